"""What the desk knows once an envelope is open, as plain values for a screen.

Words of the patient stay in the patient's language; words of the pack are in the nurse's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal

from kiosk.content.flags import Quote
from kiosk.content.rules import Level
from kiosk.forms.elements import Element
from kiosk.forms.questionnaire import Questionnaire
from kiosk.record.notice import NoticeReason
from kiosk.record.reading import ReadIntake
from kiosk.review.assessment import Resolution
from kiosk.review.glance import Glance
from kiosk.visit.consent import declined
from kiosk.visit.identity import Identity

Bundle = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Flagged:
    """A rule that is met: words for the nurse, the patient's own, and where the rule is from."""

    rule: str  # its id
    level: Level
    words: str
    quotes: tuple[Quote, ...]
    source: str  # title, reference, and how it was read
    urgent: bool = False
    ask: tuple[str, ...] = ()  # what the nurse asks now, in both languages where they differ


@dataclass(frozen=True, slots=True)
class Total:
    """A score as a nurse reads it: every addend, or what is missing; never a number over gaps."""

    title: str
    total: Decimal | None
    high: Decimal
    band: str
    addends: tuple[tuple[str, Decimal], ...]  # question, points
    missing: tuple[str, ...]  # questions
    asked: bool = True  # a short form below its cut-off does not ask the rest
    id: str = ""  # of the score in the pack
    loinc: str = ""
    questionnaire_id: str = ""

    @property
    def words(self) -> str:
        """Return "8 of 27", how it is prorated, "not asked", or why it is not scored."""
        if not self.asked:
            return "not asked"
        if self.total is None:
            why = f", {len(self.missing)} unanswered" if self.missing else ""
            return f"not scored{why}"
        if self.missing:
            asked = len(self.addends) + len(self.missing)
            return f"{self.total} of {self.high}, prorated from {len(self.addends)} of {asked}"
        return f"{self.total} of {self.high}"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was asked, and its answer in words; `lead` is what stood above it."""

    lead: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire with its answers in reading order."""

    title: str
    answers: tuple[Answered, ...]
    places: frozenset[str] = frozenset()  # that were chosen on a drawing of the body
    by_nurse: bool = False  # asked or measured by staff, not by the tablet


@dataclass(frozen=True, slots=True)
class Missed:
    """A teach-back question that was answered wrongly, and each answer in turn."""

    question: str
    answers: tuple[str, ...]
    right_at_last: bool


@dataclass(frozen=True, slots=True)
class OpenedIntake:
    """An intake that was checked, opened and read; all of it is in memory only."""

    id: str  # of the envelope
    device: str
    received_at: datetime
    read: ReadIntake
    draft: bool  # nobody signed the pack off
    warnings: tuple[str, ...]  # what the nurse must know before all else
    flags: tuple[Flagged, ...]  # red first
    totals: tuple[Total, ...]
    forms: tuple[Form, ...]
    missed: tuple[Missed, ...]  # teach-back to talk about
    titles: Mapping[str, str]  # of agreements, in the nurse's language
    reasons: Mapping[str, str]  # agreement id → why it was declined, in both languages
    ask_nurse: tuple[str, ...]  # headings of slides the patient wants to talk about
    translated: Mapping[str, str]  # the pack's words, as the patient read them → the nurse's
    translation: str  # who answers for the words in the patient's language; empty: the pack's own
    bundle: Bundle = field(repr=False)
    undecided: Mapping[str, str] = field(default_factory=dict)  # agreement id → title: was due
    nurse_forms: tuple[Questionnaire, ...] = ()  # that staff ask or fill in at this visit
    spoken_forms: frozenset[str] = frozenset()  # of those, what is asked aloud after a flag
    glance: Glance = field(default_factory=Glance)
    skipped: tuple[str, ...] = ()  # headings of slides that the patient did not look at

    @property
    def declined(self) -> bool:
        """Tell whether the treatment was declined: a complete answer all the same."""
        return declined(self.read.consents)

    def count(self, level: Level) -> int:
        """Return how many flags of a level there are."""
        return sum(flag.level == level for flag in self.flags)


@dataclass(frozen=True, slots=True)
class OpenedNotice:
    """A call from a tablet: what for, who is asking, and since when."""

    id: str
    device: str
    reason: NoticeReason
    words: str  # the rule's words for the nurse; empty unless an answer was urgent
    quotes: tuple[Quote, ...]
    identity: Identity | None  # None: before the patient said who they are
    sealed_at: datetime
    received_at: datetime
    acknowledged_at: datetime | None = None
    visit_id: str = ""


Act = Literal["sign-off", "second-signature", "addendum", "identity", "withdrawal"]


@dataclass(frozen=True, slots=True)
class Review:
    """Something a person signed about an intake, in the inbox: a sign-off or what came after it."""

    id: str
    intake_id: str
    person: str
    name: str
    signed_at: datetime
    notes: str
    act: Act = "sign-off"
    reason: str = ""  # what was attested, or why something was added
    second_due: bool = False  # a clinician has to sign as well
    talked_at: datetime | None = None  # the consent was talked through
    resolutions: tuple[Resolution, ...] = ()
    undecided: tuple[str, ...] = ()  # agreement: why it has no decision
    identity: Identity | None = None  # as it was corrected
    withdrawn: tuple[str, ...] = ()  # agreements that the patient took back
    same_person: tuple[str, ...] = ()  # earlier intakes that are this patient's
    responses: Mapping[str, Element] = field(default_factory=dict, repr=False)  # of the nurse
