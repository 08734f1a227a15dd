"""Before a file is brought to a newer version a copy of it is kept, until that version works."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.before_upgrade import copy_of, let_copies_go
from db.outbox import SqlOutbox
from db.store import sqlite_url
from kiosk.errors import Unavailable
from kiosk.record.envelope import parse
from tests.db.test_migrations import chain, write_first_version

BODIES = chain("intake", "intake", "notice")


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return an outbox of the first version with three envelopes that were not sent."""
    file = tmp_path / "outbox.sqlite3"
    write_first_version(file, BODIES)
    return file


def held(file: Path) -> list[bytes]:
    with closing(sqlite3.connect(file)) as raw:
        return [row[0] for row in raw.execute("SELECT body FROM sealed ORDER BY seq")]


def beside(file: Path) -> list[Path]:
    journal = file.with_name(f"{file.name}-journal")
    return [one for one in file.parent.iterdir() if one not in {file, journal}]


def version(file: Path) -> str:
    with closing(sqlite3.connect(file)) as raw:
        found: str = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    return found


def test_what_was_there_before_an_upgrade_is_kept_beside_it(earlier: Path) -> None:
    outbox = SqlOutbox(earlier)
    copy = copy_of(earlier, "0001")
    assert (version(copy), version(earlier)) == ("0001", "0002")
    assert held(copy) == BODIES
    assert copy.stat().st_mode & 0o777 == 0o600
    assert all(outbox.find(parse(body).id) for body in BODIES)
    outbox.close()


def test_a_new_outbox_and_one_of_today_leave_no_copy(tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite3"
    for _ in range(2):
        SqlOutbox(file).close()
    assert beside(file) == []


def test_the_copy_goes_once_the_new_version_works(earlier: Path) -> None:
    SqlOutbox(earlier).close()
    assert let_copies_go(sqlite_url(earlier)) == 1
    assert beside(earlier) == []
    assert let_copies_go(sqlite_url(earlier)) == 0
    assert let_copies_go("postgresql://clinic.example/inbox") == 0


def test_an_upgrade_that_fails_leaves_the_file_as_it_was_and_says_so(
    earlier: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(earlier)) as raw, raw:
        raw.execute("CREATE TABLE contact (unforeseen INTEGER)")  # the upgrade makes its own
    before = earlier.read_bytes()
    with pytest.raises(Exception, match="contact"):
        SqlOutbox(earlier)
    assert earlier.read_bytes() == before
    assert held(copy_of(earlier, "0001")) == BODIES
    [told] = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "could not be upgraded from version 0001: it is as it was" in told.getMessage()
    caplog.clear()


def test_without_room_for_the_copy_nothing_is_upgraded(earlier: Path) -> None:
    copy_of(earlier, "0001").with_name("outbox.sqlite3.before-upgrade-from-0001.part").mkdir()
    with pytest.raises(Unavailable, match="make room on the disk") as refused:
        SqlOutbox(earlier)
    assert refused.value.code == "no-copy"
    assert version(earlier) == "0001"


def test_a_copy_that_was_cut_off_is_made_anew(earlier: Path) -> None:
    part = copy_of(earlier, "0001").with_name("outbox.sqlite3.before-upgrade-from-0001.part")
    part.write_bytes(b"half a copy")
    SqlOutbox(earlier).close()
    assert not part.exists()
    assert held(copy_of(earlier, "0001")) == BODIES
