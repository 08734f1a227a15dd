"""Which values are the same, and which comes first."""

from datetime import date
from decimal import Decimal

import pytest

from kiosk.forms.datatypes import (
    PartialDate,
    Quantity,
    Reference,
)
from kiosk.forms.evaluation.state import begin
from kiosk.forms.ordering import order, same
from tests.kiosk.forms.shapes import (
    item,
    questionnaire,
    when,
)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (PartialDate(2019), date(2020, 1, 1), -1),
        (date(2020, 3, 1), PartialDate(2020, 2), 1),
        (PartialDate(2020), date(2020, 5, 1), None),
        (PartialDate(2020), PartialDate(2020, 6), None),
        (Quantity(Decimal(1), "mg"), Quantity(Decimal(2), "mg"), -1),
        (Quantity(Decimal(1), "mg"), Quantity(Decimal(2), "g"), None),
        (Quantity(Decimal(3)), Quantity(Decimal(2), "g"), 1),
        (Reference("Patient/1"), Reference("Patient/2"), None),
    ],
)
def test_values_are_ordered_where_they_can_be(low, high, verdict) -> None:
    assert order(low, high) == verdict


def test_references_are_the_same_by_address_or_by_words() -> None:
    assert same(Reference("Patient/1", "A"), Reference("Patient/1"))
    assert same(Reference(None, "A"), Reference(None, "A"))
    assert not same(Reference("Patient/1"), Reference("Patient/2"))


def test_a_condition_compares_amounts() -> None:
    over = when("a", ">", answerQuantity={"value": 5, "unit": "mg"})
    q = questionnaire(item("a", "quantity"), item("b", enableWhen=[over]))
    assert begin(q, {"a": (Quantity(Decimal(6), "mg"),)}).enabled == {"a", "b"}
    assert begin(q, {"a": (Quantity(Decimal(6), "g"),)}).enabled == {"a"}
