"""A visit that was written as a draft is read back equal, whatever has happened in it."""

from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.pack import PackReference
from kiosk.errors import Damaged
from kiosk.visit.draft import INTAKE, Aside, Draft, Leaving, Preferences, from_bytes, to_bytes
from kiosk.visit.visit import Visit
from tests.people import a_pack, a_visit, signed_for_by

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PACK = PackReference("walk", "1.0.0", "0" * 64)

# A number that is not one equals nothing, not even itself.
st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False))


def everything_in(kind: type[Visit | Aside]) -> st.SearchStrategy[object]:
    """Make a dataclass with all its fields, those with a default too."""
    return st.builds(kind, **dict.fromkeys((f.name for f in fields(kind)), ...))


drafts = st.builds(
    Draft,
    visit=everything_in(Visit),
    pack=st.from_type(PackReference),
    kept_at=st.datetimes(timezones=st.just(UTC)),
    aside=everything_in(Aside),
    leaving=st.none() | st.from_type(Leaving),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(drafts)
def test_any_visit_comes_back_equal_in_every_value_and_type(draft: Draft) -> None:
    back = from_bytes(to_bytes(draft))
    assert back == draft
    assert to_bytes(back) == to_bytes(draft)
    assert {type(v) for v in values_of(back.visit)} == {type(v) for v in values_of(draft.visit)}


def values_of(visit: Visit) -> list[object]:
    return [value for form in visit.answers.values() for given in form.values() for value in given]


def test_what_stands_beside_the_visit_comes_back_too() -> None:
    aside = Aside(Preferences(2.0, "contrast", read_aloud=True), {"mood/x": "12/"}, wrong_dates=2)
    visit = a_visit(a_pack(), signature=signed_for_by())
    draft = Draft(visit, PACK, NOW, aside, Leaving(INTAKE, "ab"))
    assert from_bytes(to_bytes(draft)) == draft


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"Draft":{}}',
        b'{"Identity":{"code":"F","given":"a","family":"b","birth_date":"c"}}',
        b'{"Path":{"a":1}}',
        b'{"Draft":{"visit":1,"pack":2,"kept_at":3,"later":4}}',
        b"[" * 10_000,
        b"\xff",
    ],
    ids=range(9),
)
def test_what_no_draft_ever_was_is_told_as_damaged(written: bytes) -> None:
    with pytest.raises(Damaged, match="cannot be read"):
        from_bytes(written)
