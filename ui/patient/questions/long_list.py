"""A question answered from a list too long to read: it opens on a tap and is searched by typing."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.questionnaire import Item
from ui.patient.question import Values
from ui.patient.questions.choice import AskedChoice
from ui.patient.rows import Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_LONG: Final = 8  # choices that can still be read at once
_PAGE: Final = 20
_CONTROLS: Final = ("drop-down", "autocomplete", "lookup")


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A choice that the search finds, and its number among all."""

    text: str
    chosen: bool
    number: int


def is_long(item: Item) -> bool:
    """Tell whether a form wants a list that opens, and it is long enough to need one."""
    return item.control in _CONTROLS and len(item.options) > _LONG


@QmlElement
class AskedFromList(AskedChoice):
    """The search, and the choices that it finds."""

    searched = Signal()

    CONTROL: ClassVar = "LongListQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._search = ""
        self._room = _PAGE
        self._found = 0
        self._matches = Rows(self, MatchRow)
        self._index: tuple[tuple[str, str], ...] = ()  # words, and what is searched in them
        self._indexed: tuple[object, str] = (None, "")

    def _list(self) -> None:
        if self._indexed != (self._item.options, self._language):
            self._indexed = (self._item.options, self._language)
            words = (self._words(option) for option in self._item.options)
            self._index = tuple((text, _plain(text)) for text in words)
        self._look()

    def _look(self) -> None:
        wanted = _plain(self._search).split()
        found = [n for n, (_, plain) in enumerate(self._index) if all(w in plain for w in wanted)]
        self._found = len(found)
        self._matches.show(
            tuple(
                MatchRow(self._index[n][0], self._chose(self._item.options[n].value), n)
                for n in found[: self._room]
            )
        )
        self.searched.emit()

    @Property(QObject, notify=searched)
    def matches(self) -> Rows:
        """Return the first of the choices that the search finds."""
        return self._matches

    @Property(int, notify=searched)
    def found(self) -> int:
        """Return how many choices the search finds."""
        return self._found

    @Property(int, notify=searched)
    def hidden(self) -> int:
        """Return how many of them are not shown yet."""
        return max(0, self._found - self._room)

    @Property(str, notify=searched)
    def answer(self) -> str:
        """Return what is chosen, in words."""
        chosen = (o for o in self._item.options if self._chose(o.value))
        return "; ".join(self._words(option) for option in chosen)

    @Slot(str)
    def look(self, typed: str) -> None:
        """Find the choices that have all these pieces of words."""
        if typed != self._search:
            self._search = typed
            self._room = _PAGE
            self._look()

    @Slot()
    def showMore(self) -> None:
        """Show more of what was found."""
        self._room += _PAGE
        self._look()


def _plain(words: str) -> str:
    """Return words without capitals and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
