"""What the courier does next follows from what it knows, and never makes anything wait too long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiosk.delivery.decision import (
    ASK_SECONDS,
    IDLE_SECONDS,
    LONGEST_WAIT,
    LOOK_SECONDS,
    VERIFY_SECONDS,
    Act,
    Ask,
    Failures,
    Line,
    Send,
    Verify,
    Wait,
    decide,
)
from kiosk.ports import Queued
from tests.envelopes import SEALED_AT

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
WELL = Line(verified=NOW)


def queued(seq: int, kind: str = "intake", attempts: int = 0) -> Queued:
    return Queued(seq, f"{seq:064x}", kind, b"", SEALED_AT, attempts)  # type: ignore[arg-type]  # kind is one of them


def after(seconds: float, line: Line, *waiting: Queued, questions: bool = False) -> Act:
    return decide(NOW + timedelta(seconds=seconds), line, waiting, questions=questions)


def test_with_nothing_to_do_it_rests() -> None:
    assert after(1, WELL) == Wait(IDLE_SECONDS)


def test_what_waits_is_sent_in_its_order() -> None:
    assert after(0, WELL, queued(1), queued(2)) == Send((queued(1), queued(2)))


def test_before_anything_is_sent_the_inbox_is_asked_what_it_holds() -> None:
    assert after(0, Line(), queued(1)) == Verify()


def test_a_notice_that_was_never_tried_waits_for_nothing() -> None:
    failing = Line(Failures(count=9, last=NOW, lot=1.0))
    fresh, tried = queued(2, "notice"), queued(1, "notice", attempts=1)
    for line in (Line(), WELL, failing):
        assert after(1, line, fresh, tried, queued(3)) == Send((fresh,))
    assert isinstance(after(1, failing, tried, queued(3)), Wait)


def test_after_a_failure_it_waits_as_the_lot_says_and_looks_whether_the_network_is_back() -> None:
    failing = Line(Failures(count=3, last=NOW, lot=0.5))
    assert after(1, failing, queued(1)) == Wait(3.0)
    assert after(4, failing, queued(1)) == Verify()
    long = replace(failing, failures=Failures(count=8, last=NOW, lot=1.0))
    assert after(1, long, queued(1)) == Wait(LOOK_SECONDS)


def test_while_a_notice_is_open_it_asks_every_two_seconds() -> None:
    assert after(0, WELL, questions=True) == Ask()
    asked = replace(WELL, asked=NOW)
    assert after(0.5, asked, questions=True) == Wait(1.5)
    assert after(ASK_SECONDS, asked, questions=True) == Ask()


def test_what_was_delivered_is_verified_once_nothing_else_waits_and_then_now_and_then() -> None:
    assert after(0, replace(WELL, delivered=True)) == Verify()
    assert after(0, replace(WELL, delivered=True), queued(1)) == Send((queued(1),))
    assert after(VERIFY_SECONDS - 1, WELL) == Wait(1.0)
    assert after(VERIFY_SECONDS, WELL) == Verify()


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    failing = Line(Failures(count=9, last=NOW, lot=1.0), verified=NOW)
    ten_years = -3650 * 86_400.0
    assert after(ten_years, failing, queued(1)) == Send((queued(1),))
    assert after(ten_years, WELL) == Verify()


moments = st.none() | st.floats(-1e9, 1e9).map(lambda seconds: NOW + timedelta(seconds=seconds))
lines = st.builds(
    Line,
    failures=st.builds(Failures, st.integers(0, 10**6), moments, st.floats(0, 1)),
    verified=moments,
    asked=moments,
    delivered=st.booleans(),
)
kinds = st.sampled_from(["intake", "notice"])
envelopes = st.builds(queued, st.integers(1, 9), kinds, st.integers(0, 2))
queues = st.lists(envelopes, max_size=4)


@given(lines, queues, st.booleans(), st.floats(-1e9, 1e9))
def test_whatever_it_knows_it_sends_only_what_waits_and_rests_at_most_half_a_minute(
    line: Line, waiting: list[Queued], questions: bool, seconds: float
) -> None:
    act = after(seconds, line, *waiting, questions=questions)
    if isinstance(act, Send):
        assert act.envelopes
        assert set(act.envelopes) <= set(waiting)
    if isinstance(act, Wait):
        assert 0 < act.seconds <= IDLE_SECONDS
        assert not any(q.kind == "notice" and not q.attempts for q in waiting)
    if isinstance(act, Ask):
        assert questions


@given(lines, queues, st.booleans())
def test_within_five_minutes_of_any_failure_what_waits_is_tried(
    line: Line, waiting: list[Queued], questions: bool
) -> None:
    late = (line.failures.last or NOW) + timedelta(seconds=LONGEST_WAIT)
    act = decide(late, line, waiting, questions=questions)
    assert not (waiting and isinstance(act, Wait | Ask))


@given(st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 10**6))
def test_no_failure_holds_anything_up_for_more_than_five_minutes(
    count: int, lot: float, passed: float
) -> None:
    due = Failures(count, NOW, lot).due_in(NOW + timedelta(seconds=passed))
    assert 0 <= due <= LONGEST_WAIT
