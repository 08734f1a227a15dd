"""The question on the screen: its words, its answer so far, and the ways to answer it.

What is typed is kept as typed; it becomes an answer only while it is a valid one.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.answers import choose, same_answer
from kiosk.forms.issues import Issue, blocking, issues
from kiosk.forms.questionnaire import Item, Limit, Value
from kiosk.forms.typed import parse
from ui.patient.places import asked
from ui.patient.question_words import (
    range_in_words,
    typed_words,
    what_is_missing,
    what_would_fit,
)
from ui.patient.rows import ChoiceRow, Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

Values = tuple[Value, ...] | None  # None: not answered; empty: declined

_KINDS: Final = {
    "boolean": "yes-no",
    "decimal": "number",
    "string": "text",
    "text": "text",
    "date": "date",
    "dateTime": "date",
}
_LONGEST: Final = 10  # a scale from 0 to 10


def kind_of(item: Item) -> str:
    """Return how an item is asked: choice, several, yes-no, scale, number, text, date or words."""
    if item.type == "display":
        return "words"
    if not asked(item):
        return "spoken"  # a member of staff asks it
    if item.options:
        return "several" if item.repeats else "choice"
    if item.type == "integer":
        return "scale" if _is_scale(item) else "number"
    return _KINDS.get(item.type, "text")


def _is_scale(item: Item) -> bool:
    limits = isinstance(item.minimum, Decimal) and isinstance(item.maximum, Decimal)
    return (
        item.control == "slider" and limits and _end(item.maximum) - _end(item.minimum) <= _LONGEST
    )


def _end(limit: Limit | None) -> int:
    return int(limit) if isinstance(limit, Decimal) else 0


@QmlElement
class Question(QObject):
    """One question and its answer; `record` takes every answer that is given."""

    changed = Signal()
    shown = Signal()  # another question than before
    advised = Signal()  # the patient tried to go on without a valid answer

    def __init__(self, parent: QObject, record: Callable[[Values], None]) -> None:
        super().__init__(parent)
        self._record = record
        self._item = Item("", "display")
        self._values: Values = None
        self._language = "en"
        self._typed = ""
        self._told = False
        self._choices = Rows(self, ChoiceRow)

    def show(self, item: Item, values: Values, language: str) -> None:
        """Show a question with what was answered so far."""
        other = item.link_id != self._item.link_id or item is not self._item
        self._item, self._values, self._language = item, values, language
        if other:
            self._typed = typed_words(values[0]) if values and self._is_typed() else ""
            self._told = False
        self._choices.show(
            tuple(
                ChoiceRow(option.text.in_(language), self._chose(option.value))
                for option in item.options
            )
        )
        self.changed.emit()
        if other:
            self.shown.emit()

    def _is_typed(self) -> bool:
        return kind_of(self._item) in ("number", "text", "date")

    def _chose(self, value: Value) -> bool:
        return any(same_answer(given, value) for given in self._values or ())

    @Property(str, notify=changed)
    def kind(self) -> str:
        """Tell how it is asked."""
        return kind_of(self._item)

    @Property(str, notify=changed)
    def text(self) -> str:
        """Return the question's words, with its number where the form prints one."""
        return " ".join(filter(None, (self._item.prefix, self._item.text.in_(self._language))))

    @Property(str, notify=changed)
    def help(self) -> str:
        """Return what helps to answer, or what the answer may lie between."""
        own = self._item.help.in_(self._language)
        return own or (range_in_words(self._item, self._language) if self._is_typed() else "")

    @Property(str, notify=changed)
    def unit(self) -> str:
        """Return the unit of a number."""
        return self._item.unit.in_(self._language)

    @Property(str, notify=changed)
    def lowLabel(self) -> str:
        """Return the words at the low end of a scale."""
        return self._item.lower.in_(self._language)

    @Property(str, notify=changed)
    def highLabel(self) -> str:
        """Return the words at the high end of a scale."""
        return self._item.upper.in_(self._language)

    @Property(int, notify=changed)
    def minimum(self) -> int:
        """Return the low end of a scale."""
        return _end(self._item.minimum)

    @Property(int, notify=changed)
    def maximum(self) -> int:
        """Return the high end of a scale."""
        return _end(self._item.maximum)

    @Property(int, notify=changed)
    def number(self) -> int:
        """Return the number chosen on a scale; below its low end while there is none."""
        given = self._values[0] if self._values else None
        return given if isinstance(given, int) else _end(self._item.minimum) - 1

    @Property(bool, notify=changed)
    def saidYes(self) -> bool:
        """Tell whether the answer is yes."""
        return self._values == (True,)

    @Property(bool, notify=changed)
    def saidNo(self) -> bool:
        """Tell whether the answer is no."""
        return self._values == (False,)

    @Property(str, notify=changed)
    def typed(self) -> str:
        """Return what stands in the field; dates are YYYY-MM-DD."""
        return self._typed

    @Property(int, notify=changed)
    def maxLength(self) -> int:
        """Return how many characters the field takes."""
        return self._item.max_length or 2000

    @Property(bool, notify=changed)
    def wholeNumber(self) -> bool:
        """Tell whether the number has no decimals."""
        return self._item.type == "integer"

    @Property(bool, notify=changed)
    def longText(self) -> bool:
        """Tell whether the answer may have several lines."""
        return self._item.type == "text"

    @Property(QObject, notify=changed)
    def choices(self) -> Rows:
        """Return the choices as rows."""
        return self._choices

    @Property(bool, notify=changed)
    def canDecline(self) -> bool:
        """Tell whether the patient may leave it out."""
        return asked(self._item) and not self._item.required

    @Property(bool, notify=changed)
    def declined(self) -> bool:
        """Tell whether the patient left it out."""
        return self._values == ()

    @Property(str, notify=changed)
    def advice(self) -> str:
        """Return what would be a valid answer, once the patient tried to go on without one."""
        problem = self.problem() if self._told else None
        if problem is None:
            return ""
        if problem.code == "required":
            return what_is_missing(self._item, kind_of(self._item))
        return what_would_fit(self._item, problem, self._language)

    def problem(self) -> Issue | None:
        """Return what keeps the patient from going on, or None."""
        if not asked(self._item) or self._values == ():
            return None
        if self._typed.strip() and self._values is None:
            read = parse(self._typed_item(), self._typed)
            return read if isinstance(read, Issue) else None
        if self._values is None:
            return Issue("required")
        return next(iter(blocking(issues(self._item, self._values))), None)

    def tell(self) -> None:
        """Show from now on what is missing."""
        self._told = True
        self.changed.emit()
        self.advised.emit()

    def _typed_item(self) -> Item:
        return replace(self._item, type="date") if self._item.type == "dateTime" else self._item

    @Slot(int)
    def choose(self, number: int) -> None:
        """Tap a choice by its number."""
        answered = choose(self._item, self._values or (), self._item.options[number])
        self._record(answered or None)

    @Slot(bool)
    def say(self, yes: bool) -> None:
        """Answer yes or no."""
        self._record((yes,))

    @Slot(int)
    def pick(self, number: int) -> None:
        """Choose a number on a scale."""
        self._record((number,))

    @Slot(str)
    def write(self, typed: str) -> None:
        """Take what stands in the field now; only a valid answer is kept."""
        self._typed = typed
        read = parse(self._typed_item(), typed) if typed.strip() else None
        self._record(None if read is None or isinstance(read, Issue) else (read,))

    @Slot()
    def decline(self) -> None:
        """Leave the question out, or take that back."""
        self._typed = ""
        self._record(None if self._values == () else ())
        self.shown.emit()
