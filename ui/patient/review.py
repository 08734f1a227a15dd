"""Review: every answer in the patient's words, form by form, each with a way to change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.walk import Page
from kiosk.visit.flow import Step
from ui.patient.places import Key, Place, Walk, asked, name_of
from ui.patient.question_words import in_words
from ui.patient.rows import Rows
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_SHORT = 60  # characters of a group's words that stay readable over an answer


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question and its answer; the first of a form, or of a group, carries its name."""

    formTitle: str
    group: str
    question: str
    answer: str
    declined: bool
    fixed: bool  # a value that nobody can change


@dataclass(frozen=True, slots=True)
class _Line:
    key: Key
    row: AnswerRow


@QmlElement
class Review(QObject):
    """The patient's answers as rows, until they say that the answers are right."""

    changed = Signal()
    changeWanted = Signal(str, str)  # questionnaire id, key of the question

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._walk = Walk()
        self._lines: tuple[_Line, ...] = ()
        self._left_at: Key | None = None  # the question that the patient went to change
        self._answers = Rows(self, AnswerRow)
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _start(self) -> None:
        self._walk.forget()
        self._lines, self._left_at = (), None
        self._answers.show(())

    @Slot()
    def _refresh(self) -> None:
        """Read the answers anew while they are on the screen: a form may be large."""
        if self._visit.is_open and str(self._visit.property("showing")) == Step.REVIEW.value:
            places = self._walk.places(self._visit.pack, self._visit.record)
            self._lines = tuple(self._lines_of(places))
            self._answers.show([line.row for line in self._lines])
            self.changed.emit()

    def _lines_of(self, places: tuple[Place, ...]) -> Iterator[_Line]:
        form = group = None
        for place in places:
            for page in place.pages:
                if page.ends_repetitions or asked(page.item):
                    title = "" if place.questionnaire is form else self._title(place)
                    words = self._group(page)
                    yield self._line(place, page, title, words if words != group else "")
                    form, group = place.questionnaire, words

    def _title(self, place: Place) -> str:
        return place.questionnaire.title.in_(self._visit.record.language)

    def _line(self, place: Place, page: Page, title: str, group: str) -> _Line:
        language, item = self._visit.record.language, page.item
        row = AnswerRow(
            title,
            group,
            item.text.in_(language),
            self._answer(place, page),
            page.values == (),
            page.is_told,
        )
        return _Line((place.questionnaire.id, name_of(page)), row)

    def _answer(self, place: Place, page: Page) -> str:
        if page.ends_repetitions:
            words = QCoreApplication.translate("Review", "Given: %1")
            return words.replace("%1", str(place.state.tree.counts[page.key]))
        if page.values is None:
            return QCoreApplication.translate("Review", "Not answered yet.")
        return in_words(page.item, page.values, self._visit.record.language)

    def _group(self, page: Page) -> str:
        """Return the name of the group around a question, where it is short enough for one."""
        words = page.group.in_(self._visit.record.language)
        return words if len(words) <= _SHORT else ""

    @Property(QObject, notify=changed)
    def answers(self) -> Rows:
        """Return the answers as rows."""
        return self._answers

    @Property(int, notify=changed)
    def leftAt(self) -> int:
        """Return the number of the answer that the patient went to change; -1: none."""
        keys = [line.key for line in self._lines]
        return keys.index(self._left_at) if self._left_at in keys else -1

    @Slot(int)
    def change(self, number: int) -> None:
        """Go back to one question; the review comes after it."""
        self._left_at = self._lines[number].key
        self.changeWanted.emit(*self._left_at)

    @Slot()
    def confirm(self) -> None:
        """Note that the answers are right, and go on."""
        self._left_at = None
        if self._visit.record.reviewed_at is None:
            now = self._visit.intake.clock.now()
            self._visit.apply(self._visit.record.review(now))
        self._visit.goForward()
