"""Visit: the frozen record of what has happened; every act returns a new one.

Nothing here says where the patient is: `flow.current` computes that from what has happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from kiosk.forms.answers import Answers
from kiosk.forms.questionnaire import Value
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import Decision, Signature, declined
from kiosk.visit.identity import Identity, VisitKind, consent_due


@dataclass(frozen=True, slots=True)
class SlideSeen:
    """A slide as it was on the screen: first when, in which language."""

    slide_id: str
    language: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that has happened in one patient's sitting."""

    id: str  # UUID
    started_at: datetime
    kind: VisitKind = "first"
    welcomed: bool = False
    language: str = "en"
    identity: Identity | None = None
    slides_seen: tuple[SlideSeen, ...] = ()
    slides_left: bool = False  # went on from the last slide
    ask_nurse: frozenset[str] = frozenset()  # slides marked "Ask my nurse about this"
    attempts: tuple[Attempt, ...] = ()
    answers: Mapping[str, Answers] = field(default_factory=dict)  # by questionnaire id
    forms_done: tuple[str, ...] = ()
    reviewed_at: datetime | None = None
    decisions: tuple[Decision, ...] = ()
    signature: Signature | None = None
    urgent_raised: frozenset[str] = frozenset()  # rule ids whose notice has left
    urgent_notices: frozenset[str] = frozenset()  # ids of those notices
    finished_at: datetime | None = None

    def begin(self, language: str) -> Self:
        """Start in a language, after the welcome."""
        return replace(self, welcomed=True, language=language)

    def choose_language(self, language: str) -> Self:
        """Change the language; nothing that was answered is lost."""
        return replace(self, language=language)

    def identify(self, identity: Identity, kind: VisitKind) -> Self:
        """Take down who is sitting here."""
        return replace(self, identity=identity, kind=kind)

    def see_slide(self, slide_id: str, at: datetime) -> Self:
        """Note that a slide was shown, the first time only."""
        if any(seen.slide_id == slide_id for seen in self.slides_seen):
            return self
        return replace(
            self, slides_seen=(*self.slides_seen, SlideSeen(slide_id, self.language, at))
        )

    def leave_slides(self) -> Self:
        """Note that the patient went on from the last slide."""
        return replace(self, slides_left=True)

    def ask_about(self, slide_id: str, *, wanted: bool) -> Self:
        """Mark or unmark a slide for the nurse to talk about."""
        marks = self.ask_nurse | {slide_id} if wanted else self.ask_nurse - {slide_id}
        return replace(self, ask_nurse=marks)

    def attempt(self, attempt: Attempt) -> Self:
        """Add an answer to a teach-back question."""
        return replace(self, attempts=(*self.attempts, attempt))

    def answer(self, questionnaire_id: str, link_id: str, values: tuple[Value, ...]) -> Self:
        """Answer a question, or decline to with no values; the review must be seen again."""
        form = {**self.answers.get(questionnaire_id, {}), link_id: values}
        return replace(self, answers={**self.answers, questionnaire_id: form}, reviewed_at=None)

    def unanswer(self, questionnaire_id: str, link_id: str) -> Self:
        """Take an answer back, as if the question had not been asked."""
        form = dict(self.answers.get(questionnaire_id, {}))
        form.pop(link_id, None)
        return replace(self, answers={**self.answers, questionnaire_id: form}, reviewed_at=None)

    def answer_form(self, questionnaire_id: str, answers: Answers) -> Self:
        """Take all answers to a form at once, as when a repetition of a group goes."""
        return replace(self, answers={**self.answers, questionnaire_id: answers}, reviewed_at=None)

    def finish_form(self, questionnaire_id: str) -> Self:
        """Note that the patient went through a questionnaire to its end."""
        if questionnaire_id in self.forms_done:
            return self
        return replace(self, forms_done=(*self.forms_done, questionnaire_id))

    def review(self, at: datetime) -> Self:
        """Note that the patient looked over their answers and went on."""
        return replace(self, reviewed_at=at)

    def decide(self, decision: Decision) -> Self:
        """Agree to or decline an agreement; a later decision replaces an earlier one.

        A decline takes away what was decided only because this had been agreed to.
        """
        id_ = decision.agreement_id
        kept = (d for d in self.decisions if decision.agreed or d.after != id_)
        decisions = {d.agreement_id: d for d in kept} | {id_: decision}
        return replace(self, decisions=tuple(decisions.values()), signature=None)

    def sign(self, signature: Signature) -> Self:
        """Put the signature of the patient, or of who decides for them, under all decisions."""
        return replace(self, signature=signature)

    def raise_urgent(self, rule_id: str, notice_id: str) -> Self:
        """Note that the notice of an urgent rule has left the tablet."""
        return replace(
            self,
            urgent_raised=self.urgent_raised | {rule_id},
            urgent_notices=self.urgent_notices | {notice_id},
        )

    def keep_urgent(self, other: Self) -> Self:
        """Take over the notices that left with another state of this visit; nothing else."""
        return replace(
            self,
            urgent_raised=self.urgent_raised | other.urgent_raised,
            urgent_notices=self.urgent_notices | other.urgent_notices,
        )

    @property
    def consent_due(self) -> bool:
        """Tell whether this visit asks for consent; unknown counts as due."""
        return self.identity is None or consent_due(self.identity.code)

    @property
    def agreed_to_any(self) -> bool:
        """Tell whether there is anything to sign."""
        return any(decision.agreed for decision in self.decisions)

    @property
    def declined(self) -> bool:
        """Tell whether the treatment was declined; or all, where no treatment was asked about."""
        return declined(self.decisions)

    def finish(self, at: datetime) -> Self:
        """Note that the intake was sealed and committed."""
        return replace(self, finished_at=at)
