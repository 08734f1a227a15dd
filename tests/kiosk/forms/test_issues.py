"""What is wrong with an answer, by the limits of its question."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from kiosk.forms.datatypes import (
    Attachment,
    Quantity,
    Values,
)
from kiosk.forms.issues import issues
from kiosk.forms.questionnaire import Item, Questionnaire
from tests.kiosk.forms.shapes import (
    extension,
    group,
    item,
    questionnaire,
    sdc,
)


def only(**element: Any) -> Item:
    return questionnaire(item("q", **element)).index["q"]


def codes(item_: Item, *values: Any) -> list[str]:
    return [issue.code for issue in issues(item_, values)]


def test_an_amount_keeps_its_limits_unit_and_decimals() -> None:
    units = [extension("questionnaire-unitOption", valueCoding={"code": "mg", "display": "mg"})]
    most = {"url": sdc("maxQuantity", "")["url"], "valueQuantity": {"value": 10, "code": "mg"}}
    places = extension("maxDecimalPlaces", valueInteger=1)
    asked = only(type="quantity", extension=[*units, most, places])
    assert codes(asked, Quantity(Decimal(11), "mg", "mg")) == ["too-high"]
    assert codes(asked, Quantity(Decimal("1.25"), "mg", "mg")) == ["too-many-decimals"]
    assert codes(asked, Quantity(Decimal(1), "ml", "ml")) == ["wrong-unit"]
    assert codes(asked, Quantity(Decimal(1), "mg", "mg")) == []


def test_a_time_and_a_year_can_be_limits() -> None:
    asked = only(type="time", extension=[extension("minValue", valueTime="08:00:00")])
    assert codes(asked, time(7)) == ["too-low"]
    year = only(type="date", extension=[extension("maxValue", valueDate="2020")])
    assert codes(year, date(2021, 1, 1)) == ["too-high"]


def test_too_few_characters_and_too_few_answers_are_found() -> None:
    short = only(extension=[extension("minLength", valueInteger=3)])
    assert codes(short, "ab") == ["too-short"]
    occurs = [
        extension("questionnaire-minOccurs", valueInteger=2),
        extension("questionnaire-maxOccurs", valueInteger=3),
    ]
    several = only(repeats=True, extension=occurs)
    assert codes(several, "a") == ["too-few"]
    assert codes(several, *"abcd") == ["too-many"]


def test_none_of_these_must_stand_alone() -> None:
    alone = extension("questionnaire-optionExclusive", valueBoolean=True)
    options = [{"valueString": "none", "extension": [alone]}, {"valueString": "pain"}]
    asked = only(type="choice", repeats=True, answerOption=options)
    assert codes(asked, "none", "pain") == ["not-alone"]


def test_an_answer_of_another_type_is_found() -> None:
    assert codes(Item("q", "boolean"), "yes") == ["wrong-type"]
    assert codes(Item("q", "decimal"), 3) == []


def test_a_file_must_be_of_a_kind_and_no_larger_than_asked() -> None:
    kinds = [extension("mimeType", valueCode="image/*"), extension("maxSize", valueDecimal=0.00001)]
    asked = only(type="attachment", extension=kinds)
    assert codes(asked, Attachment("image/png", "aaaa")) == []
    assert codes(asked, Attachment("text/plain", "a" * 40)) == ["too-large", "file-kind"]


def several() -> tuple[Questionnaire, dict[str, Values]]:
    """Make a group of two repetitions with a group of two inside the second one."""
    q = questionnaire(
        group("g", item("a"), group("h", item("b"), repeats=True), repeats=True), item("z")
    )
    counts: dict[str, Values] = {"g": (2,), "h@1.0": (2,)}
    keys = ("a", "a@1", "b", "b@1.0", "b@1.1", "z")
    return q, counts | {key: (str(number),) for number, key in enumerate(keys)}
