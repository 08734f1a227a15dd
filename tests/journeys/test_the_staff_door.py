"""The staff door of a real tablet: IT sets its PIN, staff look and restart, nothing is opened."""

import io
import json
import os
import subprocess
import sys

from kiosk.app.patient import Opening
from kiosk.cli import run
from kiosk.settings import load
from kiosk.staff.status import concerns

_RESTART = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk.app.patient import patient
from kiosk.settings import load
from ui.patient.restart import RESTART
from ui.patient.window import application

if "SECOND" in os.environ:
    print("second", *sys.argv[1:])
    sys.exit(0)
os.environ["SECOND"] = "yes"
home = Path(sys.argv[1])
application()
QTimer.singleShot(0, lambda: QCoreApplication.exit(RESTART))
sys.exit(patient(home, load(home)))
"""


def test_it_sets_the_pin_that_opens_the_door(clinic, capsys, monkeypatch) -> None:
    access = Opening(clinic.home, load(clinic.home)).staff()
    assert not access.pin.is_set
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    assert run(["staff", "pin", "--home", str(clinic.home)]) == 1
    assert "at least 6 characters" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.StringIO("481516\n"))
    assert run(["staff", "pin", "--home", str(clinic.home)]) == 0
    assert access.pin.opens("481516")


def test_a_home_that_does_not_exist_gets_no_pin(tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("481516\n"))
    assert run(["staff", "pin", "--home", str(tmp_path / "nowhere")]) == 1
    assert "no such folder" in capsys.readouterr().err


def test_the_room_and_the_status_command_say_the_same(clinic, tablet, capsys) -> None:
    tablet()
    seen = Opening(clinic.home, load(clinic.home)).staff().look()
    run(["status", "--home", str(clinic.home), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert seen.pack is not None
    assert told["pack"]["sha256"] == seen.pack.sha256
    assert told["key"] == seen.device.key == "present"
    assert told["waiting"] == 0
    assert seen.problems == ()


def test_a_home_without_anything_is_looked_at_all_the_same(tmp_path) -> None:
    seen = Opening(tmp_path, load(tmp_path)).staff().look()
    assert seen.delivery is None
    assert "key" in concerns(seen)
    assert any("no device was let in" in problem for problem in seen.problems)


def test_a_restart_starts_the_same_command_anew(clinic) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _RESTART, str(clinic.home)],
        env={**os.environ, "QT_LOGGING_RULES": "qt.qpa.*=false"},
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert told.stdout.split() == ["second", str(clinic.home)]
