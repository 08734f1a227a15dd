"""What a form must be before it is read."""

import pytest

from kiosk.errors import Damaged, KioskError, Refused
from kiosk.forms.from_fhir import read
from tests.kiosk.forms.shapes import (
    form,
    group,
    item,
    often,
    when,
)


def expression(name: str, language: str) -> dict:
    url = f"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-{name}"
    return {"url": url, "valueExpression": {"language": language, "expression": "true"}}


def nested(levels: int) -> dict:
    inner = item("deepest")
    for level in range(levels):
        inner = group(f"level-{level}", inner)
    return inner


@pytest.mark.parametrize(
    ("resource", "error", "code", "names"),
    [
        ({"resourceType": "Patient"}, Damaged, "form-not-a-questionnaire", "Questionnaire"),
        ({}, Damaged, "form-not-a-questionnaire", "Questionnaire"),
        ([1], Damaged, "form-not-a-questionnaire", "Questionnaire"),
        (form({"type": "string", "text": "Lost"}), Damaged, "form-link-id-missing", "'Lost'"),
        (form({"type": "string"}), Damaged, "form-link-id-missing", "number 1"),
        (form(item("a"), item("a")), Damaged, "form-link-id-repeated", "'a'"),
        (
            form(group("g", item("a")), item("a"), item("b", enableWhen=[when("a", "exists")])),
            Damaged,
            "form-link-id-repeated",
            "'b'",
        ),
        (form(item("a", "rating")), Damaged, "form-type-unknown", "'rating'"),
        (form({"linkId": "a"}), Damaged, "form-type-unknown", "'a'"),
        (
            form(item("a", modifierExtension=[{"url": "u"}])),
            Refused,
            "form-modifier-unknown",
            "'u'",
        ),
        (form(modifierExtension=[{"url": "u"}]), Refused, "form-modifier-unknown", "the form"),
        (
            form(item("a", extension=[expression("calculatedExpression", "text/cql")])),
            Refused,
            "form-expression-language",
            "text/cql",
        ),
        (
            form(item("a", enableWhen=[when("z", "exists", answerBoolean=True)])),
            Damaged,
            "form-condition-question",
            "'z'",
        ),
        (
            form(item("a"), item("b", enableWhen=[when("a", "~", answerString="x")])),
            Damaged,
            "form-condition-operator",
            "'~'",
        ),
        (
            form(item("a"), item("b", enableWhen=[when("a", "=", answerQuantity={})])),
            Refused,
            "form-condition-answer",
            "'b'",
        ),
        (form(nested(60)), Damaged, "form-too-deep", "40"),
    ],
)
def test_a_form_that_would_be_asked_wrongly_is_refused(resource, error, code, names) -> None:
    with pytest.raises(error) as caught:
        read(resource, "wrong.json")
    assert caught.value.code == code
    assert "wrong.json" in caught.value.message
    assert names in caught.value.message


@pytest.mark.parametrize("text", ["a = 'x' foo", "answer.memberOf('v')", "((", "%a.where("])
def test_an_expression_that_decides_what_is_asked_must_be_understood(text) -> None:
    needed = expression("enableWhenExpression", "text/fhirpath")
    needed["valueExpression"]["expression"] = text
    with pytest.raises(Refused, match=r"f\.json: item 'a': enableWhenExpression: "):
        read(form(item("a", extension=[needed])), "f.json")


def test_an_expression_that_only_prefills_is_listed_when_it_is_not_understood() -> None:
    prefill = expression("initialExpression", "text/fhirpath")
    prefill["valueExpression"]["expression"] = "answer.memberOf('v')"
    query = expression("initialExpression", "application/x-fhir-query")
    loaded = read(form(item("a", extension=[prefill]), item("b", extension=[query])), "f.json")
    no_such = "answer.memberOf('v'): there is no FHIRPath function memberOf()."
    assert loaded.ignored == (
        "item 'b': initialExpression in application/x-fhir-query",
        f"item 'a': initialExpression: {no_such}",
    )


@pytest.mark.parametrize("wrong", [None, 3, "x", [], {}, [3, "x", None], [[]], {"a": 1}, True])
@pytest.mark.parametrize(
    "key",
    [
        *("text", "_text", "prefix", "required", "maxLength", "code", "extension", "item"),
        *("answerOption", "answerValueSet", "enableWhen", "initial", "modifierExtension"),
    ],
)
def test_an_element_of_a_wrong_shape_never_crashes(key, wrong) -> None:
    try:
        read(form(often("a") | {key: wrong}, contained=wrong, title=wrong), "odd.json")
    except KioskError as error:
        assert "odd.json" in error.message
