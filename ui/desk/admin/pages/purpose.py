"""What setting up a clinic does, what it needs, and who should not do it."""

from PySide6.QtCore import QCoreApplication

from ui.desk.admin.page import Page

translate = QCoreApplication.translate


class PurposePage(Page):
    """The first page: nothing is asked yet."""

    def __init__(self) -> None:
        super().__init__(
            translate("setup", "Set up your clinic"), translate("setup", "What this does")
        )
        self.add_words(
            translate(
                "setup",
                "This computer does not belong to a clinic yet. In about ten minutes you name the "
                "clinic, make the key that decides who belongs to it, print a sheet that opens its "
                "records when all else is lost, and give yourself a way in.",
            )
        )
        self.add_words(translate("setup", "What you need"), "heading")
        for words in (
            translate("setup", "•  A USB stick, empty: it will be kept in a locked place."),
            translate("setup", "•  A printer in this room, and two envelopes."),
            translate("setup", "•  Two passphrases that only you know: one for the clinic’s root "
                               "file, one for yourself."),
        ):  # fmt: skip
            self.add_words(words)
        self.add_words(translate("setup", "You may stop at any time"), "heading")
        self.add_words(
            translate(
                "setup",
                "Nothing is kept before the last step. Whoever stops begins again, and throws the "
                "printed sheets away.",
            )
        )
        self.add_words(translate("setup", "Does your clinic use Intake Kiosk already?"), "heading")
        self.add_words(
            translate(
                "setup",
                "Then do not set it up a second time. Close this window and ask whoever runs the "
                "clinic’s set-up to let this computer in.",
            )
        )
        self.column.addStretch()
