"""Expect a patient: a code for the tablet, large enough to read out or to write down."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.visit.identity import VisitKind, new_code
from ui.desk.labels import button, label


class CodeDialog(QDialog):
    """Makes a code for a first or a return visit; the patient types it on the tablet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Expect a patient"))
        self.setMinimumWidth(460)
        self.code = ""
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Which visit is it? The patient types the code.")))
        column.addLayout(self._kinds())
        self._shown = label("", "code", wrap=False)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumHeight(72)
        column.addWidget(self._shown)
        self._note = label("", "soft")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @Slot()
    def expect_first(self) -> None:
        """Make a code for a first visit."""
        self._make("first", self.tr("First visit: slides, questions and consent."))

    @Slot()
    def expect_return(self) -> None:
        """Make a code for a return visit."""
        self._make("return", self.tr("Return visit: what has changed since last time."))

    def _kinds(self) -> QHBoxLayout:
        line = QHBoxLayout()
        for words, act in (
            (self.tr("&First visit"), self.expect_first),
            (self.tr("&Return visit"), self.expect_return),
        ):
            choice = button(words)
            choice.setAutoDefault(False)
            choice.clicked.connect(act)
            line.addWidget(choice)
        return line

    def _make(self, kind: VisitKind, note: str) -> None:
        self.code = new_code(kind)
        half = len(self.code) // 2
        self._shown.setText(f"{self.code[:half]} {self.code[half:]}")
        self._shown.setAccessibleName(" ".join(self.code))
        self._note.setText(note)
