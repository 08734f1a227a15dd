"""Whether the entries of a desk are whole: none altered, cut out, put in or moved.

What was removed from the end is seen by the heads: each sign-off names, under its own signature,
the last entry of its desk. What came after the last sign-off can be cut off unseen.
"""

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.audit.entry import Entry, read_entry
from kiosk.errors import Damaged, KioskError
from kiosk.ports.audit import StoredEntry
from kiosk.record.manifest import Manifest

DESK = ":desk"  # what a desk's name has after its device's
_WITHOUT_A_PERSON = frozenset(  # nobody's keys are there
    {"sign-in-failed", "forget", "lock", "sign-out"}
)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry of a chain that is not as it was written, and what is wrong with it."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How one desk's chain stands; with the first broken entry all after it are in doubt."""

    desk: str
    entries: int
    unsigned: int  # written while the desk had no key: the next signed entry vouches for them
    broken: Broken | None


def check_chains(
    rows: Iterable[StoredEntry], manifest: Manifest, heads: Mapping[str, Sequence[str]]
) -> tuple[Checked, ...]:
    """Return how every desk's chain stands; `heads` are the entries that its sign-offs name."""
    desks: dict[str, list[StoredEntry]] = {desk: [] for desk in heads}
    for row in rows:
        desks.setdefault(row.desk, []).append(row)
    return tuple(
        _check_chain(desk, sorted(desks[desk], key=lambda row: row.seq), manifest, heads)
        for desk in sorted(desks)
    )


def _check_chain(
    desk: str, rows: Sequence[StoredEntry], manifest: Manifest, heads: Mapping[str, Sequence[str]]
) -> Checked:
    ids: set[str] = set()
    prev, unsigned = "", 0
    for seq, row in enumerate(rows, 1):
        try:
            entry = _checked(row, desk, seq, prev)
            _check_signer(entry, manifest)
        except KioskError as error:
            return Checked(desk, len(rows), unsigned, Broken(seq, error.message))
        unsigned += entry.signer == "nobody"
        prev = entry.id
        ids.add(prev)
    missing = [head for head in heads.get(desk, ()) if head not in ids]
    if missing:
        why = f"entries are missing from here on: a sign-off names {missing[0][:12]}"
        return Checked(desk, len(rows), unsigned, Broken(len(rows) + 1, why))
    return Checked(desk, len(rows), unsigned, None)


def _checked(row: StoredEntry, desk: str, seq: int, prev: str) -> Entry:
    """Return the entry that stands at a place; Damaged when it does not belong there."""
    if row.seq != seq:
        raise Damaged("audit-gap", "it is missing" if row.seq > seq else "there are two of it")
    entry = read_entry(row.body)
    if (entry.desk, entry.seq, entry.moment) != (desk, seq, row.at):
        raise Damaged("audit-misfiled", "it is filed under another desk, number or time")
    if entry.prev != prev:
        raise Damaged("audit-chain", "it does not follow the one before it")
    return entry


def _check_signer(entry: Entry, manifest: Manifest) -> None:
    """Raise Damaged or Refused unless whoever had to sign did."""
    if entry.clinic != manifest.clinic:
        raise Damaged("other-clinic", "it is another clinic's")
    if entry.signer == "person":
        entry.check(manifest.person_key(entry.person, entry.moment))
        return
    if entry.act not in _WITHOUT_A_PERSON:
        raise Damaged("audit-signature", "the person did not sign it")
    if entry.signer == "desk":
        device = manifest.device(entry.desk.removesuffix(DESK))
        entry.check(base64.b64decode(device.public_key))
