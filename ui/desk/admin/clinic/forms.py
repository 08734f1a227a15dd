"""Forms of acts that need a tick, or the passphrase of somebody who hands the keys on."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QVBoxLayout

from kiosk.provision.administration import Administration, Giver, RootKey
from kiosk.record.manifest import Person
from ui.desk.admin.clinic.signing import Act, Form
from ui.desk.admin.new_person import NewPersonFields, role_words
from ui.desk.labels import label

translate = QCoreApplication.translate


class Confirmed(Form):
    """Something that is looked at before it is signed: one tick."""

    def __init__(self, words: str, act: Act, shown: str = "") -> None:
        super().__init__()
        self._act = act
        self.tick = QCheckBox(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if shown:
            column.addWidget(label(shown, "code", wrap=False))
        column.addWidget(self.tick)
        self.tick.toggled.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether it was looked at."""
        return self.tick.isChecked()

    def act(self) -> Act:
        """Return what is to be done."""
        return self._act


class GiverFields(Form):
    """Who hands the clinic's keys on, and their passphrase; `give` is what they do with it."""

    def __init__(
        self, people: Sequence[Person], me: str, give: Callable[[RootKey, Giver], Any]
    ) -> None:
        super().__init__()
        self._give = give
        self.person, self.passphrase = QComboBox(), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        for person in people:
            self.person.addItem(person.name, person.id)
        self.person.setCurrentIndex(max(self.person.findData(me), 0))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(translate("giver", "&Handed on by"), self.person)
        form.addRow(translate("giver", "Their p&assphrase"), self.passphrase)
        self.passphrase.textChanged.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether a passphrase was typed."""
        return bool(self.passphrase.text())

    @property
    def giver(self) -> Giver:
        """Return who hands the keys on."""
        return Giver(str(self.person.currentData()), self.passphrase.text())

    def act(self) -> Act:
        """Return what they do with it."""
        return partial(_with_giver, self._give, self.giver)

    def clear(self) -> None:
        """Forget the passphrase."""
        self.passphrase.clear()


class NewPersonForm(Form):
    """Somebody new, and who hands the clinic's keys on to them."""

    def __init__(
        self, office: Administration, clinic: str, people: Sequence[Person], me: str
    ) -> None:
        super().__init__()
        self._office = office
        own = translate("person", "Their own passphrase: they type it themselves")
        self.fields = NewPersonFields(lambda: clinic, own)
        self.given = GiverFields(people, me, lambda _root, _giver: None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.fields)
        column.addWidget(label(translate("person", "Who hands the clinic’s keys on"), "heading"))
        column.addWidget(self.given)
        for part in (self.fields, self.given):
            part.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether both are named."""
        return self.fields.fine and self.given.ready

    def act(self) -> Act:
        """Return their addition."""
        return partial(
            self._office.add_person,
            person=self.fields.person,
            passphrase=self.fields.passphrase.words,
            giver=self.given.giver,
        )

    def clear(self) -> None:
        """Forget the passphrases."""
        self.fields.passphrase.clear()
        self.given.clear()


class RoleForm(Form):
    """What somebody may do from now on."""

    def __init__(self, office: Administration, person: Person) -> None:
        super().__init__()
        self._office, self._person = office, person
        self.role = QComboBox()
        for role, words in role_words().items():
            self.role.addItem(words, role)
        self.role.setCurrentIndex(max(self.role.findData(person.role), 0))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(translate("person", "&Role"), self.role)
        self.role.currentIndexChanged.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether it is another role."""
        return bool(self.role.currentData() != self._person.role)

    def act(self) -> Act:
        """Return the change."""
        role = self.role.currentData()
        return partial(self._office.change_role, person_id=self._person.id, role=role)


def _with_giver(give: Callable[[RootKey, Giver], Any], giver: Giver, root: RootKey) -> object:
    return give(root, giver)
