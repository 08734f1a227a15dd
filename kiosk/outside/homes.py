"""The homes on a machine: the system's own, and those that its users made for themselves."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.settings.place import tablets_home_on_windows

_WINDOWS = Path("AppData/Local/Intake Kiosk")
_ELSEWHERE = Path(".local/share/intake-kiosk")


def homes(own: Path) -> list[Path]:
    """Return this process's home and every other that is there, each once.

    Raises Unavailable where a folder does not let us look: whoever asks must not think it empty.
    """
    people = (person / _in_a_persons_folder() for person in _people())
    return found([own, *_of_the_machine(), *people])


def found(candidates: Iterable[Path]) -> list[Path]:
    """Return the folders that are there, in order and each once; Unavailable as above."""
    return [folder for folder in dict.fromkeys(candidates) if _is_there(folder)]


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError as error:
        raise Unavailable(
            "homes", f"{folder}: {error.strerror}: ask as an administrator of this machine."
        ) from error


def _of_the_machine() -> Iterable[Path]:
    """Return a tablet's home: a machine that is a desk by now may have been one."""
    return [tablets_home_on_windows(os.environ)] if sys.platform == "win32" else []


def _in_a_persons_folder() -> Path:
    return _WINDOWS if sys.platform == "win32" else _ELSEWHERE


def _people() -> Iterable[Path]:
    """Return the folders of the people who have an account here."""
    if sys.platform == "win32":
        profiles = Path(os.environ.get("PUBLIC", r"C:\Users\Public")).parent
        return sorted(profiles.iterdir()) if profiles.is_dir() else ()
    import pwd  # noqa: PLC0415  # there is none on Windows

    return sorted({Path(entry.pw_dir) for entry in pwd.getpwall()})
