"""Words, options, limits and values that depend on answers."""

from decimal import Decimal

import pytest

from kiosk.forms.datatypes import Coding, Quantity
from kiosk.forms.evaluation.state import begin
from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    extension,
    item,
    often,
    questionnaire,
    sdc,
)


def test_words_are_made_from_answers_and_stay_as_written_without_them() -> None:
    words = extension("cqf-expression", valueExpression={"expression": "'Hi ' + " + answer_to("a")})
    q = questionnaire(item("a"), item("b", _text={"extension": [words]}))
    assert begin(q).item("b").text.in_("es") == "Words of b"
    assert begin(q, {"a": ("Jo",)}).item("b").text.in_("es") == "Hi Jo"


def test_options_can_come_from_answers() -> None:
    made = sdc("answerExpression", answer_to("a"))
    q = questionnaire(item("a", repeats=True), item("b", "choice", extension=[made]))
    state = begin(q, {"a": ("red", "blue")})
    assert [option.text.default for option in state.item("b").options] == ["red", "blue"]


def test_options_that_come_from_answers_keep_their_translations() -> None:
    spanish = [{"url": "lang", "valueCode": "es"}, {"url": "content", "valueString": "Rodilla"}]
    words: dict = {"system": "urn:x", "code": "knee", "display": "Knee"}
    words["_display"] = {"extension": [extension("translation", extension=spanish)]}
    made = sdc("answerExpression", answer_to("a"))
    q = questionnaire(
        item("a", "choice", repeats=True, answerOption=[{"valueCoding": words}]),
        item("b", "choice", extension=[made]),
    )
    state = begin(q, {"a": (Coding("knee", "urn:x", "Knee"),)})
    assert [option.text.in_("es") for option in state.item("b").options] == ["Rodilla"]


def test_options_that_are_switched_off_are_not_there() -> None:
    toggle = {
        "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
        "sdc-questionnaire-answerOptionsToggleExpression",
        "extension": [
            {"url": "option", "valueString": "x"},
            {"url": "expression", "valueExpression": {"expression": answer_to("a") + " = true"}},
        ],
    }
    options = [{"valueString": "x"}, {"valueString": "y"}]
    q = questionnaire(
        item("a", "boolean"), item("b", "choice", answerOption=options, extension=[toggle])
    )
    assert [o.value for o in begin(q).item("b").options] == ["y"]
    assert [o.value for o in begin(q, {"a": (True,)}).item("b").options] == ["x", "y"]


def test_a_limit_can_depend_on_another_answer() -> None:
    low = extension("cqf-calculatedValue", valueExpression={"expression": answer_to("a")})
    limit = extension("minValue", _valueInteger={"extension": [low]})
    q = questionnaire(item("a", "integer"), item("b", "integer", extension=[limit]))
    assert begin(q).item("b").minimum is None
    assert begin(q, {"a": (4,)}).item("b").minimum == 4


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("integer", "2.5", None),
        ("string", "1 + 1", ("2",)),
        ("boolean", "1 = 1", (True,)),
        ("boolean", "1", None),
        ("date", "'2020-01'", None),
        (
            "quantity",
            "%factory.Quantity('s', 'mg', 5, 'mg')",
            (Quantity(Decimal(5), "mg", "mg", "s"),),
        ),
        ("quantity", "4", (Quantity(Decimal(4)),)),
        ("choice", "%factory.Coding('s', 'x')", (Coding("x", "s"),)),
        ("time", "'09:30:00'", None),
    ],
)
def test_a_result_becomes_an_answer_of_the_items_type_or_none(type_, text, value) -> None:
    found = begin(questionnaire(item("a", type_, extension=[calculated(text)]))).values("a")
    if value is None:
        assert found is None or found[0].__class__.__name__ in ("PartialDate", "time")
    else:
        assert found == value


def test_a_code_becomes_the_option_that_has_it() -> None:
    q = questionnaire(often("a", extension=[calculated("'mostly'")]))
    assert begin(q).values("a") == (q.index["a"].options[2].value,)
