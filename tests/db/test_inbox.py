"""The clinic's inbox in SQL: evidence stays, faults of the database are not the envelope's."""

import sqlite3
from pathlib import Path

import pytest

from db.inbox import SqlInbox
from db.store import sqlite_url
from kiosk.errors import Refused, Unavailable
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from tests.envelopes import CANARY, sealed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "inbox.sqlite3"


@pytest.mark.parametrize("table", ["received", "acknowledged", "aside"])
@pytest.mark.parametrize("act", ["UPDATE {} SET id = 'x'", "DELETE FROM {}"])
def test_evidence_can_be_neither_changed_nor_removed(file: Path, table: str, act: str) -> None:
    inbox = SqlInbox(sqlite_url(file), FixedClock())
    data = sealed()
    inbox.deliver(data)
    inbox.acknowledge(parse(data).id, "nurse-1", FixedClock().now())
    inbox.set_aside(parse(data).id, "invented reason")
    inbox.close()
    raw = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match="append only"):
        raw.execute(act.format(table))
    raw.close()


def test_the_database_itself_stores_an_id_and_a_place_once(file: Path) -> None:
    inbox = SqlInbox(sqlite_url(file), FixedClock())
    inbox.deliver(sealed())
    inbox.close()
    raw = sqlite3.connect(file)
    again = (
        "INSERT INTO received (id, kind, device, seq, body, received_at) "
        "SELECT {}, kind, device, {}, {}, received_at FROM received"
    )
    for values, rule in {
        ("id", "seq + 1", "body"): "received.id",
        ("'x'", "seq", "body"): "received.device, received.seq",
        ("'x'", "seq + 1", "zeroblob(8388609)"): "ck_received_size",
    }.items():
        with pytest.raises(sqlite3.IntegrityError, match=rule):
            raw.execute(again.format(*values))
    raw.close()


def test_the_database_learns_nothing_about_a_patient(file: Path) -> None:
    inbox = SqlInbox(sqlite_url(file), FixedClock())
    inbox.deliver(sealed())
    inbox.close()
    assert CANARY.encode() not in file.read_bytes()


def test_a_file_takes_the_time_from_the_clock(file: Path) -> None:
    inbox = SqlInbox(sqlite_url(file), FixedClock())
    inbox.deliver(sealed())
    assert [r.received_at for _, r in inbox.received_after(0, ("intake",))] == [FixedClock().now()]
    inbox.close()


def test_nothing_is_opened_before_the_first_use(file: Path) -> None:
    SqlInbox(sqlite_url(file), FixedClock())
    assert not file.exists()


def test_a_missing_folder_is_unavailable_and_named_and_heals(tmp_path: Path) -> None:
    folder = tmp_path / "mounted"
    inbox = SqlInbox(sqlite_url(folder / "inbox.sqlite3"), FixedClock())
    with pytest.raises(Unavailable, match="mounted: no such folder: mount or create it"):
        inbox.deliver(sealed())
    folder.mkdir()
    assert inbox.deliver(sealed()) == "accepted"
    inbox.close()


def test_a_damaged_inbox_makes_the_tablet_wait_and_condemns_no_envelope(file: Path) -> None:
    file.write_bytes(b"not a database" * 100)
    inbox = SqlInbox(sqlite_url(file), FixedClock())
    with pytest.raises(Unavailable) as caught:
        inbox.deliver(sealed())
    assert caught.value.code == "database-damaged"
    with pytest.raises(Unavailable):
        inbox.acknowledged(["ab" * 32])
    inbox.close()


@pytest.mark.parametrize("url", ["no url", "nosuch://host/x", "postgresql+nosuch://u:secret@h/x"])
def test_a_wrong_address_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(Refused) as caught:
        SqlInbox(url, FixedClock())
    assert caught.value.code == "database-url"
    assert "secret" not in caught.value.message
