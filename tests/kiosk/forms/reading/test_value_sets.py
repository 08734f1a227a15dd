"""The options of a question, and the value sets that a form contains."""

from decimal import Decimal
from typing import Any

import pytest

from kiosk.forms.datatypes import (
    PartialDate,
    Quantity,
)
from kiosk.forms.questionnaire import Item
from tests.kiosk.forms.shapes import (
    item,
    questionnaire,
)


def only(**element: Any) -> Item:
    return questionnaire(item("q", **element)).index["q"]


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ({"valueReference": {"reference": "Patient/1", "display": "A"}}, "Patient/1", "A"),
        ({"valueDecimal": 2.5}, Decimal("2.5"), "2.5"),
        ({"valueDate": "2020"}, PartialDate(2020), "2020"),
        ({"valueQuantity": {"value": 5, "unit": "mg"}}, Quantity(Decimal(5), "mg"), "5 mg"),
    ],
)
def test_options_of_the_rarer_types_have_words(option, value, words) -> None:
    (found,) = only(type="choice", answerOption=[option]).options
    assert found.text.default == words
    assert getattr(found.value, "reference", found.value) == value


def value_sets(*found: dict[str, Any], named: str = "#v") -> list[str]:
    q = questionnaire(item("q", "choice", answerValueSet=named), contained=list(found))
    return [option.text.default for option in q.index["q"].options]


def value_set(**compose: Any) -> dict[str, Any]:
    return {"resourceType": "ValueSet", "id": "v", "url": "http://v", "compose": compose}


COLOURS = {
    "resourceType": "CodeSystem",
    "url": "s",
    "concept": [
        {"code": "warm", "display": "Warm", "concept": [{"code": "red", "display": "Red"}]},
        {"code": "blue", "display": "Blue"},
    ],
}


def test_a_value_set_may_be_a_contained_code_system_without_some_of_it() -> None:
    left_out = [{"system": "s", "concept": [{"code": "blue"}]}]
    assert value_sets(value_set(include=[{"system": "s"}]), COLOURS) == ["Warm", "Red", "Blue"]
    assert value_sets(value_set(include=[{"system": "s"}], exclude=left_out), COLOURS) == [
        "Warm",
        "Red",
    ]


def test_a_value_set_may_include_another_and_a_circle_of_them_ends() -> None:
    other = {**value_set(include=[{"system": "s"}]), "id": "w", "url": "http://w"}
    assert value_sets(value_set(include=[{"valueSet": ["http://w"]}]), other, COLOURS) == [
        "Warm",
        "Red",
        "Blue",
    ]
    assert value_sets(value_set(include=[{"valueSet": ["http://v"]}])) == []


def test_a_value_set_that_needs_a_server_has_no_options_here() -> None:
    needs = value_set(include=[{"system": "s", "filter": [{"property": "p"}]}])
    assert value_sets(needs, COLOURS) == []
