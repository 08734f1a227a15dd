"""Boots the kiosk session in a container with systemd, freezes and kills its screen, and looks.

As root: make verify-packages. The screen is drawn by cage inside an Xvfb of ours, which is reached
by its abstract name: a container of this kind shares the network. What a container
lacks (a console of its own) is taken from the unit by a drop-in, and nothing else.
"""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.outside.keychain import CREDENTIAL, KEY_FILE
from verify.chroot import Chroot, fresh
from verify.debian_packages import HOME, of_version
from verify.findings import Findings, until

UNIT = "intake-kiosk.service"
WATCHDOG = 6  # seconds, in place of the unit's thirty
PATIENCE = 90  # seconds, on a busy machine
DISPLAY = ":93"
_DROP_IN = f"""
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
    with _xvfb(), booted(system.folder) as container:
        disturb(container, findings)
        unlock(system, container, findings)
        picture(findings)
    findings.end(Path("build/verify/session.md"))


def seed(system: Chroot) -> None:
    """Make a clinic whose tablet this is; its key lies beside, for no machine in particular."""
    home = system.folder / HOME
    make_demo_clinic(home)
    settings = home / "settings.toml"
    only = ("device_key_file", "full_screen")
    lines = [line for line in settings.read_text().splitlines() if not line.startswith(only)]
    settings.write_text("\n".join(lines) + "\n")
    note = json.loads((home / "key.json").read_text())
    (home / "key.json").write_text(json.dumps(note | {"source": "credential", "machine": ""}))
    (home / KEY_FILE).rename(system.folder / "root" / KEY_FILE)
    system.run("chown", "-R", "intake-kiosk:intake-kiosk", f"/{HOME}")
    drop_in = system.folder / f"etc/systemd/system/{UNIT}.d/container.conf"
    drop_in.parent.mkdir(parents=True)
    drop_in.write_text(_DROP_IN)
    system.run("systemd-machine-id-setup")


def disturb(container: Container, findings: Findings) -> None:
    """Freeze the screen, then kill it; the supervisor puts it back each time."""
    took = until(lambda: container.show("ActiveState") == "active", PATIENCE)
    before = int(container.show("NRestarts"))
    findings.row("the screen tells that it is ready, without a key", holds=took < PATIENCE)
    time.sleep(3 * WATCHDOG)  # what is tried is that nothing happens for that long
    findings.row("it stays while it draws", holds=int(container.show("NRestarts")) == before)
    container.run("kill", "-STOP", container.screen())
    took = until(lambda: container.restarted(before + 1), PATIENCE)
    seen = f"{took:.1f} s, of which {WATCHDOG} s of silence"
    findings.row("a frozen screen is drawn anew", holds=took < PATIENCE, saw=seen)
    why = container.run("journalctl", "-u", UNIT, "-g", "watchdog", "--no-pager")
    findings.row("because it gave no sign of life", holds="watchdog" in why)
    container.run("kill", "-KILL", container.screen())
    took = until(lambda: container.restarted(before + 2), PATIENCE)
    findings.row("a killed one is back", holds=took < PATIENCE, saw=f"{took:.1f} s")


def unlock(system: Chroot, container: Container, findings: Findings) -> None:
    """Give the tablet its key as a systemd credential, and look whether it reads it."""
    kept = f"/etc/credstore.encrypted/{CREDENTIAL}"
    container.run("mkdir", "-p", "/etc/credstore.encrypted")
    container.run("systemd-creds", "encrypt", f"--name={CREDENTIAL}", f"/root/{KEY_FILE}", kept)
    log = system.folder / HOME / "logs/patient.log"
    before = len(log.read_text())
    container.run("systemctl", "restart", UNIT)
    took = until(lambda: "a visit can begin" in log.read_text()[before:], PATIENCE)
    told = log.read_text()[before:]
    findings.row(
        "with its credential the tablet has its key",
        holds=took < PATIENCE and "device's key" not in told,
    )


def picture(findings: Findings) -> None:
    """Keep a picture of what is on the screen."""
    file = "build/verify/session.png"
    done = subprocess.run(  # noqa: S603
        ["import", "-display", DISPLAY, "-window", "root", file],  # noqa: S607
        check=False,
    )
    findings.row("a picture was taken: look at it", holds=done.returncode == 0, saw=file)


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


@contextmanager
def _xvfb() -> Iterator[None]:
    server = subprocess.Popen(  # noqa: S603
        ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24", "-ac"],  # noqa: S607
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: os.path.exists(f"/tmp/.X11-unix/X{DISPLAY[1:]}"), PATIENCE)  # noqa: PTH110, S108
        yield
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
