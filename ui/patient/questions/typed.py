"""What all questions have in common whose answer is typed.

What is typed is kept as typed; it becomes an answer only while it is a valid one.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Value
from kiosk.forms.typed import parse
from ui.patient.question import Question, Values
from ui.patient.question_words import range_in_words
from ui.patient.value_words import typed_words

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_ROOM: Final = 2000  # characters, where a form sets no limit
_SHORT: Final = 30  # a limit that is worth a word before it is met


@QmlElement
class TypedQuestion(Question):
    """What stands in the field, and the answer that it is."""

    retyped = Signal()

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._typed = ""

    def _follow(self) -> None:
        """Keep what is typed while it says what was answered; begun words are no answer yet."""
        before = self._typed
        if self._values == ():
            self._typed = ""
        elif self._values and self._read() != self._values[0]:
            self._typed = self._as_typed(self._values[0])
        self.retyped.emit()
        if self._typed != before:
            self._refill()

    @property
    def begun(self) -> str:
        """Return what is typed and is no answer yet."""
        return self._typed if self._values is None else ""

    def go_on(self, typed: str) -> None:
        """Let stand in the field what stood there before a crash."""
        self._typed = typed

    def _refill(self) -> None:
        """Let the field show what stands there now."""
        self.shown.emit()

    def _as_typed(self, value: Value) -> str:
        return typed_words(value)

    def _read(self) -> Value | Issue | None:
        """Return the answer that stands in the field, what is wrong with it, or None."""
        return parse(self._item, self._typed) if self._typed.strip() else None

    def _unfinished(self) -> Issue | None:
        read = self._read()
        return read if isinstance(read, Issue) else None

    def _hint(self) -> str:
        return "\n".join(filter(None, (self._limits(), self._example())))

    def _limits(self) -> str:
        limits = range_in_words(self._item, self._language)
        longest = self._item.max_length
        if limits or longest is None or longest > _SHORT:
            return limits
        words = QCoreApplication.translate("Question", "%1 characters at most")
        return words.replace("%1", str(longest))

    def _example(self) -> str:
        shape = self._item.entry_format.in_(self._language)
        words = QCoreApplication.translate("Question", "Like this: %1")
        return words.replace("%1", shape) if shape else ""

    @Property(str, notify=retyped)
    def typed(self) -> str:
        """Return what stands in the field."""
        return self._typed

    @Property(int, notify=retyped)
    def maxLength(self) -> int:
        """Return how many characters the field takes."""
        return self._item.max_length or _ROOM

    @Slot(str)
    def write(self, typed: str) -> None:
        """Take what stands in the field now; only a valid answer is kept."""
        self._typed = typed
        self._answer()

    def _answer(self) -> None:
        """Record what stands in the field, if it is an answer."""
        read = self._read()
        self._record(None if read is None or isinstance(read, Issue) else (read,))

    @Slot()
    def decline(self) -> None:
        """Leave the question out, or take that back; what was begun goes too."""
        super().decline()
        self.shown.emit()
