"""A tablet's clock is wrong by years, or jumps: order, copies and delivery do not depend on it."""

from datetime import timedelta
from pathlib import Path

import pytest

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.delivery.courier import Courier
from kiosk.delivery.status import delivery_status
from kiosk.errors import Unavailable
from kiosk.outside.pretend import FixedClock
from kiosk.ports import Head
from tests.envelopes import sealer

YEARS = {"ten years back": -3652, "a day back": -1, "a day ahead": 1, "ten years ahead": 3652}
DAY = 86_400


class Clinic:
    """A tablet and an inbox, each with a clock."""

    def __init__(self, folder: Path) -> None:
        self.tablet, self.server = FixedClock(), FixedClock()
        self.outbox = SqlOutbox(folder / "outbox.sqlite3")
        self.inbox = SqlInbox(sqlite_url(folder / "inbox.sqlite3"), self.server)
        self.courier = Courier(self.outbox, self.inbox, self.tablet, lambda: 1.0)

    def pass_days(self, days: float) -> None:
        for clock in (self.tablet, self.server):
            clock.advance(days * DAY)
        self.rest()

    def rest(self) -> None:
        while not self.courier.step().wait:
            pass

    def arrived(self) -> list[int]:
        return [received.seq for _, received in self.inbox.received_after(0, ("intake",))]

    def kept(self) -> int:
        return self.outbox.counts()["delivered"]

    def close(self) -> None:
        self.outbox.close()
        self.inbox.close()


@pytest.mark.parametrize("days", YEARS.values(), ids=YEARS.keys())
@pytest.mark.parametrize("when", ["from the start", "in the middle"])
def test_a_clock_that_is_wrong_changes_neither_order_nor_how_long_a_copy_is_kept(
    tmp_path: Path, reliability, days: int, when: str
) -> None:
    clinic = Clinic(tmp_path)
    for number in range(4):
        if number == (0 if when == "from the start" else 2):
            clinic.tablet.advance(days * DAY)
        clinic.outbox.append("intake", sealer())
        clinic.rest()
    clinic.pass_days(0.01)
    assert clinic.arrived() == [1, 2, 3, 4]
    times = [received.received_at for _, received in clinic.inbox.received_after(0, ("intake",))]
    assert all(abs(at - clinic.server.now()) < timedelta(hours=1) for at in times)
    status = delivery_status(clinic.outbox)
    assert status.clock_skew_seconds == days * DAY
    clinic.pass_days(6.9)
    assert clinic.kept() == 4
    clinic.pass_days(0.2)
    assert clinic.kept() == 0
    reliability("R10", "clock wrong or jumping by a day or ten years", 4)
    clinic.close()


class Cut(SqlInbox):
    """An inbox whose line can be cut."""

    cut = True

    def head(self, device: str, since: int) -> Head:
        if self.cut:
            raise Unavailable("network", "the line is cut")
        return super().head(device, since)


def test_a_clock_that_jumps_after_a_failure_holds_nothing_up(tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    inbox = Cut(sqlite_url(tmp_path / "inbox.sqlite3"), clinic.server)
    courier = Courier(clinic.outbox, inbox, clinic.tablet, lambda: 1.0)
    clinic.outbox.append("intake", sealer())
    for _ in range(30):
        clinic.tablet.advance(courier.step().wait)
    clinic.tablet.advance(-3652 * DAY)
    inbox.cut = False
    while not courier.step().wait:
        pass
    assert clinic.arrived() == [1]
    inbox.close()
    clinic.close()
