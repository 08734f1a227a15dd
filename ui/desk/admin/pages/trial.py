"""The test of the recovery sheet: its key is typed back from the paper."""

from PySide6.QtCore import QCoreApplication

from ui.desk.admin.page import Page
from ui.desk.admin.sheet_key import SheetKey

translate = QCoreApplication.translate


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
        self.key = SheetKey()
        self.column.addWidget(self.key)
        self.column.addStretch()
        self.key.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether it is a key at all; whether it is this one is tried."""
        return self.key.fine

    def come(self) -> None:
        """Put the cursor where one begins to type."""
        self.key.key.setFocus()
