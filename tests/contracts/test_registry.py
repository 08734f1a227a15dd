"""What every registry promises, in memory and in SQLite alike."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.registry import SqlRegistry
from db.store import sqlite_url
from kiosk.outside.pretend_clinic import MemoryRegistry
from kiosk.ports import Registry, StoredPerson

PERSON = StoredPerson("nurse-1", "Nurse One (invented)", "RN", b"locked", {"index": b"wrapped"})
OTHER = StoredPerson("nurse-2", "Another (invented)", "MD", b"locked", {})


@pytest.fixture(params=["memory", "sql"])
def registry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Registry]:
    if request.param == "memory":
        yield MemoryRegistry()
        return
    opened = SqlRegistry(sqlite_url(tmp_path / "inbox.sqlite3"))
    yield opened
    opened.close()


def test_people_are_kept_and_listed_by_name(registry: Registry) -> None:
    registry.put(PERSON)
    registry.put(OTHER)
    assert list(registry.people()) == [OTHER, PERSON]
    assert registry.find("nurse-1") == PERSON
    assert registry.find("nurse-3") is None


def test_a_later_record_takes_the_place_of_the_earlier(registry: Registry) -> None:
    registry.put(PERSON)
    later = replace(PERSON, identity=b"anew", wrapped={"epoch:1": b"x"})
    registry.put(later)
    assert list(registry.people()) == [later]
