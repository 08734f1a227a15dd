"""The courier: nothing is lost, nothing is twice, nothing blocks, urgent things go first."""

import threading
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Self

import pytest

from kiosk.delivery.courier import Courier
from kiosk.delivery.decision import ASK_SECONDS, IDLE_SECONDS, LOOK_SECONDS, VERIFY_SECONDS
from kiosk.delivery.status import delivery_status
from kiosk.errors import Refused, Unavailable
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.ports import MISSING, Head, Queued, Receipt
from kiosk.record.envelope import parse
from tests.envelopes import SEALED_AT, sealer

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
COURIER = "kiosk.delivery.courier"


class Line:
    """A line to an inbox that can be cut, can lose answers, and can refuse one envelope."""

    def __init__(self, inbox: MemoryInbox) -> None:
        self.inbox = inbox
        self.cut = False
        self.answers_lost = 0
        self.refused = ""
        self.fault: Exception | None = None
        self.asked: list[str] = []

    def deliver(self, envelope: bytes) -> Receipt:
        self._check("deliver")
        if self.refused and self.refused.encode() in envelope:
            raise Refused("clone", "invented refusal")
        receipt = self.inbox.deliver(envelope)
        if self.answers_lost:
            self.answers_lost -= 1
            raise Unavailable("network", "the answer was lost")
        return receipt

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        self._check("acknowledged")
        return self.inbox.acknowledged(envelope_ids)

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:
        self._check("fates")
        return self.inbox.fates(envelope_ids)

    def head(self, device: str, since: int) -> Head | None:
        self._check("head")
        return self.inbox.head(device, since)

    def _check(self, asked: str) -> None:
        self.asked.append(asked)
        if self.fault:
            raise self.fault
        if self.cut:
            raise Unavailable("network", "the line is cut")


class OneTurn:
    """A turn that another process may have."""

    anothers = False
    held = False

    def take(self) -> bool:
        self.held = not self.anothers
        return self.held

    def release(self) -> None:
        self.held = False


class Bench:
    """A courier between an outbox and a line, all in memory."""

    def __init__(self, outbox: MemoryOutbox | None = None) -> None:
        self.clock = FixedClock(NOW)
        self.outbox = outbox or MemoryOutbox()
        self.inbox = MemoryInbox(self.clock)
        self.line = Line(self.inbox)
        self.online: bool | None = None
        self.turn = OneTurn()
        self.courier = Courier(
            self.outbox, self.line, self.clock, lambda: 1.0, lambda: self.online, self.turn
        )

    def arrived(self) -> list[int]:
        everything = self.inbox.received_after(0, ("intake", "notice"))
        return [received.seq for _, received in everything]

    def rest(self) -> float:
        """Step until there is nothing to do; return how long there is not."""
        while not (outcome := self.courier.step()).wait:
            pass
        return outcome.wait

    def rest_for(self, seconds: float) -> None:
        """Rest and go on for that long."""
        end = self.clock.now() + timedelta(seconds=seconds)
        while self.clock.now() < end:
            self.clock.advance(self.rest())
        self.rest()


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_everything_is_delivered_notices_first(bench: Bench) -> None:
    for kind in ("intake", "notice", "intake"):
        bench.outbox.append(kind, sealer(kind))
    assert bench.rest() == ASK_SECONDS
    assert bench.arrived() == [2, 1, 3]
    assert bench.outbox.counts()["delivered"] == 3


