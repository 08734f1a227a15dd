r"""Installs, upgrades, refuses to remove and removes the installer for Windows, under Wine.

As root: make verify-windows. A clinic is founded on this machine, in a folder that is C:\clinic
there; the installed tablet is let in by a token, as a fleet's tablets are. The earlier version's
outbox, with three unsent envelopes, is written by the code that tests of an upgrade use.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.record.enrolment import JOINING_FILE
from tests.db.test_migrations import write_first_version
from verify.debian_packages import three_envelopes
from verify.findings import Findings
from verify.tablet_home import make_home
from verify.windows_enrolment import Clinic
from verify.windows_visit import running, visiting
from windows.wine import Wine, wine

PACKAGES, BEFORE = Path("build/packages"), Path("build/earlier")
EARLIER = "0.0.9"  # the same program under an earlier number
FOLDER = Path("build/verify/windows")
_REFUSED = 1603 & 0xFF  # Wine hands on eight bits
_INSTALLED, _HOME = "Program Files/Intake Kiosk", "ProgramData/Intake Kiosk"
_COPIES = "ProgramData/Intake Kiosk backups"
_SETTINGS = """allow_draft = true
clinic_name = "Demo Pain Clinic"
pixels_per_mm = 5.9
speech = "off"
"""  # as rehearsed
_NO_TOKEN = "0" * 31  # one letter short


class Machine:
    """A Windows with the installer at hand."""

    def __init__(self, windows: Wine) -> None:
        self.windows = windows
        self.home = windows.drive_c / _HOME
        self.said = ""  # the last installer's log

    def msiexec(self, act: str, version: str, *words: str) -> int:
        """Run the installer silently; return its exit code, as far as Wine hands it on."""
        log = self.windows.drive_c / "installer.log"
        log.unlink(missing_ok=True)
        folder = "packages" if version == VERSION else "earlier"
        file = rf"Z:\{folder}\intake-kiosk-{version}.msi"
        done = self.windows.run("msiexec", act, file, "/qn", "/l*v", r"C:\installer.log", *words)
        self.said = log.read_text(errors="replace") if log.exists() else ""
        return done.returncode

    def kiosk(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run the installed program."""
        return self.windows.run(r"C:\Program Files\Intake Kiosk\kiosk.exe", *words)

    def version(self) -> str:
        """Return what the installed program says; empty: none is installed."""
        there = (self.windows.drive_c / _INSTALLED / "kiosk.exe").exists()
        return self.kiosk("--version").stdout.strip().removeprefix("kiosk ") if there else ""

    def told(self, name: str) -> str:
        """Return a value that the installer left in the registry; empty: there is none."""
        key = r"HKLM\Software\Intake Kiosk"
        said = self.windows.run("reg", "query", key, "/v", name).stdout
        found = re.search(r"REG_SZ\s+(.*?)\s*$", said, re.MULTILINE)
        return found[1] if found else ""


def main() -> None:
    """Go through a package's life."""
    findings = Findings("The installer for Windows, under Wine 10")
    shares = {"packages": PACKAGES.resolve(), "earlier": BEFORE.resolve()}
    with wine(FOLDER.resolve(), shares) as windows:
        machine = Machine(windows)
        clinic = Clinic(windows.drive_c / "clinic")
        refuse_words(machine, findings)
        install(machine, findings, clinic)
        in_a_visit(machine, findings)
        upgrade(machine, findings)
        refuse(machine, findings)
        remove(machine, findings)
        by_force(machine, findings)
    findings.end(FOLDER.with_suffix(".md"))


def refuse_words(machine: Machine, findings: Findings) -> None:
    """Say what means nothing."""
    code = machine.msiexec("/i", EARLIER, "ROLE=tablet")
    findings.row("an unknown role is refused", holds=code == _REFUSED and not machine.version())
    words = ("ROLE=kiosk", "DEVICENAME=tablet-1")
    code = machine.msiexec("/i", EARLIER, *words, f"ENROLTOKEN={_NO_TOKEN}", "ROOTKEY=AAAA")
    said = told_of(machine.said, "root key|token")
    findings.row("a wrong root key is refused in words", holds=code == _REFUSED, saw=said)
    left = [*files(machine.windows.drive_c / _INSTALLED)]
    findings.row("what is refused leaves no file", holds=not left, saw=" ".join(left[:3]))


