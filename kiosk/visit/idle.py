"""Idle time: warn, draw a curtain over the answers, and at last wipe.

The patient can say "I am still here" without limit; the curtain opens with the birth date.
"""

from dataclasses import dataclass
from enum import StrEnum

CURTAIN_TRIES = 3  # wrong birth dates before staff are asked for


class Idle(StrEnum):
    """How long nobody has touched the tablet, in stages."""

    ACTIVE = "active"
    WARNING = "warning"
    CURTAIN = "curtain"
    WIPE = "wipe"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the tablet waits, in seconds."""

    warn_after: float = 90.0
    warn_for: float = 20.0
    wipe_after: float = 900.0  # from the last touch; the clinic's setting

    def stage(self, idle_seconds: float) -> Idle:
        """Return the stage that a time without touch, key or speech has reached."""
        if idle_seconds >= self.wipe_after:
            return Idle.WIPE
        if idle_seconds >= self.warn_after + self.warn_for:
            return Idle.CURTAIN
        return Idle.WARNING if idle_seconds >= self.warn_after else Idle.ACTIVE

    def seconds_left(self, idle_seconds: float) -> int:
        """Return the whole seconds until the curtain falls."""
        return max(0, round(self.warn_after + self.warn_for - idle_seconds))
