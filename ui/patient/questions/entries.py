"""The end of a group that repeats: what was given so far, one more, or one less."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.evaluation.paper import up
from kiosk.forms.evaluation.repetitions import may_add, may_remove
from kiosk.forms.evaluation.state import State
from kiosk.forms.evaluation.tree import key_of
from kiosk.forms.layout import label
from kiosk.forms.walk import Page, pages
from ui.patient.question import Question, Values
from ui.patient.question_words import in_words
from ui.patient.rows import Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One repetition: what it is called, and what was answered in it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Entered:
    """All repetitions of a group: the key of each, and of the first question in each."""

    keys: tuple[str, ...] = ()
    rows: tuple[EntryRow, ...] = ()
    firsts: tuple[str, ...] = ()
    may_add: bool = False
    may_remove: bool = False


def entries_of(state: State, page: Page, language: str) -> Entered:
    """Return what was given in each repetition of the group that a page ends."""
    count = state.tree.counts[page.key]
    keys = tuple(key_of(page.item.link_id, (*page.path[:-1], n)) for n in range(count))
    asked_now = [(p, set(up(state.tree, p.key))) for p in pages(state)]
    inside = [[p for p, around in asked_now if key in around] for key in keys]
    rows = tuple(
        EntryRow(label(page.item, number).in_(language), _said(asked, language))
        for number, asked in enumerate(inside)
    )
    firsts = tuple(next((p.key for p in asked if p.item.is_question), "") for asked in inside)
    return Entered(keys, rows, firsts, may_add(page.item, count), may_remove(page.item, count))


def _said(asked: list[Page], language: str) -> str:
    answers = (in_words(page.item, page.values or (), language) for page in asked)
    return "; ".join(filter(None, answers))


@QmlElement
class Entries(Question):
    """The repetitions as rows, and what can be done with them."""

    listed = Signal()
    entered = Signal(str, str)  # what to do, and the key of the repetition or of its question

    CONTROL: ClassVar = "EntriesQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._entered = Entered()
        self._asking = -1
        self._rows = Rows(self, EntryRow)

    def enter(self, found: Entered) -> None:
        """Show these repetitions."""
        if found.keys != self._entered.keys:
            self._asking = -1
        self._entered = found
        self._rows.show(found.rows)
        self.listed.emit()

    @Property(QObject, notify=listed)
    def entries(self) -> Rows:
        """Return the repetitions as rows."""
        return self._rows

    @Property(bool, notify=listed)
    def mayAdd(self) -> bool:
        """Tell whether there may be one more."""
        return self._entered.may_add

    @Property(bool, notify=listed)
    def mayRemove(self) -> bool:
        """Tell whether one may go."""
        return self._entered.may_remove

    @Property(int, notify=listed)
    def asking(self) -> int:
        """Return which one the patient is asked about before it goes; -1: none."""
        return self._asking

    @Slot()
    def add(self) -> None:
        """Give one more."""
        self.entered.emit("add", self._entered.keys[-1])

    @Slot(int)
    def change(self, number: int) -> None:
        """Go to what was given in one of them."""
        self.entered.emit("change", self._entered.firsts[number])

    @Slot(int)
    def askToRemove(self, number: int) -> None:
        """Ask whether one of them shall go; -1: it stays."""
        self._asking = number
        self.listed.emit()

    @Slot()
    def remove(self) -> None:
        """Take away the one that was asked about."""
        number, self._asking = self._asking, -1
        self.entered.emit("remove", self._entered.keys[number])
