"""Any order of sealing, crashing, cutting, restoring, cloning, clocks that jump: nothing lost.

A stateful model (https://hypothesis.readthedocs.io/en/latest/stateful.html): tablet, courier and
inbox as they are, over real files; the network, the clocks and the clinic's backups fail.
"""

import logging
import os
import shutil
import tempfile
from datetime import datetime, timedelta
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
from kiosk.errors import Refused, Unavailable
from kiosk.outside.pretend import FixedClock
from kiosk.ports import Head, Receipt
from kiosk.record.envelope import Kind, parse
from tests.envelopes import sealed, sealer

EXAMPLES = int(os.environ.get("COURIER_STORIES", "40"))
STEPS = 25
KINDS: tuple[Kind, ...] = ("intake", "notice")
BACKUP_HOLDS = timedelta(days=6)  # as we tell clinics: back up at least that often


class Line(SqlInbox):
    """The inbox at the end of a line that can be cut, before or after the envelope has passed."""

    cut = False
    loses_answers = False
    stumbles = False

    def deliver(self, envelope: bytes) -> Receipt:
        self._pass()
        if self.stumbles:
            raise ZeroDivisionError("nobody foresaw this")
        receipt = super().deliver(envelope)
        if self.loses_answers:
            raise Unavailable("network", "the answer was lost")
        return receipt

    def head(self, device: str, since: int) -> Head:
        self._pass()
        return super().head(device, since)

    def _pass(self) -> None:
        if self.cut:
            raise Unavailable("network", "the line is cut")


class Tablet(RuleBasedStateMachine):
    """One tablet, its courier and the clinic's inbox; each has a clock of its own."""

    steps = 0

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock, self.inbox_clock = FixedClock(), FixedClock()
        self.sealed: dict[str, bytes] = {}
        self.clones: set[str] = set()
        self.noticed: set[str] = set()
        self.backed_up: datetime | None = None
        self.let_go: set[str] = set()
        self.line = Line(sqlite_url(self.file("inbox")), self.inbox_clock)
        self.line.find("")
        self.start()

    def file(self, name: str) -> Path:
        return Path(self.folder.name) / f"{name}.sqlite3"

    def start(self) -> None:
        self.outbox = SqlOutbox(self.file("outbox"))
        self.courier = Courier(self.outbox, self.line, self.clock, lambda: 0.5)

    @rule(kind=st.sampled_from(KINDS))
    def seal(self, kind: Kind) -> None:
        queued = self.outbox.append(kind, sealer(kind))
        self.sealed[queued.id] = queued.body

    @rule(seconds=st.sampled_from([0, 1, 60, 300]), steps=st.integers(1, 4))
    def carry(self, seconds: float, steps: int) -> None:
        self.clock.advance(seconds)
        self.inbox_clock.advance(seconds)
        for _ in range(steps):
            self.courier.step()

    @rule(days=st.sampled_from([-3650, -1, 1, 3650]))
    def the_tablets_clock_jumps(self, days: float) -> None:
        self.clock.advance(days * 86_400)

    @rule(days=st.sampled_from([1, 8]))
    def days_pass(self, days: float) -> None:
        self.clock.advance(days * 86_400)
        self.inbox_clock.advance(days * 86_400)

    @rule(cut=st.booleans(), loses_answers=st.booleans(), stumbles=st.booleans())
    def change_the_line(self, cut: bool, loses_answers: bool, stumbles: bool) -> None:
        self.line.cut, self.line.loses_answers = cut, loses_answers
        self.line.stumbles = stumbles

    @rule()
    def crash(self) -> None:
        self.outbox.close()
        self.start()

    @rule()
    def back_up(self) -> None:
        self.line.close()
        shutil.copy(self.file("inbox"), self.file("backup"))
        self.backed_up = self.inbox_clock.now()

    @precondition(lambda self: self.backup_is_young())
    @rule()
    def restore(self) -> None:
        self.line.close()
        shutil.copy(self.file("backup"), self.file("inbox"))

    def backup_is_young(self) -> bool:
        now = self.inbox_clock.now()
        return self.backed_up is not None and now - self.backed_up < BACKUP_HOLDS

    @precondition(lambda self: self.arrived("intake"))
    @rule()
    def a_clone_sends_other_bytes_under_a_number_that_is_taken(self) -> None:
        seq = self.line.received_after(0, ("intake",))[0][1].seq
        forged = sealed(seq=seq, prev="ab" * 32 if seq > 1 else "")
        self.clones.add(parse(forged).id)
        try:
            SqlInbox.deliver(self.line, forged)
        except Refused as error:
            assert error.code == "clone"
        else:
            raise AssertionError("a clone was taken")

    @precondition(lambda self: self.arrived("intake"))
    @rule(data=st.data())
    def what_arrived_is_replayed(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(self.arrived("intake")))
        assert SqlInbox.deliver(self.line, self.sealed[name]) == "already there"

    @precondition(lambda self: self.arrived("notice"))
    @rule(data=st.data())
    def nurse_sees_a_notice(self, data: st.DataObject) -> None:
        notice = data.draw(st.sampled_from(self.arrived("notice")))
        self.line.acknowledge(notice, "nurse-1", self.inbox_clock.now())
        self.noticed.add(notice)

    def arrived(self, kind: Kind) -> list[str]:
        return [received.id for _, received in self.line.received_after(0, (kind,))]

    @invariant()
    def nothing_is_lost_twice_or_altered(self) -> None:
        if not hasattr(self, "outbox"):
            return
        Tablet.steps += 1
        found = [received for _, received in self.line.received_after(0, KINDS)]
        assert len(found) == len({received.id for received in found})
        assert all(self.sealed[received.id] == received.body for received in found)
        kept = {name for name in self.sealed if self.outbox.find(name)}
        assert kept | {received.id for received in found} == set(self.sealed)

    def teardown(self) -> None:
        if not hasattr(self, "outbox"):
            return
        self.line.cut = self.line.loses_answers = self.line.stumbles = False
        for _ in range(3):
            self.clock.advance(90_000)  # a day and an hour: what stumbled is tried again
            self.inbox_clock.advance(90_000)
            while not self.courier.step().wait:
                pass
        found = [received for _, received in self.line.received_after(0, KINDS)]
        assert {received.id: received.body for received in found} == self.sealed
        assert self.outbox.counts()["waiting"] == 0
        assert {received.id for received, _ in self.line.aside()} <= self.clones
        self.outbox.close()
        self.line.close()
        self.folder.cleanup()


def test_nothing_is_lost_and_nothing_is_twice_whatever_happens(reliability, caplog) -> None:
    caplog.set_level(logging.CRITICAL)  # what fails on purpose is told a thousand times
    Tablet.steps = 0
    run_state_machine_as_test(
        Tablet,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    reliability("R12", f"steps of {EXAMPLES} stories of tablet, courier and inbox", Tablet.steps)
