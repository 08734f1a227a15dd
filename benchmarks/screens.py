"""From a tap to the screen that it leads to, through a whole visit of the shipped pack.

Measured from the touch until the frame is drawn that shows what it did: in software, off-screen,
without motion, in one process; once with the unfinished visit kept in its two files after each
tap, as on an enrolled tablet, and once without. Beside it, in the same run, a bare window that
redraws one full-screen rectangle, as the baseline of this machine.
Run: python benchmarks/screens.py
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

import resources
from kiosk.app.preview.window import opening
from kiosk.content.load import load_pack
from kiosk.drafts import Drafts
from kiosk.outside.draft_file import DRAFT_FILE, DraftFile
from kiosk.settings import Settings
from kiosk.visit.identity import Identity, new_code
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import TEN_INCHES, PatientWindow

_BARE = b"""
import QtQuick
Window {
    id: root
    visible: true
    width: 1280; height: 800
    property bool on: false
    Rectangle { anchors.fill: parent; color: root.on ? "white" : "black" }
}
"""
_ANSWERS = ("scale_5", "noButton", "declineToSay", "key_done", "teachChoice_0", "agreeButton")
_TAPS = 400  # at most


class Frames:
    """Waits for the frame that follows an act."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window, self._drawn = window, 0
        window.frameSwapped.connect(self._count)

    def _count(self) -> None:
        self._drawn += 1

    def after(self, act: Callable[[], object]) -> float:
        """Return the seconds from an act to the end of the frame that it causes."""
        before, begun = self._drawn, time.perf_counter()
        act()
        while self._drawn == before or self._window.property("busy"):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter() - begun


def bare(rounds: int) -> list[float]:
    """Time frames of a window that holds one rectangle."""
    engine = QQmlApplicationEngine()
    engine.loadData(_BARE)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    frames = Frames(window)
    frames.after(lambda: None)
    turned = (partial(window.setProperty, "on", number % 2 == 0) for number in range(rounds))
    return [frames.after(turn) for turn in turned]


def visit(home: Path | None = None) -> tuple[list[float], list[float]]:
    """Walk through a first visit; return the seconds of taps on Next, and of taps on answers.

    With a home the visit is kept there after each tap.
    """
    pack = load_pack(resources.path("packs", "ketamine-chronic-pain"))
    opened = opening(pack)
    store = DraftFile(home, "tablet", Ed25519PrivateKey.generate()) if home else None
    window = PatientWindow(
        lambda: replace(opened(), drafts=Drafts(store)), Settings(full_screen=False)
    )
    times = walk(window)
    window.close()
    if home and not (home / DRAFT_FILE).exists():
        raise RuntimeError("no draft was kept")
    return times


def walk(window: PatientWindow) -> tuple[list[float], list[float]]:
    """Show a window and walk as far as the signature; return the times as `visit` does."""
    window.wear(Look(TEN_INCHES, motion=0))
    window.show()
    hands, frames = Hands(window), Frames(window.root)
    hands.settle(until=lambda: window.visit.is_open)
    nobody = Identity(new_code("first"), "Example", "Patient", date(1957, 4, 12))
    window.visit.apply(window.visit.record.begin("en").identify(nobody, "first"))
    window.visit.goForward()
    hands.settle()
    onwards: list[float] = []
    answers: list[float] = []
    for _ in range(_TAPS):
        if window.visit.property("showing") == "signature":
            break
        for name in _ANSWERS:
            if hands.sees(name) and hands.find(name).isEnabled():
                answers.append(frames.after(hands.tapping(name)))
                break
        onwards.append(frames.after(hands.tapping("nextButton")))
    return onwards, answers


def told(name: str, times: list[float]) -> None:
    """Print percentiles in milliseconds."""
    times = sorted(time * 1000 for time in times)
    p95 = times[int(len(times) * 0.95)]
    print(
        f"{name:26} {len(times):4} times   p50 {statistics.median(times):5.1f} ms"
        f"   p95 {p95:5.1f} ms   longest {times[-1]:5.1f} ms"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for home, how in ((None, "not kept"), (Path(scratch), "kept")):
            onwards, answers = visit(home)
            told(f"Next, {how}", onwards)
            told(f"an answer, {how}", answers)
    told("bare window, one rectangle", bare(100))
    sys.stdout.flush()
