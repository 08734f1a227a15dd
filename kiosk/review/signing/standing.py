"""How an intake stands at a moment: what was filled in, signed, and added since."""

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.record.intake_document import QuestionAnswer
from kiosk.record.letter.words import ENGLISH, day_words, moment_words
from kiosk.review.assessment import Assessment
from kiosk.review.opened import OpenedIntake, Review
from kiosk.visit.identity import Identity

TITLES = {
    "second-signature": "Signed by a clinician as well",
    "addendum": "Added",
    "identity": "Name or birth date corrected",
    "withdrawal": "Consent taken back",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What people at desks did about one intake; nothing signed yet is a standing, too."""

    assessment: Assessment = field(default_factory=Assessment)
    first: Review | None = None  # the sign-off
    second: Review | None = None
    added: tuple[Review, ...] = ()

    @property
    def later(self) -> tuple[Review, ...]:
        """Return everything that was signed after the sign-off, in order."""
        second = (self.second,) if self.second else ()
        return tuple(sorted((*second, *self.added), key=lambda review: review.signed_at))

    @property
    def identity(self) -> Identity | None:
        """Return who the patient is as it was last corrected."""
        return next((one.identity for one in reversed(self.added) if one.identity), None)

    def withdrawn(self, agreement_id: str) -> datetime | None:
        """Return when the patient took a consent back."""
        taken = (one.signed_at for one in self.added if agreement_id in one.withdrawn)
        return next(taken, None)


def signed_by(review: Review) -> str:
    """Return who signed, and when."""
    return f"{review.name}, {moment_words(review.signed_at, ENGLISH)}"


def added_facts(review: Review, intake: OpenedIntake) -> tuple[QuestionAnswer, ...]:
    """Return what one addition says, besides its free words."""
    reason = "Meaning" if review.act == "second-signature" else "Reason"
    facts = [("Signed by", signed_by(review)), (reason, review.reason)]
    if review.identity is not None:
        facts.append(("Name", review.identity.full_name))
        facts.append(("Date of birth", day_words(review.identity.birth_date, ENGLISH)))
    facts += [("Taken back", intake.titles.get(one, one)) for one in review.withdrawn]
    return tuple(facts)
