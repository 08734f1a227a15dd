"""`kiosk demo`: both windows on a throw-away clinic, or a scripted visit where there is no screen.

The patient's and the nurse's windows are processes of their own, as in a clinic.
"""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.app.configured import above_every_home
from kiosk.app.demo_clinic import NURSE, DemoClinic, make_demo_clinic
from kiosk.app.demo_day import prepare_day
from kiosk.app.display import has_display
from kiosk.errors import Refused
from kiosk.outside.file_modes import private_files
from kiosk.visit.identity import new_code

SHOWN_IN = Path("build/walkthrough")


def demo(*, keep: Path | None, offscreen: bool) -> int:
    """Start the demo clinic; off-screen, or with no display, play a scripted visit."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # clean up, as after Ctrl+C
    _refuse_a_real_inbox()
    with private_files(), _clinic(keep) as clinic:
        if offscreen or not has_display():
            if not offscreen:
                print("There is no display: a scripted visit is played off-screen.")
            from kiosk.app.walkthrough.direction import walk_through

            return walk_through(clinic, SHOWN_IN)
        return _both_windows(clinic)


def child(*arguments: str) -> "subprocess.Popen[bytes]":
    """Start a process of the demo clinic."""
    return subprocess.Popen([sys.executable, "-m", *arguments])  # noqa: S603 ours


def _both_windows(clinic: DemoClinic) -> int:
    print("A day with a dozen invented patients is being prepared …")
    prepare_day(clinic)
    print(_WELCOME.format(code=new_code("first"), nurse=NURSE.name, passphrase=clinic.passphrase))
    windows = [
        child("kiosk", process, "--home", str(clinic.home)) for process in ("patient", "desk")
    ]
    try:
        codes = [window.wait() for window in windows]
    except KeyboardInterrupt:
        for window in windows:
            window.send_signal(signal.SIGTERM)
        codes = [max(0, window.wait()) for window in windows]
    return max(codes)


def _refuse_a_real_inbox() -> None:
    """Raise Refused where a demo's intakes would go to the inbox of a clinic."""
    for each in above_every_home().chosen:
        if each.key in ("inbox", "exchange_folder") and each.source != "default":
            raise Refused(
                "demo-inbox",
                f"{each.where} sets {each.key}: a demo would send there. "
                "Run the demo on a machine that belongs to no clinic.",
            )


@contextmanager
def _clinic(keep: Path | None) -> Iterator[DemoClinic]:
    if keep is not None and keep.is_dir() and any(keep.iterdir()):
        raise Refused("not-empty", f"{keep} is not empty: name a new folder for the demo clinic.")
    with tempfile.TemporaryDirectory(prefix="intake-kiosk-demo-") as scratch:
        yield make_demo_clinic(keep or Path(scratch, "home"))


_WELCOME = """
A throw-away clinic is ready. Two windows open: a patient's tablet, and a nurse's desk.

  A day with a dozen invented patients is there already: see the worklist, and docs/nurse.md.

  On the tablet   use the code {code}, any name and any birth date
  At the desk     sign in as {nurse} with the passphrase {passphrase}

Everything is deleted when both windows are closed.
"""
