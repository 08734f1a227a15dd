"""One small form for each feature that a form may bring."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import fhirkit
import pytest

from kiosk.forms.datatypes import (
    Attachment,
    Coding,
    PartialDate,
    Quantity,
    Reference,
    Text,
    Values,
)
from kiosk.forms.evaluation.constraints import constraint_issues, issues_at
from kiosk.forms.evaluation.state import begin
from kiosk.forms.issues import Issue, issues
from kiosk.forms.ordering import order, same
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.reading.rendering import markdown_of_xhtml, plain_markdown
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from kiosk.forms.typed import parse
from kiosk.forms.walk import pages, questions
from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    extension,
    form,
    group,
    item,
    questionnaire,
    sdc,
    spanish,
    when,
)

MG = Coding("mg", "http://unitsofmeasure.org", "milligrams")


def only(**element: Any) -> Item:
    return questionnaire(item("q", **element)).index["q"]


def codes(item_: Item, *values: Any) -> list[str]:
    return [issue.code for issue in issues(item_, values)]


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


def test_an_amount_keeps_its_limits_unit_and_decimals() -> None:
    units = [extension("questionnaire-unitOption", valueCoding={"code": "mg", "display": "mg"})]
    most = {"url": sdc("maxQuantity", "")["url"], "valueQuantity": {"value": 10, "code": "mg"}}
    places = extension("maxDecimalPlaces", valueInteger=1)
    asked = only(type="quantity", extension=[*units, most, places])
    assert codes(asked, Quantity(Decimal(11), "mg", "mg")) == ["too-high"]
    assert codes(asked, Quantity(Decimal("1.25"), "mg", "mg")) == ["too-many-decimals"]
    assert codes(asked, Quantity(Decimal(1), "ml", "ml")) == ["wrong-unit"]
    assert codes(asked, Quantity(Decimal(1), "mg", "mg")) == []


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


def test_a_form_may_show_pictures_prefixes_steps_and_ways_to_lay_options_out() -> None:
    picture = {"valueAttachment": {"contentType": "image/png", "url": "http://x/p.png"}}
    asked = only(
        type_="choice",
        extension=[
            extension("sdc-questionnaire-itemMedia", **picture),
            extension("questionnaire-choiceOrientation", valueCode="horizontal"),
            extension("questionnaire-sliderStepValue", valueInteger=5),
            extension("questionnaire-supportLink", valueUri="http://x"),
            extension("entryFormat", valueString="DD/MM", _valueString=spanish("DD/MM/AA")),
            extension(
                "questionnaire-displayCategory",
                valueCodeableConcept={"coding": [{"code": "instructions"}]},
            ),
            extension(
                "questionnaire-signatureRequired",
                valueCodeableConcept={"coding": [{"code": "s", "system": "t"}]},
            ),
        ],
        answerOption=[
            {
                "valueString": "x",
                "extension": [
                    extension("questionnaire-optionPrefix", valueString="a)"),
                    extension("sdc-questionnaire-itemAnswerMedia", **picture),
                ],
            }
        ],
    )
    assert asked.media == asked.options[0].media == Attachment("image/png", url="http://x/p.png")
    assert (asked.options[0].prefix, asked.orientation, asked.step) == (
        "a)",
        "horizontal",
        Decimal(5),
    )
    assert (asked.support_link, asked.category) == ("http://x", "instructions")
    assert asked.entry_format.in_("es") == "DD/MM/AA"
    assert asked.signature == (Coding("s", "t"),)


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


def constrained(severity: str = "error") -> Questionnaire:
    rule = {
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
        "extension": [
            {"url": "key", "valueId": "k"},
            {"url": "severity", "valueCode": severity},
            {"url": "human", "valueString": "Less than ten.", "_valueString": spanish("Menos.")},
            {"url": "expression", "valueString": "answer.value < 10"},
        ],
    }
    return questionnaire(item("a", "integer", extension=[rule]))


@pytest.mark.parametrize(("severity", "warning"), [("error", False), ("warning", True)])
def test_a_rule_of_the_form_is_told_in_its_own_words(severity, warning) -> None:
    q = constrained(severity)
    assert issues_at(begin(q, {"a": (9,)}), "a") == ()
    (found,) = issues_at(begin(q, {"a": (10,)}), "a")
    assert (found.code, found.limit, found.warning) == ("constraint", "k", warning)
    assert found.words is not None
    assert found.words.in_("es") == "Menos."


def test_a_rule_over_the_whole_form_and_one_that_fails_are_told() -> None:
    url = sdc("targetConstraint", "")["url"]
    parts = [
        {"url": "expression", "valueExpression": {"expression": f"{answer_to('a')} > 1"}},
        {"url": "human", "valueString": "More."},
    ]
    q = questionnaire(item("a", "integer"), extension=[{"url": url, "extension": parts}])
    assert [i.code for i in constraint_issues(begin(q, {"a": (1,)}), "")] == ["constraint"]
    assert list(constraint_issues(begin(q, {"a": (2,)}), "")) == []
    (failed,) = constraint_issues(begin(q, {"a": ("x",)}), "")
    assert (failed.code, failed.warning) == ("constraint-failed", True)


def test_styled_words_become_markdown_without_links_pictures_or_scripts() -> None:
    xhtml = (
        '<div>Take <b>one</b> and <i style="color:red">rest</i>.<br/>Then<ul><li>eat</li></ul>'
        '<script>alert(1)</script><a href="javascript:x">link</a><img src="x"/> 2 * 3 &lt; 7</div>'
    )
    assert markdown_of_xhtml(xhtml) == (
        "Take **one** and *rest*.\nThen\n\n- eat\n\nlink 2 \\* 3 \\< 7"
    )


def test_words_that_are_only_styled_are_read_without_their_style() -> None:
    styled = {"extension": [extension("rendering-markdown", valueMarkdown="# Pain **now**")]}
    asked = questionnaire({"linkId": "q", "type": "string", "_text": styled}).index["q"]
    assert asked.text.default == "Pain now"
    assert asked.markdown.default == "# Pain **now**"
    assert plain_markdown(Text("a [b](http://c) \\*")).default == "a b *"


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
