"""What every audit promises, in memory, in SQLite and in PostgreSQL alike."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from db.audit import SqlAudit
from kiosk.outside.pretend_audit import MemoryAudit
from kiosk.ports.audit import AuditStore, StoredEntry

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def audit(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[AuditStore]:
    if request.param == "memory":
        yield MemoryAudit()
        return
    opened = SqlAudit(empty_database(request.param))
    yield opened
    opened.close()


def written(desk: str, at: datetime = NINE) -> Callable[[int, str], StoredEntry]:
    return lambda seq, prev: StoredEntry(desk, seq, at, f"{desk} {seq} {prev}".encode())


def test_each_entry_is_told_its_number_and_what_it_follows(audit: AuditStore) -> None:
    first = audit.append("desk-1", written("desk-1"))
    other = audit.append("desk-2", written("desk-2"))
    second = audit.append("desk-1", written("desk-1", NINE - timedelta(hours=1)))
    assert first.body == b"desk-1 1 "
    assert second.body == f"desk-1 2 {hashlib.sha256(first.body).hexdigest()}".encode()
    assert list(audit.entries()) == [second, first, other]


def test_entries_are_found_by_their_time_whatever_the_time_zone(audit: AuditStore) -> None:
    hour = timedelta(hours=1)
    kept = [audit.append("desk-1", written("desk-1", NINE + n * hour)) for n in range(4)]
    there = timezone(timedelta(hours=-6))
    since, before = (NINE + n * hour for n in (1, 3))
    assert list(audit.entries(since.astimezone(there), before.astimezone(there))) == kept[1:3]


def test_what_cannot_be_written_takes_no_number(audit: AuditStore) -> None:
    def fails(_seq: int, _prev: str) -> StoredEntry:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        audit.append("desk-1", fails)
    assert audit.append("desk-1", written("desk-1")).seq == 1
