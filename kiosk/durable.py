"""The names of files in their folder: what a power cut must not undo, and a reader not hold up."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()  # seconds


def force_names(folder: Path) -> None:
    """Force a folder's names to the disk, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(part: Path, file: Path) -> None:
    """Give a file its name, in place of what had it; OSError: the disk refuses."""
    despite_readers(partial(part.replace, file))


def take_away(file: Path) -> None:
    """Remove a file if it is there; OSError: the disk refuses."""
    despite_readers(partial(file.unlink, missing_ok=True))


def despite_readers(act: Callable[[], object], pauses: Sequence[float] = _PAUSES) -> None:
    """Rename or remove a file; after each of the pauses (seconds) try again what was refused.

    Windows refuses both while somebody reads the file, as virus scanners do for a moment with all
    that is new. Elsewhere nothing is tried twice.
    """
    for pause in pauses:
        try:
            act()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    act()
