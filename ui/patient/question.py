"""A question on the screen: its words, whether it is answered, and what would be a valid answer.

This is what every kind of question has in common; how each is answered is in ui/patient/questions.
By itself it is words to read, or a question that a member of staff asks.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue, blocking, issues
from kiosk.forms.questionnaire import Item, Value
from ui.patient.places import asked
from ui.patient.question_words import leaving_out, what_would_fit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_SHORT_HELP = 160  # characters that nobody should have to ask for
Values = tuple[Value, ...] | None  # None: not answered; empty: declined


@QmlElement
class Question(QObject):
    """One question and its answer; `record` takes every answer that is given."""

    changed = Signal()
    shown = Signal()  # what stands in its fields is not what the patient last typed: fill them anew
    restarted = Signal()  # it is asked in another way: the page begins anew
    redrawn = Signal()  # its answers are drawn in another way: they come into view
    advised = Signal()  # the patient tried to go on without a valid answer

    CONTROL: ClassVar = "DisplayQuestion.qml"  # in ui/patient/questions
    ASIDE: ClassVar = ""  # what stands under the question where its answers are beside it

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent)
        self._record = record
        self._kind = kind
        self._item = Item("", "display")
        self._values: Values = None
        self._language = "en"
        self._told = False

    def show(self, item: Item, values: Values, language: str) -> None:
        """Show the question with what was answered so far."""
        self._item, self._values, self._language = item, values, language
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Bring what a kind shows into line with the answer, and tell it by a signal of its own.

        A property of a class can be notified by a signal of that class alone: Qt dies of another.
        """

    @Property(str, notify=changed)
    def kind(self) -> str:
        """Tell how it is asked: see ui/patient/questions/kinds.py."""
        return self._kind

    @Property(str, notify=changed)
    def control(self) -> str:
        """Return the QML file of the way to answer."""
        return self.CONTROL

    @Property(str, notify=changed)
    def aside(self) -> str:
        """Return the QML file of what belongs to the answer and is not among it; empty: nothing."""
        return self.ASIDE

    @Property(str, notify=changed)
    def text(self) -> str:
        """Return the question's words, with its number where the form prints one."""
        return " ".join(filter(None, (self._item.prefix, self._item.text.in_(self._language))))

    @Property(str, notify=changed)
    def help(self) -> str:
        """Return what helps to answer, where it is short, and what would fit."""
        return "\n".join(
            filter(None, ("" if self._helps_at_length() else self._help(), self._hint()))
        )

    @Property(str, notify=changed)
    def meaning(self) -> str:
        """Return what helps to answer where it is long: a patient opens it."""
        return self._help() if self._helps_at_length() else ""

    def _help(self) -> str:
        return self._item.help.in_(self._language)

    def _helps_at_length(self) -> bool:
        return len(self._help()) > _SHORT_HELP

    @Property(str, notify=changed)
    def link(self) -> str:
        """Return the address of more words on it, to be read: a tablet opens none."""
        return self._item.support_link.removeprefix("https://").rstrip("/")

    def _hint(self) -> str:
        """Say what would fit, before anything was answered."""
        return ""

    @Property(bool, notify=changed)
    def canDecline(self) -> bool:
        """Tell whether the patient may leave it out."""
        return asked(self._item) and not (self._item.required or self._item.read_only)

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
            return " ".join(filter(None, (self._missing(), leaving_out(self._item))))
        return what_would_fit(self._item, problem, self._language)

    def _missing(self) -> str:
        """Ask for an answer of this kind."""
        return ""

    def problem(self) -> Issue | None:
        """Return what keeps the patient from going on, or None."""
        if not asked(self._item) or self._values == ():
            return None
        if self._values is None:
            return self._unfinished() or Issue("required")
        return next(iter(blocking(issues(self._item, self._values))), None)

    def _unfinished(self) -> Issue | None:
        """Return what is wrong with an answer that is begun, or None where none is."""
        return None

    def tell(self) -> None:
        """Show from now on what is missing."""
        self._told = True
        self.changed.emit()
        self.advised.emit()

    @Slot()
    def decline(self) -> None:
        """Leave the question out, or take that back."""
        self._record(None if self._values == () else ())
