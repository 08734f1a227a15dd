"""Boots the tablet's own unit in a virtual machine, plays a visit on it, and cuts its power.

As root: make verify-packages. No network, no graphics card: cage and Qt draw by themselves. What
the program logs comes over the serial line. The tablet's home has a disk of its own.
"""

import shutil
import subprocess
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.app.demo_clinic import DemoClinic
from kiosk.outside.keychain import CREDENTIAL
from verify.after_a_cut import mounted
from verify.chroot import Chroot, fresh
from verify.debian_packages import HOME, of_version
from verify.findings import Findings, until
from verify.kiosk_session import seed
from verify.power_cuts import cut_again_and_again
from verify.qemu import Machine, Parts, switched_on
from verify.replay import is_like, play, read, wait_for
from verify.tablet_home import sealed
from verify.visit_on_screen import REHEARSED

FOLDER = Path("build/verify/vm")
PATIENCE = 300  # seconds, on a busy machine: every instruction is translated
SETTLING = 8  # seconds until the picture stands
CALL = (420, 762)  # the bar's first button, “Call a nurse”
# no graphics card; and what takes a tablet a second may take half a minute here
_SLOWER = """
[Service]
Environment=WLR_RENDERER=pixman
WatchdogSec=300
TimeoutStartSec=600
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
    """Make a machine, look, touch, and cut its power again and again."""
    findings = Findings("The tablet in a virtual machine")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with fresh("bookworm", Path("build/verify/vm-root").resolve()) as system:
        clinic = furnish(system)
    parts = made_of(system.folder)
    with switched_on(parts) as machine:
        welcome(machine, findings)
        call(machine, findings)
    with mounted(parts.home) as home:
        held = len(sealed(home, "notice"))
    findings.row("what was told to be sent outlives the cut", holds=held == 1, saw=f"{held} call")
    with switched_on(parts) as machine:
        welcome(machine, findings)
        visit(machine, findings)
        machine.save(parts.saved)
    key = system.folder / "root" / CREDENTIAL
    cut_again_and_again(parts, clinic, key, findings)
    findings.end(FOLDER.with_suffix(".md"))


def welcome(machine: Machine, findings: Findings) -> None:
    """Wait for the welcome, and try to get out of it."""
    took = until(lambda: "a visit can begin" in machine.told(), PATIENCE)
    findings.row("it boots to the welcome", holds=took < PATIENCE, saw=f"{took:.1f} s")
    machine.press("ctrl", "alt", "f2")
    time.sleep(SETTLING)
    with findings.timed("after Ctrl+Alt+F2 it shows the welcome, as rehearsed"):
        wait_for(
            machine,
            partial(is_like, expected=REHEARSED / "000.png"),
            PATIENCE,
            FOLDER / "welcome.png",
        )


def call(machine: Machine, findings: Findings) -> None:
    """Touch “Call a nurse”, and cut the power as soon as the call is on its way."""
    machine.touch([CALL])
    took = until(lambda: ": accepted" in machine.told(), PATIENCE)
    findings.row("a touch calls a nurse", holds=took < PATIENCE, saw=f"{took:.1f} s")
    machine.cut()


def visit(machine: Machine, findings: Findings) -> None:
    """Touch from the welcome to the last screen, where only “Seal and send” is left to touch."""
    *before, last, _thanks = read(REHEARSED)
    with findings.timed("a whole visit by touches, up to the last one") as saw:
        play(machine, REHEARSED, before, FOLDER / "visit", PATIENCE)
        play(machine, REHEARSED, [replace(last, strokes=[])], FOLDER / "visit", PATIENCE)
        saw.append(f"{len(before)} screens as rehearsed; look at {FOLDER}/visit/*.png")
    time.sleep(SETTLING)  # what was touched before is on the disk by then


def furnish(system: Chroot) -> DemoClinic:
    """Install kernel and packages; a home that is to go onto a disk of its own."""
    system.apt("update")
    files = (system.give(file) for file in of_version(VERSION))
    system.apt(
        *("install", "linux-image-amd64", "initramfs-tools", "systemd-sysv", "udev", "kmod"),
        *("dbus", *files),
    )
    clinic = seed(system, _SLOWER)
    kept = f"/etc/credstore.encrypted/{CREDENTIAL}"
    system.run("mkdir", "-p", "/etc/credstore.encrypted")
    system.run("systemd-creds", "encrypt", f"--name={CREDENTIAL}", f"/root/{CREDENTIAL}", kept)
    units = system.folder / "etc/systemd/system"
    (units / "report.service").write_text(_REPORT)
    system.run("systemctl", "enable", "report.service")
    (system.folder / "etc/fstab").write_text(f"/dev/vdb /{HOME} ext4 defaults 0 2\n")
    return clinic


def made_of(folder: Path) -> Parts:
    """Make the disks of a machine from a folder; its home goes onto the second."""
    kernel, initrd = (next((folder / "boot").glob(f"{n}-*")) for n in ("vmlinuz", "initrd.img"))
    disks = FOLDER / "system.img", FOLDER / "home.img"
    parts = Parts(FOLDER, FOLDER / "vmlinuz", FOLDER / "initrd.img", *disks)
    shutil.copy(kernel, parts.kernel)
    shutil.copy(initrd, parts.initrd)
    for disk, inside, size in ((parts.home, folder / HOME, "1G"), (parts.system, folder, "3G")):
        disk.unlink(missing_ok=True)
        made = ["mke2fs", "-q", "-t", "ext4", "-d", str(inside), str(disk), size]
        subprocess.run(made, check=True)  # noqa: S603
    return parts


if __name__ == "__main__":
    main()
