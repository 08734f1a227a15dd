"""Expect a patient: a code for the tablet, large enough to read out or to write down."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from kiosk.visit.identity import new_code
from ui.desk.labels import button, label


class CodeDialog(QDialog):
    """Makes a code for a first or a return visit; the patient types it on the tablet.

    `interval` is how many days a consent holds at this clinic; None: nobody has decided yet, and
    every visit asks for it.
    """

    def __init__(self, interval: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Expect a patient"))
        self.setMinimumWidth(460)
        self.code = ""
        self._interval = interval
        self.first = self._choice(self.tr("&First visit"), self.expect_first)
        self.again = self._choice(self.tr("&Return visit, ask for consent"), self.expect_return)
        self.holds = self._choice(self.tr("Return visit, &consent holds"), self.expect_holding)
        self.holds.setEnabled(bool(interval))
        self._shown = label("", "code", wrap=False)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumHeight(72)
        self._note = label("", "soft")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    @Slot()
    def expect_first(self) -> None:
        """Make a code for a first visit."""
        self._make(new_code("first"), self.tr("First visit: slides, questions and consent."))

    @Slot()
    def expect_return(self) -> None:
        """Make a code for a return visit at which consent is due."""
        note = self.tr("Return visit: what has changed since last time, and consent.")
        self._make(new_code("return"), note)

    @Slot()
    def expect_holding(self) -> None:
        """Make a code for a return visit at which the earlier consent holds."""
        note = self.tr("Return visit: what has changed since last time. No consent is asked for.")
        self._make(new_code("return", consent_due=False), note)

    def _choice(self, words: str, act: object) -> QPushButton:
        choice = button(words)
        choice.setAutoDefault(False)
        choice.clicked.connect(act)
        return choice

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Which visit is it? The patient types the code.")))
        for choice in (self.first, self.again, self.holds):
            column.addWidget(choice)
        column.addWidget(label(self._rule(), "soft"))
        column.addWidget(self._shown)
        column.addWidget(self._note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _rule(self) -> str:
        if self._interval is None:
            return self.tr(
                "This clinic has not decided how long a consent holds (setting "
                "consent_interval_days): every visit asks for it."
            )
        if self._interval == 0:
            return self.tr("This clinic asks for consent at every visit.")
        return self.tr(
            "A consent holds for {0} days, and only while its words stay the same: look into the "
            "chart for when this patient last agreed, and to which version."
        ).format(self._interval)

    def _make(self, code: str, note: str) -> None:
        self.code = code
        half = len(code) // 2
        self._shown.setText(f"{code[:half]} {code[half:]}")
        self._shown.setAccessibleName(" ".join(code))
        self._note.setText(note)