def install(machine: Machine, findings: Findings, clinic: Clinic) -> None:
    """Install a tablet with its role, the inbox and a token; let it in."""
    machine.home.mkdir(parents=True, exist_ok=True)
    (machine.home / "settings.toml").write_text(_SETTINGS)
    token, root_key = clinic.token(), clinic.root_key()
    inbox = r"sqlite:///C:/clinic/desk/inbox.sqlite3"
    words = ("ROLE=kiosk", f"SERVERURL={inbox}", f"ROOTKEY={root_key}", "DEVICENAME=tablet-1")
    with findings.timed("a silent installation: role, inbox, token") as saw:
        saw.append(f"exit {machine.msiexec('/i', EARLIER, *words, f'ENROLTOKEN={token}')}")
    found = machine.version()
    findings.row("the installed program answers", holds=found == VERSION, saw=found)
    findings.row("it keeps its role", holds=machine.told("Role") == "kiosk")
    settings = json.loads(machine.kiosk("status", "--policy", "--json").stdout)["settings"]
    origin = {one["key"]: (one["value"], one["source"], one["where"]) for one in settings}
    findings.row(
        "status --policy tells the inbox from the installer, the rest from settings.toml",
        holds=origin["inbox"][:2] == (f'"{inbox}"', "installer")
        and origin["allow_draft"][:2] == ("true", "file"),
        saw=origin["inbox"][2],
    )
    entry = " ".join(file.name for file in machine.windows.drive_c.rglob("Intake Kiosk*.lnk"))
    right = entry == "Intake Kiosk tablet.lnk"
    findings.row("the Start menu has the tablet's entry", holds=right, saw=entry)
    let_in(machine, findings, clinic, token)


def let_in(machine: Machine, findings: Findings, clinic: Clinic, token: str) -> None:
    """Do what the first start does: ask, and take the answer once the root has approved."""
    asked = machine.kiosk("device", "join")
    while "does not answer" in asked.stderr:  # a keyring has three seconds, also on a busy machine
        asked = machine.kiosk("device", "join")
    kept = [f for f in machine.home.rglob("*") if f.is_file() and token.encode() in f.read_bytes()]
    gone = not (machine.home / JOINING_FILE).exists() and not kept
    findings.row(
        "the first start asks, and the token is gone", holds=gone, saw=asked.stderr.strip()
    )
    approved = clinic.approve(token)
    taken = machine.kiosk("device", "join")
    findings.row(
        "the clinic lets it in by the token alone",
        holds="This device is tablet-1" in taken.stdout,
        saw=f"{approved.strip()} {taken.stdout.strip()}",
    )
    status = json.loads(machine.kiosk("status", "--json").stdout)
    kept_in = f"{status['key']}, {status['key_source']}"
    findings.row(
        "its key is in the account's keyring", holds=kept_in == "present, keyring", saw=kept_in
    )


def in_a_visit(machine: Machine, findings: Findings) -> None:
    """Try to upgrade while a patient is in the middle of a visit."""
    with visiting(machine.windows, machine.home, findings):
        code = machine.msiexec("/i", VERSION)
        said = told_of(machine.said, "middle of a visit")
        stands = machine.told("Version") == EARLIER
        findings.row("then an upgrade is refused", holds=code == _REFUSED and stands, saw=said)


def upgrade(machine: Machine, findings: Findings) -> None:
    """Upgrade over an outbox of an earlier schema with three envelopes that wait."""
    machine.msiexec("/x", EARLIER, "FORCEREMOVE=1")
    shutil.rmtree(machine.windows.drive_c / _COPIES, ignore_errors=True)
    without_guard = trial_package()
    machine.msiexec("/i", without_guard, "ROLE=kiosk", "SERVERURL=sqlite:///C:/other.sqlite3")
    put_home(machine)
    before = sorted(files(machine.windows.drive_c / _INSTALLED))
    with findings.timed(f"upgrade to {VERSION}") as saw:
        saw.append(f"exit {machine.msiexec('/i', VERSION)}")
    after = sorted(files(machine.windows.drive_c / _INSTALLED))
    findings.row("every file is there", holds=before == after, saw=f"{len(after)} files")
    only = machine.told("Version") == VERSION and registered(machine) == [VERSION]
    findings.row(
        "it is in the earlier one's place (whose own guard was taken out: Wine does not tell it "
        "that it is being replaced)",
        holds=only,
        saw=" ".join(registered(machine)),
    )
    remembered = machine.told("Role"), inbox_of(machine)
    findings.row(
        "role and inbox are remembered",
        holds=remembered == ("kiosk", "sqlite:///C:/other.sqlite3"),
        saw=" ".join(remembered),
    )
    held = unsent(machine)
    findings.row("three unsent envelopes came along", holds="3 envelopes" in held, saw=held)
    copy = machine.home / "outbox.sqlite3.before-upgrade-from-0001"
    findings.row("the outbox as it was is kept beside it", holds=copy.exists(), saw=copy.name)


