"""The disk is full, or does not write or read, at any call: the patient is told, nothing is lost.

What could not be committed is Unavailable with a remedy; once the disk works again the very same
outbox goes on, with no hole in its chain.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from db.outbox import SqlOutbox
from kiosk.errors import Unavailable
from kiosk.ports import Contact
from kiosk.record.envelope import parse
from tests.envelopes import SEALED_AT, sealer
from tests.faults.storage.disk import Disk

FAILURES = {"the disk is full": apsw.FullError, "the disk does not answer": apsw.IOError}
ACTS: dict[str, Callable[[SqlOutbox, str], object]] = {
    "seal": lambda outbox, _name: outbox.append("intake", sealer()),
    "note a delivery": lambda outbox, name: outbox.delivered([name], SEALED_AT),
    "note a failure": lambda outbox, name: outbox.attempted(name),
    "let go": lambda outbox, _name: outbox.met(Contact(SEALED_AT), SEALED_AT),
    "note a contact": lambda outbox, _name: outbox.met(Contact(SEALED_AT)),
}


class Tablet:
    """An outbox on a disk that can be made to fail."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "outbox.sqlite3"
        self.disk = Disk(remembers=False)
        self.disk.put_in(self.file)
        self.kept: dict[str, bytes] = {}
        self.outbox = SqlOutbox(self.file, driver="sqlite+simulated")

    def seal(self) -> str:
        queued = self.outbox.append("intake", sealer())
        self.kept[queued.id] = queued.body
        return queued.id

    @contextmanager
    def failing(self, first: int, last: int, failure: type[apsw.Error]) -> Iterator[None]:
        """Fail at these calls from now on, counted from 1."""
        disk = self.disk
        disk.failing = range(disk.calls + first, disk.calls + last + 1)
        disk.failure = failure
        yield
        disk.failing = range(0)

    def check(self) -> None:
        """Everything that was acknowledged is there, and one chain."""
        again = SqlOutbox(self.file)
        found = {queued.id: queued.body for queued in again.waiting()}
        assert self.kept.items() <= found.items()
        before = ""
        for seq, body in enumerate(found.values(), 1):
            header = parse(body).header
            assert (header.seq, header.prev) == (seq, before)
            before = parse(body).id
        again.close()


def calls_of(act: Callable[[], object], disk: Disk) -> int:
    before = disk.calls
    act()
    return disk.calls - before


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_a_disk_that_fails_at_any_call_of_sealing_loses_nothing_that_was_acknowledged(
    tmp_path: Path, reliability, failure: type[apsw.Error], lasting: bool
) -> None:
    tablet = Tablet(tmp_path)
    tablet.seal()
    calls = calls_of(tablet.seal, tablet.disk)
    told = 0
    for nth in range(1, calls + 3):
        with tablet.failing(nth, nth + (10_000 if lasting else 0), failure):
            try:
                tablet.seal()
            except Unavailable as error:
                assert str(tablet.file) in error.message
                told += 1
        tablet.seal()
        tablet.check()
    reliability("R5", f"{failure.__name__} at each call of sealing", calls + 2)
    assert told > calls / 3
    tablet.outbox.close()


@pytest.mark.parametrize("name", ACTS)
def test_a_disk_that_fails_at_any_call_of_the_courier_is_told_and_then_goes_on(
    tmp_path: Path, reliability, name: str
) -> None:
    tablet = Tablet(tmp_path)
    act, sent = ACTS[name], tablet.seal()
    tablet.seal()
    calls = calls_of(lambda: tablet.outbox.attempted(sent), tablet.disk) + 4
    for failure in FAILURES.values():
        for nth in range(1, calls):
            with tablet.failing(nth, nth + 10_000, failure):
                try:
                    act(tablet.outbox, sent)
                except Unavailable as error:
                    assert str(tablet.file) in error.message
            assert tablet.outbox.find(sent)
    act(tablet.outbox, sent)
    found = tablet.outbox.find(sent)
    assert found is not None
    assert found.body == tablet.kept[sent]
    reliability("R5", f"disk full or failing at each call: {name}", 2 * (calls - 1))
    tablet.outbox.close()


def test_a_disk_that_fails_at_any_call_of_the_first_start_can_be_started_again(
    tmp_path: Path, reliability
) -> None:
    tried = 0
    for failure in FAILURES.values():
        for nth in range(1, 40):
            folder = tmp_path / f"{failure.__name__}-{nth}"
            folder.mkdir()
            file, disk = folder / "outbox.sqlite3", Disk(remembers=False)
            disk.put_in(file)
            disk.failing, disk.failure = range(nth, 100_000), failure
            try:
                SqlOutbox(file, driver="sqlite+simulated").close()
            except Unavailable:
                tried += 1
            again = SqlOutbox(file)
            assert again.append("intake", sealer()).seq == 1
            again.close()
    reliability("R5", "disk full or failing at a call of the first start", tried)
    assert tried > 20
