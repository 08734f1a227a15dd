"""The audit as somebody at a desk reads it: looked at, checked, given away."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.audit.chain import Checked, check_chains
from kiosk.audit.entry import Entry
from kiosk.audit.report import Wanted, entries, table
from kiosk.errors import KioskError, Unavailable
from kiosk.ports import Inbox
from kiosk.record.manifest import Manifest
from kiosk.review.desk import Desk
from kiosk.review.every import every
from kiosk.review.opening import check_envelope


def heads_of(inbox: Inbox, manifest: Manifest) -> Mapping[str, Sequence[str]]:
    """Return by desk the entries that genuine sign-offs name; others do not count.

    Needs no key: the head stands in the envelope's first line.
    """
    heads: dict[str, list[str]] = {}
    for received in every(inbox, "review"):
        try:
            header = check_envelope(received, manifest).header
        except KioskError:
            continue  # the desk sets it aside, and shows it
        if header.audit:
            heads.setdefault(header.device, []).append(header.audit)
    return heads


def look(desk: Desk, wanted: Wanted) -> tuple[Entry, ...]:
    """Return what is asked for, the latest first; that somebody looks is noted beforehand."""
    return entries(desk.trail.store, wanted)


def check(desk: Desk) -> tuple[Checked, ...]:
    """Return how the chain of every desk stands."""
    heads = heads_of(desk.inbox, desk.manifest)
    return check_chains(desk.trail.store.entries(), desk.manifest, heads)


def export(desk: Desk, shown: Sequence[Entry], file: Path) -> Path:
    """Write entries into a file as CSV, after an entry that says so; Unavailable: not written."""
    desk.note("export-audit")
    try:
        file.write_text(table(shown), encoding="utf-8", newline="")
    except OSError as error:
        raise Unavailable("disk", f"{file}: {error.strerror}. Choose another place.") from error
    return file
