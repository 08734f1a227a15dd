"""The pack that we ship: it loads clean, and every rule in it fires when it should."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtSvg import QSvgRenderer

import resources
from kiosk.content.check import check_pack
from kiosk.content.flags import flags, urgent_rules
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Coding, Value
from kiosk.forms.scoring import score
from kiosk.forms.to_fhir import response

FOLDER = resources.path("packs", "ketamine-chronic-pain")
ADULT = {"resourceType": "Patient", "birthDate": "1950-01-01"}
CALM: Mapping[str, Value] = {
    **dict.fromkeys(("htn", "heart", "chestpain", "icp", "iop", "seizure", "bladder"), False),
    **dict.fromkeys(("osa", "psychosis", "sud", "alc24", "allergy-any", "react"), False),
    **dict.fromkeys(("fast_drink", "sicktoday"), False),
    "liver": "none",
    "preg": "no",
    "bf": False,
    "mania": "never",
    "med-class": "none",
    "fast_food": "gt8",
    "escort": "person",
    "nodrive": True,
    **{f"phq{n}": "LA6568-5" for n in range(1, 10)},
    **{f"peg{n}": 3 for n in range(1, 4)},
}
SEVERAL_DAYS, HALF_THE_DAYS, EVERY_DAY = "LA6569-3", "LA6570-1", "LA6571-9"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


def fired(pack: Pack, changed: Mapping[str, Value], born: str = "1950-01-01") -> set[str]:
    """Return the ids of the rules that fire when a calm visit has these answers changed."""
    responses, scores = {}, []
    for form in pack.questionnaires:
        answers = {}
        for link_id, given in {**CALM, **changed}.items():
            if link_id in form.index:
                options = [o.value for o in form.index[link_id].options]
                coded = [o for o in options if isinstance(o, Coding) and o.code == given]
                assert bool(coded) == bool(options), link_id
                answers[link_id] = tuple(coded) or (given,)
        responses[form.id] = response(form, answers)
        mine = (s for s in pack.scorings if s.questionnaire_id == form.id)
        scores += [score(s, form, answers) for s in mine]
    found = flags(pack.rules, responses, scores, {**ADULT, "birthDate": born})
    return {flag.rule.id for flag in found}


def test_it_has_no_faults_and_is_a_draft_that_nobody_signed_off(pack: Pack) -> None:
    assert [str(f) for f in check_pack(FOLDER) if f.level == "error"] == []
    assert (pack.draft, pack.signed_off_by) == (True, "")


def test_it_carries_the_ten_sections_and_a_picture_on_every_slide(pack: Pack) -> None:
    for language in ("en", "es"):
        assert len({slide.chapter for slide in pack.slides[language]}) == 10
        assert len(pack.slides[language]) >= 14
    for slide in pack.slides["en"]:
        assert QSvgRenderer(str(slide.picture)).isValid()


def test_a_slide_is_short_in_every_language(pack: Pack) -> None:
    lengths = {
        (language, slide.id): len(slide.body.split())
        for language in pack.languages
        for slide in pack.slides[language]
    }
    assert {key: n for key, n in lengths.items() if not 25 <= n <= 60} == {}


def test_quotes_and_dashes_are_typographic(pack: Pack) -> None:
    for language in pack.languages:
        shown = [slide.body + slide.speech for slide in pack.slides[language]]
        shown += [agreement.words for agreement in pack.agreements[language]]
        assert not [text for text in shown if re.search(r"[\"']| - |--|\.\.\.", text)]


def test_a_draft_mark_is_never_shown_to_a_patient() -> None:
    files = [*FOLDER.rglob("*.md"), *FOLDER.rglob("*.json")]
    assert not [f for f in files if "BORRADOR" in f.read_text(encoding="utf-8")]


def test_a_calm_visit_raises_no_flag(pack: Pack) -> None:
    assert fired(pack, {}) == set()


CASES: list[tuple[Mapping[str, Value], set[str]]] = [
    ({"preg": "yes"}, {"pregnancy"}),
    ({"preg": "maybe"}, {"pregnancy"}),
    ({"bf": True}, {"breastfeeding"}),
    ({"htn": True}, {"blood-pressure"}),
    ({"heart": True}, {"heart-stroke"}),
    ({"chestpain": True}, {"chest-pain"}),
    ({"icp": True}, {"brain-pressure"}),
    ({"iop": True}, {"eye-pressure"}),
    ({"seizure": True}, {"seizure"}),
    ({"liver": "severe"}, {"liver-severe"}),
    ({"liver": "mild"}, {"liver"}),
    ({"liver": "unsure"}, {"liver"}),
    ({"bladder": True, "bladder-blood": False}, {"bladder"}),
    ({"bladder": True, "bladder-blood": True}, {"bladder", "bladder-blood"}),
    ({"osa": True}, {"breathing"}),
    ({"psychosis": True}, {"psychosis"}),
    ({"mania": "now"}, {"mania-now"}),
    ({"mania": "past"}, {"mania-past"}),
    ({"sud": True}, {"substance-problem"}),
    ({"alc24": True}, {"alcohol-drugs-24h"}),
    ({"allergy-any": True, "allergy-ketamine": True}, {"allergy-ketamine"}),
    ({"react": True}, {"bad-reaction"}),
    ({"med-class": "theophylline"}, {"theophylline"}),
    ({"med-class": "opioid"}, {"sedating-medicines"}),
    ({"med-class": "lamotrigine"}, {"lamotrigine"}),
    ({"fast_food": "2to6"}, {"ate"}),
    ({"fast_drink": True}, {"drank"}),
    ({"sicktoday": True}, {"ill-today"}),
    ({"escort": "nobody"}, {"no-escort"}),
    ({"nodrive": False}, {"will-drive"}),
    ({"phq9": SEVERAL_DAYS}, {"self-harm"}),
    ({f"phq{n}": HALF_THE_DAYS for n in range(1, 6)}, {"depression"}),
    ({f"phq{n}": EVERY_DAY for n in range(1, 9)}, {"depression-severe"}),
    ({f"peg{n}": 7 for n in range(1, 4)}, {"severe-pain"}),
]


@pytest.mark.parametrize(("changed", "expected"), CASES, ids=lambda case: str(sorted(case)))
def test_a_rule_fires_on_its_answer_alone(
    pack: Pack, changed: Mapping[str, Value], expected: set[str]
) -> None:
    assert fired(pack, changed) == expected


def test_every_rule_is_tried() -> None:
    tried = set().union(*(expected for _, expected in CASES))
    others = {"under-18", "self-harm-not-answered"}
    assert tried | others == {rule.id for rule in load_pack(FOLDER).rules}


def test_a_patient_under_18_is_flagged(pack: Pack) -> None:
    today = date.today()  # noqa: DTZ011  # as FHIRPath's today() does
    assert fired(pack, {}, f"{today.year - 10}-01-01") == {"under-18"}
    assert fired(pack, {}, f"{today.year - 19}-01-01") == set()


def test_only_thoughts_of_self_harm_leave_the_tablet_at_the_tap(pack: Pack) -> None:
    assert {rule.id for rule in pack.rules if rule.urgent} == {"self-harm"}
    form = pack.questionnaire("phq-9")
    for number, option in enumerate(form.index["phq9"].options):
        found = urgent_rules(pack.rules, form, response(form, {"phq9": (option.value,)}))
        assert bool(found) == (number > 0)


def test_thoughts_of_self_harm_that_were_not_told_are_flagged(pack: Pack) -> None:
    form = pack.questionnaire("phq-9")
    found = flags(pack.rules, {form.id: response(form, {"phq9": ()})}, [], ADULT)
    assert [flag.rule.id for flag in found] == ["self-harm-not-answered"]


def test_every_kind_of_question_is_asked_somewhere(pack: Pack) -> None:
    kinds = {item.type for form in pack.questionnaires for item in form.walk()}
    assert kinds >= {"boolean", "choice", "date", "integer", "decimal", "text", "string", "group"}


def test_no_question_is_required(pack: Pack) -> None:
    assert not [i.link_id for q in pack.questionnaires for i in q.walk() if i.required]


def test_every_option_of_the_phq_9_has_its_weight(pack: Pack) -> None:
    options = pack.questionnaire("phq-9").index["phq9"].options
    assert [o.value.weight for o in options if isinstance(o.value, Coding)] == [0, 1, 2, 3]


def test_nothing_the_patient_sees_claims_that_a_nurse_was_told(pack: Pack) -> None:
    for language in pack.languages:
        assert not re.search(r"has been told|hemos avisado", pack.crisis_line.in_(language))
