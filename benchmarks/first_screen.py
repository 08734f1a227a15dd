"""How long until the first screen, as a ratio to a bare QML window on the same machine.

Measured from the start of a process: `kiosk patient`, as IT runs it, against the least program
that shows a QML window. Each is a process of its own, in turn, so that noise falls on both alike;
Python's code is compiled beforehand for both, as it is where a package was installed.
`shown`: the welcome is on the screen; `ready`: pack, key and outbox are open, a visit can begin.
The command says when in its log. Run: python benchmarks/first_screen.py [ROUNDS]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kiosk.app.demo_clinic import make_demo_clinic

BARE = """
import os, time
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
import PySide6.QtQuick
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick; Window { visible: true; width: 1280; height: 800 }')
def shown():
    print(time.time(), flush=True)
    os._exit(0)
engine.rootObjects()[0].frameSwapped.connect(shown)
app.exec()
"""
SAID = {"shown": "the welcome is on the screen", "ready": "a visit can begin"}
COMMAND = Path(sys.executable).with_name("kiosk")
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ}


def as_installed(scratch: Path) -> None:
    """Let Python keep what it compiles, whatever this shell says: an installed package has it."""
    ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)
    ENVIRONMENT["PYTHONPYCACHEPREFIX"] = str(scratch / "compiled")


def bare() -> float:
    """Return the seconds from process start to the first frame of a bare window."""
    begun = time.time()
    command = [sys.executable, "-c", BARE]
    told = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    return float(told.stdout) - begun


def kiosk(home: Path) -> dict[str, float]:
    """Return the seconds from process start to what the command says in its log."""
    file = home / "logs/patient.log"
    file.unlink(missing_ok=True)
    begun = time.time()
    tablet = subprocess.Popen([COMMAND, "patient", "--home", str(home)], env=ENVIRONMENT)
    moments: dict[str, float] = {}
    while len(moments) < len(SAID):
        with suppress(subprocess.TimeoutExpired):
            raise RuntimeError(f"kiosk patient ended with {tablet.wait(timeout=0.02)}")
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        moments = {
            name: datetime.fromisoformat(line[:23].replace(",", ".")).timestamp() - begun
            for name, words in SAID.items()
            for line in lines
            if line.endswith(words)
        }
    tablet.kill()
    tablet.wait()
    return moments


def main(rounds: int) -> None:
    """Print medians in milliseconds, the ratios, and how busy the machine was."""
    with tempfile.TemporaryDirectory() as scratch:
        home = make_demo_clinic(Path(scratch, "home")).home
        as_installed(Path(scratch))
        bare()
        kiosk(home)  # makes the outbox: once in a tablet's life
        times: dict[str, list[float]] = {"bare": [], "shown": [], "ready": []}
        for _ in range(rounds):
            times["bare"].append(bare())
            for name, moment in kiosk(home).items():
                times[name].append(moment)
    base = statistics.median(times["bare"])
    for name, each in times.items():
        median, low, high = (1000 * of(each) for of in (statistics.median, min, max))
        ratio, least = statistics.median(each) / base, min(each) / min(times["bare"])
        print(
            f"{name:6} {median:5.0f} ms [{low:.0f}–{high:.0f}]"
            f"  {ratio:.2f} x bare, {least:.2f} x at their quickest"
        )
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {rounds} rounds")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
