"""The field for the key of the recovery sheet; it says which group to look at."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from kiosk.errors import Refused
from kiosk.provision.recovery import typed
from ui.desk.labels import label

_HEIGHT = 120  # px: four lines of groups


class SheetKey(QWidget):
    """Five groups a line, as the sheet has them, or any other way."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key = QPlainTextEdit()
        self.key.setAccessibleName(self.tr("The key on the sheet"))
        self.key.setTabChangesFocus(True)
        self.key.setProperty("look", "key")
        self.key.setFixedHeight(_HEIGHT)
        self.verdict = label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.key)
        column.addWidget(self.verdict)
        self.key.textChanged.connect(self._judge)

    @property
    def words(self) -> str:
        """Return what was typed."""
        return self.key.toPlainText()

    @property
    def fine(self) -> bool:
        """Tell whether it is a key at all; whether it is the right one is tried."""
        return not self._objection()

    def clear(self) -> None:
        """Forget what was typed."""
        self.key.clear()

    @Slot()
    def _judge(self) -> None:
        objection = self._objection() or self.tr("✓ Every letter is there.")
        self.verdict.setText(objection if self.words.strip() else "")
        self.changed.emit()

    def _objection(self) -> str:
        try:
            typed(self.words)
        except Refused as error:
            return error.message
        return ""
