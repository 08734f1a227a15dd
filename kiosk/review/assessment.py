"""What a nurse adds to an intake before signing; a value, kept as a draft until then."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, Self, get_args

from kiosk.forms.answers import Answers

Action = Literal["seen", "talked", "called", "postponed"]
ACTIONS: tuple[Action, ...] = get_args(Action)


@dataclass(frozen=True, slots=True)
class Resolution:
    """How one person dealt with one flag, and why that is enough."""

    rule: str  # the rule's id
    action: Action
    reason: str
    person: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Assessment:
    """The nurse's part: answers by questionnaire, resolutions by rule, reasons by agreement."""

    resolutions: Mapping[str, Resolution] = field(default_factory=dict)
    answers: Mapping[str, Answers] = field(default_factory=dict)
    undecided: Mapping[str, str] = field(default_factory=dict)  # why there is no decision
    talked_at: datetime | None = None  # the consent was talked through
    notes: str = ""
    same_person: tuple[str, ...] = ()  # earlier intakes that the nurse took for this patient's

    def resolve(self, resolution: Resolution) -> Self:
        """Return the assessment with a flag dealt with, in place of an earlier resolution."""
        return replace(self, resolutions={**self.resolutions, resolution.rule: resolution})

    def reopen(self, rule: str) -> Self:
        """Return the assessment with a flag that nobody has dealt with."""
        left = {name: one for name, one in self.resolutions.items() if name != rule}
        return replace(self, resolutions=left)

    def answer(self, questionnaire_id: str, answers: Answers) -> Self:
        """Return the assessment with the answers to one of the nurse's questionnaires."""
        return replace(self, answers={**self.answers, questionnaire_id: answers})

    def explain(self, agreement_id: str, reason: str) -> Self:
        """Return the assessment with the reason why an agreement has no decision."""
        return replace(self, undecided={**self.undecided, agreement_id: reason})
