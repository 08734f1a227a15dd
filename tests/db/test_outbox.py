"""The tablet's file: sealed bytes for its owner alone, and nobody changes one."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from db.outbox import SqlOutbox
from db.store import Store, sqlite_url
from kiosk.errors import Damaged, Unavailable
from tests.envelopes import CANARY, sealed, sealer

LARGE = {"resourceType": "Bundle", "text": "x" * 50_000}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "outbox.sqlite3"


def test_an_outbox_opened_again_holds_what_was_acknowledged(file: Path) -> None:
    outbox = SqlOutbox(file)
    one = outbox.append("intake", sealer())
    outbox.close()
    again = SqlOutbox(file)
    two = again.append("intake", sealer())
    assert list(again.waiting()) == [one, two]
    again.close()


def test_the_file_is_its_owners_alone_and_names_nobody(file: Path) -> None:
    file.touch(mode=0o644)
    outbox = SqlOutbox(file)
    outbox.append("intake", sealer())
    assert file.stat().st_mode & 0o777 == 0o600
    outbox.close()
    for leftover in file.parent.iterdir():
        assert CANARY.encode() not in leftover.read_bytes()


def test_every_connection_survives_a_power_cut(file: Path) -> None:
    outbox = SqlOutbox(file)
    with outbox._store.read() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar()
    outbox.close()
    assert (mode, synchronous) == ("truncate", 3)


ACTS = {
    "changed": ("UPDATE sealed SET body = x'00'", "append only"),
    "removed": ("DELETE FROM sealed", "append only"),
    "confirmed, set aside, removed": (
        "UPDATE delivery SET confirmed_at = '2026-03-02', quarantined = 'clone';DELETE FROM sealed",
        "append only",
    ),
    "numbered anew": ("UPDATE chain SET seq = 1", "only grows"),
    "cut off": ("DELETE FROM chain", "only grows"),
}


@pytest.mark.parametrize(("act", "words"), ACTS.values(), ids=ACTS.keys())
def test_sealed_rows_and_chains_only_grow_until_the_inbox_has_confirmed(
    file: Path, act: str, words: str
) -> None:
    outbox = SqlOutbox(file)
    kept = outbox.append("intake", sealer())
    outbox.close()
    raw = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match=words):
        raw.executescript(act)
    raw.close()
    again = SqlOutbox(file)
    found = again.find(kept.id)
    assert found is not None
    assert found.body == kept.body
    again.close()


def refused(outbox: SqlOutbox, pragma: str) -> Unavailable:
    """Set the connection so that SQLite itself refuses to write."""
    engine = outbox._store._engine
    engine.dispose()

    def spoil(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(pragma)

    event.listen(engine, "connect", spoil)
    with pytest.raises(Unavailable) as caught:
        outbox.append("intake", lambda seq, prev: sealed("intake", seq, prev, bundle=LARGE))
    event.remove(engine, "connect", spoil)
    engine.dispose()
    return caught.value


@pytest.mark.parametrize(
    ("pragma", "code"),
    [("PRAGMA max_page_count = 1", "disk-full"), ("PRAGMA query_only = 1", "read-only")],
)
def test_a_disk_that_refuses_loses_nothing_and_says_what_to_do(
    file: Path, pragma: str, code: str
) -> None:
    outbox = SqlOutbox(file)
    kept = [outbox.append("intake", sealer())]
    error = refused(outbox, pragma)
    assert error.code == code
    assert str(file) in error.message
    kept.append(outbox.append("intake", sealer()))
    assert list(outbox.waiting()) == kept
    outbox.close()


def test_a_missing_folder_is_unavailable_and_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="missing"):
        SqlOutbox(tmp_path / "missing" / "outbox.sqlite3")


def test_a_file_that_is_no_database_is_damaged_and_left_as_it_is(file: Path) -> None:
    file.write_bytes(b"not a database" * 100)
    with pytest.raises(Damaged, match="do not delete"):
        SqlOutbox(file)
    assert file.read_bytes() == b"not a database" * 100


def test_a_broken_page_is_damaged(file: Path) -> None:
    outbox = SqlOutbox(file)
    outbox.append("intake", sealer())
    outbox.close()
    broken = bytearray(file.read_bytes())
    broken[4096:] = bytes(len(broken) - 4096)
    file.write_bytes(broken)
    with pytest.raises(Damaged):
        SqlOutbox(file).append("intake", sealer())


def test_another_programs_lock_is_unavailable(file: Path) -> None:
    held = Store(sqlite_url(file), "outbox")
    second = Store(sqlite_url(file), "outbox", busy_seconds=0.01)
    with (
        held.write(),
        pytest.raises(Unavailable, match="another program"),
        second.write(),
    ):
        pass
    held.close()
    second.close()


def test_no_more_is_read_at_once_than_one_envelope_may_have(file: Path) -> None:
    """A patient may add photographs: sixty-four large envelopes would fill a tablet's memory."""
    outbox = SqlOutbox(file)
    large = {"resourceType": "Bundle", "picture": "x" * 3_000_000}
    for _ in range(3):
        outbox.append("intake", sealer(bundle=large))
    outbox.append("notice", sealer("notice"))
    assert [queued.seq for queued in outbox.waiting(most=64)] == [4, 1, 2]
    assert [queued.seq for queued in outbox.waiting(most=1)] == [4]
    assert [queued.seq for queued in outbox.waiting()] == [4, 1, 2, 3]
    outbox.close()
