"""Several processes use one inbox at once."""

import subprocess
import sys
from pathlib import Path

from db.inbox import SqlInbox
from db.store import sqlite_url
from kiosk.outside.pretend import FixedClock
from tests.faults.deliver_all import ENVELOPES

ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.faults.deliver_all", *arguments]
    return subprocess.Popen(command, cwd=ROOT)


def test_several_processes_share_one_inbox(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "inbox.sqlite3")
    devices = ["tablet-1", "tablet-2", "tablet-3"]
    running = [start(url, device) for device in devices]
    for process in running:
        assert process.wait(timeout=60) == 0
    inbox = SqlInbox(url, FixedClock())
    arrived = [(r.device, r.seq) for _, r in inbox.received_after(0, ("intake",))]
    assert sorted(arrived) == [(d, seq) for d in devices for seq in range(1, ENVELOPES + 1)]
    inbox.close()
