"""Installs, upgrades, refuses to remove and removes the Debian packages in a fresh system.

As root: make verify-packages. The earlier version's outbox, with
three envelopes that were not sent, is written by the code that tests of the upgrade use.
"""

import shutil
import sys
from pathlib import Path

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from kiosk.app.demo_clinic import DEVICE, make_demo_clinic
from kiosk.outside.keychain import DeviceKeys
from kiosk.record.enrolment import held_manifest, read_enrolment
from kiosk.record.envelope import parse
from kiosk.record.seal import Sealing, seal
from tests.db.test_migrations import write_first_version
from tests.envelopes import BUNDLE, PACK, SEALED_AT
from verify import visit_on_screen
from verify.chroot import Chroot, fresh
from verify.contents import contents
from verify.findings import Findings

PACKAGES = Path("build/packages")
HOME = "var/lib/intake-kiosk"
EARLIER = "0.0.9"  # the same program under an earlier number, and never among what is released
BOTH = ("intake-kiosk", "intake-kiosk-session")


def main(suite: str) -> None:
    """Go through a package's life."""
    findings = Findings(f"Debian packages in a fresh {suite}")
    with fresh(suite, Path(f"build/verify/{suite}").resolve()) as system:
        install(system, findings, EARLIER)
        contents(system, findings)
        visit(system, findings)
        upgrade(system, findings)
        refuse(system, findings)
        repair(system, findings)
        remove(system, findings)
        by_force(system, findings)
    findings.end(Path(f"build/verify/{suite}.md"))


def install(system: Chroot, findings: Findings, version: str) -> None:
    """Install both, in a system that has no Python."""
    system.apt("update")
    with findings.timed(f"install both packages ({version})") as saw:
        done = system.apt("install", *(system.give(file) for file in of_version(version)))
        saw.append(f"exit {done.returncode}")
    findings.row("both are installed", holds=installed(system) == [version, version])
    python = system.run("sh", "-c", "command -v python3 python").stdout
    findings.row("there is no other Python in the system", holds=not python, saw=python.strip())
    owner = system.run("stat", "-c", "%U %a", f"/{HOME}").stdout.strip()
    findings.row("the home is the kiosk's own", holds=owner == "intake-kiosk 700", saw=owner)


def installed(system: Chroot) -> list[str]:
    """Return the versions of what is installed, in the order of BOTH."""
    told = system.run("dpkg-query", "-W", "-f", "${db:Status-Abbrev}${Version}\n", *BOTH).stdout
    return [line.split()[1] for line in told.splitlines() if line.startswith("ii")]


def visit(system: Chroot, findings: Findings) -> None:
    """Play the scripted visit off-screen, tablet and desk; then one on a screen, by clicks."""
    with findings.timed("a whole visit by the installed program") as saw:
        played = system.run("sh", "-c", "cd /root && kiosk demo --offscreen")
        told = played.stdout.splitlines()[:1] or played.stderr.splitlines()[-1:]
        saw.append("".join(told)[:100])
    pictures = system.folder / "root/build/walkthrough"
    findings.row("it left its PDFs", holds=(pictures / "intake.pdf").exists())
    if pictures.exists():
        shutil.copytree(pictures, f"{system.folder}-walkthrough", dirs_exist_ok=True)
    visit_on_screen.visit(system, findings)


def upgrade(system: Chroot, findings: Findings) -> None:
    """Upgrade over an outbox of an earlier schema with three envelopes that wait."""
    home = system.folder / HOME
    make_demo_clinic(home)
    clinic = system.folder / "srv/clinic"
    clinic.mkdir()
    shutil.move(home / "inbox.sqlite3", clinic / "inbox.sqlite3")
    with (home / "settings.toml").open("a") as settings:
        settings.write('inbox = "sqlite:////srv/clinic/inbox.sqlite3"\n')
    write_first_version(home / "outbox.sqlite3", three_envelopes(home), delivered=(), aside=0)
    system.run("chown", "-R", "intake-kiosk:intake-kiosk", f"/{HOME}", "/srv/clinic")
    done = system.apt("install", *(system.give(file) for file in of_version(VERSION)))
    findings.row(
        f"upgrade to {VERSION}",
        holds=installed(system) == [VERSION] * 2,
        saw=f"exit {done.returncode}",
    )
    held = unsent(system)
    findings.row("three unsent envelopes came along", holds=held.startswith("3 "), saw=held)
    copy = home / "outbox.sqlite3.before-upgrade-from-0001"
    findings.row("the outbox as it was is kept beside it", holds=copy.exists(), saw=copy.name)


