"""The courier: nothing is lost, nothing is twice, nothing blocks, urgent things go first."""

import threading
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.delivery import (
    IDLE_SECONDS,
    LONGEST_WAIT,
    NOTICE_SECONDS,
    Courier,
    Failures,
    Send,
    Wait,
    delivery_status,
    next_action,
)
from kiosk.errors import Refused, Unavailable
from kiosk.outside.pretend import FixedClock, MemoryInbox, MemoryOutbox
from kiosk.ports import Queued, Receipt
from tests.envelopes import SEALED_AT, sealer

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


class Line:
    """A line to an inbox that can be cut, can lose answers, and can refuse one envelope."""

    def __init__(self, inbox: MemoryInbox) -> None:
        self.inbox = inbox
        self.cut = False
        self.answers_lost = 0
        self.refused = ""
        self.fault: Exception | None = None

    def deliver(self, envelope: bytes) -> Receipt:
        self._check()
        if self.refused and self.refused.encode() in envelope:
            raise Refused("clone", "invented refusal")
        receipt = self.inbox.deliver(envelope)
        if self.answers_lost:
            self.answers_lost -= 1
            raise Unavailable("network", "the answer was lost")
        return receipt

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        self._check()
        return self.inbox.acknowledged(envelope_ids)

    def _check(self) -> None:
        if self.fault:
            raise self.fault
        if self.cut:
            raise Unavailable("network", "the line is cut")


class Bench:
    """A courier between an outbox and a line, all in memory."""

    def __init__(self) -> None:
        self.clock = FixedClock(NOW)
        self.outbox = MemoryOutbox()
        self.inbox = MemoryInbox(self.clock)
        self.line = Line(self.inbox)
        self.courier = Courier(self.outbox, self.line, self.clock, lambda: 1.0)

    def arrived(self) -> list[int]:
        everything = self.inbox.received_after(0, ("intake", "notice"))
        return [received.seq for _, received in everything]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def queued(seq: int, kind: str = "intake", attempts: int = 0) -> Queued:
    return Queued(seq, f"{seq:064x}", kind, b"", SEALED_AT, attempts)  # type: ignore[arg-type]  # kind is one of them


def test_with_nothing_waiting_it_rests() -> None:
    assert next_action(NOW, [], Failures()) == Wait(IDLE_SECONDS)


def test_the_first_that_waits_is_sent() -> None:
    first = queued(1)
    assert next_action(NOW, [first, queued(2)], Failures()) == Send(first)


def test_after_a_failure_it_waits_as_the_lot_says() -> None:
    failures = Failures(count=3, last=NOW, lot=0.5)
    assert next_action(NOW, [queued(1)], failures) == Wait(4.0)
    later = NOW + timedelta(seconds=4)
    assert next_action(later, [queued(1)], failures) == Send(queued(1))


def test_a_notice_that_was_never_tried_does_not_wait_for_that() -> None:
    failures = Failures(count=9, last=NOW, lot=1.0)
    tried, fresh = queued(1, "notice", attempts=1), queued(2, "notice")
    assert next_action(NOW, [tried, fresh, queued(3)], failures) == Send(fresh)
    assert isinstance(next_action(NOW, [tried, queued(3)], failures), Wait)


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    failures = Failures(count=9, last=NOW, lot=1.0)
    assert next_action(NOW - timedelta(days=3650), [queued(1)], failures) == Send(queued(1))


@given(st.integers(0, 10**6), st.floats(0, 1), st.floats(0, 10**6))
def test_no_wait_is_longer_than_five_minutes(count: int, lot: float, passed: float) -> None:
    due = Failures(count, NOW, lot).due_in(NOW + timedelta(seconds=passed))
    assert 0 <= due <= LONGEST_WAIT


def test_everything_is_delivered_notices_first(bench: Bench) -> None:
    for kind in ("intake", "notice", "intake"):
        bench.outbox.append(kind, sealer(kind))
    waits = [bench.courier.step().wait for _ in range(3)]
    assert bench.arrived() == [2, 1, 3]
    assert waits == [0.0, 0.0, NOTICE_SECONDS]


