"""Installs and upgrades from a signed repository, on a stick and by http, and breaks it.

As root: make verify-packages. The key is made for this and thrown away. That apt refuses what has
no signature, or another's, tests/packaging tries with small packages in a second; here it is tried
on a machine that has the packages.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from kiosk import __version__ as VERSION  # noqa: N812 it is a constant here too
from verify.chroot import Chroot, fresh
from verify.debian_packages import BOTH, EARLIER, installed, of_version
from verify.findings import Findings

STICK = "media/intake-kiosk"
ADDRESS = "https://packages.clinic.example/intake-kiosk"
PAGE = Path("docs/packages.md")
BUILD = "usr/share/doc/intake-kiosk/examples/build-repository"
ONLY_OURS = (
    *("-o", "Dir::Etc::sourcelist=sources.list.d/intake-kiosk.sources"),
    *("-o", "Dir::Etc::sourceparts=-", "-o", "APT::Get::List-Cleanup=0"),
)


def main(suite: str) -> None:
    """Go through a repository's life, as a tablet sees it."""
    findings = Findings(f"A signed repository, from a stick and by http, in a fresh {suite}")
    with fresh(suite, Path(f"build/verify/repository-{suite}").resolve()) as system, keys() as key:
        stick = system.folder / STICK
        publish(stick, key, EARLIER, findings)
        follow(system, f"file:/{STICK}")
        system.apt("update")
        system.apt("install", "intake-kiosk-session")
        findings.row("both come from the stick", holds=installed(system) == [EARLIER] * 2)
        publish(stick, key, VERSION, findings)
        broken(system, stick, key, findings)
        stick.chmod(0o700)  # as desktops mount sticks: apt's own user may not look into it
        upgraded(system, findings)
        stick.chmod(0o755)
        back(system, findings)
        by_night(system, findings)
        by_http(system, stick, findings)
    findings.end(Path(f"build/verify/repository-{suite}.md"))


