"""Windows as far as Wine plays it: a Debian 13 with Wine 10 in a folder, as root on Debian.

What Wine lacks and Windows has is stood in for by test-stubs/, which are in that folder alone.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from verify.chroot import BASES, Chroot, base, bound, copied

_BASE: Final = BASES / "trixie-wine"
_PACKAGES: Final = ("wine", "wine64", "fonts-liberation", "libegl1", "libgl1", "libgl1-mesa-dri")
_DRIVE: Final = "root/.wine/drive_c"
_QUIET: Final = {
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "winemenubuilder.exe,mscoree,mshtml=d",
    "XDG_RUNTIME_DIR": "/tmp",  # noqa: S108 inside the folder
}
_STUBS: Final = Path(__file__).parent / "test-stubs"


class Wine:
    """A Windows to try programs on; what they find under C: is their own."""

    def __init__(self, chroot: Chroot) -> None:
        self.chroot = chroot
        self.drive_c = chroot.folder / _DRIVE

    def run(
        self, program: str, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        r"""Run a program for Windows and return what came of it, good or bad.

        Paths are those of Windows, Z:\ is the folder. Wine drops variables named QT_….
        """
        known = {**_QUIET, **(environment or {})}
        return self.chroot.run("wine", program, *arguments, environment=known)

    def start(
        self, program: str, *arguments: str, environment: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        """Start a program; what it says is to be read by `communicate`."""
        known = {**_QUIET, **(environment or {})}
        return self.chroot.start("wine", program, *arguments, environment=known)


@contextmanager
def wine(folder: Path, shares: Mapping[str, Path] | None = None) -> Iterator[Wine]:
    """Make a fresh Windows in a folder; shares: folders of this machine, by their name under Z:."""
    with copied(_base(), folder) as chroot, _shared(folder, shares or {}):
        try:
            yield Wine(chroot)
        finally:
            chroot.run("wineserver", "--kill", environment=_QUIET)
            chroot.run("wineserver", "--wait", environment=_QUIET)


@contextmanager
def _shared(folder: Path, shares: Mapping[str, Path]) -> Iterator[None]:
    match list(shares.items()):
        case [(name, place), *more]:
            with bound(place, folder / name), _shared(folder, dict(more)):
                yield
        case _:
            yield


def _base() -> Path:
    """Return the folder of a system with Wine, kept; an interrupted run leaves none."""
    if not _BASE.exists():
        unfinished = _BASE.with_name(f"{_BASE.name}-{os.getpid()}")
        with copied(base("trixie"), unfinished) as chroot:
            _well(chroot.apt("update"))
            _well(chroot.apt("install", *_PACKAGES))
            chroot.apt("clean")
            _well(chroot.run("wineboot", "--init", environment=_QUIET))
            _well(chroot.run("wineserver", "--wait", environment=_QUIET))
            _add_stubs(unfinished / _DRIVE / "windows/system32")
        unfinished.rename(_BASE)
    return _BASE


def _add_stubs(system32: Path) -> None:
    for source in _STUBS.glob("*.c"):
        library = system32 / f"{source.stem}.dll"
        call = ["x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-Wl,--entry=0", "-Wall"]
        subprocess.run([*call, "-o", str(library), str(source)], check=True)  # noqa: S603


def _well(done: "subprocess.CompletedProcess[str]") -> None:
    """Raise with what was said when a step of making the system went wrong."""
    if done.returncode:
        raise RuntimeError(f"{done.args}: {done.returncode}\n{done.stdout}{done.stderr}")
