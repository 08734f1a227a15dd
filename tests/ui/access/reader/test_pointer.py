"""A pointer finishes a whole visit of the shipped pack in the real program, click by click."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.app.home import outbox_file
from kiosk.visit.identity import new_code

ROOT = Path(__file__).resolve().parents[4]
_POINTER = ["/usr/bin/python3", "-m", "tests.ui.access.reader.pointer"]


def test_a_visit_is_finished_by_clicks_alone(display: str, tmp_path: Path) -> None:
    home = make_demo_clinic(tmp_path / "home").home
    kiosk = [sys.executable, "-m", "kiosk", "patient", "--home", str(home)]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        ["dbus-run-session", "--", *_POINTER, new_code("first"), *kiosk],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=1200,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "said: Thank you, that’s everything."
    with sqlite3.connect(outbox_file(home)) as stored:
        sealed = stored.execute("SELECT count(*) FROM sealed WHERE kind = 'intake'").fetchone()
    assert sealed == (1,)
