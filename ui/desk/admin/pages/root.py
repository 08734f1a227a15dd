"""The root file: where it lies, and its passphrase."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from ui.desk.admin.new_passphrase import NewPassphrase
from ui.desk.admin.page import Page
from ui.desk.admin.root_folder import RootFolder

translate = QCoreApplication.translate


class RootPage(Page):
    """Asks for both; the passphrase is forgotten as soon as the file is made with it."""

    def __init__(self, home: Path, clinic: Callable[[], str]) -> None:
        super().__init__(
            translate("setup", "The root file"),
            translate("setup", "Root file"),
            translate("setup", "&Make the keys"),
        )
        self.add_words(
            translate(
                "setup",
                "Whoever has this file and its passphrase decides who may open intakes and which "
                "tablets belong. It is needed only when a person or a tablet comes or goes: keep "
                "it on a USB stick in a locked place, and a copy on a second stick elsewhere.",
            )
        )
        self.add_words(translate("setup", "Where it is written"), "heading")
        self.place = RootFolder(home)
        self.column.addWidget(self.place)
        self.add_words(translate("setup", "Its passphrase"), "heading")
        self.passphrase = NewPassphrase(lambda: [clinic()])
        self.column.addWidget(self.passphrase)
        self.note = self.add_words(
            translate(
                "setup",
                "Write it down, and lock the note away apart from the stick. Nobody can reset it.",
            )
        )
        self.column.addStretch()
        self.made = False
        for part in (self.place, self.passphrase):
            part.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether there is a folder, and a passphrase unless the file was made already."""
        return self.place.fine and (self.made or self.passphrase.fine)

    def come(self) -> None:
        """Put the cursor where one begins to type."""
        first = self.passphrase.first if self.place.fine else self.place.line
        first.setFocus()

    def keep(self) -> None:
        """Forget the passphrase: the file is made with it, and only its place can change."""
        self.made = True
        self.passphrase.clear()
        self.passphrase.hide()
        self.note.setText(
            translate(
                "setup",
                "The file is made with the passphrase that you typed. Its folder may still change; "
                "for another passphrase close this window and begin again.",
            )
        )
