"""A whole visit in the installed program's own window, click by click, in a fresh system."""

import shutil
from pathlib import Path

from verify.chroot import Chroot
from verify.findings import Findings
from verify.replay import play, read
from verify.tablet_home import make_home, opened, sealed, take_key
from verify.x_screen import x_screen

REHEARSED = Path("build/verify/rehearsal")
DISPLAY = ":94"
_HOME = "srv/tablet"
_PATIENCE = 60  # seconds for one screen, on a busy machine


def visit(system: Chroot, findings: Findings) -> None:
    """Show the program, touch from the welcome to the thank-you, and open what it sealed."""
    home = system.folder / _HOME
    clinic = make_home(home)
    take_key(home)
    system.run("chown", "-R", "intake-kiosk:intake-kiosk", "/srv")
    seen = Path(f"{system.folder}-visit")
    shutil.rmtree(seen, ignore_errors=True)
    acts = read(REHEARSED)
    with x_screen(DISPLAY) as screen, findings.timed("a whole visit on screen, by clicks") as saw:
        program = system.start(
            *("kiosk", "patient", "--home", f"/{_HOME}"),
            environment={
                "DISPLAY": DISPLAY,
                "CREDENTIALS_DIRECTORY": "/srv",
                "HOME": f"/{_HOME}",
                "LIBGL_ALWAYS_SOFTWARE": "1",  # else Ubuntu's Mesa tells that there is no Vulkan
            },
            user="intake-kiosk",
        )
        try:
            play(screen, REHEARSED, acts, seen, _PATIENCE)
        finally:
            program.terminate()
            _, complaints = program.communicate()
        saw.append(f"{len(acts)} screens as rehearsed; look at {seen}/*.png")
    findings.row("the program complained of nothing", holds=not complaints, saw=complaints[:200])
    bodies = sealed(home)
    whole = [opened(home, body, clinic.recovery) for body in bodies]
    saw_it = f"{len(bodies)} of {[len(body) for body in bodies]} bytes"
    findings.row("one intake is in the outbox, and opens", holds=len(whole) == 1, saw=saw_it)
