import subprocess
import sys
from decimal import Decimal

import pytest

from kiosk.errors import Damaged
from kiosk.forms.fhirpath.expressions import compile_expression, warm

WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"


def scored(code: str, weight) -> dict:
    extension = [{"url": WEIGHT, "valueDecimal": weight}]
    return {"valueCoding": {"code": code, "extension": extension}}


RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "item": [
        {"linkId": "n", "answer": [{"valueInteger": 4}, {"valueInteger": 1}]},
        {"linkId": "d", "answer": [{"valueDecimal": 0.1}, {"valueDecimal": 0.2}]},
        {"linkId": "no", "answer": [{"valueBoolean": False}]},
        {"linkId": "c", "answer": [scored("a", 2), scored("b", 1.5), {"valueString": "x"}]},
        {"linkId": "when", "answer": [{"valueDate": "2020-05-06"}]},
        {"linkId": "kg", "answer": [{"valueQuantity": {"value": 10, "code": "kg"}}]},
    ],
}


def value(text: str, **environment) -> list:
    return compile_expression(text).evaluate(RESPONSE, {"resource": RESPONSE, **environment})


def of(link_id: str) -> str:
    return f"item.where(linkId='{link_id}').answer"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (f"{of('n')}.value.sum()", [5]),
        (f"{of('n')}.value.min()", [1]),
        (f"{of('no')}.value.toString()", ["false"]),
        ("(1.25 * 2).toString()", ["2.5"]),
        ("2020.toString() & 'x'", ["2020x"]),
        (f"{of('when')}.value.toString()", ["2020-05-06"]),
        ("@2020-05-06.toString()", ["2020-05-06"]),
        ("today().toString().length()", [10]),
        (f"-{of('n')}.first().value", [-4]),
        ("%factory.Coding('s', 'x').code", ["x"]),
        (f"{of('n')}.first().value.hasValue()", [True]),
        (f"{of('n')}.value.max()", [4]),
        (f"{of('n')}.value.avg()", [Decimal("2.5")]),
        (f"{of('d')}.value.sum()", [Decimal("0.3")]),
        (f"{of('none')}.value.sum()", []),
        (f"{of('none')}.value.avg()", []),
        (f"{of('none')}.value.min() | {of('none')}.value.max()", []),
        (f"{of('none')}.value.round(1)", []),
        (f"{of('no')}.value.toBoolean()", [False]),
        ("'Yes'.toBoolean()", [True]),
        ("'maybe'.toBoolean()", []),
        (f"{of('n')}.value.toBoolean()", []),
        ("(2.5).round(0)", [3]),
        ("(2.5).round()", [3]),
        ("(0.905).round(2)", [Decimal("0.91")]),
        (f"{of('c')}.weight()", [2, Decimal("1.5")]),
        (f"{of('c')}.value.ordinal().sum()", [Decimal("3.5")]),
        (f"{of('c')}.where(value.code = 'a').weight() >= 2", [True]),
        (f"{of('when')}.value < @2020-05-07", [True]),
        (f"{of('when')}.value + 18 years <= today()", [False]),
        ("%resource.item.count() = 6", [True]),
        ("%loinc", ["http://loinc.org"]),
        ("1 /* a comment */ + 1", [2]),
        ("@2020-01-01 // the day", ["2020-01-01"]),
    ],
)
def test_functions_are_what_the_specification_says(text, result) -> None:
    assert value(text) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (f"{of('kg')}.value > 5 'kg'", [True]),
        (f"5.5 'kg' >= {of('kg')}.value", [False]),
        (f"{of('kg')}.value = 10.0 'kg'", [True]),
        (f"{of('kg')}.value != 10 'kg'", [False]),
        (f"{of('kg')}.value - 2.5 'kg'", [{"value": Decimal("7.5"), "code": "kg"}]),
        (f"5 'kg' + {of('kg')}.value", ["15 'kg'"]),
        ("1 year < 3 years", [True]),
        (f"{of('none')}.value > 5 'kg'", []),
        ("%patient.birthDate + 18 years <= @2020-01-01", [True]),
    ],
)
def test_amounts_in_one_unit_are_compared_and_added(text, result) -> None:
    born = {"birthDate": "2000-01-01", "_birthDate": {"extension": [{"url": "x"}]}}
    assert value(text, patient={"resourceType": "Patient", **born}) == result


@pytest.mark.parametrize(
    "text",
    [
        "10 'kg' = 10000 'g'",
        "10 'kg' != 10000 'g'",
        f"{of('kg')}.value > 5000 'g'",
        f"{of('kg')}.value > 5",
        f"{of('kg')}.value - 5",
        f"{of('kg')}.value * 2",
    ],
)
def test_amounts_that_would_need_converting_fail_and_are_never_another_value(text) -> None:
    with pytest.raises(Damaged) as caught:
        value(text)
    assert caught.value.code == "expression-failed"


def test_a_variable_is_named_and_empty_when_the_environment_lacks_it() -> None:
    assert compile_expression("%phq_9 >= %`the limit`").variables == {"phq_9", "the limit"}
    assert value("%phq_9 >= 10") == []
    assert value("%phq_9 >= 10", phq_9=Decimal(12)) == [True]
    assert value("%phq_9 >= 10", phq_9=[]) == []


def test_an_evaluation_leaves_its_environment_as_it_was() -> None:
    totals = [Decimal(3)]
    assert value("-%totals", totals=totals) == [-3]
    assert totals == [3]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 'x' foo", "line 1, character 9"),
        ("1 + 1 )", "line 1, character 7"),
        ("item.where(linkId='a'", "line 1, character 22"),
        ("foo..bar", "line 1, character 5"),
        ("'abc", "line 1, character 1"),
        ("a and\n and b", "line 2, character 2"),
        ("", "line 1, character 1"),
    ],
)
def test_what_does_not_parse_whole_is_refused_with_its_place(text, place) -> None:
    with pytest.raises(Damaged) as caught:
        compile_expression(text)
    assert caught.value.code == "expression-syntax"
    assert place in caught.value.message
    assert text in caught.value.message


def test_a_function_that_does_not_exist_is_refused_before_any_patient_comes() -> None:
    with pytest.raises(Damaged, match="sun") as caught:
        compile_expression("item.answer.value.sun() > 3")
    assert caught.value.code == "expression-function"


def test_a_failure_tells_the_expression_and_no_value() -> None:
    with pytest.raises(Damaged) as caught:
        value(f"{of('when')}.value > 3")
    assert caught.value.code == "expression-failed"
    assert "2020" not in caught.value.message
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_an_expression_is_compiled_once() -> None:
    assert compile_expression("1 + 2") is compile_expression("1 + 2")


def test_the_library_is_loaded_at_the_first_use_and_without_a_warning() -> None:
    program = (
        "import sys, kiosk.forms.fhirpath.expressions as e\n"
        "assert 'fhirpathpy' not in sys.modules\n"
        "e.warm()\n"
        "assert 'fhirpathpy' in sys.modules\n"
        "assert 'fhirpathpy.models' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)
    warm()
