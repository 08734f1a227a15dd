"""`kiosk forms …` as whoever brings a questionnaire runs it: words, JSON, exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli import run
from tests.fhir_r4 import faults
from tests.kiosk.forms.shapes import (
    SYSTEM,
    answer_to,
    calculated,
    extension,
    form,
    group,
    item,
    often,
    sdc,
    when,
)

BORN = sdc("initialExpression", "%patient.birthDate")
LIMITS = [extension("minValue", valueInteger=0), extension("maxValue", valueInteger=10)]

FORM = form(
    often("mood"),
    item("pain", "integer", required=True, extension=LIMITS),
    item("why", enableWhen=[when("pain", ">", answerInteger=5)]),
    item("born", "date", extension=[BORN]),
    group("drug", item("name"), item("dose", "quantity"), repeats=True),
    item("twice", "integer", readOnly=True, extension=[calculated(f"{answer_to('pain')} * 2")]),
)


@pytest.fixture
def told(tmp_path: Path, capsys):
    """Run a command on files made of JSON; return its exit code and what it printed."""

    def tell(*words: str, **files: Any) -> tuple[int, str, str]:
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
        paths = [str(tmp_path / word) if word.endswith(".json") else word for word in words]
        code = run(["forms", *paths])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return tell


def test_a_form_that_renders_fully_is_said_to(told) -> None:
    code, out, _ = told("check", "q.json", q=form(item("a")))
    assert code == 0
    assert out.startswith("fully: ")


def test_what_is_missing_from_a_form_is_listed_and_why_it_is_refused(told, tmp_path) -> None:
    degraded = form(item("a", extension=[extension("odd")]))
    refused = form(item("b", modifierExtension=[{"url": "u"}]))
    code, out, _ = told("check", str(tmp_path), "--json", a=degraded, b=refused, c="{", d=[1])
    found = json.loads(out)
    assert code == 1
    assert (found["fully"], found["degraded"], found["refused"]) == (0, 1, 3)
    first, second, third, fourth = found["forms"]
    assert first["ignored"] == ["item 'a': extension odd"]
    assert second["code"] == "form-modifier-unknown"
    assert "'b'" in second["reason"]
    assert third["code"] == "file-not-json"
    assert fourth["code"] == "form-not-a-questionnaire"


def test_a_folder_without_forms_is_no_success(told, tmp_path) -> None:
    code, _, err = told("check", str(tmp_path))
    assert code == 1
    assert "no .json file" in err


def test_a_form_is_filled_in_from_a_list_of_answers(told) -> None:
    answers = {
        "mood": "mostly",
        "pain": 7,
        "why": "It hurts.",
        "drug": [{"name": "A", "dose": {"value": 5, "unit": "mg"}}, {"name": "B", "dose": 3}],
    }
    code, out, err = told(
        *("fill", "q.json", "--answers", "a.json", "--patient", "p.json"),
        q=FORM,
        a=answers,
        p={"resourceType": "Patient", "id": "p1", "birthDate": "1957-04-12"},
    )
    made = json.loads(out)
    assert (code, err) == (0, "")
    assert faults(made) == []
    assert made["status"] == "completed"
    by_id = {i["linkId"]: i for i in made["item"]}
    assert by_id["mood"]["answer"][0]["valueCoding"]["system"] == SYSTEM
    assert by_id["twice"]["answer"] == [{"valueInteger": 14}]
    assert by_id["born"]["answer"] == [{"valueDate": "1957-04-12"}]
    assert [i["item"][0]["answer"][0]["valueString"] for i in made["item"][4:6]] == ["A", "B"]
    assert made["item"][5]["item"][1]["answer"] == [{"valueQuantity": {"value": 3}}]


def test_a_response_goes_on_where_it_was_left(told) -> None:
    _, before, _ = told("fill", "q.json", "--answers", "a.json", q=FORM, a={"pain": 7})
    code, after, _ = told(
        *("fill", "q.json", "--answers", "a.json", "--response", "r.json", "--json"),
        a={"why": "So.", "drug@1": 2, "name@1": "B"},
        r=before,
    )
    assert code == 0
    found = {i["linkId"]: i for i in json.loads(after)["item"]}
    assert found["why"]["answer"] == [{"valueString": "So."}]
    assert found["pain"]["answer"] == [{"valueInteger": 7}]
    assert found["drug"]["item"][0]["answer"] == [{"valueString": "B"}]


def test_what_is_still_wrong_is_told_and_the_response_is_in_progress(told) -> None:
    code, out, err = told("fill", "q.json", "--answers", "a.json", q=FORM, a={"pain": 12})
    assert code == 1
    assert json.loads(out)["status"] == "in-progress"
    assert err == "pain: is above its upper limit (10)\n"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"nobody": 1}, "'nobody' is not in the questionnaire 'invented'. Use a linkId of it"),
        ({"mood": "glad"}, "'mood' takes one of its options, by code or words; 'glad' is none"),
        ({"pain": "much"}, "'pain' takes a value of type integer; 'much' is none"),
        ({"drug": [3]}, "'drug' is a group that repeats"),
        ({"born": "2020-13-01"}, "'born' takes a value of type date"),
    ],
)
def test_an_answer_that_a_form_cannot_take_is_refused_by_name(told, answers, words) -> None:
    code, out, err = told("fill", "q.json", "--answers", "a.json", q=FORM, a=answers)
    assert (code, out) == (1, "")
    assert "a.json: " in err
    assert words in err


def test_null_leaves_a_question_open_and_an_empty_list_declines_it(told) -> None:
    started = form(item("a", initial=[{"valueString": "x"}]), item("b"), item("c"))
    started["item"][2]["initial"] = [{"valueString": "y"}]
    _, out, _ = told("fill", "q.json", "--answers", "a.json", q=started, a={"a": None, "b": []})
    assert [i["linkId"] for i in json.loads(out)["item"]] == ["b", "c"]


def test_a_good_response_has_no_fault(told) -> None:
    _, made, _ = told("fill", "q.json", "--answers", "a.json", q=FORM, a={"pain": 3})
    code, out, _ = told("validate", "q.json", "r.json", "--json", r=made)
    assert (code, json.loads(out)) == (0, {"valid": True, "faults": []})


BAD = {
    "resourceType": "QuestionnaireResponse",
    "questionnaire": "http://example.org/other",
    "item": [
        {"linkId": "mood", "answer": [{"valueCoding": {"code": "glad"}}]},
        {"linkId": "pain", "answer": [{"valueInteger": 12}, {"valueInteger": 3}]},
        {"linkId": "drug", "item": [{"linkId": "why", "answer": [{"valueString": "x"}]}]},
        {"linkId": "nobody"},
        {"linkId": "born", "answer": [{"valueDate": "soon"}]},
        {"linkId": "born", "answer": [{}]},
    ],
}


def test_every_fault_of_a_response_is_listed_with_its_link_id(told) -> None:
    code, out, _ = told("validate", "q.json", "r.json", "--json", q=FORM, r=BAD)
    found = [(fault["linkId"], fault["code"]) for fault in json.loads(out)["faults"]]
    assert code == 1
    assert found == [
        ("", "other-questionnaire"),
        ("", "no-status"),
        ("why", "unknown"),
        ("nobody", "unknown"),
        ("born", "unreadable"),
        ("born", "twice"),
        ("born", "empty"),
    ]


def test_once_its_structure_is_right_the_answers_are_held_against_the_form(told) -> None:
    response = {
        **BAD,
        "status": "completed",
        "questionnaire": "http://example.org/Questionnaire/invented|2",
        "item": [
            BAD["item"][0],
            BAD["item"][1],
            {"linkId": "why", "answer": [{"valueInteger": 1}]},
        ],
    }
    code, out, _ = told("validate", "q.json", "r.json", q=FORM, r=response)
    assert code == 1
    assert out.splitlines() == [
        "error: mood: is not one of its options",
        "error: pain: has more answers than it may have (1)",
        "error: pain: is above its upper limit (10)",
        "error: why: has an answer of another type than its own (string)",
        "4 faults",
    ]


def test_an_answer_to_a_question_that_was_not_to_be_asked_is_a_fault(told) -> None:
    asked = [
        {"linkId": "pain", "answer": [{"valueInteger": 3}]},
        {"linkId": "why", "answer": [{"valueString": "x"}]},
    ]
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": asked}
    _, out, _ = told("validate", "q.json", "r.json", q=FORM, r=response)
    assert out.splitlines()[0] == "error: why: is answered, and was not to be asked"


def weighted() -> dict[str, Any]:
    made = form(often("a"), often("b"))
    for question in made["item"]:
        for number, option in enumerate(question["answerOption"]):
            option["extension"] = [extension("ordinalValue", valueDecimal=number)]
    return made


def test_a_form_with_weights_of_its_own_is_added_up(told) -> None:
    _, made, _ = told(
        "fill", "q.json", "--answers", "a.json", q=weighted(), a={"a": "mostly", "b": "always"}
    )
    code, out, _ = told("score", "q.json", "r.json", "--json", r=made)
    (total,) = json.loads(out)["scores"]
    assert code == 0
    assert total["total"] == 5
    assert total["addends"] == [{"linkId": "a", "value": 2}, {"linkId": "b", "value": 3}]


@pytest.mark.parametrize(("status", "total"), [("completed", 5), ("in-progress", None)])
def test_what_stands_in_a_finished_response_was_asked_whoever_the_patient_was(
    told, status, total
) -> None:
    q = weighted()
    q["item"][1]["extension"] = [sdc("enableWhenExpression", "%patient.gender = 'female'")]
    given = {"a": "mostly", "b": "always"}
    known = {"resourceType": "Patient", "gender": "female"}
    _, made, _ = told(
        *("fill", "q.json", "--answers", "a.json", "--patient", "p.json"), q=q, a=given, p=known
    )
    _, out, _ = told("score", "q.json", "r.json", "--json", r=json.loads(made) | {"status": status})
    assert json.loads(out)["scores"][0]["total"] == total


OVERLAY = """
questionnaire = "invented"
[weights]
never = 0
sometimes = 1
mostly = 2
always = 3
[[scores]]
id = "s"
title = { en = "Mood" }
items = ["a", "b"]
low = 0
high = 6
prorate = 0.5
"""


def test_an_overlay_gives_weights_and_may_prorate_and_the_score_says_so(told, tmp_path) -> None:
    (tmp_path / "o.toml").write_text(OVERLAY)
    plain = form(often("a"), often("b"))
    _, made, _ = told("fill", "q.json", "--answers", "a.json", q=plain, a={"a": "sometimes"})
    code, out, _ = told("score", "q.json", "r.json", "--overlay", str(tmp_path / "o.toml"), r=made)
    assert (code, out) == (0, "Mood: 2 of 6, prorated from 1 of 2\n")


def test_without_weights_a_score_is_refused_and_a_missing_file_named(told) -> None:
    plain = form(often("a"))
    code, _, err = told("score", "q.json", "q.json", q=plain)
    assert code == 1
    assert "no weights" in err
    code, _, err = told("validate", "q.json", "nowhere.json")
    assert code == 1
    assert "nowhere.json" in err
