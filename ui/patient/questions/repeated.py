"""A plain question that takes several answers: those given so far, and one to give now.

What stands in the field counts at once, so that nothing is lost without "Add another".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Item, Value
from ui.patient.question import Question, Values
from ui.patient.question_words import in_words
from ui.patient.rows import Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

Make = Callable[[Item, QObject, Callable[[Values], None]], Question]


@dataclass(frozen=True, slots=True)
class GivenRow:
    """An answer given before, in words."""

    words: str


@QmlElement
class AskedRepeatedly(Question):
    """The answers given so far, and a question for one more."""

    counted = Signal()

    CONTROL: ClassVar = "RepeatedQuestion.qml"

    def __init__(
        self, parent: QObject, record: Callable[[Values], None], kind: str, make_one: Make
    ) -> None:
        super().__init__(parent, record, kind)
        self._make_one = make_one  # kinds.py knows every kind
        self._given: tuple[Value, ...] = ()
        self._rows = Rows(self, GivenRow)
        self._one: Question | None = None
        self._now: Values = None

    def _follow(self) -> None:
        values = self._values or ()
        if values != self._all():
            self._given, self._now = values[:-1], values[-1:] or None
        if self._values == ():
            self._given, self._now = (), None
        self._ask()
        self._rows.show(
            tuple(GivenRow(in_words(self._item, (value,), self._language)) for value in self._given)
        )
        self.counted.emit()

    def _ask(self) -> None:
        one = replace(self._item, repeats=False, required=True)
        if self._one is None:
            self._one = self._make_one(one, self, self._take)
        self._one.show(one, self._now, self._language)

    def _all(self) -> tuple[Value, ...]:
        return (*self._given, *(self._now or ()))

    def _take(self, values: Values) -> None:
        self._now = values
        self._record(self._all() or None)

    def _begun_problem(self) -> Issue | None:
        """Return what is wrong with the answer that stands in the field; none where it is empty."""
        found = None if self._one is None else self._one.problem()
        return None if found is None or found.code == "required" else found

    def problem(self) -> Issue | None:
        """Return what keeps the patient from going on: also an answer that is begun."""
        return None if self._values == () else self._begun_problem() or super().problem()

    def _missing(self) -> str:
        return "" if self._one is None else str(self._one.property("advice"))

    def tell(self) -> None:
        """Show from now on what is missing; the question for one answer knows the words."""
        if self._one is not None:
            self._one.tell()
        super().tell()

    @Property(QObject, notify=counted)
    def given(self) -> Rows:
        """Return the answers given so far as rows."""
        return self._rows

    @Property(QObject, notify=counted)
    def one(self) -> Question | None:
        """Return the question for the answer to give now."""
        return self._one

    @Property(bool, notify=counted)
    def canAdd(self) -> bool:
        """Tell whether there is an answer in the field, and room for one more."""
        most = self._item.max_occurs
        return bool(self._now) and (most is None or len(self._all()) < most)

    @Slot()
    def add(self) -> None:
        """Keep what stands in the field, and begin another answer."""
        if not self.property("canAdd"):
            return
        self._given, self._now = self._all(), None
        self._begin_anew()

    @Slot()
    def decline(self) -> None:
        """Leave the question out, or take that back; what was begun goes too."""
        super().decline()
        self._begin_anew()

    @Slot(int)
    def remove(self, number: int) -> None:
        """Take an answer back."""
        self._given = (*self._given[:number], *self._given[number + 1 :])
        self._record(self._all() or None)

    def _begin_anew(self) -> None:
        """Ask with an empty field."""
        old, self._one = self._one, None
        self._follow()
        if old is not None:
            old.deleteLater()
