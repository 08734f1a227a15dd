"""A clinic restores its inbox from a backup: what came after the backup comes back by itself."""

import shutil
from pathlib import Path

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.delivery.courier import Courier
from kiosk.delivery.decision import VERIFY_SECONDS
from kiosk.outside.pretend import FixedClock
from tests.envelopes import sealer

AFTERWARDS = 50


class Clinic:
    """A tablet's outbox and the clinic's inbox, both real files, and the courier between them."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.file = folder / "inbox.sqlite3"
        self.outbox = SqlOutbox(folder / "outbox.sqlite3")
        self.inbox = SqlInbox(sqlite_url(self.file), self.clock)
        self.courier = Courier(self.outbox, self.inbox, self.clock, lambda: 1.0)

    def send(self, count: int) -> None:
        for number in range(count):
            if number % 10 == 9:
                self.outbox.append("notice", sealer("notice"))
            else:
                self.outbox.append("intake", sealer())
        self.one_cycle()

    def one_cycle(self) -> None:
        self.clock.advance(VERIFY_SECONDS)
        while not self.courier.step().wait:
            pass

    def restore(self, backup: Path) -> None:
        self.inbox.close()
        shutil.copy(backup, self.file)

    def bodies(self) -> list[bytes]:
        found = self.inbox.received_after(0, ("intake", "notice"))
        return sorted(received.body for _, received in found)

    def close(self) -> None:
        self.outbox.close()
        self.inbox.close()


def test_fifty_intakes_after_the_backup_are_back_within_one_cycle(
    tmp_path: Path, expect_log, reliability
) -> None:
    expect_log("kiosk.delivery.courier")
    clinic = Clinic(tmp_path)
    clinic.send(7)
    backup = Path(shutil.copy(clinic.file, tmp_path / "backup.sqlite3"))
    clinic.send(AFTERWARDS)
    everything = clinic.bodies()
    clinic.restore(backup)
    assert len(clinic.bodies()) == 7
    clinic.one_cycle()
    assert clinic.bodies() == everything
    assert len(everything) == len(set(everything)) == 7 + AFTERWARDS
    reliability("R6", "envelopes after the backup that was restored", AFTERWARDS)
    assert clinic.outbox.counts()["delivered"] == 7 + AFTERWARDS
    clinic.close()


def test_a_backup_that_is_put_back_while_more_arrives_hides_nothing(
    tmp_path: Path, expect_log, reliability
) -> None:
    """The newest number is there again, and numbers below it are not."""
    expect_log("kiosk.delivery.courier")
    clinic = Clinic(tmp_path)
    clinic.send(3)
    backup = Path(shutil.copy(clinic.file, tmp_path / "backup.sqlite3"))
    clinic.send(5)
    everything = clinic.bodies()
    clinic.restore(backup)
    newest = clinic.outbox.append("intake", sealer())
    clinic.inbox.deliver(newest.body)
    clinic.one_cycle()
    clinic.one_cycle()
    assert clinic.bodies() == sorted([*everything, newest.body])
    reliability("R6", "envelopes after the backup that was restored", 6)
    clinic.close()


def test_an_empty_inbox_in_place_of_the_old_one_is_filled(
    tmp_path: Path, expect_log, reliability
) -> None:
    expect_log("kiosk.delivery.courier")
    clinic = Clinic(tmp_path)
    clinic.send(4)
    everything = clinic.bodies()
    clinic.inbox.close()
    clinic.file.unlink()
    clinic.inbox = SqlInbox(sqlite_url(clinic.file), clinic.clock)
    clinic.courier = Courier(clinic.outbox, clinic.inbox, clinic.clock, lambda: 1.0)
    clinic.one_cycle()
    assert clinic.bodies() == everything
    reliability("R6", "envelopes after the backup that was restored", 4)
    clinic.close()
