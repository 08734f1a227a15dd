"""What docs/it/backup.md says is what IT types: back up, lose the inbox, put it back, and check."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.app.demo_clinic import DemoClinic
from kiosk.app.home import outbox_file
from kiosk.app.tablet import Tablet
from kiosk.outside.clock import SystemClock
from kiosk.outside.file_modes import private_files
from kiosk.settings import load
from tests.devices import OWNER, make_owner
from tests.keyboard import ROOT, Keyboard, sheet, shell_blocks
from tests.postgres import Cluster

FILE_BACKUP, FILE_RESTORE, DUMP, DRILL = shell_blocks(ROOT / "docs/it/backup.md")
ROOT_WORDS, ADA = "meadow kettle willow", "candle ember orchard"


def call_for_help(home: Path) -> str:
    """Seal a notice at a tablet, and return its id."""
    settings = replace(load(home), allow_draft=True, device_key_file=True)
    with private_files():
        tablet = Tablet(home, settings, lambda: None)
    notice = tablet.intake.call_nurse(tablet.intake.begin())
    tablet.close()
    return notice.id


def type_all(folder: Path, commands: list[str]) -> str:
    return "\n".join(Keyboard(folder, {}).run(command) for command in commands)


@pytest.fixture
def folder(clinic: DemoClinic, tmp_path: Path) -> Path:
    """Call the home of the one machine both desk and tablet, as the document does."""
    for name in ("desk", "tablet"):
        (tmp_path / name).symlink_to(clinic.home)
    return tmp_path


def in_the_inbox(folder: Path) -> set[str]:
    inbox = SqlInbox(sqlite_url(folder / "desk/inbox.sqlite3"), SystemClock())
    found = {received.id for _, received in inbox.received_after(0, ("notice",))}
    inbox.close()
    return found


def test_a_file_is_backed_up_at_work_and_put_back_and_the_tablet_fills_it(folder: Path) -> None:
    first = call_for_help(folder / "tablet")
    type_all(folder, ["kiosk sync --once --home tablet", *FILE_BACKUP])
    second = call_for_help(folder / "tablet")
    type_all(folder, ["kiosk sync --once --home tablet"])
    assert in_the_inbox(folder) == {first, second}
    (folder / "desk/inbox.sqlite3").write_bytes(b"a disk that failed")
    said = type_all(folder, FILE_RESTORE)
    assert in_the_inbox(folder) == {first, second}
    assert "broken" not in said
    restored = folder / "desk/inbox.sqlite3"
    assert restored.stat().st_mode & 0o077 == 0
    assert (folder / "backup").stat().st_mode & 0o077 == 0
    assert SqlOutbox(outbox_file(folder / "tablet")).counts()["waiting"] == 0


@pytest.fixture
def server() -> Iterator[Cluster]:
    cluster = Cluster()
    make_owner(cluster)
    for name in ("kiosk", "kiosk_drill"):
        cluster.run(f"CREATE DATABASE {name} OWNER {OWNER}")
    yield cluster
    cluster.remove()


def filled_in(command: str, server: Cluster) -> str:
    """Put the addresses in the place of what stands for them; for programs of PostgreSQL too."""
    for word, name in (("OWNER", "kiosk"), ("DRILL", "kiosk_drill")):
        url = server.url(name, OWNER)
        if command.startswith("pg_"):
            url = url.replace("postgresql+psycopg://", "postgresql://")
        command = command.replace(word, f"'{url}'")
    return command


def test_a_postgresql_is_dumped_and_put_beside_itself_and_every_chain_is_whole(
    server: Cluster, tmp_path: Path
) -> None:
    keyboard = Keyboard(
        tmp_path,
        {
            "of the root": ROOT_WORDS,
            "New passphrase of Ada": ADA,
            "from the printed sheet": lambda: sheet(tmp_path / "usb/recovery.pdf"),
        },
    )
    setting_up, _ = shell_blocks(ROOT / "docs/postgresql.md")
    for command in setting_up[:3]:  # the folders, the schema, the clinic
        keyboard.run(filled_in(command, server))
    shutil.copy(tmp_path / "desk/root.pub", tmp_path / "root.pub")
    said = "\n".join(keyboard.run(filled_in(command, server)) for command in (*DUMP, *DRILL))
    assert "ada" in said
    assert not re.search("broken|error", said, re.IGNORECASE)
    assert counted(server, "kiosk_drill") == counted(server, "kiosk")


def counted(server: Cluster, database: str) -> dict[str, int]:
    """Count the rows of each table, and what guards them."""
    with psycopg.connect(server.conninfo(database)) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        rows = {table: f'SELECT count(*) FROM "{table}"' for (table,) in tables}
        guards = {
            "triggers": "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal",
            "functions": "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
            "constraints": "SELECT count(*) FROM pg_constraint",
            "rights": "SELECT count(*) FROM information_schema.column_privileges"
            " WHERE grantee LIKE 'kiosk%'",
        }
        counts = {}
        for name, query in {**rows, **guards}.items():
            found = connection.execute(query.encode()).fetchone()
            assert found
            counts[name] = int(found[0])
    assert counts["person"] == 1
    assert counts["triggers"] > 5
    return counts
