"""What a nurse looks for first: allergies, medicines by class, food and drink, the way home.

Plain values; what is missing is said as missing. `told` finds them in the answers.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.content.rules import Level

NOT_ASKED = "not asked at this visit"
LONGEST = timedelta(hours=24)  # after this what was told about food and drink says nothing


@dataclass(frozen=True, slots=True)
class Told:
    """A question, and its answer in the patient's words and the nurse's."""

    question: str
    answer: str
    brief: str = ""  # in the nurse's words alone


@dataclass(frozen=True, slots=True)
class Medicine:
    """A class that the patient takes, or another answer about medicines, as the rules see it."""

    told: Told
    level: Level | None = None  # of the gravest rule that this answer by itself meets
    is_class: bool = False


@dataclass(frozen=True, slots=True)
class Fast:
    """When food or drink was last taken in, as it was told."""

    name: str
    said: str  # when, in the patient's words
    what: str  # what it was; empty: not asked
    told_at: datetime
    least: timedelta | None  # how long ago it was when it was told, at the least; None: not known
    needs: timedelta  # by the source
    source: str
    brief: str = ""  # when and what, in the nurse's words alone

    def since(self, now: datetime) -> timedelta | None:
        """Return how long ago it is by now, at the least; None when that is not known."""
        if self.least is None or now - self.told_at > LONGEST:
            return None
        return self.least + max(now - self.told_at, timedelta(0))

    @property
    def reached_at(self) -> datetime | None:
        """Return when the source's time has passed for certain, if nothing was taken since."""
        return None if self.least is None else self.told_at + max(self.needs - self.least, _NONE)


_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Glance:
    """The answers that are shown first; empty where the pack names no question."""

    allergies: str = ""
    weight: str = ""
    height: str = ""
    medicines: tuple[Medicine, ...] = ()
    fasting: tuple[Fast, ...] = ()
    escort: tuple[Told, ...] = ()