def three_envelopes(home: Path) -> list[bytes]:
    """Seal three intakes as this tablet does."""
    key = DeviceKeys(home, in_file=True).load(DEVICE).key
    assert key
    enrolment = read_enrolment(home)
    recipients = held_manifest(home, enrolment).seal_to
    own = Sealing(enrolment.clinic, DEVICE, key, recipients)
    bodies: list[bytes] = []
    for seq in (1, 2, 3):
        prev = parse(bodies[-1]).id if bodies else ""
        bodies.append(
            seal(BUNDLE, own, kind="intake", seq=seq, prev=prev, pack=PACK, sealed_at=SEALED_AT)
        )
    return bodies


def unsent(system: Chroot) -> str:
    """Return what the program says of what was not sent."""
    told = system.run("kiosk", "unsent", "--home", f"/{HOME}")
    return (told.stdout or told.stderr).strip()


def refuse(system: Chroot, findings: Findings) -> None:
    """Try to remove, purge and go back while envelopes wait."""
    for tried in (("purge", "intake-kiosk-session"), ("remove", "intake-kiosk")):
        done = system.apt(*tried)
        stands = installed(system) == [VERSION] * 2 and unsent(system).startswith("3 ")
        findings.row(f"apt-get {' '.join(tried)} is refused", holds=done.returncode != 0 and stands)
    done = system.apt("install", *(f"/root/{file.name}" for file in of_version(EARLIER)))
    findings.row(
        f"going back to {EARLIER} is refused",
        holds=done.returncode != 0 and installed(system) == [VERSION] * 2,
        saw=" ".join(installed(system)),
    )
    outbox = system.folder / HOME / "outbox.sqlite3"
    whole = outbox.read_bytes()
    outbox.write_bytes(b"damaged, so that nobody knows what it holds" * 100)
    done = system.apt("purge", "intake-kiosk-session")
    findings.row("what an unreadable outbox holds counts as unsent", holds=done.returncode != 0)
    outbox.write_bytes(whole)
    system.run("dpkg", "--unpack", *(f"/root/{file.name}" for file in of_version(VERSION)[1:]))
    system.apt(
        "purge", "intake-kiosk-session"
    )  # of a package that is not configured prerm is not run
    findings.row("a purge that nothing was asked before keeps the home", holds=outbox.exists())
    system.apt("install", f"/root/{of_version(VERSION)[1].name}")


def repair(system: Chroot, findings: Findings) -> None:
    """Try to remove a program that a power cut left empty, then put it back."""
    (system.folder / "usr/lib/intake-kiosk/kiosk").write_bytes(b"")
    forced = {"INTAKE_KIOSK_REMOVE": "anyway"}
    done = system.apt("purge", *BOTH, environment=forced)
    stands = done.returncode != 0 and (system.folder / HOME / "outbox.sqlite3").exists()
    findings.row("a program that cannot answer stays, even by force", holds=stands)
    system.apt("install", "--reinstall", f"/root/{of_version(VERSION)[0].name}")
    findings.row("and is put back", holds=unsent(system).startswith("3 "), saw=unsent(system)[:40])


def remove(system: Chroot, findings: Findings) -> None:
    """Carry what waits, then purge; and once more without carrying it, by force."""
    sent = system.run("kiosk", "sync", "--once", "--home", f"/{HOME}", user="intake-kiosk")
    findings.row("what waited is carried", holds=sent.returncode == 0, saw=sent.stdout.strip())
    done = system.apt("purge", *BOTH)
    gone = not (system.folder / HOME).exists() and not installed(system)
    left = system.run("sh", "-c", "find /usr /etc /var/lib -path '*intake-kiosk*'").stdout.split()
    left = [path for path in left if "/dpkg/" not in path]
    findings.row(
        "then purge takes everything", holds=gone and not left and done.returncode == 0,
        saw=" ".join(left[:3]),
    )  # fmt: skip
    inbox = system.folder / "srv/clinic/inbox.sqlite3"
    findings.row("the clinic's inbox is there", holds=inbox.exists())


def by_force(system: Chroot, findings: Findings) -> None:
    """Remove a tablet that never sent what it holds: copies are kept first."""
    system.apt("install", *(f"/root/{file.name}" for file in of_version(VERSION)))
    home = system.folder / HOME
    make_demo_clinic(home)
    (home / "inbox.sqlite3").unlink()
    write_first_version(home / "outbox.sqlite3", three_envelopes(home), delivered=(), aside=0)
    done = system.apt("purge", *BOTH, environment={"INTAKE_KIOSK_REMOVE": "anyway"})
    kept = {file.name for file in (system.folder / "var/backups").rglob("*.intake")}
    findings.row(
        "a forced purge leaves copies of the three envelopes",
        holds=len(kept) == 3 and not installed(system) and done.returncode == 0,  # noqa: PLR2004
        saw=f"{len(kept)} copies",
    )


def of_version(version: str) -> list[Path]:
    """Return the two packages of a version."""
    folder = PACKAGES.parent / "earlier" if version == EARLIER else PACKAGES
    return [next(folder.glob(f"{name}_{version}_*.deb")) for name in BOTH]


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "bookworm")
