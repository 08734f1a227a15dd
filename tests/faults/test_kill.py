"""Kill −9 at any moment, again and again: what was acknowledged is there, once, in one chain."""

import multiprocessing
import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.delivery.courier import Courier
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from tests.envelopes import CANARY
from tests.faults.tablet_process import live

KILLS = int(os.environ.get("KILLS", "100"))


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: a kill leaves what was written, on any disk."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as made:
        yield Path(made)


@pytest.fixture(scope="module")
def processes() -> multiprocessing.context.ForkServerContext:
    """A server that has loaded everything, so that a tablet starts in a moment."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pytest", "tests.faults.tablet_process"])
    return context


def killed(
    processes: multiprocessing.context.ForkServerContext, folder: Path, lot: random.Random
) -> list[str]:
    """Let a tablet say a few words, then kill it in the middle of the next; return all it said."""
    hears, says = processes.Pipe(duplex=False)
    tablet = processes.Process(target=live, args=(folder, says))
    tablet.start()
    says.close()
    said = [hears.recv() for _ in range(lot.randint(1, 8))]
    hears.poll(lot.uniform(0, 0.04))
    tablet.kill()
    tablet.join()
    with suppress(EOFError):
        while True:
            said.append(hears.recv())
    return said


def test_what_was_acknowledged_outlives_every_kill_and_arrives_once(
    processes, folder: Path, reliability
) -> None:
    lot = random.Random(20260302)
    said: list[str] = []
    for _ in range(KILLS):
        said += killed(processes, folder, lot)
    for file in folder.iterdir():
        assert CANARY.encode() not in file.read_bytes()
    outbox, clock = SqlOutbox(folder / "outbox.sqlite3"), FixedClock()
    inbox = SqlInbox(sqlite_url(folder / "inbox.sqlite3"), clock)
    Courier(outbox, inbox, clock, lambda: 0.0).sync_once()
    arrived = [received for _, received in inbox.received_after(0, ("intake", "notice"))]
    chain = sorted((r.seq, r.id, parse(r.body).header.prev) for r in arrived)
    ids = [name for _, name, _ in chain]
    altered = sum(parse(received.body).id != received.id for received in arrived)
    reliability("R2", f"kill -9 while sealing and carrying ({len(ids)} envelopes)", KILLS,
                lost=len(set(said) - set(ids)), twice=len(ids) - len(set(ids)),
                altered=altered)  # fmt: skip
    assert set(said) <= set(ids)
    assert len(ids) - len(said) <= KILLS  # committed, and killed before it could say so
    assert [seq for seq, _, _ in chain] == list(range(1, len(ids) + 1))
    assert [prev for _, _, prev in chain] == ["", *ids[:-1]]
    assert altered == 0
    assert not inbox.aside()
    outbox.close()
    inbox.close()
