"""A clinic's own licensed form: added with the rules that look at it, or not at all.

Every form here is invented; only the codes are LOINC's.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.content.flags import flags, urgent_rules
from kiosk.content.load import load_pack
from kiosk.forms.response.to_fhir import response
from kiosk.forms.scoring import score
from resources import path as resource
from tests.command_line import done, refused
from tests.kiosk.content.author.licensed_forms import drug_form, screener
from tests.kiosk.content.tiny_pack import build, write

if TYPE_CHECKING:
    from kiosk.forms.questionnaire import Value

PATIENT = {"resourceType": "Patient", "birthDate": "1950-01-01"}


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return build(tmp_path)


def add(capsys, pack: Path, tmp_path: Path, form: Any, *more: str) -> str:
    file = tmp_path / "clinic-file.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    return done(capsys, "pack", "add", pack, file, "--terms", "Licensed to Invented Clinic", *more)


def told_of(pack: Path, form_id: str, answers: Mapping[str, bool | None]) -> dict[str, bool]:
    """Return the rules that answers meet, and whether each leaves at the tap; None: declined."""
    loaded = load_pack(pack)
    form = loaded.questionnaire(form_id)
    given: dict[str, tuple[Value, ...]] = {}
    for link_id, yes in answers.items():
        options = form.index[link_id].options
        chosen = options[0 if yes else 1].value if options else yes
        given[link_id] = () if yes is None or chosen is None else (chosen,)
    filled = response(form, given)
    at_the_tap = {rule.id for rule in urgent_rules(loaded.rules, form, filled)}
    totals = [score(s, form, given) for s in loaded.scorings if s.questionnaire_id == form_id]
    found = flags(loaded.rules, {form_id: filled}, totals, PATIENT)
    return {flag.rule.id: flag.rule.id in at_the_tap for flag in found}


CALM = dict.fromkeys(("s1", "s2", "s6", "s6-recent"), False)
SCREENED: list[tuple[dict[str, bool | None], dict[str, bool]]] = [
    ({}, {}),
    ({"s1": True}, {"c-ssrs-low": False}),
    ({"s2": True, "s3": False, "s4": False, "s5": False}, {"c-ssrs-low": False}),
    ({"s2": True, "s3": True}, {"c-ssrs-moderate": True, "c-ssrs-low": False}),
    ({"s2": True, "s4": True}, {"c-ssrs-high": True, "c-ssrs-low": False}),
    ({"s2": True, "s5": True}, {"c-ssrs-high": True, "c-ssrs-low": False}),
    ({"s6": True}, {"c-ssrs-moderate": True}),
    ({"s6": True, "s6-recent": True}, {"c-ssrs-high": True, "c-ssrs-moderate": True}),
    ({"s1": None}, {"c-ssrs-not-answered": False}),
]


@pytest.mark.parametrize("boolean", [True, False], ids=["boolean", "coded"])
def test_a_licensed_screener_tells_the_nurse_of_every_yes(capsys, tiny, tmp_path, boolean) -> None:
    said = add(capsys, tiny, tmp_path, screener(boolean=boolean))
    assert "c-ssrs-high" in said
    assert "No rule looks at" not in said
    for answers, expected in SCREENED:
        assert told_of(tiny, "our-screener", {**CALM, **answers}) == expected, answers


def test_an_added_form_is_asked_only_where_the_settings_name_it(capsys, tiny, tmp_path) -> None:
    add(capsys, tiny, tmp_path, screener(), "--visits", "first")
    pack = load_pack(tiny)
    assert pack.draft
    assert pack.opt_ins[0].terms == "Licensed to Invented Clinic"
    assert [form.id for form in pack.forms_for("first")] == ["mood"]
    asked = pack.with_instruments(["our-screener"])
    assert {form.id for form in asked.forms_for("first")} == {"mood", "our-screener"}
    assert [form.id for form in asked.forms_for("return")] == ["mood"]


def test_a_drug_form_is_scored_and_its_total_is_told(capsys, tiny, tmp_path) -> None:
    add(capsys, tiny, tmp_path, drug_form())
    names = [f"d{number}" for number in range(1, 11)]
    two = {**dict.fromkeys(names, False), "d1": True, "d2": True}
    assert told_of(tiny, "our-drug-form", two) == {}
    assert told_of(tiny, "our-drug-form", {**two, "d3": True}) == {"dast-10-drug-use": False}
    assert told_of(tiny, "our-drug-form", {**two, "d9": None}) == {"dast-10-not-scored": False}


def test_what_is_left_to_do_is_said(capsys, tiny, tmp_path) -> None:
    form = screener()
    del form["item"][0]["_text"]
    said = add(capsys, tiny, tmp_path, form)
    assert "Left to do: questionnaires/our-screener.json" in said
    assert "translation into es is missing" in said


def refused_form(capsys, pack: Path, tmp_path: Path, form: Any, *more: str) -> str:
    before = {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    file = tmp_path / "clinic-file.json"
    file.write_text(json.dumps(form), encoding="utf-8")
    said = refused(capsys, "pack", "add", pack, file, "--terms", "Licensed", *more)
    assert before == {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    return said


def test_a_form_that_no_rule_looks_at_is_refused(capsys, tiny, tmp_path) -> None:
    form = {**screener(), "code": []}
    for item in form["item"]:
        item["code"] = []
    assert "no rule" in refused_form(capsys, tiny, tmp_path, form)
    said = add(capsys, tiny, tmp_path, form, "--without-rules")
    assert "Rules that look at it: none" in said
    assert "No rule looks at: s1, s2" in said


def test_a_form_whose_rules_are_written_already_is_taken_with_them(capsys, tiny, tmp_path) -> None:
    rule = (
        '\n[[rules]]\nid = "ours"\nlevel = "red"\nquestionnaire = "our-screener"\n'
        'condition = "true"\nwords = "Look."\nsource = "study"\nquestions = ["s1"]\n'
    )
    write(tiny, "rules.toml", (tiny / "rules.toml").read_text() + rule)
    assert "Rules that look at it: ours" in add(capsys, tiny, tmp_path, screener())


def test_a_second_form_of_the_same_kind_is_refused(capsys, tiny, tmp_path) -> None:
    add(capsys, tiny, tmp_path, screener())
    said = refused_form(capsys, tiny, tmp_path, {**screener(), "id": "another"})
    assert "c-ssrs-high" in said


def test_a_screener_without_a_code_on_a_question_is_refused(capsys, tiny, tmp_path) -> None:
    form = screener()
    form["item"][3]["code"] = []
    assert "93249-1" in refused_form(capsys, tiny, tmp_path, form)


def test_a_screener_whose_yes_cannot_be_told_is_refused(capsys, tiny, tmp_path) -> None:
    form = screener(boolean=False)
    form["item"][0]["answerOption"][0]["valueCoding"]["code"] = "Y"
    assert "which answer is yes" in refused_form(capsys, tiny, tmp_path, form)


def test_a_drug_form_without_scores_is_refused(capsys, tiny, tmp_path) -> None:
    form = drug_form()
    del form["item"][4]["answerOption"][0]["valueCoding"]["extension"]
    assert "itemWeight" in refused_form(capsys, tiny, tmp_path, form)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"id": "mood"}, "already"),
        ({"id": "Our Form"}, "small letters"),
        ({"resourceType": "Patient"}, "not a FHIR Questionnaire"),
    ],
)
def test_a_form_that_cannot_be_added_is_refused(capsys, tiny, tmp_path, change, sentence) -> None:
    assert sentence in refused_form(capsys, tiny, tmp_path, {**screener(), **change})


def test_a_form_that_is_not_there_or_not_json_is_refused(capsys, tiny, tmp_path) -> None:
    terms = ("--terms", "Licensed")
    assert "check the path" in refused(capsys, "pack", "add", tiny, tmp_path / "no.json", *terms)
    write(tmp_path, "bad.json", "{")
    assert "not valid JSON" in refused(capsys, "pack", "add", tiny, tmp_path / "bad.json", *terms)


def test_none_of_the_words_of_licensed_instruments_are_ours() -> None:
    for file in resource("licensed-forms").iterdir():
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"wish(ed)? (to be|you were) dead|other than those required", text)
