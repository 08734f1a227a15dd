"""What the courier does next, decided from what it knows, and from nothing else.

Fresh notices go at once. An inbox that does not answer is tried again after a random time whose
bound doubles with every failure, to 300 s (full jitter: AWS Architecture Blog, “Exponential Backoff
and Jitter”). Before anything else is sent the inbox is asked what it holds: one that was restored
from a backup is then filled again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kiosk.ports import Queued

IDLE_SECONDS = 30.0  # between looks at an empty outbox
ASK_SECONDS = 2.0  # between questions whether a desk has seen a notice, or taken from a folder
VERIFY_SECONDS = 300.0  # between questions what the inbox holds
LOOK_SECONDS = 5.0  # between looks whether the network is back
LONGEST_WAIT = 300.0
_FIRST_BOUND = 1.0


@dataclass(frozen=True, slots=True)
class Send:
    """Deliver these envelopes now."""

    envelopes: tuple[Queued, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask which notices a desk has seen, and what became of what lies in a folder."""


@dataclass(frozen=True, slots=True)
class Verify:
    """Ask what the inbox holds."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for a time."""

    seconds: float


Act = Send | Ask | Verify | Wait


@dataclass(frozen=True, slots=True)
class Failures:
    """How often the inbox has not answered in a row, when last, and the lot drawn then (0 to 1)."""

    count: int = 0
    last: datetime | None = None
    lot: float = 0.0

    def due_in(self, now: datetime) -> float:
        """Return the seconds until the next try; 0 when the clock was set back since."""
        bound = min(LONGEST_WAIT, _FIRST_BOUND * 2.0 ** min(self.count, 30))
        return _due_in(now, self.last, bound * self.lot)


@dataclass(frozen=True, slots=True)
class Line:
    """What the courier knows of the inbox."""

    failures: Failures = field(default_factory=Failures)
    verified: datetime | None = None  # None: not since the start, or since a failure
    asked: datetime | None = None
    delivered: bool = False  # something, since it was verified
    offered: datetime | None = None  # again, what the inbox had lost


def decide(now: datetime, line: Line, waiting: Sequence[Queued], *, questions: bool) -> Act:
    """Decide what to do.

    `waiting` is what is to be sent next; `questions`: a notice is open, or something on its way.
    """
    fresh = tuple(q for q in waiting if q.kind == "notice" and not q.attempts)
    if fresh:
        return Send(fresh)
    if due_in := line.failures.due_in(now):
        return Wait(min(due_in, LOOK_SECONDS))
    if line.verified is None:
        return Verify()
    if waiting:
        return Send(tuple(waiting))
    ask_in = _due_in(now, line.asked, ASK_SECONDS) if questions else IDLE_SECONDS
    if not ask_in:
        return Ask()
    verify_in = _due_in(now, line.verified, 0.0 if line.delivered else VERIFY_SECONDS)
    return Wait(min(ask_in, verify_in, IDLE_SECONDS)) if verify_in else Verify()


def may_offer_again(now: datetime, line: Line) -> bool:
    """Tell whether to offer what was lost: an inbox that contradicts itself is not stormed."""
    return not _due_in(now, line.offered, VERIFY_SECONDS)


def _due_in(now: datetime, since: datetime | None, seconds: float) -> float:
    """Return the seconds until that long has passed; 0 when the clock was set back since."""
    if since is None or now < since:
        return 0.0
    return max(0.0, (since + timedelta(seconds=seconds) - now).total_seconds())
