"""Who may sign in, and who could: adding, changing a role, letting go."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot

from kiosk.provision.administration import Administration
from kiosk.provision.standing import Standing
from kiosk.record.manifest import Person
from ui.background import Background
from ui.desk.admin.clinic.forms import Confirmed, NewPersonForm, RoleForm
from ui.desk.admin.clinic.listing import Listing
from ui.desk.admin.clinic.tab import Tab
from ui.desk.admin.new_person import role_words
from ui.desk.words import exact

translate = QCoreApplication.translate


class PeopleTab(Tab):
    """Everybody who ever belonged: what they signed stays theirs."""

    def __init__(self, office: Administration, background: Background, me: str) -> None:
        super().__init__(office, background)
        self._me = me
        self._standing: Standing | None = None
        heads = [self.tr("Name"), self.tr("Short name"), self.tr("Role"), self.tr("State")]
        self.table = Listing(heads, (240, 120, 330), self.tr("People"), seen=14)
        self.heading(
            self.tr("People"),
            self.tr("Each signs in at any desk, with a passphrase that nobody else knows."),
        )
        self.column.addWidget(self.table)
        self.add, self.role, self.out = self.buttons(
            (self.tr("&Add a person…"), self.add_person),
            (self.tr("Change the &role…"), self.change_role),
            (self.tr("&Let go…"), self.let_go),
        )
        self.column.addStretch()
        self.table.itemSelectionChanged.connect(self._judge)
        self._judge()

    def show_standing(self, standing: Standing) -> None:
        """Show everybody: who is in first."""
        self._standing = standing
        people = sorted(standing.manifest.people, key=lambda p: (p.revoked_at is not None, p.name))
        self.table.show_rows([(p.id, (p.name, p.id, _role(p), _state(p))) for p in people])
        self._judge()

    @Slot()
    def add_person(self) -> None:
        """Add somebody; a person who is in hands the clinic's keys on."""
        if self._standing is not None:
            manifest = self._standing.manifest
            self.sign(
                self.tr("Add a person"),
                self.tr("They can sign in at any desk as soon as this is signed."),
                NewPersonForm(self.office, manifest.name, manifest.staff, self._me),
                lambda _clinic: self.tr("The new person can sign in at any desk."),
            )

    @Slot()
    def change_role(self) -> None:
        """Change what the chosen person may do."""
        if person := self._chosen():
            self.sign(
                self.tr("Change the role of {0}").format(person.name),
                self.tr("What they signed before stays signed."),
                RoleForm(self.office, person),
                lambda _clinic: self.tr("{0} has another role now.").format(person.name),
            )

    @Slot()
    def let_go(self) -> None:
        """Let the chosen person out."""
        if person := self._chosen():
            words = self.tr(
                "They cannot sign in any more, and open nothing that is sealed from now on: new "
                "keys are made for everybody else. What they signed counts. Their short name is "
                "never used again."
            )
            form = Confirmed(
                self.tr("{0} has left").format(person.name),
                partial(self.office.revoke_person, person_id=person.id),
            )
            self.sign(
                self.tr("Let {0} go").format(person.name),
                words,
                form,
                lambda _clinic: self.tr("{0} is out.").format(person.name),
            )

    def _chosen(self) -> Person | None:
        if self._standing is None or self.table.chosen is None:
            return None
        return self._standing.manifest.person(str(self.table.chosen))

    @Slot()
    def _judge(self) -> None:
        person = self._chosen()
        inside = person is not None and person.revoked_at is None
        self.role.setEnabled(inside)
        self.out.setEnabled(inside)


def _role(person: Person) -> str:
    return next((words for role, words in role_words().items() if role == person.role), person.role)


def _state(person: Person) -> str:
    if person.revoked_at is None:
        return translate("people", "can sign in")
    return translate("people", "left {0}").format(exact(person.revoked_at))
