"""Who signs and who helps: the patient, or who decides for them; an interpreter; a witness.

What is missing is a code here and words in SignersPage.qml.
"""

from collections.abc import Mapping
from typing import Final, get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.pack import Role
from kiosk.visit.consent import Authority, Interpreter, Representative
from kiosk.visit.draft import Begun
from kiosk.visit.flow import roles
from kiosk.visit.identity import tidy_name
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

ROLES: Final[tuple[Role, ...]] = ("representative", "interpreter", "witness")
FIELDS = ("name", "relation", "details", "interpreter", "service", "witness")


@QmlElement
class Signers(QObject):
    """The people besides the patient, where the agreements that are signed allow them."""

    changed = Signal()
    turned = Signal()  # to the page with these people, or back from it

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._start()
        visit.begun.connect(self._start)
        visit.changed.connect(self.changed)

    @Slot()
    def _start(self) -> None:
        self._open = False
        self._there: set[Role] = set()
        self._authority: Authority | None = None
        self._typed = dict.fromkeys(FIELDS, "")
        self._problem = ""
        self.changed.emit()

    def begun(self) -> dict[str, Begun]:
        """Return what was typed and chosen about these people, until the visit is signed."""
        said = {
            **self._typed,
            "authority": self._authority or "",
            "there": " ".join(sorted(self._there)),
        }
        return {f"signers.{name}": words for name, words in said.items() if words}

    def go_on(self, begun: Mapping[str, Begun]) -> None:
        """Take up what was typed and chosen before a crash."""
        self._typed = {name: str(begun.get(f"signers.{name}", "")) for name in FIELDS}
        there = str(begun.get("signers.there", "")).split()
        self._there = {role for role in ROLES if role in there}
        authority = begun.get("signers.authority")
        self._authority = next((one for one in get_args(Authority) if one == authority), None)

    # What the signature is made with

    def allows(self, role: Role) -> bool:
        """Tell whether every agreement that is signed allows this role."""
        return self._visit.is_open and role in roles(self._visit.record, self._visit.pack)

    def representative(self) -> Representative | None:
        """Return who decides for the patient, if somebody does."""
        if self._authority is None or not self._is_there("representative"):
            return None
        said = self._said
        return Representative(said("name"), said("relation"), self._authority, said("details"))

    def interpreter(self) -> Interpreter | None:
        """Return who interpreted, if somebody did."""
        if not self._is_there("interpreter"):
            return None
        return Interpreter(self._said("interpreter"), self._said("service"))

    def witness(self, *, needed: bool) -> str:
        """Return the witness's name; it is asked for where the signature needs one."""
        wanted = needed or self._is_there("witness")
        return self._said("witness") if wanted and self.allows("witness") else ""

    # What the screen shows

    @Property(bool, notify=changed)
    def open(self) -> bool:
        """Tell whether the page with these people is shown."""
        return self._open

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Tell whether the agreements allow anybody besides the patient."""
        return any(self.allows(role) for role in ROLES)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # the stub knows no names
    def allowed(self) -> list[str]:
        """Return the roles that the agreements allow."""
        return [role for role in ROLES if self.allows(role)]

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # the stub knows no names
    def there(self) -> list[str]:
        """Return the roles that somebody is there for."""
        return sorted(self._there)

    @Property(str, notify=changed)
    def authority(self) -> str:
        """Return what gives the right to decide: parent, guardian, proxy, other; "" not said."""
        return self._authority or ""

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Return the field that is still missing, or authority; "" while nothing is."""
        return self._problem

    @Property(str, notify=changed)
    def representativeName(self) -> str:
        """Return the name of who signs for the patient; empty when the patient signs."""
        who = self.representative()
        return who.name if who else ""

    @Property(str, notify=changed)
    def interpreterName(self) -> str:
        """Return the interpreter's name; empty when there is none."""
        who = self.interpreter()
        return who.name if who else ""

    @Property(str, notify=changed)
    def witnessName(self) -> str:
        """Return the witness's name; empty when there is none."""
        return self.witness(needed=False)

    @Slot(str, result=str)
    def typed(self, field: str) -> str:
        """Return what was typed into a field so far."""
        return self._typed[field]

    # What the hands do

    @Slot()
    def show(self) -> None:
        """Show the page with these people."""
        self._turn(to_people=True)

    @Slot()
    def leave(self) -> None:
        """Go back to the signature; whoever is not complete is left out."""
        self._there -= {role for role in self._there if self._missing(role)}
        self._problem = ""
        self._turn(to_people=False)

    @Slot()
    def done(self) -> None:
        """Go back to the signature, or say what is missing."""
        missing = (self._missing(role) for role in ROLES)
        self._problem = next(filter(None, missing), "")
        if self._problem:
            self.changed.emit()
        else:
            self._turn(to_people=False)

    @Slot(str, bool)
    def put(self, role: Role, there: bool) -> None:
        """Say whether somebody is there for a role."""
        self._there = self._there | {role} if there else self._there - {role}
        self._tidy()

    @Slot(str)
    def chooseAuthority(self, authority: Authority) -> None:
        """Say what gives the right to decide for the patient."""
        self._authority = authority
        self._tidy()

    @Slot(str, str)
    def type(self, field: str, words: str) -> None:
        """Take what is typed."""
        self._typed[field] = words
        self._tidy()

    def _turn(self, *, to_people: bool) -> None:
        self._open = to_people
        self.changed.emit()
        self.turned.emit()

    def _tidy(self) -> None:
        self._problem = ""
        self.changed.emit()

    def _said(self, field: str) -> str:
        return tidy_name(self._typed[field])

    def _is_there(self, role: Role) -> bool:
        return role in self._there and not self._missing(role) and self.allows(role)

    def _missing(self, role: Role) -> str:
        """Return the first thing that a role lacks; "" when it is complete or nobody's."""
        if role not in self._there:
            return ""
        if role != "representative":
            return "" if self._said(role) else role
        needed = ["name", "relation"]
        empty = next((field for field in needed if not self._said(field)), "")
        if empty or self._authority is None:
            return empty or "authority"
        return "details" if self._authority == "other" and not self._said("details") else ""
