"""A whole visit in the installed program's own window under Wine, click by click."""

import shutil
from pathlib import Path

from verify.findings import Findings
from verify.replay import play, read
from verify.tablet_home import sealed
from verify.x_screen import x_screen
from windows.wine import Wine

REHEARSED = Path("build/verify/rehearsal")
SEEN = Path("build/verify/windows-visit")
DISPLAY = ":95"
_PATIENCE = 120  # seconds for one screen, on a busy machine
_CELL = 40  # pixels: Windows sets letters a pixel further, and may break a line elsewhere


def visit(windows: Wine, home: Path, findings: Findings) -> None:
    """Show the program as a kiosk's shell does, and touch from the welcome to the thank-you."""
    shutil.rmtree(SEEN, ignore_errors=True)
    acts = read(REHEARSED)
    with x_screen(DISPLAY) as screen, findings.timed("a whole visit on screen, by clicks") as saw:
        program = windows.start(
            r"C:\Program Files\Intake Kiosk\kioskw.exe",
            "patient",
            # by Direct3D Wine shows the first picture and none after it
            environment={"DISPLAY": DISPLAY, "QSG_RHI_BACKEND": "opengl"},
        )
        try:
            play(screen, REHEARSED, acts, SEEN, _PATIENCE, _CELL)
        finally:
            windows.run("taskkill", "/f", "/im", "kioskw.exe")
            program.communicate()
        saw.append(f"{len(acts)} screens as rehearsed; look at {SEEN}/*.png")
    bodies = sealed(home)
    findings.row("one intake is in the outbox", holds=len(bodies) == 1, saw=f"{len(bodies)}")
