"""What arrivals promise, in memory, in SQLite and in PostgreSQL alike."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from db.arrivals import SqlArrivals
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_clinic import MemoryArrivals
from kiosk.ports.arrivals import Arrivals, StoredArrival

NOW = FixedClock().now()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def arrivals(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[Arrivals]:
    if request.param == "memory":
        yield MemoryArrivals()
        return
    opened = SqlArrivals(empty_database(request.param))
    yield opened
    opened.close()


def test_who_is_expected_is_kept_oldest_first(arrivals: Arrivals) -> None:
    early = StoredArrival("b" * 32, NOW, b"sealed")
    late = StoredArrival("a" * 32, NOW + timedelta(minutes=1), b"sealed too")
    arrivals.put(late)
    arrivals.put(early)
    assert list(arrivals.kept()) == [early, late]


def test_what_is_kept_anew_takes_the_place_of_what_was(arrivals: Arrivals) -> None:
    arrivals.put(StoredArrival("a" * 32, NOW, b"expected"))
    arrivals.put(StoredArrival("a" * 32, NOW, b"is here"))
    assert [one.body for one in arrivals.kept()] == [b"is here"]


def test_forgetting_twice_is_forgetting(arrivals: Arrivals) -> None:
    arrivals.put(StoredArrival("a" * 32, NOW, b"sealed"))
    arrivals.remove("a" * 32)
    arrivals.remove("a" * 32)
    assert not arrivals.kept()
