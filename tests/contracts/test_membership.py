"""What every membership promises, in memory, in SQLite and in PostgreSQL alike."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.membership import SqlMembership
from db.store import sqlite_url
from kiosk.errors import Refused
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.ports import Membership


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def membership(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[Membership]:
    if request.param == "memory":
        yield MemoryMembership()
        return
    opened = SqlMembership(empty_database(request.param))
    yield opened
    opened.close()


def test_the_manifests_with_the_highest_versions_come_first(membership: Membership) -> None:
    assert list(membership.manifests()) == []
    for version in (2, 10, 9):
        membership.publish(version, f"{version}".encode())
    assert list(membership.manifests()) == [b"10", b"9", b"2"]


def test_one_that_claims_a_version_does_not_hide_another_that_does(membership: Membership) -> None:
    for body in (b"forged", b"true", b"true"):
        membership.publish(7, body)
    assert sorted(membership.manifests()) == [b"forged", b"true"]


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
