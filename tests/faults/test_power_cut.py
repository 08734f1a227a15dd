"""The power is cut after every write: what was acknowledged is there, whole, and nothing is torn.

A tablet's whole life is recorded on a simulated disk: first start, an older schema brought up to
date, sealing, delivery, notices, seven days' end. Then every state is tried that the disk may be
in after every single operation. Where the durability is taken away, the same test goes red.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from db.migrations import upgrade
from db.outbox import SqlOutbox
from db.store import Store, sqlite_url
from kiosk.errors import KioskError
from kiosk.ports import Contact
from kiosk.record.envelope import Kind, parse
from tests.envelopes import SEALED_AT, sealer
from tests.faults.storage.disk import Disk, states_after_a_cut

TORN = int(os.environ.get("POWER_CUTS_TORN", "9"))  # states with torn writes after every operation
NORMAL = {"PRAGMA synchronous = EXTRA": "PRAGMA synchronous = NORMAL"}
SQLITES_DEFAULT = {
    "PRAGMA journal_mode = TRUNCATE": "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA": "PRAGMA synchronous = FULL",
}


@dataclass
class Recorded:
    """What a tablet did, and when what was acknowledged; `gone`: when letting go began."""

    disk: Disk
    file: Path
    acknowledged: list[tuple[int, str, bytes]] = field(default_factory=list)
    gone: dict[str, int] = field(default_factory=dict)

    def append(self, outbox: SqlOutbox, kind: Kind = "intake") -> str:
        queued = outbox.append(kind, sealer(kind))
        self.acknowledged.append((len(self.disk.ops), queued.id, queued.body))
        return queued.id

    def due(self, cut: int) -> set[str]:
        """Return what must be there after a cut; the rest may be."""
        return {
            name
            for at, name, _ in self.acknowledged
            if at <= cut and self.gone.get(name, cut + 1) > cut
        }


def a_life(
    folder: Path, *, lies: Mapping[str, str] | None = None, syncs: bool = True, length: int = 8
) -> Recorded:
    file = folder / "outbox.sqlite3"
    disk = Disk(syncs=syncs)
    disk.put_in(file, lies)
    life = Recorded(disk, file)
    _the_first_version(file)
    outbox = SqlOutbox(file, driver="sqlite+simulated")
    for _ in range(2):
        sent = [life.append(outbox, kind) for kind in ("intake", "notice") * (length // 2)]
        outbox.delivered(sent[1:], SEALED_AT)
        outbox.noticed(sent[1], SEALED_AT)
        outbox.met(Contact(SEALED_AT), SEALED_AT)
    life.gone = dict.fromkeys(sent[1:], len(disk.ops))
    life.gone |= dict.fromkeys([n for _, n, _ in life.acknowledged[1:length]], len(disk.ops))
    outbox.met(Contact(SEALED_AT), SEALED_AT + timedelta(days=8))
    life.append(outbox)
    outbox.close()
    return life


def _the_first_version(file: Path) -> None:
    """Begin as a tablet of the first release did; the outbox brings it up to date."""
    file.touch()
    store = Store(sqlite_url(file, "sqlite+simulated"), "outbox")
    with store._writes.begin() as connection:
        upgrade(connection, "outbox", "0001")
    store.close()


@dataclass
class Found:
    """What came of all cuts."""

    states: int = 0
    lost: int = 0
    altered: int = 0
    unusable: int = 0


def what_cuts_do(life: Recorded, torn: int) -> Found:
    found = Found()
    known = {name: body for _, name, body in life.acknowledged}
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        for number, (cut, files) in enumerate(states_after_a_cut(life.disk.ops, torn)):
            copy = _written(Path(folder), files)
            found.states += 1
            try:
                there = dict(_rows(copy) if number % 40 else _through_the_outbox(copy))
            except (KioskError, sqlite3.Error, SQLAlchemyError):
                found.unusable += 1
                continue
            found.lost += bool(life.due(cut) - there.keys())
            found.altered += any(known.get(name, body) != body for name, body in there.items())
    return found


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        if content or not name.endswith("-journal"):
            (folder / Path(name).name).write_bytes(content)
    return folder / "outbox.sqlite3"


def _rows(file: Path) -> Iterator[tuple[str, bytes]]:
    """Read as SQLite does after a cut: what a journal holds is rolled back first."""
    raw = sqlite3.connect(file)
    try:
        (whole,) = raw.execute("PRAGMA integrity_check").fetchone()
        if whole != "ok":
            raise sqlite3.DatabaseError(whole)
        if raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'sealed'").fetchone():
            yield from raw.execute("SELECT id, body FROM sealed")
    finally:
        raw.close()


def _through_the_outbox(file: Path) -> Iterator[tuple[str, bytes]]:
    """Open it as the tablet does, go on sealing, and read."""
    outbox = SqlOutbox(file)
    outbox.append("intake", sealer())
    outbox.close()
    for name, body in _rows(file):
        assert parse(body).id == name
        yield name, body


def test_after_a_power_cut_at_any_write_all_that_was_acknowledged_is_there(
    tmp_path: Path, reliability
) -> None:
    found = what_cuts_do(a_life(tmp_path), TORN)
    reliability("R1", "power cut after every write", found.states, lost=found.lost,
                altered=found.altered + found.unusable)  # fmt: skip
    assert (found.lost, found.altered, found.unusable) == (0, 0, 0)


@pytest.mark.parametrize(
    ("name", "lies", "syncs"),
    [
        ("EXTRA is taken away", NORMAL, True),
        ("SQLite's own default", SQLITES_DEFAULT, True),
        ("fsync is taken away", {}, False),
    ],
)
def test_without_durability_the_same_cuts_are_noticed(
    tmp_path: Path, reliability, name: str, lies: Mapping[str, str], syncs: bool
) -> None:
    found = what_cuts_do(a_life(tmp_path, lies=lies, syncs=syncs, length=4), 2)
    reliability.control("R1", name, found.states, noticed=found.lost + found.unusable)
    assert found.lost + found.unusable > 0
