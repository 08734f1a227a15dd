"""Reading the audit: by person, by what was done, by day; and as a table for others."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.audit.entry import Entry, read_entry
from kiosk.errors import Damaged
from kiosk.ports.audit import AuditStore

_BEFORE_ALL = date(1970, 1, 2)  # Windows knows no earlier midnight
COLUMNS = ("at", "desk", "number", "person", "act", "subject", "signed by", "id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: of which days in this machine's time zone, whose, and what; empty: all."""

    first: date
    last: date
    person: str = ""
    act: str = ""


def entries(store: AuditStore, wanted: Wanted) -> tuple[Entry, ...]:
    """Return what is asked for, the latest first; what does not read is left to the check."""
    stored = store.entries(_midnight(wanted.first), _midnight(wanted.last + timedelta(days=1)))
    read = [entry for entry in map(_readable, (one.body for one in stored)) if entry]
    return tuple(entry for entry in reversed(read) if _is_wanted(entry, wanted))


def table(shown: Iterable[Entry]) -> str:
    """Return entries as CSV (RFC 4180) with a line of headings."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    lines.writerows(_cells(entry) for entry in shown)
    return written.getvalue()


def _cells(entry: Entry) -> Sequence[object]:
    return (
        entry.at,
        entry.desk,
        entry.seq,
        entry.person,
        entry.act,
        entry.subject,
        entry.signer,
        entry.id,
    )


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    return wanted.person in ("", entry.person) and wanted.act in ("", entry.act)


def _midnight(day: date) -> datetime:
    return datetime.combine(max(day, _BEFORE_ALL), time()).astimezone()


def _readable(line: bytes) -> Entry | None:
    try:
        return read_entry(line)
    except Damaged:
        return None
