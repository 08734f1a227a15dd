"""The history of each schema ends where the tables are."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import db.working_tables  # noqa: F401 its tables are the inbox’s too
from db.filing_tables import InboxTable
from db.migrations import config, upgrade
from db.outbox import SqlOutbox
from db.store import HEADS, Schema, Store, sqlite_url
from db.tables import OutboxTable
from kiosk.errors import Unavailable
from kiosk.record.envelope import Kind, parse
from tests.envelopes import sealed, sealer

AT, WRITTEN = datetime(2026, 3, 2, 10, tzinfo=UTC), "2026-03-02 10:00:00.000000"
TABLES = {"outbox": OutboxTable.metadata, "inbox": InboxTable.metadata}


@pytest.mark.parametrize("schema", ["outbox", "inbox"])
def test_the_latest_version_is_the_one_that_is_looked_for(schema: Schema) -> None:
    assert ScriptDirectory.from_config(config(schema)).get_heads() == [HEADS[schema]]


@pytest.mark.parametrize(
    ("schema", "engine"), [("outbox", "sqlite"), ("inbox", "sqlite"), ("inbox", "postgresql")]
)
def test_the_latest_version_has_the_tables_on_the_page(
    schema: Schema, engine: str, empty_database: Callable[[str], str]
) -> None:
    database = Store(empty_database(engine), schema)
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, TABLES[schema]) == []
    database.close()


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "made.sqlite3"
    database = Store(sqlite_url(file), "outbox")
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(Unavailable, match="newer"), Store(sqlite_url(file), "outbox").read():
        pass


def test_an_outbox_of_the_first_version_keeps_all_that_it_held(tmp_path: Path) -> None:
    """One that waits, one delivered, one set aside, a notice that a desk has seen."""
    file = tmp_path / "outbox.sqlite3"
    bodies = chain("intake", "intake", "intake", "notice")
    write_first_version(file, bodies)
    outbox = SqlOutbox(file)
    found = [outbox.find(parse(body).id) for body in bodies]
    kept = [one for one in found if one]
    assert [(one.seq, one.body, one.attempts) for one in kept] == [
        (seq, body, 2) for seq, body in enumerate(bodies, 1)
    ]
    assert [one.seq for one in outbox.waiting()] == [1]
    assert (kept[1].delivered_at, kept[2].quarantined, kept[3].noticed_at) == (AT, "clone", AT)
    header = parse(outbox.append("intake", sealer()).body).header
    assert (header.seq, header.prev) == (5, kept[3].id)
    outbox.close()


def chain(*kinds: Kind) -> list[bytes]:
    bodies: list[bytes] = []
    for seq, kind in enumerate(kinds, 1):
        bodies.append(sealed(kind, seq, parse(bodies[-1]).id if bodies else ""))
    return bodies


def write_first_version(
    file: Path, bodies: list[bytes], *, delivered: Collection[int] = (2, 4), aside: int = 3
) -> None:
    """Write an outbox of the first version; the last one delivered is a notice that was seen."""
    engine = create_engine(sqlite_url(file))
    with engine.begin() as connection:
        upgrade(connection, "outbox", "0001")
        for seq, body in enumerate(bodies, 1):
            envelope = parse(body)
            at, seen = (WRITTEN if seq in which else None for which in (delivered, (4,)))
            stands = (seq, 2, at, "clone" * (seq == aside), seen)
            row = (seq, envelope.id, envelope.header.kind, body, WRITTEN)
            connection.exec_driver_sql("INSERT INTO sealed VALUES (?, ?, ?, ?, ?)", row)
            connection.exec_driver_sql("INSERT INTO delivery VALUES (?, ?, ?, ?, ?)", stands)
    engine.dispose()