@contextmanager
def keys() -> Iterator[str]:
    """Make a key in a home of gpg's own; yield its fingerprint."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["GNUPGHOME"] = home
        try:
            yield made_key("clinic")
        finally:
            subprocess.run(["gpgconf", "--kill", "all"], check=True)  # noqa: S607
            del os.environ["GNUPGHOME"]


def made_key(name: str) -> str:
    """Make a key; return its fingerprint."""
    call = ["gpg", "--batch", "--status-fd", "1", "--passphrase", "", "--quick-gen-key"]
    call += [f"{name}@clinic.example", "ed25519", "sign", "never"]
    told = subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603
    return told.stdout.split("KEY_CREATED P ")[1].split()[0]


def publish(stick: Path, key: str, version: str, findings: Findings) -> None:
    """Put a version into the repository on the stick."""
    with tempfile.TemporaryDirectory() as folder:
        for file in of_version(version):
            shutil.copy(file, folder)
        call = ["packaging/linux/build-repository", folder, str(stick), key]
        told = subprocess.run(call, check=True, capture_output=True, text=True)  # noqa: S603
    listed = told.stdout.split()[1::2]
    findings.row(f"{version} is published", holds=version in listed, saw=" ".join(listed))


def follow(system: Chroot, address: str) -> None:
    """Let the machine follow an address, by what our page tells IT to write."""
    (words,) = re.findall(r"```\n(Types: deb\n.*?)```", PAGE.read_text(), re.DOTALL)
    source = system.folder / "etc/apt/sources.list.d/intake-kiosk.sources"
    source.write_text(words.replace(ADDRESS, address))
    trusted = system.folder / "etc/apt/keyrings"
    trusted.mkdir(exist_ok=True)
    shutil.copy(system.folder / STICK / "intake-kiosk.asc", trusted)


def broken(system: Chroot, stick: Path, key: str, findings: Findings) -> None:
    """Break the repository in every way; nothing of it is installed."""
    tries: dict[str, Callable[[Path], None]] = {
        "without a signature": unsigned,
        "with another's signature": partial(foreign, own=key),
        "with one bit of its list changed": partial(one_bit, name="Packages*"),
        "with one bit of a package changed": partial(one_bit, name=f"*session_{VERSION}*"),
    }
    with tempfile.TemporaryDirectory() as aside:
        whole = Path(shutil.copytree(stick, Path(aside, "whole")))
        for tried, breaks in tries.items():
            breaks(stick)
            first = system.apt("update", *ONLY_OURS)
            second = system.run("apt-get", "-y", "-q", "upgrade")
            said = [line for line in (first.stderr + second.stderr).splitlines() if line]
            findings.row(
                f"a repository {tried} is refused",
                holds=bool(said) and installed(system) == [EARLIER] * 2,
                saw=said[0].replace(f"file:/{STICK}", "stick")[:120] if said else "",
            )
            shutil.rmtree(stick)
            shutil.copytree(whole, stick)


def unsigned(stick: Path) -> None:
    """Take the signatures away."""
    for name in ("InRelease", "Release.gpg"):
        (stick / "dists/stable" / name).unlink()


def foreign(stick: Path, own: str) -> None:
    """Sign with a key that the machine does not know."""
    other = made_key("foreign")
    assert other != own
    with tempfile.TemporaryDirectory() as folder:
        for file in of_version(VERSION):
            shutil.copy(file, folder)
        call = ["packaging/linux/build-repository", folder, str(stick), other]
        subprocess.run(call, check=True, capture_output=True)  # noqa: S603


def one_bit(stick: Path, name: str) -> None:
    """Change one bit in the middle of files."""
    for file in stick.rglob(name):
        with file.open("r+b") as stream:
            stream.seek(file.stat().st_size // 2)
            byte = stream.read(1)[0]
            stream.seek(-1, os.SEEK_CUR)
            stream.write(bytes([byte ^ 1]))


def upgraded(system: Chroot, findings: Findings) -> None:
    """Upgrade from the whole repository, with its own list alone: no network is needed."""
    told = system.apt("update", *ONLY_OURS)
    system.run("apt-get", "-y", "-q", "--no-install-recommends", "upgrade")
    now = installed(system)
    findings.row("upgraded from the stick", holds=now == [VERSION] * 2, saw=" ".join(now))
    quiet = not told.stderr.strip()
    findings.row("without a word of warning", holds=quiet, saw=told.stderr.strip()[:120])


def by_night(system: Chroot, findings: Findings) -> None:
    """Look whether unattended-upgrades would take it, by the line of our page."""
    (line,) = re.findall(r"(?m)^Unattended-Upgrade::Origins-Pattern .*$", PAGE.read_text())
    system.apt("install", "unattended-upgrades")
    (system.folder / "etc/apt/apt.conf.d/52intake-kiosk").write_text(line + "\n")
    told = system.run("unattended-upgrade", "--dry-run", "--verbose").stdout
    would = [line for line in told.splitlines() if line.startswith("Packages that will be")]
    holds = bool(would) and all(name in would[0].split() for name in BOTH)
    findings.row("unattended-upgrades would take both", holds=holds, saw="; ".join(would)[-120:])


def back(system: Chroot, findings: Findings) -> None:
    """Go back one version, by accident and on purpose."""
    named = [f"{name}={EARLIER}" for name in BOTH]
    system.run("apt-get", "-y", "-q", "upgrade")
    done = system.run("apt-get", "-y", "-q", "install", *named)
    stands = installed(system) == [VERSION] * 2 and done.returncode != 0
    findings.row("going back by accident is refused", holds=stands)
    system.run("apt-get", "-y", "-q", "install", "--allow-downgrades", *named)
    findings.row("going back on purpose is done", holds=installed(system) == [EARLIER] * 2)


def by_http(system: Chroot, stick: Path, findings: Findings) -> None:
    """Serve the same folder on the loopback, and upgrade from there."""
    serve = partial(SimpleHTTPRequestHandler, directory=str(stick))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        follow(system, f"http://127.0.0.1:{server.server_port}")
        system.apt("update", *ONLY_OURS)
        system.run("apt-get", "-y", "-q", "--no-install-recommends", "upgrade")
        server.shutdown()
    now = installed(system)
    findings.row("upgraded by http", holds=now == [VERSION] * 2, saw=" ".join(now))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "bookworm")
