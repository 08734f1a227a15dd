"""Identify: the front desk's code if there is one, name and birth date, one thing at a time.

What is wrong with an entry is a code here and words in IdentifyStep.qml, which show what would
be valid.
"""

from datetime import date

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.visit.identity import (
    CODE_ALPHABET,
    CODE_LENGTH,
    Identity,
    code_kind,
    tidy_code,
    tidy_name,
)
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = ("code", "given", "family", "birth")
OLDEST = 120  # years


@QmlElement
class Identify(QObject):
    """What has been typed so far, and what is wrong with it once the patient goes on."""

    changed = Signal()

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._start()
        visit.begun.connect(self._start)

    @Slot()
    def _start(self) -> None:
        person = self._visit.record.identity if self._visit.is_open else None
        self._typed = dict(zip(PAGES, _as_typed(person), strict=True))
        self._no_code = person is not None and not person.code
        self._one_name = person is not None and not person.family
        self._page = PAGES[0]
        self._problem = ""
        self.changed.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        """Return what is asked now: code, given, family, birth."""
        return self._page

    @Property(int, notify=changed)
    def pageNumber(self) -> int:
        """Return the place of what is asked now, from 1."""
        return PAGES.index(self._page) + 1

    @Property(int, constant=True)
    def pageCount(self) -> int:
        """Return how many things are asked."""
        return len(PAGES)

    @Slot(str, result=str)
    def typedOn(self, page: str) -> str:
        """Return what was typed on a page, for its field to begin with; a date as 1950-02-28."""
        return self._typed[page]

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Return what is wrong, as the functions below say, or "empty"; "" while nothing is."""
        return self._problem

    @Slot(str)
    def type(self, text: str) -> None:
        """Take what is typed; what was wrong is forgotten until the patient goes on."""
        self._typed[self._page] = text
        self._no_code = self._no_code and (self._page != "code" or not text)
        self._one_name = self._one_name and (self._page != "family" or not text)
        self._problem = ""
        self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """Go on to the next thing, or say what is wrong with this one."""
        self._problem = self._what_is_wrong()
        if self._problem:
            self.changed.emit()
        elif self._page == PAGES[-1]:
            self._identify()
        else:
            self._show(PAGES[PAGES.index(self._page) + 1])

    @Slot()
    def haveNoCode(self) -> None:
        """Go on without a code: name and birth date say who it is, and the desk is told."""
        self._typed["code"] = ""
        self._no_code = True
        self.goOn()

    @Slot()
    def haveOneName(self) -> None:
        """Go on without a last name: many people have none."""
        self._typed["family"] = ""
        self._one_name = True
        self.goOn()

    @Slot()
    def goBack(self) -> None:
        """Go back to the thing before, or to the step before."""
        if self._page == PAGES[0]:
            self._visit.goBack()
        else:
            self._show(PAGES[PAGES.index(self._page) - 1])

    def _show(self, page: str) -> None:
        self._page = page
        self._problem = ""
        self.changed.emit()

    def _identify(self) -> None:
        kind = code_kind(self._typed["code"]) or "first"  # without a code everything is asked
        person = Identity(
            tidy_code(self._typed["code"]),
            tidy_name(self._typed["given"]),
            tidy_name(self._typed["family"]),
            date.fromisoformat(self._typed["birth"]),
        )
        known = self._visit.record.identity
        self._visit.apply(self._visit.record.identify(person, kind))
        if person != known:
            self._tell_the_desk()
        self._visit.goForward()

    def _tell_the_desk(self) -> None:
        intake, record = self._visit.intake, self._visit.record
        self._visit.background.run(lambda: intake.identified(record), lambda _done: None)

    def _what_is_wrong(self) -> str:
        typed = self._typed[self._page]
        if self._page == "code":
            return "" if self._no_code else code_problem(typed)
        if self._page == "birth":
            return birth_date_problem(typed, self._visit.intake.clock.now().date())
        missing = not tidy_name(typed) and not (self._page == "family" and self._one_name)
        return "empty" if missing else ""


def _as_typed(person: Identity | None) -> tuple[str, str, str, str]:
    """Return what stands on each page for somebody who has said who they are."""
    if person is None:
        return "", "", "", ""
    return person.code, person.given, person.family, person.birth_date.isoformat()


def code_problem(typed: str) -> str:
    """Tell what is wrong with a front desk's code: "", no-code, lookalike, length or mistyped."""
    if not tidy_code(typed):
        return "no-code"
    if set(tidy_code(typed)) - set(CODE_ALPHABET):
        return "lookalike"
    if len(tidy_code(typed)) != CODE_LENGTH:
        return "length"
    return "" if code_kind(typed) else "mistyped"


def birth_date_problem(typed: str, today: date) -> str:
    """Tell what is wrong with a birth date such as 1950-02-28; "" when nothing is."""
    if not typed:
        return "incomplete"
    try:
        given = date.fromisoformat(typed)
    except ValueError:
        return "no-such-day"
    if given > today:
        return "not-yet"
    return "too-old" if given.year < today.year - OLDEST else ""
