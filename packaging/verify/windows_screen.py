"""A whole visit in Windows' own windows under Wine: the scripted patient, and the scripted nurse.

By clicks from outside a visit ends where Windows breaks a line elsewhere (windows_visit). Here the
program's own script looks for what it touches, so it comes to the end, in both languages.
"""

import json
import shutil
from pathlib import Path

from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.outside.keychain import NOTE_FILE
from verify.findings import Findings
from verify.x_screen import x_screen
from windows.wine import Wine

SEEN = Path("build/verify/windows-screen")
DISPLAY = ":96"
_PARTS = r"Z:\program\kiosk.exe -m kiosk.app.walkthrough.{} C:\screen C:\pictures"
# by Direct3D Wine shows the first picture and none after it
_DRAWN = {"DISPLAY": DISPLAY, "QSG_RHI_BACKEND": "opengl"}


def visit_on_screen(windows: Wine, findings: Findings) -> None:
    """Play tablet and desk beside each other; both must come to the end."""
    home, pictures = windows.drive_c / "screen", windows.drive_c / "pictures"
    pictures.mkdir()
    clinic = make_demo_clinic(home)
    _let_the_key_be_used(home)
    with x_screen(DISPLAY) as screen:
        nurse = f"echo {clinic.passphrase}| {_PARTS.format('desk')}"
        desk = windows.start("cmd", "/c", nurse, environment=_DRAWN)
        patient = windows.start(*_PARTS.format("patient").split(), environment=_DRAWN)
        _, complained = patient.communicate()
        screen.picture().save(pictures / "screen.png")
        if patient.returncode:
            windows.run("taskkill", "/f", "/im", "kiosk.exe")  # the nurse would wait for ever
        signed, said = desk.communicate()
    shutil.rmtree(SEEN, ignore_errors=True)
    shutil.copytree(pictures, SEEN)
    ended = (patient.returncode, desk.returncode) == (0, 0)
    envelope = json.loads(signed)["envelope"] if ended else (complained or said).strip()[-200:]
    tried = "a whole visit in Windows' own windows, signed off at the desk"
    findings.row(tried, holds=ended, saw=f"{envelope}; look at {SEEN}")


def _let_the_key_be_used(home: Path) -> None:
    """Take out on which machine the key was made: the home was made on this one, not in Wine."""
    note = home / NOTE_FILE
    told = json.loads(note.read_text(encoding="utf-8"))
    note.write_text(json.dumps({**told, "machine": ""}), encoding="utf-8")
