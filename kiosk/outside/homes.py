"""The homes on a machine: the system's own, and those that its users made for themselves."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.settings.place import persons_home, tablets_home


def homes(own: Path) -> list[Path]:
    """Return this process's home and every other that is there, each once.

    Raises Unavailable where a folder does not let us look: whoever asks must not think it empty.
    """
    return found(candidates(own))


def candidates(own: Path) -> list[Path]:
    """Return where a home may be: the tablet's among them, whatever this process's is.

    A machine that is a desk by now may have been a tablet, and whoever removes the program may have
    a home of their own in the environment.
    """
    return [own, tablets_home(), *map(persons_home, _people())]


def found(places: Iterable[Path]) -> list[Path]:
    """Return the folders that are there, in order and each once; Unavailable as above."""
    return [folder for folder in dict.fromkeys(places) if _is_there(folder)]


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError as error:
        raise Unavailable(
            "homes", f"{folder}: {error.strerror}: ask as an administrator of this machine."
        ) from error


def _people() -> Iterable[Path]:
    """Return the folders of the people who have an account here."""
    if sys.platform == "win32":
        profiles = Path(os.environ.get("PUBLIC", r"C:\Users\Public")).parent
        return sorted(profiles.iterdir()) if profiles.is_dir() else ()
    import pwd  # noqa: PLC0415  # there is none on Windows

    return sorted({Path(entry.pw_dir) for entry in pwd.getpwall()})
