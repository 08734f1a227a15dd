"""Which intakes of the worklist are shown: by words, state, flags, day, and whose they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.content.rules import Level
from kiosk.review.worklist import Row

State = Literal["", "free", "taken", "clinician"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Everything that waits, unless something narrows it; each part must fit."""

    words: str = ""  # of name or code
    done: bool = False  # what is signed off, too
    state: State = ""
    level: Level | None = None
    mine: str = ""  # the name of who works on it
    days: int | None = None  # finished today: 1; None: on any day

    @property
    def narrows(self) -> bool:
        """Tell whether something that waits may be hidden."""
        return bool(self.words.strip() or self.state or self.level or self.mine or self.days)

    def fits(self, row: Row, now: datetime) -> bool:
        """Tell whether a row is shown at a moment, by that moment's day."""
        return (
            (self.done or not row.done)
            and self._has_words(row)
            and self.state in ("", state(row))
            and self.level in (None, level(row))
            and self.mine in ("", row.at_work)
            and (self.days is None or _midnight(now, self.days) <= row.finished_at)
        )

    def _has_words(self, row: Row) -> bool:
        found = f"{row.name} {row.code}".casefold()
        return all(word in found for word in self.words.casefold().split())


def level(row: Row) -> Level | None:
    """Return the colour of a row; what is signed off needs nobody any more."""
    if row.done:
        return None
    if row.red or row.warned:
        return "red"
    if row.amber:
        return "amber"
    return "info" if row.info else None


def state(row: Row) -> State:
    """Return who has to do with an intake now."""
    if row.waits_for_clinician:
        return "clinician"
    return "taken" if row.at_work else "free"


def _midnight(now: datetime, days: int) -> datetime:
    """Return when the first of so many days began, today being the last."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
