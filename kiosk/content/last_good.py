"""The last good pack: a verified copy of what was shown, for the day on which it is damaged.

Theory of operation: a copy lies in a folder named by its hash. It is written beside, synced, and
renamed into place; only then do older copies go. So there is a whole copy at every moment. A draft
never takes the place of a copy that somebody signed off.
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kiosk.content import sums
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.durable import force_names
from kiosk.errors import KioskError

log = logging.getLogger(__name__)

FOLDER = ".last-good"
_NAMED_BY = 16  # characters of the hash


def keep(packs: Path, name: str, pack: Pack) -> None:
    """Keep a copy of a pack that has just loaded, unless it is kept already; OSError: no room."""
    kept = packs / FOLDER / name
    target = kept / pack.reference.sha256[:_NAMED_BY]
    if target.is_dir() or (pack.draft and any(not held.draft for held in held_in(packs, name))):
        return
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=packs / FOLDER) as scratch:
        copy = Path(scratch, name)
        shutil.copytree(pack.root, copy)
        _private(copy)
        if sums.verify(copy) != pack.reference.sha256:
            return  # it changed while it was copied; the next start tries again
        _sync(copy)
        copy.rename(target)
    force_names(kept)
    for older in kept.iterdir():
        if older != target:
            shutil.rmtree(older)


def held_in(packs: Path, name: str) -> Iterator[Pack]:
    """Yield the copies of a pack that are whole; signed off first."""
    found = []
    for folder in (packs / FOLDER / name).glob("*/"):
        try:
            found.append(load_pack(folder))
        except KioskError as error:
            log.warning("a kept copy of the pack cannot be used: %s", error.code)
    yield from sorted(found, key=lambda pack: pack.draft)


def _private(folder: Path) -> None:
    """Give the copy the modes of a home instead of those that the pack came with."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
        else:
            force_names(path)
    force_names(folder)
