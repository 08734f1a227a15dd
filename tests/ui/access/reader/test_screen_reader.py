"""A screen reader finishes a whole visit: on a display and a session bus of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
_READER = Path(__file__).with_name("visit.py")
_PATIENT = [sys.executable, "-m", "tests.ui.access.reader.patient"]


def test_a_visit_is_finished_by_role_and_name_alone(display: str) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    done = subprocess.run(
        ["dbus-run-session", "--", "/usr/bin/python3", _READER, *_PATIENT],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "push button: Seal and send my answers"
