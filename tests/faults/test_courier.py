"""Any order of sealing, crashing, cutting the line and losing answers: nothing lost or twice."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.delivery.courier import Courier
from kiosk.errors import Unavailable
from kiosk.outside.pretend import FixedClock
from kiosk.ports import Receipt
from kiosk.record.envelope import Kind
from tests.envelopes import sealer

KINDS: tuple[Kind, ...] = ("intake", "notice")


class Line(SqlInbox):
    """The inbox at the end of a line that can be cut, before or after the envelope has passed."""

    cut = False
    loses_answers = False

    def deliver(self, envelope: bytes) -> Receipt:
        if self.cut:
            raise Unavailable("network", "the line is cut")
        receipt = super().deliver(envelope)
        if self.loses_answers:
            raise Unavailable("network", "the answer was lost")
        return receipt


class Tablet(RuleBasedStateMachine):
    """One tablet, its courier and the clinic's inbox."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FixedClock()
        self.sealed: list[str] = []
        self.noticed: set[str] = set()
        self.line = Line(sqlite_url(Path(self.folder.name) / "inbox.sqlite3"), self.clock)
        self.start()

    def start(self) -> None:
        self.outbox = SqlOutbox(Path(self.folder.name) / "outbox.sqlite3")
        self.courier = Courier(self.outbox, self.line, self.clock, lambda: 0.5)

    @rule(kind=st.sampled_from(KINDS))
    def seal(self, kind: Kind) -> None:
        self.sealed.append(self.outbox.append(kind, sealer(kind)).id)

    @rule(seconds=st.sampled_from([0, 1, 60, 300, -3600]))
    def step(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.courier.step()

    @rule(cut=st.booleans(), loses_answers=st.booleans())
    def change_the_line(self, cut: bool, loses_answers: bool) -> None:
        self.line.cut, self.line.loses_answers = cut, loses_answers

    @rule()
    def crash(self) -> None:
        self.outbox.close()
        self.start()

    @precondition(lambda self: self.arrived("notice"))
    @rule(data=st.data())
    def nurse_sees_a_notice(self, data: st.DataObject) -> None:
        notice = data.draw(st.sampled_from(self.arrived("notice")))
        self.line.acknowledge(notice, "nurse-1", self.clock.now())
        self.noticed.add(notice)

    def arrived(self, kind: Kind) -> list[str]:
        return [received.id for _, received in self.line.received_after(0, (kind,))]

    @invariant()
    def nothing_is_lost_or_twice(self) -> None:
        if not hasattr(self, "outbox"):
            return
        arrived = self.arrived("intake") + self.arrived("notice")
        waiting = [queued.id for queued in self.outbox.waiting()]
        assert len(arrived) == len(set(arrived))
        assert set(arrived) | set(waiting) == set(self.sealed)

    def teardown(self) -> None:
        if not hasattr(self, "outbox"):
            return
        self.line.cut = self.line.loses_answers = False
        for _ in range(2 * len(self.sealed) + 2):
            self.clock.advance(600)
            self.courier.step()
        found = [received for _, received in self.line.received_after(0, KINDS)]
        assert {received.id for received in found} == set(self.sealed)
        intakes = [received.seq for received in found if received.kind == "intake"]
        assert intakes == sorted(intakes)
        assert self.outbox.counts()["waiting"] == 0
        open_notices = {queued.id for queued in self.outbox.unacknowledged_notices()}
        assert open_notices == set(self.arrived("notice")) - self.noticed
        assert not self.line.aside()
        self.outbox.close()
        self.line.close()
        self.folder.cleanup()


def test_nothing_is_lost_and_nothing_is_twice_whatever_happens() -> None:
    run_state_machine_as_test(
        Tablet,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
