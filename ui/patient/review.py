"""Review: every answer in the patient's words, form by form, each with a way to change it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.patient.places import Key, Place, Walk, asked
from ui.patient.question_words import in_words
from ui.patient.rows import Rows
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question and its answer; the first of a form carries the form's title."""

    formTitle: str
    question: str
    answer: str
    declined: bool


@QmlElement
class Review(QObject):
    """The patient's answers as rows, until they say that the answers are right."""

    changed = Signal()
    changeWanted = Signal(str, str)  # questionnaire id, linkId

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._walk = Walk()
        self._answers = Rows(self, AnswerRow)
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _start(self) -> None:
        self._walk = Walk()  # it keeps the answers of the forms that it walked

    @Slot()
    def _refresh(self) -> None:
        if self._visit.is_open:
            places = self._places()
            forms = [None, *(place.questionnaire for place in places)]
            self._answers.show(
                tuple(
                    self._row(place, first=place.questionnaire is not before)
                    for place, before in zip(places, forms, strict=False)
                )
            )
            self.changed.emit()

    def _places(self) -> tuple[Place, ...]:
        places = self._walk.places(self._visit.pack, self._visit.record)
        return tuple(place for place in places if asked(place.page.item))

    def _row(self, place: Place, *, first: bool) -> AnswerRow:
        record, item = self._visit.record, place.page.item
        values = record.answers.get(place.questionnaire.id, {}).get(place.page.key)
        return AnswerRow(
            place.questionnaire.title.in_(record.language) if first else "",
            item.text.in_(record.language),
            in_words(item, values or (), record.language),
            values == (),
        )

    @Property(QObject, notify=changed)
    def answers(self) -> Rows:
        """Return the answers as rows."""
        return self._answers

    @Slot(int)
    def change(self, number: int) -> None:
        """Go back to one question; the review comes after it."""
        key: Key = self._places()[number].key
        self.changeWanted.emit(*key)

    @Slot()
    def confirm(self) -> None:
        """Note that the answers are right, and go on."""
        if self._visit.record.reviewed_at is None:
            now = self._visit.intake.clock.now()
            self._visit.apply(self._visit.record.review(now))
        self._visit.goForward()
