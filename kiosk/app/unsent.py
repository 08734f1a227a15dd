"""`kiosk unsent`, `kiosk rescue`: what a machine holds that the clinic has not, and copies of it.

What cannot be found out counts as unsent: installers that remove the program go by the exit code.
"""

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db.outbox import SqlOutbox
from kiosk.app.home import outbox_file
from kiosk.errors import KioskError, Unavailable
from kiosk.outside.exchange.layout import Exchange
from kiosk.outside.exchange.tablet import FolderInbox
from kiosk.ports import Queued
from kiosk.record.envelope import parse


def unsent(home: Path, export: Path | None, *, as_json: bool) -> int:
    """Say how many envelopes the inbox has not confirmed; 1 when there are any.

    `export` names a folder they are put into as well, for `kiosk exchange` at a desk. Raises
    Unavailable or Damaged when the outbox does not tell, or the folder takes nothing.
    """
    held = _unconfirmed(home)
    if export is not None and held:
        _put(held, export)
    if as_json:
        print(json.dumps({"unsent": len(held), "exported": len(held) if export else 0}))
    else:
        print(_words(len(held), export))
    return 1 if held else 0


def unsent_in(homes: Sequence[Path]) -> int:
    """Say it of every home that holds something, or does not tell; 1 when there is one."""
    holding = {home: words for home in homes if (words := _held_in(home))}
    for home, words in holding.items():
        print(f"{home}: {words}")
    if not holding:
        print(_words(0, None))
    return 1 if holding else 0


def rescue(homes: Sequence[Path], into: Path, now: datetime) -> int:
    """Leave copies of what these homes hold in new folders, before the program goes by force.

    Of each its outbox as it is and, as far as that can be read, its unsent envelopes, for
    `kiosk exchange` at a desk. Raises Unavailable when a copy cannot be made.
    """
    for home in (each for each in homes if _held_in(each)):
        folder = _new_folder(into, f"{now:%Y%m%dT%H%M%SZ}")
        try:
            for file in sorted(home.glob(f"{outbox_file(home).name}*")):
                shutil.copy2(file, folder)
        except OSError as error:
            raise Unavailable(
                "rescue", f"{folder}: {error.strerror}: make room; nothing is removed."
            ) from error
        with suppress(KioskError):  # the copy of the outbox holds it all the same
            _put(_unconfirmed(home), folder)
        print(f"Copies of what {home} holds are in {folder}.")
    return 0


def _new_folder(into: Path, name: str) -> Path:
    taken = sum(1 for _ in into.glob(f"{name}*"))
    folder = into / (f"{name}-{taken + 1}" if taken else name)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Unavailable("rescue", f"{folder}: {error.strerror}: nothing is removed.") from error
    return folder


def _held_in(home: Path) -> str:
    """Return what is wrong with letting a home go, as a sentence; empty: nothing."""
    try:
        count = len(_unconfirmed(home))
    except KioskError as error:
        return error.message
    return _words(count, None) if count else ""


def _unconfirmed(home: Path) -> Sequence[Queued]:
    """Return what the inbox has not confirmed; a machine that never sealed anything has nothing."""
    if not outbox_file(home).exists():
        return ()
    outbox = SqlOutbox(outbox_file(home))
    try:
        return outbox.unconfirmed()
    finally:
        outbox.close()


def _put(held: Sequence[Queued], folder: Path) -> None:
    """Lay envelopes into a folder as a tablet does into a share or stick, each forced to disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            "no-folder", f"{folder}: {error.strerror}: name another folder for the copies."
        ) from error
    header = parse(held[0].body).header
    Exchange(folder).begin(header.clinic)
    inbox = FolderInbox(folder, header.clinic, header.device)
    for each in held:
        inbox.deliver(each.body)


def _words(count: int, export: Path | None) -> str:
    if not count:
        return "Everything that was sealed here is in the clinic's inbox."
    envelopes = "1 envelope is" if count == 1 else f"{count} envelopes are"
    told = f"{envelopes} not in the clinic's inbox."
    if export is None:
        return f"{told} Connect this machine, and run kiosk sync --once; see kiosk status."
    return f"{told} Copies lie in {export}: at a desk run kiosk exchange FOLDER."
