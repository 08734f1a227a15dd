"""What a power cut must not undo on a disk: the names of files in their folder."""

import os
from pathlib import Path


def force_names(folder: Path) -> None:
    """Force a folder's names to the disk, where the system can (Windows does so by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
