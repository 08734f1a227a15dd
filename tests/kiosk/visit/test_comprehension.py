"""Teach-back: nobody is blocked, a second miss is the nurse's."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.comprehension import Attempt, outcome

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def tried(*rights: bool) -> list[Attempt]:
    return [Attempt("q", 0, right, NOW) for right in rights]


def test_the_outcome_follows_the_first_two_attempts() -> None:
    assert outcome([], "q") == "unanswered"
    assert outcome(tried(True), "q") == "passed"
    assert outcome(tried(False), "q") == "look again"
    assert outcome(tried(False, True), "q") == "passed"
    assert outcome(tried(False, False), "q") == "ask the nurse"
    assert outcome(tried(False, False, True), "q") == "ask the nurse"
    assert outcome(tried(True), "another") == "unanswered"


@given(st.lists(st.booleans(), min_size=2))
def test_after_two_attempts_nobody_is_held_up(rights: list[bool]) -> None:
    assert outcome(tried(*rights), "q") in ("passed", "ask the nurse")
