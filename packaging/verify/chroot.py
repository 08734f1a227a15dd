"""A fresh Debian in a folder, without Python, in which packages are installed as IT would."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

BASES = Path("/var/tmp/intake-kiosk-verify")  # noqa: S108 root's own, and made anew when it is gone
# Where debootstrap has no script or not all of a suite by itself. Ubuntu's key is in Ubuntu's own
# package ubuntu-keyring; Debian has none: compare its fingerprint, F6ECB376...20D1991BC93C.
_OPTIONS = {"noble": (("--components=main,universe",), ("", "gutsy"))}
_BOUND = ("/dev", "/proc", "/sys", "/tmp/.X11-unix")  # noqa: S108 where an X server listens


class Chroot:
    """A folder with a system in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(
        self, *command: str, environment: Mapping[str, str] | None = None, user: str = "root"
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command inside and return what came of it, good or bad."""
        started = self.start(*command, environment=environment, user=user)
        told, complained = started.communicate()
        return subprocess.CompletedProcess(command, started.returncode, told, complained)

    def start(
        self, *command: str, environment: Mapping[str, str] | None = None, user: str = "root"
    ) -> "subprocess.Popen[str]":
        """Start a command inside; what it says is to be read by `communicate`."""
        known = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"}
        return subprocess.Popen(  # noqa: S603
            ["chroot", f"--userspec={user}", str(self.folder), *command],  # noqa: S607
            env={**known, "DEBIAN_FRONTEND": "noninteractive", **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors="backslashreplace",
        )

    def apt(
        self, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run apt-get, which asks nothing."""
        options = ("-y", "-q", "--no-install-recommends", "--allow-downgrades")
        return self.run("apt-get", *options, *arguments, environment=environment)

    def give(self, file: Path, folder: str = "root") -> str:
        """Copy a file into the system; return where it is there."""
        shutil.copy(file, self.folder / folder / file.name)
        return f"/{folder}/{file.name}"


@contextmanager
def fresh(suite: str, folder: Path) -> Iterator[Chroot]:
    """Make a system of a suite in a folder; what is bound into it is let go at the end."""
    with copied(base(suite), folder) as chroot:
        yield chroot


@contextmanager
def copied(original: Path, folder: Path) -> Iterator[Chroot]:
    """Copy a system into a folder; what is bound into it is let go at the end."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    remove(folder)
    copy = ["cp", "-a", "--reflink=auto", str(original), str(folder)]
    subprocess.run(copy, check=True)  # noqa: S603
    with _bound(folder):
        yield Chroot(folder)


def remove(folder: Path) -> None:
    """Remove a system of an earlier run; not while this machine's own folders are bound in it."""
    mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8")
    if held := mounted_in(folder.resolve(), mounts):
        raise RuntimeError(f"{held}: another run goes on here, or was killed: umount these first.")
    gone = ["rm", "-rf", "--one-file-system", str(folder)]
    subprocess.run(gone, check=True)  # noqa: S603


def mounted_in(folder: Path, mounts: str) -> list[Path]:
    """Return where in a folder something is mounted, told by proc_pid_mountinfo(5)."""
    places = [Path(line.split()[4]) for line in mounts.splitlines()]
    return [place for place in places if place.is_relative_to(folder)]


def base(suite: str) -> Path:
    """Return a suite's system as it comes, made once; half a one never stands under its name."""
    folder = BASES / suite
    if not (folder / "usr/bin/apt-get").exists():
        BASES.mkdir(exist_ok=True)
        half = Path(tempfile.mkdtemp(prefix=f"{suite}-", dir=BASES))
        half.chmod(0o755)
        before, after = _OPTIONS.get(suite, ((), ()))
        made = ["debootstrap", "--variant=minbase", *before, suite, str(half), *after]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        half.rename(folder)
    return folder


@contextmanager
def bound(place: Path, inside: Path) -> Iterator[None]:
    """Show a folder of this machine at a place inside a system."""
    inside.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "--bind", str(place), str(inside)], check=True)  # noqa: S603, S607
    try:
        yield
    finally:
        subprocess.run(["umount", str(inside)], check=True)  # noqa: S603, S607


@contextmanager
def _bound(folder: Path) -> Iterator[None]:
    places = [place for place in _BOUND if Path(place).exists()]
    try:
        for place in places:
            inside = folder / place.lstrip("/")
            inside.mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--rbind", place, str(inside)], check=True)  # noqa: S603, S607
            subprocess.run(["mount", "--make-rslave", str(inside)], check=True)  # noqa: S603, S607
        yield
    finally:
        for place in reversed(places):
            inside = folder / place.lstrip("/")
            subprocess.run(["umount", "-R", str(inside)], check=True)  # noqa: S603, S607