def refuse(machine: Machine, findings: Findings) -> None:
    """Try to remove and to go back while envelopes wait."""
    code = machine.msiexec("/x", VERSION)
    said = told_of(machine.said, "not in the clinic")
    stands = machine.version() == VERSION and "3 envelopes" in unsent(machine)
    findings.row("a removal is refused, in words", holds=code == _REFUSED and stands, saw=said)
    code = machine.msiexec("/i", EARLIER)
    stands = machine.told("Version") == VERSION
    findings.row(f"going back to {EARLIER} is refused", holds=code == _REFUSED and stands)
    outbox = machine.home / "outbox.sqlite3"
    whole = outbox.read_bytes()
    outbox.write_bytes(b"damaged, so that nobody knows what it holds" * 100)
    code = machine.msiexec("/x", VERSION)
    said = told_of(machine.said, "outbox")
    findings.row("an unreadable outbox counts as unsent", holds=code == _REFUSED, saw=said)
    outbox.write_bytes(whole)


def remove(machine: Machine, findings: Findings) -> None:
    """Carry what waits, then remove."""
    sent = machine.kiosk("sync", "--once")
    findings.row("what waited is carried", holds=sent.returncode == 0, saw=sent.stdout.strip())
    tried = "then the program goes, while the welcome is on the screen"
    with findings.timed(tried) as saw, running(machine.windows):
        saw.append(f"exit {machine.msiexec('/x', VERSION)}")
        if "kioskw" not in machine.windows.run("tasklist").stdout:
            saw.append("its screens have ended")
    findings.row("the screens end with it", holds="its screens have ended" in saw)
    left = [*files(machine.windows.drive_c / _INSTALLED)]
    gone = not left and not machine.told("InstallDir") and not registered(machine)
    findings.row("no file and no key of it is left", holds=gone, saw=" ".join(left[:3]))
    stays = (machine.home / "outbox.sqlite3").exists()
    findings.row("the data stays where it was", holds=stays)


def by_force(machine: Machine, findings: Findings) -> None:
    """Remove a tablet that never sent what it holds: copies are kept first."""
    machine.msiexec("/i", VERSION, "ROLE=desk")
    findings.row("a desk is installed as one", holds=machine.told("StartMenu") == "desk")
    put_home(machine)
    code = machine.msiexec("/x", VERSION, "FORCEREMOVE=1")
    copies = {file.name for file in (machine.windows.drive_c / _COPIES).rglob("*")}
    envelopes = sum(name.endswith(".intake") for name in copies)
    findings.row(
        "a removal by force leaves copies of the three envelopes and of the outbox",
        holds=(code, envelopes, "outbox.sqlite3" in copies) == (0, 3, True),
        saw=told_of(machine.said, "Copies of what"),
    )
    findings.row("the program is gone", holds=not machine.version())


def put_home(machine: Machine) -> None:
    """Put a demo clinic's tablet in the home's place, with an outbox of the first form."""
    shutil.rmtree(machine.home, ignore_errors=True)
    make_home(machine.home)
    inbox = machine.windows.drive_c / "srv/inbox.sqlite3"
    inbox.parent.mkdir(exist_ok=True)
    shutil.move(machine.home / "inbox.sqlite3", inbox)
    with (machine.home / "settings.toml").open("a") as settings:
        settings.write('inbox = "sqlite:///C:/srv/inbox.sqlite3"\nspeech = "off"\n')
    bodies = three_envelopes(machine.home)
    write_first_version(machine.home / "outbox.sqlite3", bodies, delivered=(), aside=0)


def trial_package() -> str:
    """Make the earlier package without its guard; return the version in its name."""
    name = f"{EARLIER}-without-guard"
    file = BEFORE / f"intake-kiosk-{name}.msi"
    shutil.copy(BEFORE / f"intake-kiosk-{EARLIER}.msi", file)
    taken_out = "DELETE FROM `InstallExecuteSequence` WHERE `Action`='RefuseWhileUnsent'"
    subprocess.run(["msibuild", str(file), "-q", taken_out], check=True)  # noqa: S603, S607
    return name


def registered(machine: Machine) -> list[str]:
    """Return the versions that Windows says are installed."""
    key = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
    said = machine.windows.run("reg", "query", key, "/s").stdout
    entries = [entry for entry in said.split("HKEY_") if re.search(r"DisplayName.*Intake", entry)]
    return [re.findall(r"DisplayVersion\s+REG_SZ\s+(\S+)", entry)[0] for entry in entries]


def inbox_of(machine: Machine) -> str:
    """Return the inbox that the installer was told."""
    key = r"HKLM\Software\Intake Kiosk\Settings"
    found = re.search(r"inbox\s+REG_SZ\s+(\S+)", machine.windows.run("reg", "query", key).stdout)
    return found[1] if found else ""


def unsent(machine: Machine) -> str:
    """Return what the program says of what was not sent."""
    done = machine.kiosk("unsent")
    return (done.stdout or done.stderr).strip()


def told_of(log: str, words: str) -> str:
    """Return the first line of a log that has the words in it."""
    return next((line.strip() for line in log.splitlines() if re.search(words, line)), "")


def files(folder: Path) -> Iterator[str]:
    """Yield the files of a folder, where there is one."""
    yield from (file.name for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    main()
