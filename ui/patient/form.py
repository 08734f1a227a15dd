"""Form: the way through the screening questions, screen by screen, form after form.

The place is a question, never a number: an answer may show or hide others before it.
"""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.datatypes import Value
from kiosk.forms.evaluation import repetitions
from kiosk.forms.signing import SIGNATURE, signatures_over, signed
from kiosk.forms.walk import Lead
from ui.patient.asked import Asked
from ui.patient.form_rules import Rules
from ui.patient.places import Key, Place, Walk, first_open, name_of, resume
from ui.patient.progress import progress
from ui.patient.question import Question, Values
from ui.patient.questions.shelf import shelf_of
from ui.patient.rows import Rows
from ui.patient.urgent_answer import UrgentAnswer
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Form(QObject):
    """The questions on the screen, and the ways on, back, and back to the review."""

    changed = Signal()
    moved = Signal()  # another screen than before
    wanted = Signal(int)  # one of the questions on the screen is to come into view, by its number

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._walk = Walk()
        self._places: tuple[Place, ...] = ()
        self._here: Place | None = None
        self._key: Key | None = None  # None: the first open question, else the last of all
        self._looks_for: Key | None = None  # the question that the patient wants to see
        self._to_review = False
        self._rules = Rules()
        self._urgent = UrgentAnswer(visit, self.changed.emit)
        self._asked = Asked(self, self.take, lambda: shelf_of(visit))
        self.half_typed = self._asked
        self._asked.entered.connect(self._enter)
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)
        visit.heard.connect(self._urgent.ask_whether_known)

    @Slot()
    def _start(self) -> None:
        self._walk.forget()
        self._asked.forget()
        self._rules.forget()
        self._urgent.forget()
        self._places, self._here = (), None
        self._key = self._looks_for = None
        self._to_review = False

    @Slot()
    def _refresh(self) -> None:
        if not self._visit.is_open:
            return
        record, before = self._visit.record, self._here
        self._places = self._walk.places(self._visit.pack, record)
        here = next((place for place in self._places if place.holds(self._key)), None)
        self._here = here or resume(self._places)
        if self._here is None:
            return
        moved = before is None or before.key != self._here.key
        if moved:
            self._rules.leave()
        root = self._visit.pack.root
        self._asked.show(self._here, record.language, self._rules, root, self._read())
        self.changed.emit()
        if moved:
            self.moved.emit()

    def _read(self) -> Lead:
        """Return the words that led to the screen before, in this form."""
        place = self._places.index(self._here) if self._here in self._places else 0
        before = self._places[place - 1] if place else None
        same = before and self._here and before.questionnaire is self._here.questionnaire
        return before.pages[-1].lead if before and same else ()

    @property
    def here(self) -> Place | None:
        """The screen that is shown; None where no form asks anything."""
        return self._here

    def take(self, key: str, values: Values) -> None:
        """Take an answer to a question on this screen; None takes it back."""
        if self._here is None:
            return
        self._key = self._here.key
        form_id = self._here.questionnaire.id
        self._unsign(self._here, key)
        if values is None:
            self._visit.apply(self._visit.record.unanswer(form_id, key))
        else:
            self._urgent.answer((form_id, key), self._signed(key, values))

    def _unsign(self, place: Place, key: str) -> None:
        """Take back the signatures under what is being changed: they were for something else."""
        form, record = place.questionnaire, self._visit.record
        for signature in signatures_over(form, record.answers.get(form.id, {}), key):
            record = record.unanswer(form.id, signature)
        if record is not self._visit.record:
            self._visit.apply(record)

    def _signed(self, key: str, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return a signature with the patient's name and the moment; other answers as they are."""
        pages = self._here.pages if self._here else ()
        if not any(page.key == key and page.item.type == SIGNATURE for page in pages):
            return values
        identity = self._visit.record.identity
        name, now = identity.full_name if identity else "", self._visit.intake.clock.now()
        return tuple(signed(value, name, now) for value in values)

    @Property(QObject, notify=changed)
    def asked(self) -> Rows:
        """Return what this screen asks, as rows."""
        return self._asked.rows

    @Property(QObject, notify=changed)
    def question(self) -> Question:
        """Return the first question on the screen."""
        return self._asked.first

    @Property(bool, notify=changed)
    def several(self) -> bool:
        """Tell whether the screen asks more than one thing."""
        return self._here is not None and self._here.is_shared

    @Property(str, notify=changed)
    def title(self) -> str:
        """Return the form's title."""
        return self._here.questionnaire.title.in_(self._visit.record.language) if self._here else ""

    @Property(str, notify=changed)
    def lead(self) -> str:
        """Return the words around and before all that is asked here."""
        return self._asked.lead

    @Property(str, notify=changed)
    def instructions(self) -> str:
        """Return long words that were read on the screen before, for who wants them again."""
        return self._asked.instructions

    @Property(str, notify=changed)
    def heading(self) -> str:
        """Return the name of what is asked together; empty over a single question."""
        return self._asked.heading

    @Property(str, notify=changed)
    def progress(self) -> str:
        """Return which question this is and how many follow; none while one answer is changed."""
        if self._here is None or self._to_review:
            return ""
        return progress(self._places, self._here)

    @Property(bool, notify=changed)
    def toReview(self) -> bool:
        """Tell whether the patient came from the review, and returns to it."""
        return self._to_review

    @Property(QObject, notify=changed)
    def faults(self) -> Rows:
        """Return what is to be looked at before going on, as rows; none where it is plain."""
        return self._asked.faults

    @Property(bool, notify=changed)
    def urgentShown(self) -> bool:
        """Tell whether an answer here is one that staff must hear of now."""
        return any(self._urgent.shows_at(key) for key in self._keys())

    def _keys(self) -> tuple[Key, ...]:
        here = self._here
        return tuple((here.questionnaire.id, name_of(page)) for page in here.pages) if here else ()

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
        """Go on; without valid answers, say what would be one."""
        if self._here is None:
            self._leave()
            return
        self._keep_what_was_filled_in()
        following = self._following()
        found = (*self._asked.problems(), *self._rules.broken(self._here, following))
        if self._rules.hold_back(found):
            self._asked.tell()
            self._refresh()
            return
        for key in self._keys():
            self._urgent.send_again(key)
        self._go_to(following)

    def _keep_what_was_filled_in(self) -> None:
        """Make what the form filled in the patient's answers: they have read it and go on."""
        for key, values in self._asked.filled_in():
            self.take(key, values)

    def _following(self) -> Place | None:
        if self._to_review or self._here is None:
            return first_open(self._places)
        after = self._places[self._places.index(self._here) + 1 :]
        return next(iter(after), None) or first_open(self._places)

    @Slot()
    def previous(self) -> None:
        """Go back a screen; from the first, back a step; from a change, back to the review."""
        here, places = self._here, self._places
        if self._to_review:
            self._leave()
        elif here is None or here is places[0]:
            self._visit.goBack()
        else:
            self._key = places[places.index(here) - 1].key
            self._refresh()

    @Slot(str, str)
    def change(self, questionnaire_id: str, key: str) -> None:
        """Show one question again, from the review; the review comes next."""
        self._key = self._looks_for = (questionnaire_id, key)
        self._to_review = True
        self._visit.goBack()

    @Slot(int)
    def lookAt(self, number: int) -> None:
        """Go to the question of one of the faults."""
        if self._here is not None:
            self._look_for((self._here.questionnaire.id, self._asked.fault(number)))

    def _look_for(self, key: Key) -> None:
        """Bring a question into view, on whichever screen it is."""
        self._looks_for = key
        if self._here is None or not self._here.holds(key):
            self._key = key
            self._refresh()
        self.show_wanted()

    @Slot()
    def show_wanted(self) -> None:
        """Bring into view what the patient was looking for, once the screen is there."""
        key, self._looks_for = self._looks_for, None
        if self.several and key in self._keys():
            self.wanted.emit(self._keys().index(key))

    @Slot(str, str)
    def _enter(self, act: str, key: str) -> None:
        """Add a repetition of a group, take one away, or go to a question in one."""
        if self._here is None:
            return
        form, record = self._here.questionnaire, self._visit.record
        answers = record.answers.get(form.id, {})
        self._key = self._here.key
        if act == "remove":
            answers = repetitions.remove(form, answers, key)
            self._visit.apply(record.answer_form(form.id, answers))
        elif act == "add":
            self._visit.apply(record.answer_form(form.id, repetitions.add(form, answers, key)))
            self._look_for((form.id, self._first_in(repetitions.following(self._here.state, key))))
        else:
            self._look_for((form.id, key))

    def _first_in(self, repetition: str) -> str:
        asked = (page for place in self._places for page in place.pages)
        return next((p.key for p in asked if p.repetition == repetition), repetition)

    def _go_to(self, following: Place | None) -> None:
        record = self._visit.record
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
