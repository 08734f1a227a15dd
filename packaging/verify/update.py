"""Updates a tablet that is at work: never under a patient's hands, and at work again after it."""

import os
import time

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.outside.draft_file import DRAFT_FILE
from verify.chroot import Chroot
from verify.debian_packages import HOME, of_version
from verify.findings import Findings, until
from verify.kiosk_session import PATIENCE, UNIT, Container

# in place of the screen, which is tried elsewhere, and of the console that a container lacks
STAND_IN = """
[Unit]
ConditionPathExists=
[Service]
Type=simple
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
WatchdogSec=0
ExecStart=
ExecStart=/usr/bin/sleep infinity
"""
_HOURS = 24 * 3600


def update(system: Chroot, container: Container, findings: Findings) -> None:
    """Put the packages in their own place in the middle of a visit, and after it."""
    container.run("systemctl", "start", UNIT)
    until(lambda: container.show("ActiveState") == "active", PATIENCE)
    before = container.show("MainPID")
    draft = system.folder / HOME / DRAFT_FILE
    draft.write_bytes(b"a visit that goes on")
    ended, told = updated(container)
    stays = container.show("MainPID") == before
    refused = ended != "0" and "middle of a visit" in told
    findings.row("no update in the middle of a visit", holds=refused and stays, saw=told[-120:])
    os.utime(draft, (time.time() - _HOURS,) * 2)
    ended, told = updated(container)
    until(lambda: container.show("ActiveState") == "active", PATIENCE)
    anew = container.show("ActiveState") == "active" and container.show("MainPID") != before
    saw = "" if ended == "0" else told[-120:]
    findings.row("once nobody has touched it for a day", holds=ended == "0" and anew, saw=saw)
    draft.unlink()


def updated(container: Container) -> tuple[str, str]:
    """Install what is installed once more; return how that ended, and what was said."""
    files = " ".join(f"/root/{file.name}" for file in of_version(VERSION))
    told = container.run("sh", "-c", f"dpkg --install {files} 2>&1; echo $?").splitlines()
    return told[-1], " ".join(line for line in told[:-1] if line.startswith("/"))
