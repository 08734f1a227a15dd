"""Starts the patient and the nurse of a walkthrough, and gathers what they leave."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from db.inbox import SqlInbox
from kiosk.app.demo_clinic import DemoClinic
from kiosk.app.home import inbox_url
from kiosk.outside.clock import SystemClock
from kiosk.settings import load
from kiosk.visit.flow import Step

Process = subprocess.Popen[str]

_OFFSCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
}


def walk_through(clinic: DemoClinic, folder: Path) -> int:
    """Play the visit into a folder; return 0, or 1 when a part of it did not end well."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    begun = time.monotonic()
    desk, patient = _start(clinic, "desk", folder), _start(clinic, "patient", folder)
    try:
        told = _play(clinic, desk, patient)
    finally:
        for process in (patient, desk):
            if process.poll() is None:
                process.terminate()
            process.wait()
    if not told:
        return 1
    _gather(clinic, folder, json.loads(told), time.monotonic() - begun)
    return 0


def _play(clinic: DemoClinic, desk: Process, patient: Process) -> str:
    """Wait for both; return what the nurse tells, or nothing when a part did not end well."""
    assert desk.stdin is not None
    assert desk.stdout is not None
    desk.stdin.write(f"{clinic.passphrase}\n")
    desk.stdin.close()
    if code := patient.wait():
        print(f"The patient's part did not end well ({code}): see above.", file=sys.stderr)
        return ""
    told = desk.stdout.read()
    if desk.wait() != 0:
        print("The nurse's part did not end well: see above.", file=sys.stderr)
        return ""
    return told


def _start(clinic: DemoClinic, part: str, folder: Path) -> Process:
    environment = {**os.environ, **_OFFSCREEN}
    module = f"kiosk.app.walkthrough.{part}"
    arguments = [sys.executable, "-m", module, str(clinic.home), str(folder)]
    pipe = subprocess.PIPE if part == "desk" else None
    return subprocess.Popen(  # noqa: S603 our own module, in our own Python
        arguments, env=environment, text=True, stdin=pipe, stdout=pipe
    )


def _gather(clinic: DemoClinic, folder: Path, told: dict[str, object], seconds: float) -> None:
    inbox = SqlInbox(inbox_url(clinic.home, load(clinic.home)), SystemClock())
    received = inbox.find(str(told["envelope"]))
    assert received is not None
    (folder / "visit.intake").write_bytes(received.body)
    (folder / "recovery.txt").write_text(f"{clinic.recovery}\n", encoding="utf-8")
    summary = {
        "steps": [step.value for step in Step],
        **told,
        "received": received.received_at.isoformat(),
        "seconds": round(seconds, 1),
        "pictures": len(list(folder.glob("*.png"))),
    }
    (folder / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
    print(f"{folder}: {summary['pictures']} pictures, consent.pdf, intake.pdf, visit.intake,")
    print(f"recovery.txt and summary.json, in {summary['seconds']} s")
