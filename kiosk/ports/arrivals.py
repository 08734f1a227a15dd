"""Whom the front desk expects: sealed to the clinic, changed as people arrive, gone after a day.

No evidence: it keeps a waiting room in sight, and nothing of it is ever sent to a tablet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoredArrival:
    """One patient who is expected, as the database keeps them."""

    id: str  # hexadecimal, by chance: tells nothing
    at: datetime  # when the code was made
    body: bytes = field(repr=False)  # sealed to the clinic


class Arrivals(Protocol):
    """The patients who are expected; every call raises Unavailable without the inbox."""

    def put(self, arrival: StoredArrival) -> None:
        """Keep an arrival, in place of what was kept under its id."""
        ...

    def kept(self) -> Sequence[StoredArrival]:
        """Return all of them, oldest first."""
        ...

    def remove(self, arrival_id: str) -> None:
        """Forget one; it may be gone already."""
        ...
