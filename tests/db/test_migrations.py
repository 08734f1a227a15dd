"""The history of each schema ends where the tables are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.migrations import config
from db.store import HEADS, Schema, Store, sqlite_url
from db.tables import InboxTable, OutboxTable
from kiosk.errors import Unavailable

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
