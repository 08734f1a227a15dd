"""Teach-back: one question at a time; a first miss shows the slide again, a second is the nurse's.

The answer that ends a question is applied when the patient goes on from what we say to it, so the
step does not change under their eyes. Nothing here blocks, nothing is scored.
"""

from collections.abc import Mapping

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.content.pack import TeachBack as TeachBackQuestion
from kiosk.content.slides import Slide
from kiosk.visit.comprehension import Attempt, outcome
from kiosk.visit.draft import Begun
from ui.patient.rows import ChoiceRow, Rows
from ui.patient.slides import picture_of
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_OPEN = ("unanswered", "look again")


@QmlElement
class TeachBack(QObject):
    """The question on the screen and what is said to the answer."""

    changed = Signal()
    turned = Signal()  # something else than before is on the screen
    choiceAsked = Signal()  # the patient tried to go on without a choice

    def __init__(self, visit: PatientVisit) -> None:
        super().__init__(visit)
        self._visit = visit
        self._index: int | None = None  # None: the first open question, else the last
        self._chosen: int | None = None
        self._ending: Attempt | None = None  # not applied yet
        self._looked = False  # at the slide again
        self._told = False
        self._choices = Rows(self, ChoiceRow)
        visit.begun.connect(self._start)
        visit.changed.connect(self._refresh)
        self._refresh()

    @Slot()
    def _start(self) -> None:
        self._index = self._chosen = self._ending = None
        self._looked = self._told = False

    def begun(self) -> dict[str, Begun]:
        """Return the answer that was spoken to, and counts once the patient goes on."""
        return {"teach-back": self._ending} if self._ending else {}

    def go_on(self, begun: Mapping[str, Begun]) -> None:
        """Take up the answer that was given before a crash."""
        ending = begun.get("teach-back")
        if isinstance(ending, Attempt):
            asked = [question.id for question in self._visit.pack.teach_back]
            self._index, self._ending = asked.index(ending.question_id), ending

    @Slot()
    def _refresh(self) -> None:
        if self._visit.is_open and self._visit.pack.teach_back:
            chosen = self._chosen if self.phase_now() == "asking" else self._last_choice()
            language = self._visit.record.language
            self._choices.show(
                tuple(
                    ChoiceRow(choice.text.in_(language), number == chosen)
                    for number, choice in enumerate(self._asked().choices)
                )
            )
            self.changed.emit()

    def _place(self) -> int:
        if self._index is not None:
            return self._index
        attempts, asked = self._visit.record.attempts, self._visit.pack.teach_back
        open_ones = (n for n, q in enumerate(asked) if outcome(attempts, q.id) in _OPEN)
        return next(open_ones, len(asked) - 1)

    def _asked(self) -> TeachBackQuestion:
        return self._visit.pack.teach_back[self._place()]

    def _attempts(self) -> tuple[Attempt, ...]:
        made = self._visit.record.attempts
        return (*made, self._ending) if self._ending else made

    def _last_choice(self) -> int | None:
        mine = [a.choice for a in self._attempts() if a.question_id == self._asked().id]
        return mine[-1] if mine else None

    def _slide(self) -> Slide:
        slides = self._visit.pack.slides[self._visit.record.language]
        return next(slide for slide in slides if slide.id == self._asked().slide_id)

    def phase_now(self) -> str:
        """Return asking, looking (at the slide again), passed or nurse."""
        stands = outcome(self._attempts(), self._asked().id)
        if stands == "look again":
            return "asking" if self._looked else "looking"
        return {"unanswered": "asking", "passed": "passed"}.get(stands, "nurse")

    @Property(str, notify=changed)
    def phase(self) -> str:
        """Tell what is on the screen: asking, looking (at the slide again), passed or nurse."""
        return self.phase_now()

    @Property(int, notify=changed)
    def number(self) -> int:
        """Return which question this is, from 1."""
        return self._place() + 1

    @Property(int, notify=changed)
    def count(self) -> int:
        """Return how many questions there are."""
        return len(self._visit.pack.teach_back)

    @Property(str, notify=changed)
    def question(self) -> str:
        """Return the question."""
        return self._asked().question.in_(self._visit.record.language)

    @Property(QObject, notify=changed)
    def choices(self) -> Rows:
        """Return the choices as rows."""
        return self._choices

    @Property(bool, notify=changed)
    def choiceMissing(self) -> bool:
        """Tell whether the patient tried to go on without a choice."""
        return self._told

    @Property(str, notify=changed)
    def slideHeading(self) -> str:
        """Return the heading of the slide that the question is about."""
        return self._slide().heading

    @Property(str, notify=changed)
    def slideBody(self) -> str:
        """Return that slide's words as Markdown."""
        return self._slide().body

    @Property(str, notify=changed)
    def slideSpoken(self) -> str:
        """Return that slide's words for the ear; empty: nobody wrote them."""
        return self._slide().spoken

    @Property(QUrl, notify=changed)
    def slidePicture(self) -> QUrl:
        """Return where that slide's picture is."""
        return picture_of(self._slide())

    @Property(str, notify=changed)
    def slideAlt(self) -> str:
        """Return that picture in words."""
        return self._slide().alt

    @Slot(int)
    def choose(self, number: int) -> None:
        """Choose an answer; it counts when the patient goes on."""
        if self.phase_now() == "asking":
            self._chosen = number
            self._told = False
            self._refresh()

    @Slot()
    def next(self) -> None:
        """Go on: answer, return from the slide, or go to the next question."""
        phase = self.phase_now()
        if phase == "asking" and self._chosen is None:
            self._told = True
            self.changed.emit()
            self.choiceAsked.emit()
        elif phase == "asking":
            self._answer(self._chosen or 0)
        elif phase == "looking":
            self._looked = True
            self._turn()
        else:
            self._go_to(self._place() + 1)

    @Slot()
    def previous(self) -> None:
        """Go back to the question before, or to the step before."""
        self._go_to(self._place() - 1)

    def _answer(self, number: int) -> None:
        asked = self._asked()
        now = self._visit.intake.clock.now()
        attempt = Attempt(asked.id, number, asked.choices[number].right, now)
        self._index = self._place()
        self._chosen = None
        self._looked = False
        if outcome((*self._attempts(), attempt), asked.id) == "look again":
            self._visit.apply(self._visit.record.attempt(attempt))
        else:
            self._ending = attempt
        self._turn()

    def _go_to(self, index: int) -> None:
        attempts, self._ending = self._attempts(), None
        self._chosen = None
        self._looked = self._told = False
        inside = 0 <= index < len(self._visit.pack.teach_back)
        if inside:
            self._index = index
        if index < 0:
            self._visit.goBack()
        if attempts != self._visit.record.attempts:
            self._visit.apply(self._visit.record.attempt(attempts[-1]))
        if inside:
            self._turn()
        elif index > 0:
            self._visit.goForward()

    def _turn(self) -> None:
        self._refresh()
        self.turned.emit()
