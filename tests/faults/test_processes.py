"""What was acknowledged is there after kill -9; one file serves several processes at once."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from tests.faults.deliver_all import ENVELOPES

ROOT = Path(__file__).resolve().parents[2]


def start(module: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.faults.{module}", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def killed_after(acknowledged: int, file: Path) -> list[list[str]]:
    """Kill a sealing tablet once it has said so many numbers; return all it said."""
    with start("append_for_ever", str(file)) as tablet:
        assert tablet.stdout is not None
        said = [tablet.stdout.readline() for _ in range(acknowledged)]
        tablet.kill()  # SIGKILL, in the middle of the next one
        said += [line for line in tablet.stdout if line.endswith("\n")]
    return [line.split() for line in said]


@pytest.mark.parametrize("seed", range(5))
def test_what_was_acknowledged_outlives_a_kill_and_the_rest_is_whole_or_absent(
    tmp_path: Path, seed: int
) -> None:
    file = tmp_path / "outbox.sqlite3"
    said = killed_after(random.Random(seed).randint(1, 12), file)
    outbox = SqlOutbox(file)
    kept = outbox.waiting()
    assert [[str(queued.seq), queued.id] for queued in kept][: len(said)] == said
    assert len(kept) <= len(said) + 1
    before = ""
    for queued in kept:
        envelope = parse(queued.body)
        assert (envelope.id, envelope.header.prev) == (queued.id, before)
        before = envelope.id
    outbox.close()


def test_several_processes_share_one_inbox(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "inbox.sqlite3")
    devices = ["tablet-1", "tablet-2", "tablet-3"]
    running = [start("deliver_all", url, device) for device in devices]
    for process in running:
        process.communicate(timeout=60)
        assert process.returncode == 0
    inbox = SqlInbox(url, FixedClock())
    arrived = [(r.device, r.seq) for _, r in inbox.received_after(0, ("intake",))]
    assert sorted(arrived) == [(d, seq) for d in devices for seq in range(1, ENVELOPES + 1)]
    inbox.close()
