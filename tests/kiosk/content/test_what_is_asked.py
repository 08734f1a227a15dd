"""What the screening asks of whom: short forms, follow-ups, and nothing that must be answered."""

import json
from itertools import product
from pathlib import Path

import fhirkit
import pytest

from kiosk.forms.questionnaire import Coding
from kiosk.forms.walk import questions
from tests.kiosk.content.shipped import FOLDER, OFTEN, PACK, answers, asked, phq

NO = "LA32-8"


@pytest.mark.parametrize(("one", "two"), list(product((None, 0, 1, 2, 3), repeat=2)))
def test_the_rest_of_a_short_form_is_asked_from_three_on_and_item_9_always(
    one: int | None, two: int | None
) -> None:
    for form_id, rest in (("phq-9", [*range(3, 9), 10]), ("gad-7", [*range(3, 8)])):
        form, stem = PACK.questionnaire(form_id), form_id[:3]
        said = {f"{stem}{n}": () if w is None else OFTEN[w] for n, w in ((1, one), (2, two))}
        whole = (one or 0) + (two or 0) >= 3
        always = ["phq9"] if stem == "phq" else []
        shown = set(asked(form, said)) - set(said)
        assert shown == {*always, *(f"{stem}{n}" for n in rest if whole)}


def test_questions_stay_in_the_order_of_the_printed_form() -> None:
    order = asked(PACK.questionnaire("phq-9"), phq(3, 3))
    assert order == [f"phq{n}" for n in range(1, 11)]


def test_the_leads_of_a_short_form_stay_with_the_rest_of_it() -> None:
    form = PACK.questionnaire("phq-9")
    pages = {p.item.link_id: p for p in questions(form, answers(form, phq(3, 3)))}
    assert pages["phq3"].lead == pages["phq9"].lead == (form.items[0].text,)


def test_each_follow_up_is_asked_only_when_it_applies() -> None:
    health, today = PACK.questionnaire("health"), PACK.questionnaire("today")
    assert "bf" not in asked(health, {"preg": "na"})
    assert "ketuse-when" in asked(health, {"ketuse": True})
    assert "fast_what" not in asked(today, {"fast_food": "gt8"})
    assert "escort-phone" in asked(today, {"escort": "transport"})
    assert "escort-name" not in asked(today, {"escort": "transport"})
    assert "asq5" not in asked(PACK.questionnaire("asq"), {f"asq{n}": NO for n in range(1, 5)})


def test_everybody_is_asked_how_many_infusions_they_have_had() -> None:
    for elsewhere in (True, False, ()):
        assert "infusions" in asked(PACK.questionnaire("health"), {"ketuse": elsewhere})


def test_pain_after_an_infusion_may_be_worse_and_only_better_is_measured() -> None:
    form = PACK.questionnaire("since-last-visit")
    measured = {"lastresp", "lastresp-days"}
    assert measured <= set(asked(form, {"lastpain": "better"}))
    for said in ("same", "worse", ()):
        assert not measured & set(asked(form, {"lastpain": said}))
    assert "lastse-what" in asked(form, {"lastse": "other"})
    assert "lastse-what" not in asked(form, {"lastse": "rash"})


@pytest.mark.parametrize("form_id", ["health", "since-last-visit"])
def test_chest_pain_now_points_to_the_button_that_calls_a_nurse(form_id: str) -> None:
    help_line = PACK.questionnaire(form_id).index["chestpain"].help
    assert "“Call a nurse”" in help_line.in_("en")
    assert "“Pedir ayuda”" in help_line.in_("es")


def test_a_question_of_medicines_is_at_most_six_cards_and_nothing_is_none_of_these() -> None:
    for link_id in ("med-pain", "med-mind", "med-other"):
        item = PACK.questionnaire("medicines").index[link_id]
        assert item.repeats
        assert len(item.options) <= 6
        assert [o.exclusive for o in item.options] == [False] * 4 + [True, False]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("opioid", ("Percocet", "OxyContin", "Norco", "Vicodin", "Ultram", "Dilaudid", "Suboxone")),
        ("benzodiazepine", ("Xanax", "Ativan", "Klonopin", "Valium")),
        ("sedative", ("Neurontin", "Lyrica", "Ambien", "Flexeril", "Benadryl")),
        ("lamotrigine", ("Lamictal",)),
        ("stimulant", ("Adderall", "Ritalin", "Sudafed")),
    ],
)
def test_medicines_go_by_the_names_on_the_bottle_in_both_languages(
    code: str, names: tuple[str, ...]
) -> None:
    named = Coding(code, "urn:intake-kiosk:medicines")
    items = PACK.questionnaire("medicines").walk()
    ((item, card),) = (
        (item, option)
        for item in items
        for option in item.options
        if isinstance(option.value, Coding) and option.value.same_as(named)
    )
    for language in PACK.languages:
        words = f"{card.text.in_(language)} {item.help.in_(language)}"
        assert [name for name in names if name not in words] == []


def test_every_kind_of_question_is_asked_somewhere() -> None:
    kinds = {item.type for form in PACK.questionnaires for item in form.walk()}
    assert kinds >= {"boolean", "choice", "date", "integer", "decimal", "text", "string", "group"}


def test_no_question_is_required() -> None:
    assert not [i.link_id for q in PACK.questionnaires for i in q.walk() if i.required]


@pytest.mark.parametrize(
    "file", sorted((FOLDER / "questionnaires").glob("*.json")), ids=lambda file: file.stem
)
def test_every_form_is_fhir_r4(file: Path) -> None:
    found = fhirkit.validate(json.loads(file.read_text(encoding="utf-8")))
    assert [str(issue) for issue in found] == []
