"""What somebody types becomes a value."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from kiosk.forms.datatypes import (
    Coding,
    Quantity,
    Reference,
    Text,
)
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Item
from kiosk.forms.typed import _here, parse
from tests.kiosk.forms.shapes import (
    extension,
    item,
    questionnaire,
)


def only(**element: Any) -> Item:
    return questionnaire(item("q", **element)).index["q"]


def test_what_is_typed_for_an_amount_gets_the_unit_of_the_question() -> None:
    unit = extension("questionnaire-unit", valueCoding={"code": "mg", "system": "s"})
    asked = only(type="quantity", extension=[unit])
    assert parse(asked, "2,5") == Quantity(Decimal("2.5"), "mg", "mg", "s")
    assert parse(Item("q", "quantity", unit=Text("ml")), "2") == Quantity(Decimal(2), "ml")


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        ("time", "09:30", time(9, 30)),
        ("time", "25:00", Issue("not-a-time")),
        ("dateTime", "2020-01-02", date(2020, 1, 2)),
        ("dateTime", "soon T", Issue("not-a-date")),
        ("reference", " Dr A ", Reference(None, "Dr A")),
        ("choice", "words", Coding(None, None, "words")),
        ("url", "a b", Issue("not-an-address")),
    ],
)
def test_what_is_typed_for_the_rarer_types_becomes_a_value(type_, typed, value) -> None:
    assert parse(Item("q", type_), typed) == value


def test_a_moment_that_is_typed_gets_the_zone_of_the_tablet() -> None:
    found = parse(Item("q", "dateTime"), "2020-01-02T09:30")
    assert isinstance(found, datetime)
    assert found.tzinfo is not None


class OnWindows(datetime):
    """A moment of a system that knows no zones before 1970, as Windows says it."""

    def astimezone(self, tz=None):
        if self.tzinfo is None:
            raise OSError(22, "Invalid argument")
        return super().astimezone(tz)


def test_a_moment_long_ago_gets_todays_offset_where_the_system_knows_none() -> None:
    found = _here(OnWindows(1958, 4, 12, 10, 0))
    assert found.utcoffset() == datetime.now(UTC).astimezone().utcoffset()
    assert (found.year, found.hour) == (1958, 10)
