import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import fhirkit
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.forms.answers import same_answer
from kiosk.forms.questionnaire import Coding, Questionnaire
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from tests.kiosk.forms.shapes import (
    SYSTEM,
    extension,
    group,
    item,
    often,
    questionnaire,
    spanish,
    when,
)


def written(form: Questionnaire, answers, **more) -> dict:
    return response(form, answers, **more)


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_form():
    scored = often("a", _text=spanish("Palabras de a"))
    scored["answerOption"][1]["valueCoding"] |= {
        "_display": spanish("A veces"),
        "extension": [extension("ordinalValue", valueDecimal=1.5)],
    }
    return questionnaire(
        item("d", "display"),
        group(
            "g", scored, item("b", "decimal", enableWhen=[when("a", "exists", answerBoolean=True)])
        ),
        item("c", "boolean"),
    )


def test_a_response_names_its_questionnaire_patient_and_time() -> None:
    made = written(
        a_form(), {}, language="es", authored=NOON, subject="Patient/1", response_id="r1"
    )
    assert made == {
        "resourceType": "QuestionnaireResponse",
        "id": "r1",
        "language": "es",
        "status": "completed",
        "questionnaire": "http://example.org/Questionnaire/invented|2",
        "subject": {"reference": "Patient/1"},
        "authored": "2026-03-02T12:00:00+00:00",
    }


def test_a_form_without_a_version_or_address_is_named_by_what_it_has() -> None:
    unversioned = replace(a_form(), version="")
    assert written(unversioned, {})["questionnaire"] == "http://example.org/Questionnaire/invented"
    assert "questionnaire" not in written(replace(unversioned, url=""), {})


def test_an_answer_is_written_in_the_words_shown_with_its_score() -> None:
    made = written(a_form(), {"a": (Coding("sometimes", SYSTEM),)}, language="es")
    (answered,) = made["item"][0]["item"]
    assert made["item"][0]["text"] == "Words of g"
    assert answered == {
        "linkId": "a",
        "text": "Palabras de a",
        "answer": [
            {
                "valueCoding": {
                    "system": SYSTEM,
                    "code": "sometimes",
                    "display": "A veces",
                    "extension": [
                        {
                            "url": "http://hl7.org/fhir/StructureDefinition/itemWeight",
                            "valueDecimal": 1.5,
                        }
                    ],
                }
            }
        ],
    }


def test_a_declined_question_says_so_and_has_no_answer() -> None:
    made = written(a_form(), {"c": ()})
    absent = {
        "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
        "valueCode": "asked-declined",
    }
    assert made["item"] == [{"linkId": "c", "text": "Words of c", "extension": [absent]}]


def test_a_question_that_is_no_longer_enabled_is_left_out() -> None:
    kept = {"b": (Decimal(1),), "c": (True,)}
    assert [i["linkId"] for i in written(a_form(), kept)["item"]] == ["c"]


def test_questions_inside_a_question_stand_under_its_first_answer() -> None:
    q = questionnaire(item("a", "integer", repeats=True, item=[item("b"), item("h", "display")]))
    inner = {"linkId": "b", "text": "Words of b", "answer": [{"valueString": "x"}]}
    both = written(q, {"a": (1, 2), "b": ("x",)})["item"]
    assert both[0]["answer"] == [{"valueInteger": 1, "item": [inner]}, {"valueInteger": 2}]
    alone = written(q, {"b": ("x",)})["item"]
    assert alone[0]["answer"] == [{"item": [inner]}]
    assert read_response(q, written(q, {"b": ("x",)})) == {"b": ("x",)}


@pytest.mark.parametrize(
    ("type_", "value", "json_value"),
    [
        ("boolean", False, {"valueBoolean": False}),
        ("integer", 3, {"valueInteger": 3}),
        ("decimal", Decimal("0.1"), {"valueDecimal": 0.1}),
        ("decimal", Decimal("5.0"), {"valueDecimal": 5}),
        ("decimal", 5, {"valueDecimal": 5}),
        ("string", "x", {"valueString": "x"}),
        ("url", "http://x", {"valueUri": "http://x"}),
        ("date", date(2020, 1, 2), {"valueDate": "2020-01-02"}),
        ("dateTime", date(2020, 1, 2), {"valueDateTime": "2020-01-02"}),
        ("dateTime", NOON, {"valueDateTime": "2026-03-02T12:00:00+00:00"}),
        ("time", time(9, 30), {"valueTime": "09:30:00"}),
        ("open-choice", "violet", {"valueString": "violet"}),
        ("choice", 3, {"valueInteger": 3}),
        ("choice", Coding("x"), {"valueCoding": {"code": "x"}}),
    ],
)
def test_each_type_of_answer_is_written_as_fhir_has_it(type_, value, json_value) -> None:
    q = questionnaire(item("q", type_))
    made = written(q, {"q": (value,)})
    assert made["item"][0]["answer"] == [json_value]
    assert not [i for i in fhirkit.validate(json.dumps(made)) if i.severity == "error"]
    (back,) = read_response(q, made)["q"]
    assert back == value


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "a": st.sampled_from([(), (Coding("sometimes", SYSTEM),), (Coding("never", SYSTEM),)]),
        "b": st.decimals(-(10**9), 10**9, places=4).map(lambda d: (d,)) | st.just(()),
        "c": st.sampled_from([(), (True,), (False,)]),
    },
)


@given(ANSWERS, st.sampled_from(["en", "es"]))
def test_a_response_is_canonical_valid_and_reads_back_as_it_was(answers, language) -> None:
    q = a_form()
    made = written(q, answers, language=language, authored=NOON)
    again = json.loads(rfc8785.dumps(made))
    assert again == made
    assert not [i for i in fhirkit.validate(json.dumps(again)) if i.severity == "error"]
    back = read_response(q, again)
    assert written(q, back, language=language, authored=NOON) == made
    for link_id, values in back.items():
        assert len(values) == len(answers[link_id])
        assert all(map(same_answer, values, answers[link_id]))


@pytest.mark.parametrize(
    ("items", "what"),
    [
        ([{"linkId": "z", "answer": [{"valueString": "x"}]}], "'z' is not in"),
        ([{"linkId": "c", "answer": [{"valueQuantity": {}}]}], "of a type that is not read"),
        ([{"linkId": "c", "answer": [{"valueBoolean": True}]}] * 2, "is answered twice"),
    ],
)
def test_a_response_that_does_not_fit_is_refused_never_half_read(items, what) -> None:
    with pytest.raises(Damaged, match=what):
        read_response(a_form(), {"item": items})
