"""Boots the kiosk session in a container with systemd, freezes and kills its screen, and looks.

As root: make verify-packages. The screen is drawn by cage inside an Xvfb of ours, which is reached
by its abstract name: a container of this kind shares the network. What a container
lacks (a console of its own) is taken from the unit by a drop-in, and nothing else.
"""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PIL import Image

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.app.demo_clinic import DemoClinic
from kiosk.outside.keychain import CREDENTIAL
from verify.chroot import Chroot, fresh
from verify.debian_packages import HOME, of_version
from verify.findings import Findings, until
from verify.replay import is_like, wait_for
from verify.tablet_home import make_home, take_key
from verify.visit_on_screen import REHEARSED
from verify.x_screen import XScreen, x_screen

UNIT = "intake-kiosk.service"
WATCHDOG = 6  # seconds, in place of the unit's thirty
PATIENCE = 90  # seconds, on a busy machine
DISPLAY = ":93"
WELCOME = Path("build/verify/session.png")
_IN_A_CONTAINER = f"""
[Unit]
ConditionPathExists=
ConditionPathExists=/{HOME}/device.json
[Service]
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
Environment=WLR_BACKENDS=x11 WLR_RENDERER=pixman DISPLAY={DISPLAY}
WatchdogSec={WATCHDOG}
"""


class Container:
    """A system that was booted; commands go in by its first process's namespaces."""

    def __init__(self, leader: int) -> None:
        self._enter = ["nsenter", "-t", str(leader), "-a", "env", "-i", "PATH=/usr/sbin:/usr/bin"]

    def run(self, *command: str) -> str:
        """Run a command inside; return what it printed."""
        done = subprocess.run(  # noqa: S603
            [*self._enter, *command], capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def show(self, what: str) -> str:
        """Return a property of the unit."""
        return self.run("systemctl", "show", UNIT, "-p", what, "--value")

    def restarted(self, times: int) -> bool:
        """Tell whether the unit is there again after so many restarts."""
        return int(self.show("NRestarts")) >= times and self.show("ActiveState") == "active"

    def screen(self) -> str:
        """Return the process that draws."""
        return self.run("pgrep", "-u", "intake-kiosk", "-x", "kiosk").split("\n")[0]


def main() -> None:
    """Install, boot, and disturb."""
    findings = Findings("The kiosk session in a container with systemd")
    with fresh("bookworm", Path("build/verify/session").resolve()) as system:
        system.apt("update")
        files = (system.give(file) for file in of_version(VERSION))
        system.apt("install", "systemd-sysv", "dbus", "procps", *files)
        seed(system)
    with x_screen(DISPLAY) as screen, booted(system.folder) as container:
        disturb(container, screen, findings)
        unlock(system, container, findings)
    findings.end(Path("build/verify/session.md"))


def seed(system: Chroot, drop_in: str = _IN_A_CONTAINER) -> DemoClinic:
    """Make a clinic whose tablet this is; its key lies in root's folder."""
    home = system.folder / HOME
    clinic = make_home(home)
    shutil.move(take_key(home), system.folder / "root" / CREDENTIAL)
    system.run("chown", "-R", "intake-kiosk:intake-kiosk", f"/{HOME}")
    system.run("systemd-machine-id-setup")
    place = system.folder / f"etc/systemd/system/{UNIT}.d/trial.conf"
    place.parent.mkdir(parents=True)
    place.write_text(drop_in)
    return clinic


def disturb(container: Container, screen: XScreen, findings: Findings) -> None:
    """Freeze the screen, then kill it; the supervisor puts it back each time."""
    took = until(lambda: container.show("ActiveState") == "active", PATIENCE)
    before = int(container.show("NRestarts"))
    findings.row("the screen tells that it is ready, without a key", holds=took < PATIENCE)
    time.sleep(3 * WATCHDOG)  # what is tried is that nothing happens for that long
    findings.row("it stays while it draws", holds=int(container.show("NRestarts")) == before)
    colours(screen, findings)
    container.run("kill", "-STOP", container.screen())
    took = until(lambda: container.restarted(before + 1), PATIENCE)
    seen = f"{took:.1f} s, of which {WATCHDOG} s of silence"
    findings.row("a frozen screen is ended and started anew", holds=took < PATIENCE, saw=seen)
    why = container.run("journalctl", "-u", UNIT, "-g", "watchdog", "--no-pager")
    findings.row("because it gave no sign of life", holds="watchdog" in why)
    drawn_anew(screen, findings)
    container.run("kill", "-KILL", container.screen())
    took = until(lambda: container.restarted(before + 2), PATIENCE)
    findings.row("one killed by kill -9 is back", holds=took < PATIENCE, saw=f"{took:.1f} s")
    drawn_anew(screen, findings)


def colours(screen: XScreen, findings: Findings) -> None:
    """Keep a picture of the welcome, and compare the colour of its ground."""
    shown, rehearsed = screen.picture(), Image.open(REHEARSED / "000.png").convert("RGB")
    shown.save(WELCOME)
    ground, wanted = (picture.getpixel((20, 20)) for picture in (shown, rehearsed))
    findings.row("its colours are as rehearsed", holds=ground == wanted, saw=f"{ground}")


def drawn_anew(screen: XScreen, findings: Findings) -> None:
    """Look for the welcome as it was before."""
    with findings.timed("it is drawn as it was") as saw:
        wait_for(
            screen,
            partial(is_like, expected=WELCOME),
            PATIENCE,
            Path("build/verify/session-again.png"),
        )
        saw.append(f"look at {WELCOME}")


def unlock(system: Chroot, container: Container, findings: Findings) -> None:
    """Give the tablet its key as a systemd credential, and look whether it reads it."""
    kept = f"/etc/credstore.encrypted/{CREDENTIAL}"
    container.run("mkdir", "-p", "/etc/credstore.encrypted")
    container.run("systemd-creds", "encrypt", f"--name={CREDENTIAL}", f"/root/{CREDENTIAL}", kept)
    log = system.folder / HOME / "logs/patient.log"
    before = len(log.read_text())
    container.run("systemctl", "restart", UNIT)
    took = until(lambda: "a visit can begin" in log.read_text()[before:], PATIENCE)
    told = log.read_text()[before:]
    findings.row(
        "with its credential the tablet has its key",
        holds=took < PATIENCE and "device's key" not in told,
    )


@contextmanager
def booted(folder: Path) -> Iterator[Container]:
    """Boot the system of a folder in a container, and end it."""
    boot = ["systemd-nspawn", "-q", "-D", str(folder), "--boot", "--register=no", "--keep-unit"]
    quiet = subprocess.DEVNULL
    nspawn = subprocess.Popen(boot, stdin=quiet, stdout=quiet)  # noqa: S603
    try:
        until(lambda: first_process(nspawn.pid) is not None, PATIENCE)
        container = Container(first_process(nspawn.pid) or 0)
        until(
            lambda: container.run("systemctl", "is-system-running") in {"running", "degraded"},
            PATIENCE,
        )
        yield container
    finally:
        nspawn.terminate()
        nspawn.wait()


def first_process(nspawn: int) -> int | None:
    """Return the container's first process: the child of nspawn that is number 1 in there."""
    children = Path(f"/proc/{nspawn}/task/{nspawn}/children").read_text().split()
    for child in children:
        status = Path(f"/proc/{child}/status").read_text().splitlines()
        numbers = next(line for line in status if line.startswith("NSpid")).split()
        if len(numbers) == 3 and numbers[-1] == "1":  # noqa: PLR2004 its name, outside, inside
            return int(child)
    return None


if __name__ == "__main__":
    main()
