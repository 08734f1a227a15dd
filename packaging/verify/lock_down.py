"""Boots the tablet's package in a container, and looks which doors to the system are shut.

As root: make verify-packages. The kernel's own keys (SysRq) belong to the host here; that the
setting is read is looked at, not that it works.
"""

import re
import sys
from pathlib import Path

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from verify.chroot import fresh
from verify.debian_packages import BOTH, HOME, of_version
from verify.findings import Findings
from verify.kiosk_session import UNIT, Container, booted, seed
from verify.update import STAND_IN, update

DOORS = ("getty@tty2.service", "autovt@tty3.service", "ctrl-alt-del.target")
GENERATOR = "/usr/lib/systemd/system-generators/intake-kiosk"
KEYS = ("HandlePowerKey", "HandleSuspendKey", "HandleLidSwitch", "HandleRebootKey")


def main(suite: str) -> None:
    """Boot a tablet that no clinic has let in, let it in, and take the package away."""
    findings = Findings(f"The tablet's system is shut, in a fresh {suite}")
    with fresh(suite, Path(f"build/verify/lock-down-{suite}").resolve()) as system:
        system.apt("update")
        files = (system.give(file) for file in of_version(VERSION))
        system.apt("install", "systemd-sysv", "dbus", *files)
        seed(system, STAND_IN)
    device = system.folder / HOME / "device.json"
    device.rename(device.with_suffix(".aside"))
    with booted(system.folder) as container:
        doors(container, findings, "before the clinic let it in IT can log in", "loaded")
        device.with_suffix(".aside").rename(device)
        container.run("systemctl", "daemon-reload")
        doors(container, findings, "then no console and no Ctrl+Alt+Delete", "masked")
        settings(container, findings)
        override(container, findings)
        without_the_kiosk(container, findings)
        told_to_it(container, findings)
        user(container, findings)
        update(system, container, findings)
        container.run("rm", "-r", f"/etc/systemd/system/{UNIT}.d")  # what a container lacks
        container.run("apt-get", "-y", "-q", "purge", *BOTH)
        container.run("systemctl", "daemon-reload")
        doors(container, findings, "without the package all is as it was", "loaded")
    left = [path for name in ("etc", "usr/lib") for path in (system.folder / name).rglob("*")]
    ours = [str(path) for path in left if "intake-kiosk" in path.name]
    findings.row("and none of its settings is left", holds=not ours, saw=" ".join(ours[:3]))
    findings.end(Path(f"build/verify/lock-down-{suite}.md"))


def doors(container: Container, findings: Findings, tried: str, wanted: str) -> None:
    """Look how the units stand that lead to a login or to a restart."""
    states = [container.run("systemctl", "show", "-p", "LoadState", "--value", d) for d in DOORS]
    findings.row(tried, holds=set(states) == {wanted}, saw=", ".join(states))


def settings(container: Container, findings: Findings) -> None:
    """Ask logind and systemd what they go by."""
    told = [_logind(container, key) for key in KEYS]
    findings.row("keys and cover do nothing", holds=set(told) == {"ignore"}, saw=", ".join(told))
    long = _logind(container, "HandlePowerKeyLongPress")
    findings.row("the power key held down switches off", holds=long == "poweroff", saw=long)
    burst = container.run("systemctl", "show", "-p", "CtrlAltDelBurstAction", "--value")
    findings.row("nor does Ctrl+Alt+Delete, seven times", holds=burst == "none", saw=burst)
    read = container.run("/usr/lib/systemd/systemd-sysctl", "--cat-config")
    last = [line for line in read.splitlines() if line.startswith("kernel.sysrq")][-1:]
    findings.row("nor do the kernel's own keys", holds=last == ["kernel.sysrq = 0"], saw=str(last))


def _logind(container: Container, key: str) -> str:
    login = "org.freedesktop.login1"
    asked = ("busctl", "get-property", login, "/org/freedesktop/login1", f"{login}.Manager", key)
    return container.run(*asked).partition(" ")[2].strip('"')


def override(container: Container, findings: Findings) -> None:
    """Open one door again as IT would, in /etc, and shut it."""
    own = "/etc/systemd/system/getty@.service"
    container.run("cp", "/usr/lib/systemd/system/getty@.service", own)
    container.run("systemctl", "daemon-reload")
    state = container.run("systemctl", "show", "-p", "LoadState", "--value", DOORS[0])
    findings.row("IT's own file in /etc counts more", holds=state == "loaded", saw=state)
    container.run("rm", own)
    container.run("systemctl", "daemon-reload")


def without_the_kiosk(container: Container, findings: Findings) -> None:
    """Run what runs at each boot, as on a boot whose command line leaves the kiosk out."""
    container.run("mkdir", "/root/masked")
    container.run("sh", "-c", "echo quiet systemd.mask=intake-kiosk.service >/root/cmdline")
    boot = f"mount --bind /root/cmdline /proc/cmdline && {GENERATOR} /root/masked && echo ran"
    ran = container.run("unshare", "--mount", "sh", "-c", boot)
    masked = container.run("ls", "/root/masked")
    findings.row("a boot without the kiosk has a login", holds=ran == "ran" and not masked)


def told_to_it(container: Container, findings: Findings) -> None:
    """Type what the page tells IT to type."""
    page = Path("docs/it/lock-down.md").read_text(encoding="utf-8")
    for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL):
        ended = container.run("sh", "-ec", f"{block}\necho and it ended well")
        holds = ended.endswith("and it ended well")
        findings.row(f"as the page says: {block.splitlines()[0]}", holds=holds)
    state = container.run("systemctl", "show", "-p", "LoadState", "--value", "suspend.target")
    findings.row("after which it does not sleep", holds=state == "masked", saw=state)
    when = container.run("systemctl", "show", "-p", "TimersCalendar", "apt-daily-upgrade.timer")
    only = when.count("OnCalendar=") == 1 and "03:00" in when
    findings.row("and is updated by night alone", holds=only, saw=when)


def user(container: Container, findings: Findings) -> None:
    """Look what the kiosk's user may touch."""
    groups = container.run("id", "-nG", "intake-kiosk").split()
    wanted = {"audio", "input", "render", "video"}
    findings.row("it may be seen, touched and heard", holds=wanted <= set(groups), saw=str(groups))
    shadow = container.run("getent", "shadow", "intake-kiosk").split(":")[1]
    findings.row("and has no password", holds=shadow.startswith("!"), saw=shadow)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "bookworm")
