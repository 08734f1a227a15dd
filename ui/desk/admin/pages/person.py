"""The first person: who they are, what they may do, and their own passphrase."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.desk.admin.new_person import NewPersonFields
from ui.desk.admin.page import Page

translate = QCoreApplication.translate


class PersonPage(Page):
    """Asks for somebody who runs the clinic; others are added later, at the desk."""

    def __init__(self, clinic: Callable[[], str]) -> None:
        super().__init__(
            translate("setup", "Who are you?"),
            translate("setup", "You"),
            translate("setup", "&Set up the clinic"),
        )
        self.add_words(
            translate(
                "setup",
                "You are the first who may sign in and who runs the clinic’s set-up. You add "
                "everybody else, and the tablets, at this desk afterwards.",
            )
        )
        self.fields = NewPersonFields(
            clinic, translate("setup", "Your own passphrase"), managing=True
        )
        self.column.addWidget(self.fields)
        self.column.addStretch()
        self.fields.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether somebody was named."""
        return self.fields.fine

    def come(self) -> None:
        """Put the cursor where one begins to type."""
        self.fields.name.setFocus()
