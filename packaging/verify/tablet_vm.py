"""Boots the tablet's own unit in a virtual machine, taps, and cuts its power.

As root: make verify-packages. No network, no graphics card: cage and Qt draw by themselves. What
the program logs comes over the serial line.
"""

import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.outside.keychain import CREDENTIAL, KEY_FILE
from verify.chroot import Chroot, fresh
from verify.debian_packages import HOME, of_version
from verify.findings import Findings, until
from verify.kiosk_session import UNIT, seed
from verify.qemu import Machine, switched_on

FOLDER = Path("build/verify/vm")
PATIENCE = 600  # seconds, on a busy machine: every instruction is translated
SETTLING = 8  # seconds until the picture stands
CALL = (420, 762)  # the bar's first button, “Call a nurse”
_GRAPHICS = """
[Service]
Environment=WLR_RENDERER=pixman
"""
_REPORT = f"""
[Unit]
Description=What the tablet logs, over the serial line
[Service]
ExecStart=/usr/bin/tail -n +1 -F /{HOME}/logs/patient.log
StandardOutput=file:/dev/ttyS0
Restart=always
[Install]
WantedBy=multi-user.target
"""


def main() -> None:
    """Make a machine, look, tap, and cut its power again and again."""
    findings = Findings("The tablet in a virtual machine")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with fresh("bookworm", Path("build/verify/vm-root").resolve()) as system:
        kernel, initrd = furnish(system)
    disk = FOLDER / "disk.img"
    made_of(system.folder, disk)
    with switched_on(FOLDER, disk, kernel, initrd) as machine:
        welcome(machine, findings)
        call(machine, findings)
    findings.row("what was told to be sent outlives the cut", holds=sealed_on(disk) == ["notice"])
    with switched_on(FOLDER, disk, kernel, initrd) as machine:
        took = until(lambda: "a visit can begin" in machine.told(), PATIENCE)
        findings.row("it boots after the cut", holds=took < PATIENCE, saw=f"{took:.1f} s")
    findings.end(FOLDER.with_suffix(".md"))


def welcome(machine: Machine, findings: Findings) -> None:
    """Wait for the welcome, and try to get out of it."""
    took = until(lambda: "a visit can begin" in machine.told(), PATIENCE)
    findings.row("it boots to the welcome", holds=took < PATIENCE, saw=f"{took:.1f} s")
    time.sleep(SETTLING)
    machine.picture(FOLDER / "welcome.png")
    machine.press("ctrl", "alt", "f2")
    time.sleep(SETTLING)
    machine.picture(FOLDER / "after-ctrl-alt-f2.png")


def call(machine: Machine, findings: Findings) -> None:
    """Touch “Call a nurse”, and cut the power as soon as the call is on its way."""
    machine.tap(*CALL)
    took = until(lambda: ": accepted" in machine.told(), PATIENCE)
    findings.row(
        "after Ctrl+Alt+F2 a tap still calls a nurse", holds=took < PATIENCE, saw=f"{took:.1f} s"
    )
    machine.cut()


def sealed_on(disk: Path) -> list[str]:
    """Return the kinds of the envelopes in the outbox of a disk; its journal is replayed."""
    place = FOLDER / "mounted"
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(disk), str(place)], check=True)  # noqa: S603, S607
    try:
        with closing(sqlite3.connect(place / HOME / "outbox.sqlite3")) as outbox:
            return [row[0] for row in outbox.execute("SELECT kind FROM sealed")]
    finally:
        subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607


def furnish(system: Chroot) -> tuple[Path, Path]:
    """Install kernel and packages; return copies of kernel and initrd."""
    system.apt("update")
    files = (system.give(file) for file in of_version(VERSION))
    system.apt(
        *("install", "linux-image-amd64", "initramfs-tools", "systemd-sysv", "udev", "kmod"),
        *("dbus", *files),
    )
    seed(system)
    kept = f"/etc/credstore.encrypted/{CREDENTIAL}"
    system.run("mkdir", "-p", "/etc/credstore.encrypted")
    system.run("systemd-creds", "encrypt", f"--name={CREDENTIAL}", f"/root/{KEY_FILE}", kept)
    drop_in = system.folder / f"etc/systemd/system/{UNIT}.d/container.conf"
    drop_in.write_text(_GRAPHICS)
    report = system.folder / "etc/systemd/system/report.service"
    report.write_text(_REPORT)
    system.run("systemctl", "enable", "report.service")
    copies: list[Path] = []
    for name in ("vmlinuz", "initrd.img"):
        found = next((system.folder / "boot").glob(f"{name}-*"))
        copies.append(Path(shutil.copy(found, FOLDER / name)))
    return copies[0], copies[1]


def made_of(folder: Path, disk: Path) -> None:
    """Make a disk of a folder."""
    disk.unlink(missing_ok=True)
    subprocess.run(  # noqa: S603
        ["mke2fs", "-q", "-t", "ext4", "-d", str(folder), str(disk), "3G"],  # noqa: S607
        check=True,
    )


if __name__ == "__main__":
    main()
