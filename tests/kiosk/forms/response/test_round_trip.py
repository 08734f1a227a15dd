"""What goes out to FHIR and comes back."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import fhirkit
import pytest

from kiosk.forms.datatypes import (
    Attachment,
    PartialDate,
    Quantity,
    Reference,
    Values,
)
from kiosk.forms.evaluation.state import begin
from kiosk.forms.questionnaire import Questionnaire
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from kiosk.forms.walk import pages, questions
from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    form,
    group,
    item,
    questionnaire,
    sdc,
)


@pytest.mark.parametrize(
    ("type_", "value", "json_value"),
    [
        (
            "quantity",
            Quantity(Decimal("2.5"), "mg"),
            {"valueQuantity": {"value": 2.5, "unit": "mg"}},
        ),
        ("reference", Reference(None, "Dr A"), {"valueReference": {"display": "Dr A"}}),
        (
            "attachment",
            Attachment("image/png", "iVBORw0=", title="t", size=5),
            {
                "valueAttachment": {
                    "contentType": "image/png",
                    "data": "iVBORw0=",
                    "size": 5,
                    "title": "t",
                }
            },
        ),
        ("url", "http://x", {"valueUri": "http://x"}),
        ("date", PartialDate(2020), {"valueDate": "2020"}),
        ("dateTime", PartialDate(2020, 3), {"valueDateTime": "2020-03"}),
    ],
)
def test_answers_of_every_type_go_out_and_come_back(type_, value, json_value) -> None:
    q = questionnaire(item("q", type_))
    made: Any = response(q, {"q": (value,)})
    assert made["item"][0]["answer"] == [json_value]
    assert not [i for i in fhirkit.validate(json.dumps(made)) if i.severity == "error"]
    assert read_response(q, made) == {"q": (value,)}


def several() -> tuple[Questionnaire, dict[str, Values]]:
    """Make a group of two repetitions with a group of two inside the second one."""
    q = questionnaire(
        group("g", item("a"), group("h", item("b"), repeats=True), repeats=True), item("z")
    )
    counts: dict[str, Values] = {"g": (2,), "h@1.0": (2,)}
    keys = ("a", "a@1", "b", "b@1.0", "b@1.1", "z")
    return q, counts | {key: (str(number),) for number, key in enumerate(keys)}


def test_repetitions_go_out_one_after_the_other_and_come_back() -> None:
    q, answers = several()
    made: Any = response(q, answers)
    assert [i["linkId"] for i in made["item"]] == ["g", "g", "z"]
    assert [i["linkId"] for i in made["item"][1]["item"]] == ["a", "h", "h"]
    assert read_response(q, made) == answers


def test_each_repetition_has_pages_of_its_own() -> None:
    q, answers = several()
    found = [(page.key, page.path) for page in questions(q, answers)]
    assert found == [
        *(("a", (0,)), ("b", (0, 0)), ("a@1", (1,)), ("b@1.0", (1, 0)), ("b@1.1", (1, 1))),
        ("z", ()),
    ]


def test_what_stands_in_a_record_is_neither_computed_again_nor_hidden() -> None:
    q = questionnaire(
        item("age", "integer", readOnly=True, extension=[calculated("%patient.age")]),
        item("b", extension=[sdc("enableWhenExpression", f"{answer_to('age')} > 60")]),
    )
    answers: dict[str, Values] = {"age": (61,), "b": ("x",)}
    assert [page.key for page in pages(begin(q, answers))] == []
    record = begin(q, answers, recorded=True)
    assert record.values("age") == (61,)
    assert [page.key for page in pages(record)] == ["b"]


def test_the_form_is_left_as_it_was_read() -> None:
    resource = form(item("a", "integer", extension=[calculated("1")]))
    before = json.dumps(resource)
    q = questionnaire(*resource["item"])
    begin(q, {"a": (2,)}).after({})
    assert json.dumps(resource) == before


def test_a_moment_keeps_its_zone() -> None:
    noon = datetime(2020, 1, 1, 12, tzinfo=UTC)
    q = questionnaire(item("a", "dateTime"))
    assert read_response(q, response(q, {"a": (noon,)})) == {"a": (noon,)}
