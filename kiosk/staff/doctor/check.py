"""What one check says."""

from dataclasses import dataclass
from typing import Literal

State = Literal["well", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Check:
    """One subject: how it stands, in a plain sentence, and what to do about it."""

    subject: str
    state: State
    words: str
    remedy: str = ""


def well(subject: str, words: str) -> Check:
    """Return a check that found nothing amiss."""
    return Check(subject, "well", words)


def note(subject: str, words: str, remedy: str = "") -> Check:
    """Return a check of something worth knowing, which is no fault."""
    return Check(subject, "note", words, remedy)


def problem(subject: str, words: str, remedy: str = "") -> Check:
    """Return a check that found what somebody must mend; words may name the remedy already."""
    return Check(subject, "problem", words, remedy)