def test_with_nothing_open_it_looks_every_half_minute(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    assert bench.rest() == IDLE_SECONDS


def test_the_patients_tablet_learns_that_a_nurse_knows(bench: Bench) -> None:
    notice = bench.outbox.append("notice", sealer("notice"))
    bench.rest()
    bench.clock.advance(ASK_SECONDS)
    assert not bench.courier.step().changed
    bench.inbox.acknowledge(notice.id, "nurse-1", NOW)
    bench.clock.advance(ASK_SECONDS)
    assert bench.courier.step().changed
    assert not bench.outbox.unacknowledged_notices()
    assert bench.rest() == IDLE_SECONDS


def tries(bench: Bench, times: int) -> list[float]:
    """Return how long each of so many tries comes after the one before, in seconds."""
    found: list[float] = []
    since = bench.clock.now()
    while len(found) < times:
        asked = len(bench.line.asked)
        outcome = bench.courier.step()
        if len(bench.line.asked) > asked:
            found.append((bench.clock.now() - since).total_seconds())
            since = bench.clock.now()
        bench.clock.advance(outcome.wait)
    return found


def test_a_cut_line_is_tried_again_ever_less_often_and_then_heals(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    bench.line.cut = True
    assert tries(bench, 11) == [0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    bench.line.cut = False
    bench.rest_for(300)
    assert bench.arrived() == [1]


def test_when_the_network_is_back_it_tries_at_once(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    bench.line.cut = True
    bench.online = False
    tries(bench, 8)
    assert bench.rest() == LOOK_SECONDS
    bench.line.cut, bench.online = False, True
    bench.rest()
    assert bench.arrived() == [1]


def test_a_network_that_was_there_all_the_time_is_no_reason_to_try_more_often(
    bench: Bench,
) -> None:
    bench.outbox.append("intake", sealer())
    bench.line.cut = bench.online = True
    assert tries(bench, 4) == [0, 2, 4, 8]


def test_a_lost_answer_costs_one_more_try_and_no_second_envelope(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    bench.line.answers_lost = 1
    bench.rest_for(10)
    assert bench.arrived() == [1]
    assert bench.outbox.counts()["delivered"] == 1


class CutAfterTwo(MemoryInbox):
    """An inbox whose line is cut for good when two envelopes have passed."""

    def deliver(self, envelope: bytes) -> Receipt:
        if len(self.received_after(0, ("intake",))) == 2:
            raise Unavailable("network", "the line is cut")
        return super().deliver(envelope)


def test_what_arrived_before_the_line_was_cut_is_noted(bench: Bench) -> None:
    for _ in range(4):
        bench.outbox.append("intake", sealer())
    bench.line.inbox = CutAfterTwo(bench.clock)
    bench.rest()
    waiting = bench.outbox.waiting()
    assert [(queued.seq, queued.attempts) for queued in waiting] == [(3, 1), (4, 0)]


def test_what_is_refused_for_good_is_set_aside_and_blocks_nothing(bench: Bench, expect_log) -> None:
    log = expect_log(COURIER)
    bench.outbox.append("intake", sealer())
    refused = bench.outbox.append("intake", sealer(device="tablet-9"))
    bench.outbox.append("intake", sealer())
    bench.line.refused = "tablet-9"
    bench.rest()
    assert bench.arrived() == [1, 2]
    assert bench.outbox.counts()["quarantined"] == 1
    found = bench.outbox.find(refused.id)
    assert found is not None
    assert found.quarantined == "clone"
    assert "set aside: clone" in log.text


class Slow(MemoryInbox):
    """An inbox at the end of a slow line; a patient calls for help while an intake passes."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.clock)
        self.bench = bench

    def deliver(self, envelope: bytes) -> Receipt:
        self.bench.clock.advance(1.5)
        if not self.received_after(0, ("intake",)):
            self.bench.outbox.append("notice", sealer("notice"))
        return super().deliver(envelope)


def test_a_call_for_help_does_not_wait_for_a_backlog_on_a_slow_line(bench: Bench) -> None:
    for _ in range(6):
        bench.outbox.append("intake", sealer())
    bench.inbox = bench.line.inbox = Slow(bench)
    bench.rest()
    assert bench.arrived() == [1, 2, 7, 3, 4, 5, 6]


class Counted(MemoryOutbox):
    """An outbox that counts how many envelopes were read to be sent."""

    read = 0

    def waiting(self, most: int | None = None) -> Sequence[Queued]:
        found = super().waiting(most)
        self.read += len(found)
        return found


def test_while_nobody_answers_a_backlog_is_not_read_again_and_again() -> None:
    bench = Bench(outbox := Counted())
    for _ in range(40):
        bench.outbox.append("intake", sealer())
    bench.line.cut = True
    bench.rest_for(60)
    outbox.read = 0
    bench.rest_for(60)
    assert outbox.read < 40


class Stumbling(MemoryInbox):
    """An inbox that stumbles over the envelopes of one kind."""

    stumbles_over = "notice"
    times = 0

    def deliver(self, envelope: bytes) -> Receipt:
        if parse(envelope).header.kind == self.stumbles_over:
            self.times += 1
            raise ZeroDivisionError("a name that must not be logged")
        return super().deliver(envelope)


def test_a_fault_nobody_foresaw_is_tried_five_times_then_once_a_day(
    bench: Bench, expect_log
) -> None:
    log = expect_log(COURIER)
    bench.inbox = bench.line.inbox = stumbling = Stumbling(bench.clock)
    bench.outbox.append("notice", sealer("notice"))
    bench.outbox.append("intake", sealer())
    bench.rest_for(120)
    assert stumbling.times == 5
    assert bench.arrived() == [2]
    assert bench.outbox.counts()["quarantined"] == 1
    bench.rest_for(86_400 + VERIFY_SECONDS)
    assert stumbling.times == 6
    assert "ZeroDivisionError" in log.text
    assert "must not be logged" not in log.text
    stumbling.stumbles_over = ""
    bench.rest_for(86_400 + VERIFY_SECONDS)
    assert bench.arrived() == [2, 1]


def test_an_inbox_restored_from_a_backup_is_filled_again(bench: Bench, expect_log) -> None:
    log = expect_log(COURIER)
    for _ in range(5):
        bench.outbox.append("intake", sealer())
    bench.rest()
    backup = MemoryInbox(bench.clock)
    for queued in (1, 2):
        backup.deliver(bench.inbox.received_after(0, ("intake",))[queued - 1][1].body)
    bench.inbox = bench.line.inbox = backup
    bench.rest_for(VERIFY_SECONDS + IDLE_SECONDS)
    assert bench.arrived() == [1, 2, 3, 4, 5]
    assert "5 are offered again" in log.text


class Contradicting(MemoryInbox):
    """An inbox that says of everything that it has it, and that it holds nothing."""

    def head(self, device: str, since: int) -> Head:
        return Head(0, super().head(device, since).at)


def test_an_inbox_that_contradicts_itself_is_not_stormed_and_nothing_is_let_go(
    bench: Bench, expect_log
) -> None:
    expect_log(COURIER)
    bench.line.inbox = Contradicting(bench.clock)
    queued = bench.outbox.append("intake", sealer())
    bench.rest_for(86_400)
    assert bench.line.asked.count("deliver") < 86_400 / VERIFY_SECONDS + 5
    bench.rest_for(8 * 86_400)
    assert bench.outbox.find(queued.id)


def test_what_was_confirmed_is_let_go_after_seven_days_and_not_before(bench: Bench) -> None:
    queued = bench.outbox.append("intake", sealer())
    bench.rest_for(6.9 * 86_400)
    assert bench.outbox.find(queued.id)
    bench.rest_for(0.2 * 86_400)
    assert not bench.outbox.find(queued.id)
    assert bench.arrived() == [1]


def test_it_notes_how_far_the_clocks_are_apart(bench: Bench) -> None:
    bench.line.inbox = MemoryInbox(FixedClock(NOW - timedelta(minutes=7)))
    bench.rest()
    contact = bench.outbox.last_contact()
    assert contact is not None
    assert (contact.at, contact.skew_seconds) == (NOW, 420)


class Folder(MemoryInbox):
    """An inbox behind a folder: a desk takes what lies there when it is told to."""

    def __init__(self, clock: FixedClock) -> None:
        super().__init__(clock)
        self.lies_there: dict[str, bytes] = {}
        self.told: dict[str, str] = {}

    def deliver(self, envelope: bytes) -> Receipt:
        self.lies_there[parse(envelope).id] = envelope
        return "on its way"

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:
        gone = {name: MISSING for name in envelope_ids if name not in self.lies_there}
        return gone | {name: why for name, why in self.told.items() if name in envelope_ids}

    def take(self) -> None:
        for name, envelope in self.lies_there.items():
            super().deliver(envelope)
            self.told[name] = ""


def test_what_lies_in_a_folder_counts_as_delivered_once_the_desk_took_it(bench: Bench) -> None:
    folder = bench.line.inbox = bench.inbox = Folder(bench.clock)
    for _ in range(3):
        bench.outbox.append("intake", sealer())
    assert bench.rest() == ASK_SECONDS
    assert bench.outbox.counts()["on_their_way"] == 3
    folder.take()
    bench.rest_for(3)
    assert bench.outbox.counts()["delivered"] == 3
    assert bench.arrived() == [1, 2, 3]


def test_a_lost_stick_costs_nothing_but_writing_it_again(bench: Bench) -> None:
    folder = bench.line.inbox = bench.inbox = Folder(bench.clock)
    for _ in range(3):
        bench.outbox.append("intake", sealer())
    bench.rest()
    folder.lies_there.clear()
    bench.rest_for(5)
    folder.take()
    bench.rest_for(5)
    assert bench.outbox.counts()["delivered"] == 3


def test_what_the_desk_does_not_take_is_set_aside(bench: Bench, expect_log) -> None:
    expect_log(COURIER)
    folder = bench.line.inbox = Folder(bench.clock)
    queued = bench.outbox.append("intake", sealer())
    bench.rest()
    folder.told[queued.id] = "clone"
    bench.rest_for(3)
    assert bench.outbox.counts()["quarantined"] == 1


def test_one_round_delivers_all_or_says_that_nobody_answers(bench: Bench) -> None:
    for _ in range(40):
        bench.outbox.append("intake", sealer())
    bench.line.cut = True
    with pytest.raises(Unavailable):
        bench.courier.sync_once()
    bench.line.cut = False
    assert bench.courier.sync_once().delivered == 40
    assert bench.arrived() == list(range(1, 41))


def test_the_status_tells_what_waits_since_when_and_the_last_contact(bench: Bench) -> None:
    bench.outbox.append("intake", sealer())
    before = delivery_status(bench.outbox)
    assert (before.waiting, before.oldest, before.last_contact) == (1, SEALED_AT, None)
    bench.rest()
    after = delivery_status(bench.outbox)
    assert (after.waiting, after.oldest, after.last_contact) == (0, None, NOW)
    assert after.clock_skew_seconds == 0


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
    log = expect_log(COURIER)
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
    expect_log(COURIER)
    bench.line.fault = Refused("invented", "invented")
    notice = bench.outbox.append("notice", sealer("notice"))
    bench.outbox.delivered([notice.id], NOW)
    with Running(bench) as running:
        assert running.told.wait(10)


def test_while_another_process_carries_it_waits_its_turn_and_lets_the_screen_look(
    bench: Bench,
) -> None:
    bench.outbox.append("intake", sealer())
    bench.turn.anothers = True
    with Running(bench) as running:
        assert running.told.wait(10)
        assert bench.arrived() == []
        bench.turn.anothers = False
        running.told.clear()
        running.wake.set()
        assert running.told.wait(10)
    assert bench.arrived() == [1]
    assert not bench.turn.held


def test_by_hand_it_is_told_who_carries(bench: Bench) -> None:
    bench.turn.anothers = True
    with pytest.raises(Unavailable, match="close kiosk patient"):
        bench.courier.sync_once()
    bench.turn.anothers = False
    bench.courier.sync_once()
    assert not bench.turn.held
