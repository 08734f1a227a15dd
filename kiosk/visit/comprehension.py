"""Teach-back: a wrong answer shows the slide again; a second one is the nurse's to talk about.

Nobody is blocked: the answers show where more talk is needed, they do not prove understanding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TRIES = 2

Outcome = Literal["unanswered", "look again", "passed", "ask the nurse"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to a teach-back question."""

    question_id: str
    choice: int
    right: bool
    answered_at: datetime


def outcome(attempts: Iterable[Attempt], question_id: str) -> Outcome:
    """Tell how a teach-back question stands after the attempts at it."""
    mine = [attempt for attempt in attempts if attempt.question_id == question_id]
    if not mine:
        return "unanswered"
    if any(attempt.right for attempt in mine[:TRIES]):
        return "passed"
    return "ask the nurse" if len(mine) >= TRIES else "look again"
