"""The test of the recovery sheet: its key is typed back from the paper."""

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QPlainTextEdit

from kiosk.errors import Refused
from kiosk.provision.recovery import typed
from ui.desk.admin.page import Page

translate = QCoreApplication.translate

_LINES = 5


class TrialPage(Page):
    """Says while it is typed which group to look at."""

    def __init__(self) -> None:
        super().__init__(
            translate("setup", "Try the recovery sheet"),
            translate("setup", "Try the sheet"),
            translate("setup", "&Try it"),
        )
        self.add_words(
            translate(
                "setup",
                "A key that was printed and never read back is found to be wrong on the day it is "
                "needed. Type it from the paper, group by group. Spaces, line ends and capital "
                "letters do not matter.",
            )
        )
        self.key = QPlainTextEdit()
        self.key.setAccessibleName(translate("setup", "The key on the sheet"))
        self.key.setTabChangesFocus(True)
        self.key.setProperty("look", "key")
        self.key.setFixedHeight(_LINES * 30)
        self.column.addWidget(self.key)
        self.verdict = self.add_words("", "strong")
        self.column.addStretch()
        self.key.textChanged.connect(self._judge)

    @property
    def words(self) -> str:
        """Return what was typed."""
        return self.key.toPlainText()

    @property
    def ready(self) -> bool:
        """Tell whether it is a key at all; whether it is this one is tried."""
        try:
            typed(self.words)
        except Refused:
            return False
        return True

    def come(self) -> None:
        """Put the cursor where one begins to type."""
        self.key.setFocus()

    @Slot()
    def _judge(self) -> None:
        self.verdict.setText(self._verdict())
        self.changed.emit()

    def _verdict(self) -> str:
        if not self.words.strip():
            return ""
        try:
            typed(self.words)
        except Refused as error:
            return error.message
        return translate("setup", "✓ Every letter is there.")
