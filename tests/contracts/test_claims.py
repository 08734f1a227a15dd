"""What claims promise, in memory, in SQLite and in PostgreSQL alike."""

from collections.abc import Callable, Iterator

import pytest

from db.claims import SqlClaims
from kiosk.errors import Refused
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_clinic import MemoryClaims
from kiosk.ports.claims import Claim, Claims

NOW = FixedClock().now()
INTAKE = "ab" * 32


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def claims(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[Claims]:
    if request.param == "memory":
        yield MemoryClaims()
        return
    opened = SqlClaims(empty_database(request.param))
    yield opened
    opened.close()


def test_who_is_first_has_it(claims: Claims) -> None:
    mine = Claim(INTAKE, "nurse-1", NOW)
    assert claims.claim(INTAKE, "nurse-1", NOW) == mine
    assert claims.claim(INTAKE, "nurse-2", NOW) == mine
    assert claims.held() == {INTAKE: mine}


def test_a_draft_is_kept_and_goes_to_who_takes_over(claims: Claims) -> None:
    claims.claim(INTAKE, "nurse-1", NOW)
    claims.keep(INTAKE, "nurse-1", b"sealed", NOW)
    assert claims.claim(INTAKE, "nurse-1", NOW).draft == b"sealed"
    assert claims.take_over(INTAKE, "nurse-2", NOW) == Claim(INTAKE, "nurse-2", NOW, b"sealed")
    with pytest.raises(Refused, match="Somebody else works on this intake now"):
        claims.keep(INTAKE, "nurse-1", b"later", NOW)


def test_nobody_keeps_what_they_have_not_taken(claims: Claims) -> None:
    with pytest.raises(Refused):
        claims.keep(INTAKE, "nurse-1", b"sealed", NOW)


def test_what_was_begun_stays_whose_it_is(claims: Claims) -> None:
    claims.claim(INTAKE, "nurse-1", NOW)
    claims.keep(INTAKE, "nurse-1", b"sealed", NOW)
    for person in ("nurse-2", "nurse-1"):
        claims.release(INTAKE, person)
    mine = Claim(INTAKE, "nurse-1", NOW, b"sealed")
    assert claims.claim(INTAKE, "nurse-2", NOW) == mine
    claims.keep(INTAKE, "nurse-1", b"", NOW)
    claims.release(INTAKE, "nurse-1")
    assert claims.held() == {}


def test_without_a_draft_nothing_stays(claims: Claims) -> None:
    claims.claim(INTAKE, "nurse-1", NOW)
    claims.release(INTAKE, "nurse-1")
    assert claims.held() == {}


def test_what_is_signed_is_forgotten(claims: Claims) -> None:
    claims.claim(INTAKE, "nurse-1", NOW)
    claims.finish(INTAKE)
    claims.finish(INTAKE)
    assert claims.held() == {}
