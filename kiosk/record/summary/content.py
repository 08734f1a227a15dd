"""What the one-page summary shows, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.content.rules import Level
from kiosk.record.intake_document import FlagEntry, QuestionAnswer, ScoreEntry


@dataclass(frozen=True, slots=True)
class SummaryDocument:
    """All that the page shows; every text is shortened where there is too much."""

    clinic: str
    envelope_id: str
    name: str
    birth_date: date
    facts: tuple[str, ...]  # code, visit, language, finished
    head: tuple[QuestionAnswer, ...]  # allergies, weight, who represents
    warnings: tuple[str, ...]
    flags: tuple[FlagEntry, ...]
    scores: tuple[ScoreEntry, ...]
    medicines: tuple[tuple[Level | None, str], ...]
    before: tuple[QuestionAnswer, ...]  # food, drink, the way home
    checks: tuple[QuestionAnswer, ...]  # asked or measured by staff
    consents: tuple[QuestionAnswer, ...]
    talk_about: tuple[str, ...]
    signing: tuple[QuestionAnswer, ...]
    as_of: datetime
