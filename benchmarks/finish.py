"""From the last tap to “Thank you”, and sealing with a durable commit beside a bare insert.

The tap: on Next under a signature, in a window on a real outbox, until the frame that says that
the intake is sealed and committed; the PDF is made in between. The commit: a bundle of 500 KB,
sealed and appended, as a ratio to an insert of as many bytes by sqlite3 alone with the same
PRAGMAs into the same folder, in turn. Run: python benchmarks/finish.py [ROUNDS]
"""

import base64
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QCoreApplication, QEventLoop

from benchmarks.screens import told, walk
from db.outbox import SqlOutbox
from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.app.patient import Opening
from kiosk.content.pack import PackReference
from kiosk.record.seal import Sealing, seal
from kiosk.settings import load
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow

_SIZE = 500_000  # bytes
_STROKE = [(0.1, 0.6), (0.2, 0.3), (0.35, 0.7), (0.5, 0.3), (0.8, 0.5)]
_PRAGMAS = ("journal_mode = TRUNCATE", "synchronous = EXTRA", "foreign_keys = ON")


def taps(home: Path, rounds: int) -> list[float]:
    """Return the seconds from the tap to “Thank you”, for the same visit again and again."""
    settings = replace(load(home), thank_you_seconds=3600)
    opening = Opening(home, settings)
    window = PatientWindow(opening.open, settings)
    walk(window)
    hands, signed = Hands(window), window.visit.record
    times = []
    for _ in range(rounds):
        window.visit.startOver()
        window.visit.apply(replace(signed, id=window.visit.record.id))
        hands.settle()
        hands.draw("signaturePad", _STROKE)
        tap = hands.tapping("nextButton")
        begun = time.perf_counter()
        tap()
        while window.visit.property("finishState") != "done":
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        window.root.grabWindow()
        times.append(time.perf_counter() - begun)
    window.close()
    opening.close()
    return times


def commits(folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of sealing with a commit, and of a bare insert of as many bytes."""
    outbox = SqlOutbox(folder / "outbox.sqlite3")
    bare = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    for pragma in _PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE sealed (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    recipients = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]
    sealing = Sealing("bench", "bench", Ed25519PrivateKey.generate(), recipients)
    pack = PackReference("bench", "1", "0" * 64)
    data = base64.b64encode(random.Random(1).randbytes(_SIZE * 3 // 4)).decode()
    bundle = {"resourceType": "Bundle", "type": "document", "data": data}
    sealed, inserted = [], []
    for _ in range(rounds):
        begun = time.perf_counter()
        queued = outbox.append(
            "intake",
            lambda seq, prev: seal(
                bundle, sealing, kind="intake", seq=seq, prev=prev, pack=pack,
                sealed_at=datetime.now(UTC),
            ),
        )  # fmt: skip
        sealed.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        bare.execute("INSERT INTO sealed (body) VALUES (?)", (queued.body,))
        inserted.append(time.perf_counter() - begun)
    bare.close()
    return sealed, inserted


def main(rounds: int) -> None:
    """Print percentiles, the ratio, and how busy the machine was."""
    with tempfile.TemporaryDirectory() as scratch:
        sealed, inserted = commits(Path(scratch), rounds)
        told("seal and commit, 500 KB", sealed)
        told("bare insert", inserted)
        ratio = statistics.median(sealed) / statistics.median(inserted)
        print(f"{ratio:.2f} x a bare insert (medians)")
        home = make_demo_clinic(Path(scratch, "home")).home
        told("the last tap to Thank you", taps(home, rounds))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
