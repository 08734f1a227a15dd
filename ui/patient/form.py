"""Form: the way through the screening questions, one at a time, form after form.

The place is a question, never a number: an answer may show or hide others before it.
"""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from ui.patient.places import Key, Place, Walk, first_open, resume
from ui.patient.question import Question, Values
from ui.patient.questions.kinds import kind_of, question_for
from ui.patient.urgent_answer import UrgentAnswer
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Form(QObject):
    """The question on the screen, and the ways on, back, and back to the review."""

    changed = Signal()

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._walk = Walk()
        self._key: Key | None = None  # None: the first open question, else the last of all
        self._to_review = False
        self._urgent = UrgentAnswer(visit, self.changed.emit)
        self._asking: tuple[Key, str] | None = None  # place and kind of the question shown
        self._question = Question(self, self._take, "words")
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)
        visit.heard.connect(self._urgent.ask_whether_known)

    @Slot()
    def _start(self) -> None:
        self._key = None
        self._asking = None  # the next patient finds nothing that was typed
        self._to_review = False
        self._urgent.forget()

    @Slot()
    def _refresh(self) -> None:
        if self._visit.is_open and (place := self._place()):
            record = self._visit.record
            values = record.answers.get(place.questionnaire.id, {}).get(place.page.key)
            self._ask(place)
            self._question.show(place.page.item, values, record.language)
            self.changed.emit()

    def _ask(self, place: Place) -> None:
        """Take an object of its own for each question."""
        asking = (place.key, kind_of(place.page.item))
        if self._asking != asking:
            self._asking = asking
            self._question.deleteLater()
            self._question = question_for(place.page.item, self, self._take)

    def _places(self) -> tuple[Place, ...]:
        return self._walk.places(self._visit.pack, self._visit.record)

    def _place(self) -> Place | None:
        places = self._places()
        here = next((place for place in places if place.key == self._key), None)
        return here or resume(places, self._visit.record)

    def _take(self, values: Values) -> None:
        if (place := self._place()) is None:
            return
        self._key = place.key
        if values is None:
            self._visit.apply(self._visit.record.unanswer(*place.key))
        else:
            self._urgent.answer(place.key, values)

    @Property(QObject, notify=changed)
    def question(self) -> Question:
        """Return the question on the screen."""
        return self._question

    @Property(str, notify=changed)
    def title(self) -> str:
        """Return the form's title."""
        place = self._place()
        return place.questionnaire.title.in_(self._visit.record.language) if place else ""

    @Property(str, notify=changed)
    def lead(self) -> str:
        """Return the words around and before the question that it cannot be read without."""
        place = self._place()
        words = place.page.lead if place else ()
        return "\n".join(text.in_(self._visit.record.language) for text in words)

    @Property(int, notify=changed)
    def number(self) -> int:
        """Return which question of its form this is, from 1."""
        place = self._place()
        return self._of_this_form().index(place) + 1 if place else 0

    @Property(int, notify=changed)
    def count(self) -> int:
        """Return how many questions this form has now; answers may add to them."""
        return len(self._of_this_form())

    def _of_this_form(self) -> list[Place]:
        place = self._place()
        return [p for p in self._places() if place and p.questionnaire is place.questionnaire]

    @Property(bool, notify=changed)
    def toReview(self) -> bool:
        """Tell whether the patient came from the review, and returns to it."""
        return self._to_review

    @Property(bool, notify=changed)
    def urgentShown(self) -> bool:
        """Tell whether this answer is one that staff must hear of now."""
        place = self._place()
        return place is not None and self._urgent.shows_at(place.key)

    @Property(bool, notify=changed)
    def urgentTold(self) -> bool:
        """Tell whether a desk has acknowledged it."""
        return self._urgent.told

    @Property(str, notify=changed)
    def crisisLine(self) -> str:
        """Return the pack's words for a patient who may hurt themselves."""
        pack = self._visit.pack
        return pack.crisis_line.in_(self._visit.record.language) if self._visit.is_open else ""

    @Slot()
    def next(self) -> None:
        """Go on; without a valid answer, say what would be one."""
        place = self._place()
        if place is None:
            self._leave()
            return
        if self._question.problem() is not None:
            self._question.tell()
            return
        self._urgent.send_again(place.key)
        if self._to_review:
            self._go_to(first_open(self._places(), self._visit.record))
        else:
            places = self._places()
            self._go_to(next(iter(places[places.index(place) + 1 :]), None))

    @Slot()
    def previous(self) -> None:
        """Go back a question; from the first, back a step; from a change, back to the review."""
        place, places = self._place(), self._places()
        if self._to_review:
            self._leave()
        elif place is None or place == places[0]:
            self._visit.goBack()
        else:
            self._key = places[places.index(place) - 1].key
            self._refresh()

    @Slot(str, str)
    def change(self, questionnaire_id: str, link_id: str) -> None:
        """Show one question again, from the review; the review comes next."""
        self._key = (questionnaire_id, link_id)
        self._to_review = True
        self._visit.goBack()

    def _go_to(self, following: Place | None) -> None:
        record = self._visit.record
        following = following or first_open(self._places(), record)
        for form_id in self._walk.passed(self._visit.pack, record.kind, following):
            record = record.finish_form(form_id)
        if following:
            self._key = following.key
            self._visit.apply(record)
        else:
            self._visit.apply(record)
            self._leave()

    def _leave(self) -> None:
        self._key = None
        self._to_review = False
        self._visit.goForward()
