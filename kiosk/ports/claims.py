"""Who is working on which intake, and what they have not signed yet: the one thing that changes.

A claim is no evidence: it keeps two nurses from doing one piece of work, and a draft from a crash.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Claim:
    """An intake that somebody works on, or has begun and left."""

    intake_id: str
    person: str  # id in the manifest
    at: datetime
    draft: bytes = field(default=b"", repr=False)  # sealed to the clinic; empty: none


class Claims(Protocol):
    """The intakes that are being worked on; every call raises Unavailable without the inbox."""

    def held(self) -> Mapping[str, Claim]:
        """Return every claim by intake."""
        ...

    def claim(self, intake_id: str, person: str, at: datetime) -> Claim:
        """Take an intake that nobody works on; return the claim that stands, another's too."""
        ...

    def take_over(self, intake_id: str, person: str, at: datetime) -> Claim:
        """Take an intake from whoever works on it, with what they had not signed."""
        ...

    def keep(self, intake_id: str, person: str, draft: bytes, at: datetime) -> None:
        """Keep a sealed draft in place of the one before; Refused when another took over."""
        ...

    def release(self, intake_id: str, person: str) -> None:
        """Give up a claim without a draft; what was begun stays theirs until it is taken over."""
        ...

    def finish(self, intake_id: str) -> None:
        """Forget claim and draft: it is signed."""
        ...
