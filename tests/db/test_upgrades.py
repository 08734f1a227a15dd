"""A clinic's inbox of any earlier version is brought along with all that is in it."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, column, create_engine, table

from db.inbox import SqlInbox
from db.migrations import config, upgrade
from db.postgres.setup import set_up
from db.registry import SqlRegistry
from db.store import sqlite_url
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from tests.envelopes import sealed

VERSIONS = [one.revision for one in ScriptDirectory.from_config(config("inbox")).walk_revisions()]
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
BODY = sealed("notice")
ARRIVED: dict[str, object] = {
    "id": parse(BODY).id,
    "kind": "notice",
    "device": "tablet-1",
    "seq": 1,
    "body": BODY,
    "received_at": AT,
}
HASHED: dict[str, object] = {"id": hashlib.sha256(b"invented").hexdigest(), "body": b"invented"}
NAMED = {"intake_id": "ab" * 32, "kid": "ab" * 8}
ROWS: dict[str, dict[str, object]] = {
    "received": ARRIVED,
    "acknowledged": {"id": ARRIVED["id"], "person": "nurse-1", "acknowledged_at": AT},
    "aside": {**ARRIVED, "why": "invented reason"},
    "first": {"act": "sign-off", "intake_id": "ab" * 32, "id": ARRIVED["id"]},
    "person": {"id": "nurse-1", "name": "Nora Invented", "role": "nurse", "identity": b"locked"},
    "wrapped": {"person_id": "nurse-1", "key_name": "index", "body": b"wrapped"},
    "recovery": {"key_name": "index", "body": b"wrapped"},
    "tries": {"person_id": "nurse-1", "failed": 2, "last_at": AT},
    "claim": {"intake_id": "ab" * 32, "person": "nurse-1", "at": AT, "draft": b"sealed"},
    "arrival": {"id": "ab" * 16, "at": AT, "body": b"sealed"},
    "manifest": {**HASHED, "version": 7},
    "request": HASHED,
    "mark": {"subject": ARRIVED["id"], "kind": "about", **NAMED, "mac": "cd" * 32, "at": AT},
    "summary": {"intake_id": ARRIVED["id"], "kid": "ab" * 8, "at": AT, "body": b"sealed"},
    "tag": {"tag": "ef" * 32, "intake_id": ARRIVED["id"]},
    "audit": {**HASHED, "desk": "front:desk", "seq": 1, "at": AT},
}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "inbox.sqlite3")
    cluster = request.getfixturevalue("postgres")
    made: str = cluster.url(cluster.database())
    return made


@pytest.mark.parametrize("version", VERSIONS)
def test_an_earlier_inbox_is_brought_along_with_all_that_is_in_it(url: str, version: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        upgrade(connection, "inbox", version)
    filled = fill(engine)
    if engine.dialect.name == "postgresql":
        set_up(url)
    inbox, registry = SqlInbox(url, FixedClock()), SqlRegistry(url)
    assert len(registry.people()) == 1
    assert inbox.deliver(BODY) == "already there"
    assert inbox.deliver(sealed(device="tablet-2")) == "accepted"
    after = inbox.received_after(1, ("intake", "notice"))
    assert [received.device for _, received in after] == ["tablet-2"]
    for name, row in content(engine).items():
        assert filled.get(name, []) == row[: len(filled.get(name, []))]
    inbox.close()
    registry.close()
    engine.dispose()


def fill(engine: Engine) -> dict[str, list[dict[str, object]]]:
    """Put a row into each table that the version has; return all that is in it."""
    known = reflected(engine)
    with engine.begin() as connection:
        for name, row in ROWS.items():
            if name in known.tables:
                bare = table(name, *(column(key, known.tables[name].c[key].type) for key in row))
                connection.execute(bare.insert().values(**row))
    found = content(engine)
    assert all(found[name] for name in ROWS if name in known.tables)
    return found


def content(engine: Engine) -> dict[str, list[dict[str, object]]]:
    known = reflected(engine)
    with engine.begin() as connection:
        return {
            name: [dict(row) for row in connection.execute(found.select()).mappings()]
            for name, found in known.tables.items()
            if name != "alembic_version"
        }


def reflected(engine: Engine) -> MetaData:
    known = MetaData()
    known.reflect(engine)
    return known