def test_the_patients_tablet_learns_that_a_nurse_knows(bench: Bench) -> None:
    notice = bench.outbox.append("notice", sealer("notice"))
    bench.courier.step()
    assert not bench.courier.step().changed
    bench.inbox.acknowledge(notice.id, "nurse-1", NOW)
    assert bench.courier.step().changed
    assert not bench.outbox.unacknowledged_notices()
    assert bench.courier.step().wait == IDLE_SECONDS


def test_a_cut_line_is_tried_again_ever_less_often_and_then_heals(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    bench.line.cut = True
    waits = []
    for _ in range(4):
        outcome = bench.courier.step()
        waits.append(outcome.wait)
        assert bench.courier.step().wait == outcome.wait  # too early: nothing is tried
        bench.clock.advance(outcome.wait)
    assert waits == [2.0, 4.0, 8.0, 16.0]
    assert bench.outbox.waiting()[0].attempts == 4
    bench.line.cut = False
    assert bench.courier.step().changed
    assert bench.arrived() == [1]


def test_a_lost_answer_costs_one_more_try_and_no_second_envelope(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    bench.line.answers_lost = 1
    bench.clock.advance(bench.courier.step().wait)
    bench.courier.step()
    assert bench.arrived() == [1]
    assert bench.outbox.counts()["delivered"] == 1


def test_what_is_refused_for_good_is_set_aside_and_blocks_nothing(bench: Bench, expect_log) -> None:
    log = expect_log("kiosk.delivery")
    bench.outbox.append("intake", sealer(device="tablet-9"))
    bench.outbox.append("intake", sealer())
    bench.line.refused = "tablet-9"
    assert bench.courier.step().changed
    bench.courier.step()
    assert bench.arrived() == [2]
    assert bench.outbox.counts() == {"waiting": 0, "delivered": 1, "quarantined": 1}
    assert "set aside: clone" in log.text


def test_one_round_delivers_all_or_says_that_nobody_answers(bench: Bench) -> None:
    for _ in range(3):
        bench.outbox.append("intake", sealer())
    bench.line.cut = True
    with pytest.raises(Unavailable):
        bench.courier.sync_once()
    bench.line.cut = False
    assert bench.courier.sync_once().delivered == 3
    assert bench.arrived() == [1, 2, 3]


def test_the_status_tells_what_waits_since_when_and_the_last_contact(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    before = delivery_status(bench.outbox)
    assert (before.waiting, before.oldest, before.last_contact) == (1, SEALED_AT, None)
    bench.courier.step()
    after = delivery_status(bench.outbox)
    assert (after.waiting, after.oldest, after.last_contact) == (0, None, NOW)


class Running:
    """A courier on its own thread, as the tablet has it."""

    def __init__(self, bench: Bench) -> None:
        self.stop, self.wake, self.told = threading.Event(), threading.Event(), threading.Event()
        arguments = (self.stop, self.wake, self.told.set)
        self.thread = threading.Thread(target=bench.courier.run, args=arguments)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop.set()
        self.wake.set()
        self.thread.join(10)
        assert not self.thread.is_alive()


def test_on_its_thread_it_wakes_for_an_append_and_stops_when_told(bench: Bench) -> None:
    with Running(bench) as running:
        bench.outbox.append("notice", sealer("notice"))
        running.wake.set()
        assert running.told.wait(10)
    assert bench.arrived() == [1]


def test_a_fault_that_nobody_foresaw_does_not_end_the_courier(bench: Bench, expect_log) -> None:
    log = expect_log("kiosk.delivery")
    bench.outbox.append("intake", sealer())
    bench.line.fault = RuntimeError("unforeseen")
    with Running(bench) as running:
        assert running.told.wait(10)
        running.told.clear()
        bench.line.fault = None
        running.wake.set()
        assert running.told.wait(10)
    assert bench.arrived() == [1]
    assert "goes on" in log.text


def test_a_failing_outbox_does_not_end_the_courier(bench: Bench, expect_log) -> None:
    expect_log("kiosk.delivery")
    bench.line.fault = Refused("invented", "invented")
    notice = bench.outbox.append("notice", sealer("notice"))
    bench.outbox.delivered(notice.id, NOW)
    with Running(bench) as running:
        assert running.told.wait(10)
