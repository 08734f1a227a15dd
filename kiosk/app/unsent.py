"""`kiosk unsent`: what a tablet holds that the clinic has not; whoever removes it asks first.

What cannot be found out counts as unsent: the packages' removal scripts go by the exit code.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from db.outbox import SqlOutbox
from kiosk.app.home import outbox_file
from kiosk.errors import Unavailable
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
