"""How long until the first screen, as a ratio to a bare QML window on the same machine.

Each case is a process of its own, run in turn so that noise falls on all alike. Measured from
process start: the welcome on the screen, and the moment when a tap on Start is acted on (pack,
key and outbox open by then). Run: python benchmarks/first_screen.py [ROUNDS]
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kiosk.app.demo_clinic import make_demo_clinic

BARE = """
import os, sys, time
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
import PySide6.QtQuick
app = QGuiApplication([])
engine = QQmlApplicationEngine()
engine.loadData(b'import QtQuick; Window { visible: true; width: 1280; height: 800 }')
def shown():
    print(time.monotonic(), flush=True)
    os._exit(0)
engine.rootObjects()[0].frameSwapped.connect(shown)
app.exec()
"""

KIOSK = """
import os, sys, time
from pathlib import Path
from kiosk.settings import load
from kiosk.app.patient import Opening
from ui.patient.window import PatientWindow
home = Path(sys.argv[1])
settings = load(home)
opening = Opening(home, settings)
window = PatientWindow(opening.open, settings)
seen = []
def shown():
    if not seen:
        seen.append(time.monotonic())
def opened():
    if window.visit.is_open:
        print(seen[0], time.monotonic(), flush=True)
        os._exit(0)
window.root.frameSwapped.connect(shown)
window.visit.changed.connect(opened)
window.show()
window._app.exec()
"""


def run(code: str, *arguments: str) -> list[float]:
    """Return the seconds from process start to each moment that the code prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    begun = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [float(moment) - begun for moment in told.stdout.split()]


def main(rounds: int) -> None:
    """Print medians in milliseconds and the ratios."""
    with tempfile.TemporaryDirectory() as scratch:
        clinic = make_demo_clinic(Path(scratch, "home"))
        run(KIOSK, str(clinic.home))  # makes the outbox: once in a tablet's life
        bare, first, ready = [], [], []
        for _ in range(rounds):
            bare.append(run(BARE)[0])
            shown, opened = run(KIOSK, str(clinic.home))
            first.append(shown)
            ready.append(opened)
    base = statistics.median(bare)
    for name, times in (("bare QML window", bare), ("welcome shown", first), ("ready", ready)):
        median = statistics.median(times)
        low, high = min(times), max(times)
        print(
            f"{name:16} {median * 1000:5.0f} ms [{low * 1000:.0f}–{high * 1000:.0f}]"
            f"  {median / base:.2f} x bare"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
