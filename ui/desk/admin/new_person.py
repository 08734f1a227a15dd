"""Somebody new: the name as it is signed, a short one for ever, the role, their own passphrase."""

import re
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from kiosk.provision import NewPerson
from kiosk.provision.people import PERSON_ID, Role
from ui.desk.admin.new_passphrase import NewPassphrase
from ui.desk.labels import label

translate = QCoreApplication.translate


def role_words() -> dict[Role, str]:
    """Return what each role is called, and what it lets one do."""
    return {
        "nurse": translate("role", "Nurse: reviews and signs off"),
        "clinician": translate("role", "Clinician: reviews and signs off"),
        "nurse+admin": translate("role", "Nurse who also runs the clinic’s set-up"),
        "clinician+admin": translate("role", "Clinician who also runs the clinic’s set-up"),
        "front-desk": translate("role", "Front desk: expects patients, opens no intake"),
        "admin": translate("role", "Runs the clinic’s set-up, opens no intake (office, IT)"),
    }


class NewPersonFields(QWidget):
    """The fields of a new person; `own` is what their passphrase is called.

    `managing`: only roles that run the clinic are offered.
    """

    changed = Signal()

    def __init__(self, clinic: Callable[[], str], own: str, *, managing: bool = False) -> None:
        super().__init__()
        self.name, self.id, self.role = QLineEdit(), QLineEdit(), QComboBox()
        self.name.setPlaceholderText(translate("person", "As it is signed: Ada Moreno, RN"))
        for role, words in role_words().items():
            if not managing or role.endswith("admin"):
                self.role.addItem(words, role)
        self._own_id = False  # typed, not taken from the name
        self.passphrase = NewPassphrase(lambda: [self.name.text(), self.id.text(), clinic()])
        self._lay_out(own)
        self.name.textChanged.connect(self._name_changed)
        self.id.textEdited.connect(self._id_typed)
        self.id.textChanged.connect(self.passphrase.judge)
        self.passphrase.changed.connect(self.changed)

    @property
    def fine(self) -> bool:
        """Tell whether all is there."""
        named = self.name.text().strip() and re.fullmatch(PERSON_ID, self.id.text())
        return bool(named) and self.passphrase.fine

    @property
    def person(self) -> NewPerson:
        """Return who it is."""
        return NewPerson(self.id.text(), self.name.text().strip(), self.role.currentData())

    @Slot()
    def _name_changed(self) -> None:
        if not self._own_id:
            self.id.setText(short_name(self.name.text()))
        self.passphrase.judge()

    @Slot()
    def _id_typed(self) -> None:
        self._own_id = True

    def _lay_out(self, own: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(translate("person", "&Name"), self.name)
        form.addRow(translate("person", "S&hort name"), self.id)
        form.addRow("", label(
            translate("person", "It stays for ever. Small letters, digits, dashes and dots."),
            "soft", wrap=False,
        ))  # fmt: skip
        form.addRow(translate("person", "&Role"), self.role)
        column.addLayout(form)
        column.addWidget(label(own, "heading"))
        column.addWidget(self.passphrase)


def short_name(name: str) -> str:
    """Return the first word of a name as an id: small plain letters and digits."""
    plain = unicodedata.normalize("NFKD", name.strip().split(" ")[0]).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)[:40]
