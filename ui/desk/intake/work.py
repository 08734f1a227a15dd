"""A nurse at work on one intake: each act makes a new assessment, kept as a draft at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.errors import Damaged, KioskError
from kiosk.forms.answers import Answers
from kiosk.review.assessment import Action, Assessment, Resolution
from kiosk.review.desk import Desk, Work
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.signing.obstacles import obstacles
from ui.background import Background
from ui.desk.asking import ask

T = TypeVar("T")


class NurseWork(QObject):
    """What one person does about one intake until it is signed off."""

    begun = Signal()  # it is taken, or somebody else works on it
    changed = Signal()  # the assessment, and with it what is still open
    judged = Signal()  # the flags: an answer of the nurse's was taken in
    signed = Signal(object)  # Review: the sign-off that stands
    compared = Signal(object)  # Comparison
    not_compared = Signal(str)  # why
    unreadable = Signal(str)  # why what was begun cannot be taken up
    failed = Signal(str)

    def __init__(
        self, desk: Desk, background: Background, intake: OpenedIntake, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self.intake = intake
        self.assessment = Assessment()
        self.other = ""  # the name of who works on it; empty: this person
        self.mine = False  # taken, and not signed yet

    def begin(self, *, take_over: bool = False) -> None:
        """Take the intake, with what was left of it."""
        work = partial(self._desk.begin, self.intake, take_over=take_over)
        ask(self._background, self, work, self._begun, self._not_begun)

    def begin_anew(self) -> None:
        """Put away what was begun and cannot be read."""
        self._ask(partial(self._desk.begin_anew, self.intake), self._begun)

    def show_signed(self, review: Review) -> None:
        """Show what was signed: nothing of it can be changed."""
        self.mine = False
        self.assessment = self._desk.assessment(review, self.intake)
        if self.assessment.answers:
            self._ask(partial(self._desk.assess, self.intake, self.assessment), self._judged)
        self.changed.emit()
        self.look_back()

    def leave(self) -> None:
        """Let somebody else work on it."""
        if self.mine:
            self.mine = False
            self._ask(partial(self._desk.leave, self.intake), lambda _: None)

    def resolve(self, rule: str, action: Action, reason: str) -> None:
        """Say what was done about a flag, and why that is enough."""
        who = self._desk.reviewer
        at = self._desk.clock.now()
        dealt = Resolution(rule, action, reason, who.person, who.name, at)
        self._become(self.assessment.resolve(dealt))

    def reopen(self, rule: str) -> None:
        """Take back what was said about a flag."""
        self._become(self.assessment.reopen(rule))

    def answer(self, questionnaire_id: str, answers: Answers) -> None:
        """Take the answers to one of the nurse's questionnaires; they may raise flags."""
        self._become(self.assessment.answer(questionnaire_id, answers))
        self._ask(partial(self._desk.assess, self.intake, self.assessment), self._judged)

    def explain(self, agreement_id: str, reason: str) -> None:
        """Say why an agreement has no decision."""
        self._become(self.assessment.explain(agreement_id, reason))

    def talk(self, *, talked: bool) -> None:
        """Record, or take back, that the consent was talked through."""
        at = self._desk.clock.now() if talked else None
        self._become(replace(self.assessment, talked_at=at))

    def note(self, words: str) -> None:
        """Keep the notes as they stand."""
        if words != self.assessment.notes:
            self._become(replace(self.assessment, notes=words))

    def recognize(self, earlier: tuple[str, ...]) -> None:
        """Say that earlier intakes are this patient's, the latest first; compare with them."""
        self._become(replace(self.assessment, same_person=earlier))
        self.look_back()

    def look_back(self) -> None:
        """Compare with the earlier visits that the nurse took for this patient's."""
        if earlier := self.assessment.same_person:
            act = partial(self._desk.compare, self.intake, earlier)
            ask(self._background, self, act, self.compared.emit, self._not_compared)

    def sign_off(self) -> None:
        """Make the signed record; `signed` or `failed` follows."""
        act = partial(self._desk.sign_off, self.intake, self.assessment)
        self._ask(act, self._signed)

    @property
    def obstacles(self) -> tuple[str, ...]:
        """Return what stands between this intake and its sign-off."""
        return obstacles(self.intake, self.assessment)

    def _become(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.changed.emit()
        if self.mine:
            self._ask(partial(self._desk.keep, self.intake, assessment), lambda _: None)

    def _begun(self, work: Work) -> None:
        self.other, self.mine = work.other, not work.other
        if self.mine:
            self.assessment = work.draft
            if work.draft.answers:
                self._ask(partial(self._desk.assess, self.intake, work.draft), self._judged)
        self.begun.emit()
        self.changed.emit()
        self.look_back()

    def _judged(self, intake: OpenedIntake) -> None:
        self.intake = intake
        self.judged.emit()
        self.changed.emit()

    def _signed(self, review: Review) -> None:
        self.mine = False
        self.signed.emit(review)

    def _ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        ask(self._background, self, work, then, self._failed)

    def _not_compared(self, error: KioskError) -> None:
        self.not_compared.emit(error.message)

    def _not_begun(self, error: KioskError) -> None:
        """Tell a draft that nobody here can read from an inbox that does not answer."""
        unreadable = isinstance(error, Damaged) or error.code == "not-a-recipient"
        (self.unreadable if unreadable else self.failed).emit(error.message)

    def _failed(self, error: KioskError) -> None:
        self.failed.emit(error.message)
