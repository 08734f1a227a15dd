"""The clinic is there: what to do with paper and stick, and what comes next."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.desk.admin.page import Page

translate = QCoreApplication.translate


class DonePage(Page):
    """The last page."""

    def __init__(self) -> None:
        super().__init__(
            translate("setup", "Your clinic is set up"),
            translate("setup", "What comes next"),
            translate("setup", "&Sign in"),
        )

    def tell(self, root_folder: Path, public_root: Path, left: list[Path], problem: str) -> None:
        """Say what lies where; `left` are files of the sheet that could not be deleted."""
        for file in left:
            words = translate("setup", "Delete {0} by hand: the recovery key is in it.")
            self.add_words(words.format(file), "strong")
        self.add_words(translate("setup", "Now, before you stand up"), "heading")
        for words in (
            translate("setup", "1.  Seal each printed sheet in an envelope, sign across the flap, "
                               "and lock them away in two places."),
            translate("setup", "2.  Copy the file root.age from {0} to a second stick; lock both "
                               "sticks away. The note with its passphrase goes elsewhere."),
        ):  # fmt: skip
            self.add_words(words.format(root_folder))
        self.add_words(translate("setup", "Then, at this desk"), "heading")
        for words in (
            translate("setup", "3.  Sign in, and choose Clinic in the menu. There you add nurses: "
                               "they need nothing but a passphrase of their own."),
            translate("setup", "4.  Add tablets there as well. Each needs the file {0} from this "
                               "computer, which is no secret, and shows eight digits that you "
                               "compare."),
        ):  # fmt: skip
            self.add_words(words.format(public_root))
        if problem:
            self.add_words(problem, "soft")
        self.column.addStretch()
