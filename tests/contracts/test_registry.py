"""What every registry promises, in memory, in SQLite and in PostgreSQL alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.registry import SqlRegistry
from kiosk.outside.pretend_clinic import MemoryRegistry
from kiosk.ports import Registry, StoredPerson, Tries

PERSON = StoredPerson("nurse-1", "Nurse One (invented)", "RN", b"locked", {"index": b"wrapped"})
OTHER = StoredPerson("nurse-2", "Another (invented)", "MD", b"locked", {})


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def registry(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[Registry]:
    if request.param == "memory":
        yield MemoryRegistry()
        return
    opened = SqlRegistry(empty_database(request.param))
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


def test_who_is_removed_is_forgotten_with_their_keys(registry: Registry) -> None:
    registry.put(PERSON)
    registry.put(OTHER)
    registry.remove("nurse-1")
    registry.remove("nurse-9")
    assert list(registry.people()) == [OTHER]


def test_what_is_wrapped_for_recovery_is_replaced_whole(registry: Registry) -> None:
    assert registry.wrapped_for_recovery() == {}
    registry.wrap_for_recovery({"index": b"1", "epoch:a": b"2"})
    registry.wrap_for_recovery({"index": b"3"})
    assert registry.wrapped_for_recovery() == {"index": b"3"}


def test_tries_are_kept_for_each_person(registry: Registry) -> None:
    assert registry.tries("nurse-1") == Tries()
    registry.note_tries("nurse-1", Tries(3, datetime(2026, 3, 2, tzinfo=UTC)))
    registry.note_tries("nurse-1", Tries(4, datetime(2026, 3, 3, tzinfo=UTC)))
    assert registry.tries("nurse-1") == Tries(4, datetime(2026, 3, 3, tzinfo=UTC))
    assert registry.tries("nurse-2") == Tries()
    registry.note_tries("nurse-1", Tries())
    assert registry.tries("nurse-1") == Tries()
