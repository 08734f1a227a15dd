"""A visit in the installed program's own window under Wine, click by click, as far as it is alike.

The touches are those of the rehearsal. Windows sets letters a pixel further than Linux and, sooner
or later, breaks a line elsewhere, so that what stands below is not where it was rehearsed: there
the clicks end, in the middle of the visit. A whole visit by the program itself: windows_program.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PIL import Image

from kiosk.outside.draft_file import DRAFT_FILE
from kiosk.visit.flow import Step
from verify.findings import Findings, until
from verify.replay import WORDS, Act, is_like, read, touch, wait_for
from verify.x_screen import XScreen, x_screen
from windows.wine import Wine

REHEARSED = Path("build/verify/rehearsal")
SEEN = Path("build/verify/windows-visit")
DISPLAY = ":95"
_FIRST, _PATIENCE = 180, 30  # seconds for a screen, on a busy machine
_ASKED = 5  # questions: so far into the screening at least


@contextmanager
def visiting(windows: Wine, home: Path, findings: Findings) -> Iterator[None]:
    """Begin a visit as a kiosk's shell does, and leave the patient in the middle of it."""
    shutil.rmtree(SEEN, ignore_errors=True)
    SEEN.mkdir(parents=True)
    with running(windows) as screen:
        with findings.timed("a visit on screen, by clicks, up to the questions") as saw:
            played = play(screen, read(REHEARSED))
            saw.append(f"{len(played)} screens as rehearsed; look at {SEEN}/*.png")
            if sum(act.step == Step.SCREENING for act in played) < _ASKED:
                raise TimeoutError(f"{len(played)} screens came, and then another: look at {SEEN}")
        until((home / DRAFT_FILE).exists, _PATIENCE)
        findings.row("the visit is kept after each tap", holds=(home / DRAFT_FILE).exists())
        yield


@contextmanager
def running(windows: Wine) -> Iterator[XScreen]:
    """Start the patient's screens, and end them if they still run."""
    with x_screen(DISPLAY) as screen:
        program = windows.start(
            r"C:\Program Files\Intake Kiosk\kioskw.exe",
            "patient",
            # by Direct3D Wine shows the first picture and none after it
            environment={"DISPLAY": DISPLAY, "QSG_RHI_BACKEND": "opengl"},
        )
        try:
            wait_for(screen, showing("000.png"), _FIRST, SEEN / "started.png")
            yield screen
        finally:
            windows.run("taskkill", "/f", "/im", "kioskw.exe")
            program.communicate()


def play(screen: XScreen, acts: list[Act]) -> list[Act]:
    """Make the touches until a screen is another than rehearsed; return those that were made."""
    played: list[Act] = []
    for act in acts:
        try:
            wait_for(screen, showing(act.picture), _PATIENCE, SEEN / f"{act.step}.png")
        except TimeoutError:
            break
        touch(screen, act)
        played.append(act)
    return played


def showing(picture: str) -> Callable[[Image.Image], bool]:
    """Return what tells a rehearsed screen."""
    return partial(is_like, expected=REHEARSED / picture, alike=WORDS)
