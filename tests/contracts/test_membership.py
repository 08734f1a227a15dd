"""What every membership promises, in memory and in SQLite alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.membership import SqlMembership
from db.store import sqlite_url
from kiosk.errors import Refused
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.ports import Membership


@pytest.fixture(params=["memory", "sql"])
def membership(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Membership]:
    if request.param == "memory":
        yield MemoryMembership()
        return
    opened = SqlMembership(sqlite_url(tmp_path / "inbox.sqlite3"))
    yield opened
    opened.close()


def test_the_manifest_with_the_highest_version_is_given(membership: Membership) -> None:
    assert membership.manifest() is None
    for version in (2, 10, 9):
        membership.publish(version, f"{version}".encode())
    assert membership.manifest() == b"10"


def test_a_published_version_stays_as_it_is(membership: Membership) -> None:
    membership.publish(1, b"first")
    membership.publish(1, b"second")
    assert membership.manifest() == b"first"


def test_requests_are_kept_in_order_and_once(membership: Membership) -> None:
    for request in (b"b", b"a", b"b"):
        membership.ask(request)
    assert list(membership.requests()) == [b"b", b"a"]


def test_a_request_that_is_too_long_is_refused(tmp_path: Path) -> None:
    opened = SqlMembership(sqlite_url(tmp_path / "inbox.sqlite3"))
    with pytest.raises(Refused, match="4096"):
        opened.ask(b"x" * 4097)
    assert opened.requests() == []
    opened.close()
