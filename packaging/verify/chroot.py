"""A fresh Debian in a folder, without Python, in which packages are installed as IT would."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

BASES = Path("/var/tmp/intake-kiosk-verify")  # noqa: S108 root's own, and made anew when it is gone
MIRROR = "http://deb.debian.org/debian"
_BOUND = ("/dev", "/proc", "/sys", "/tmp/.X11-unix")  # noqa: S108 where an X server listens


class Chroot:
    """A folder with a system in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(
        self, *command: str, environment: Mapping[str, str] | None = None, user: str = "root"
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command inside and return what came of it, good or bad."""
        known = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"}
        return subprocess.run(  # noqa: S603
            ["chroot", f"--userspec={user}", str(self.folder), *command],  # noqa: S607
            env={**known, "DEBIAN_FRONTEND": "noninteractive", **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
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
    base = BASES / suite
    if not (base / "usr/bin/apt-get").exists():
        base.mkdir(parents=True, exist_ok=True)
        made = ["debootstrap", "--variant=minbase", suite, str(base), MIRROR]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    folder.parent.mkdir(parents=True, exist_ok=True)
    # what an interrupted run left bound in it is the host's own: --one-file-system keeps out of it
    gone = ["rm", "-rf", "--one-file-system", str(folder)]
    subprocess.run(gone, check=True)  # noqa: S603
    copied = ["cp", "-a", "--reflink=auto", str(base), str(folder)]
    subprocess.run(copied, check=True)  # noqa: S603
    with _bound(folder):
        yield Chroot(folder)


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
