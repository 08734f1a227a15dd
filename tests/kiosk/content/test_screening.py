"""The screening that we ship: each rule fires on its answer, and a calm visit raises none."""

from datetime import date

import pytest

from kiosk.content.flags import urgent_rules
from kiosk.forms.response.to_fhir import response
from tests.kiosk.content.calm_visit import CALM, CALM_AGAIN, NEVER
from tests.kiosk.content.shipped import OFTEN, PACK, Given, asked, fired, first_visit, phq

YES, NO = "LA33-6", "LA32-8"

DRINKS: Given = {"aud1": "LA18927-6", "aud2": "LA15695-2", "aud3": NEVER}  # 2 + 1 + 0


FIRST: list[tuple[Given, set[str]]] = [
    ({"nrs_now": 7}, {"severe-pain-now"}),
    ({"nrs_now": 6}, set()),
    ({f"peg{n}": 7 for n in range(1, 4)}, {"severe-pain"}),
    ({"htn": "yes"}, {"blood-pressure"}),
    ({"heart": "yes"}, {"heart-stroke"}),
    ({"chestpain": True}, {"chest-pain"}),
    ({"icp": "yes"}, {"brain-pressure"}),
    ({"iop": "yes"}, {"eye-pressure"}),
    ({"seizure": "yes"}, {"seizure"}),
    ({"liver": "severe"}, {"liver-severe"}),
    ({"liver": "mild"}, {"liver"}),
    ({"liver": "unsure"}, {"liver"}),
    ({"bladder": True, "bladder-blood": False}, {"bladder"}),
    ({"bladder": True, "bladder-blood": True}, {"bladder", "bladder-blood"}),
    ({"bladder": True, "bladder-blood": ()}, {"bladder", "organs-not-answered"}),
    ({"kidney": "yes"}, {"kidney"}),
    ({"osa": "yes"}, {"breathing"}),
    ({"thyroid": "yes"}, {"thyroid"}),
    ({"preg": "yes"}, {"pregnancy"}),
    ({"preg": "maybe"}, {"pregnancy"}),
    ({"preg": "na", "bf": True}, set()),
    ({"bf": True}, {"breastfeeding"}),
    ({"psychosis": "yes"}, {"psychosis"}),
    ({"famhx": "yes"}, {"family-psychosis"}),
    ({"mania": "now"}, {"mania-now"}),
    ({"mania": "past"}, {"mania-past"}),
    ({"delirium": True}, {"confusion"}),
    ({"sud": True}, {"substance-problem"}),
    ({"ketuse": True}, {"ketamine-elsewhere"}),
    ({"infusions": 1}, {"infusions-before"}),
    ({"allergy-any": True, "allergy-ketamine": "yes"}, {"allergy", "allergy-ketamine"}),
    ({"allergy-any": True, "allergy-ketamine": "no"}, {"allergy"}),
    ({"allergy-any": True, "allergy-ketamine": ()}, {"allergy", "allergy-not-answered"}),
    *(({name: "unsure"}, {"heart-not-sure"}) for name in ("htn", "heart")),
    *(({name: "unsure"}, {"head-not-sure"}) for name in ("icp", "iop", "seizure")),
    *(({name: "unsure"}, {"organs-not-sure"}) for name in ("kidney", "osa", "thyroid")),
    ({"liver": "maybe"}, {"organs-not-sure"}),
    *(({name: "unsure"}, {"mind-not-sure"}) for name in ("psychosis", "famhx", "mania")),
    ({"allergy-any": True, "allergy-ketamine": "unsure"}, {"allergy", "allergy-not-sure"}),
    ({"react": True}, {"bad-reaction"}),
    ({"iv": True}, {"veins"}),
    ({"med-pain": "opioid"}, {"opioids"}),
    ({"med-pain": "benzodiazepine"}, {"benzodiazepines"}),
    ({"med-pain": "sedative"}, {"other-sedatives"}),
    ({"med-pain": "nmda"}, {"same-receptor"}),
    ({"med-mind": "lamotrigine"}, {"lamotrigine"}),
    ({"med-mind": "maoi"}, {"mao-inhibitors"}),
    ({"med-mind": "antipsychotic"}, {"antipsychotics"}),
    ({"med-mind": "stimulant"}, {"stimulants"}),
    ({"med-other": "theophylline"}, {"theophylline"}),
    ({"med-other": "metabolism"}, {"ketamine-level"}),
    ({"med-other": "thinner"}, {"blood-thinners"}),
    ({"med-other": "heart", "bpmed": "yes"}, {"heart-medicines"}),
    ({"med-other": "heart", "bpmed": "no"}, {"heart-medicines", "blood-pressure-medicine-missed"}),
    *(({name: "unsure"}, {"medicines-unsure"}) for name in ("med-pain", "med-mind", "med-other")),
    ({"medicines": "ibuprofen, and one more"}, {"medicines-listed"}),
    ({"glp1": True}, {"slow-stomach"}),
    ({"phq9": OFTEN[1]}, {"self-harm"}),
    (phq(2, 2, 2, 2, 1, 0, 0, 0, 0), set()),
    (phq(2, 2, 2, 2, 2, 0, 0, 0, 0), {"depression"}),
    (phq(3, 3, 3, 3, 3, 3, 1, 0, 0), {"depression"}),
    (phq(3, 3, 3, 3, 3, 3, 2, 0, 0), {"depression-severe"}),
    ({**phq(3, 3, 3, 3, 3, 3, 2, 0, 0), "phq8": ()},
     {"depression-severe", "depression-not-scored"}),
    ({**phq(3, 3, 3, 3, 3, 3, 1, 0, 0), "phq8": ()}, {"depression", "depression-not-scored"}),
    ({**phq(3, 3, 3, 0, 0, 0, 0, 0, 0), "phq8": ()}, {"depression-not-scored"}),
    ({"phq1": ()}, {"depression-not-scored"}),
    ({f"gad{n}": OFTEN[1] for n in range(1, 8)}, set()),
    ({**{f"gad{n}": OFTEN[1] for n in range(1, 8)}, "gad1": OFTEN[3]}, set()),
    ({**{f"gad{n}": OFTEN[1] for n in range(1, 8)}, "gad1": OFTEN[3], "gad7": OFTEN[2]},
     {"anxiety"}),
    ({**{f"gad{n}": OFTEN[2] for n in range(1, 6)}, "gad6": (), "gad7": OFTEN[0]},
     {"anxiety", "anxiety-not-scored"}),
    ({**{f"gad{n}": OFTEN[2] for n in range(1, 5)}, "gad6": (), "gad7": OFTEN[0]},
     {"anxiety-not-scored"}),
    ({"drug1": 1, "drug-ketamine": False}, {"drug-use"}),
    ({"drug1": 1, "drug-ketamine": True}, {"drug-use", "ketamine-outside-clinic"}),
    ({**DRINKS}, {"alcohol"}),
    ({**DRINKS, "sex": "other"}, {"alcohol"}),
    ({**DRINKS, "sex": ()}, {"alcohol"}),
    ({**DRINKS, "sex": "male"}, set()),
    ({**DRINKS, "sex": "male", "aud3": "LA18933-4"}, {"alcohol"}),
    ({**DRINKS, "aud2": "LA15694-5"}, set()),
    ({"aud1": "LA18929-2", "aud2": "LA18932-6", "aud3": NEVER}, {"alcohol-high"}),
    ({"aud1": "LA18929-2", "aud2": "LA18931-8", "aud3": NEVER}, {"alcohol"}),
    ({**DRINKS, "aud3": ()}, {"alcohol", "alcohol-not-scored"}),
    ({**DRINKS, "aud3": (), "sex": "male"}, {"alcohol-not-scored"}),
    ({"aud1": "LA18929-2", "aud2": "LA18932-6", "aud3": ()},
     {"alcohol-high", "alcohol-not-scored"}),
    ({"fast_food": "lt2", "fast_what": "light"}, {"ate"}),
    ({"fast_food": "2to6", "fast_what": "light"}, {"ate"}),
    ({"fast_food": "6to8", "fast_what": "light"}, set()),
    ({"fast_food": "6to8", "fast_what": "full"}, {"ate-fatty"}),
    ({"fast_food": "6to8", "fast_what": "unsure"}, {"ate-fatty"}),
    ({"fast_food": "6to8", "fast_what": ()}, {"ate-fatty"}),
    ({"fast_drink": "lt2", "fast_clear": "clear"}, {"drank"}),
    ({"fast_drink": "2to6", "fast_clear": "clear"}, set()),
    ({"fast_drink": "2to6", "fast_clear": "not-clear"}, {"drank-not-clear"}),
    ({"fast_drink": "2to6", "fast_clear": "unsure"}, {"drank-not-clear"}),
    ({"fast_drink": "2to6", "fast_clear": ()}, {"drank-not-clear"}),
    ({"alc24": True}, {"alcohol-drugs-24h"}),
    ({"sicktoday": True}, {"ill-today"}),
    ({"escort": "nobody"}, {"no-escort"}),
    ({"escort-phone": ()}, {"escort-phone-missing"}),
    ({"nodrive": False}, {"will-drive"}),
]  # fmt: skip
RETURN: list[tuple[Given, set[str]]] = [
    ({"changes": True, "changes-what": "A fall."}, {"changed"}),
    ({"new-medicines": True}, {"medicines-changed"}),
    ({"lastse": "dreams", "lastse-gone": True}, {"side-effects-gone"}),
    ({"lastse": "other", "lastse-what": "Itching.", "lastse-gone": True}, {"side-effects-gone"}),
    ({"lastse": "rash", "lastse-gone": True}, {"side-effects-gone", "rash-last-time"}),
    *(({"lastse": what, "lastse-gone": True},
       {"side-effects-gone", "breathing-or-chest-last-time"}) for what in ("breathing", "chest")),
    ({"lastse": "chest", "lastse-gone": False},
     {"side-effects-not-gone", "breathing-or-chest-last-time"}),
    ({"lastse": "dreams", "lastse-gone": False}, {"side-effects-not-gone"}),
    ({"lastse": "low", "lastse-gone": ()}, {"side-effects-not-gone"}),
    ({"chestpain": True}, {"chest-pain-again"}),
    ({"bladder": True, "bladder-blood": False}, {"bladder-again"}),
    ({"bladder": True, "bladder-blood": True}, {"bladder-again", "bladder-blood-again"}),
    ({"bladder": True, "bladder-blood": ()}, {"bladder-again", "since-last-visit-not-answered"}),
    ({"preg": "na", "bf": ()}, set()),
    ({"preg": "maybe"}, {"pregnancy-again"}),
    ({"bf": True}, {"breastfeeding-again"}),
    ({"med-other": "theophylline"}, {"theophylline"}),
    ({"fast_food": "lt2"}, {"ate"}),
]  # fmt: skip
CHECKS: list[tuple[Given, set[str]]] = [
    ({"pregnancy-test": "negative", "capacity": "yes", "systolic-1": 300}, set()),
    ({"pregnancy-test": "not-needed", "capacity": "representative"}, set()),
    ({"pregnancy-test": "positive"}, {"pregnancy-positive"}),
    ({"pregnancy-test": "not-done"}, {"pregnancy-not-done"}),
    ({"capacity": "doubt"}, {"capacity-in-doubt"}),
]
ASQ: list[tuple[Given, set[str]]] = [
    ({}, set()),
    ({"asq1": YES, "asq5": NO}, {"asq-positive"}),
    ({"asq2": YES, "asq5": NO}, {"asq-positive"}),
    ({"asq3": YES, "asq5": NO}, {"asq-positive"}),
    ({"asq4": YES, "asq5": NO}, {"asq-positive"}),
    ({"asq1": (), "asq5": NO}, {"asq-positive"}),
    ({"asq2": (), "asq5": NO}, {"asq-positive"}),
    ({"asq3": (), "asq5": NO}, {"asq-positive"}),
    ({"asq4": (), "asq5": NO}, {"asq-positive"}),
    ({"asq1": (), "asq5": ()}, {"asq-positive"}),
    ({"asq1": YES, "asq5": ()}, {"asq-acute-not-known"}),
    ({"asq2": YES, "asq5": ()}, {"asq-acute-not-known"}),
    ({"asq3": YES, "asq5": ()}, {"asq-acute-not-known"}),
    ({"asq4": YES, "asq5": ()}, {"asq-acute-not-known"}),
    ({"asq4": YES}, {"asq-acute-not-known"}),
    ({"asq3": YES, "asq4": (), "asq5": ()}, {"asq-acute-not-known"}),
    ({"asq3": YES, "asq5": YES}, {"asq-acute"}),
]
# What a missing answer could hide, by the questions that are left out.
DECLINED_FIRST: list[tuple[tuple[str, ...], set[str]]] = [
    *(((name,), {"heart-not-answered"}) for name in ("htn", "heart", "chestpain")),
    *(((name,), {"head-not-answered"}) for name in ("icp", "iop", "seizure")),
    *(((name,), {"organs-not-answered"})
      for name in ("liver", "bladder", "kidney", "osa", "thyroid")),
    *(((name,), {"mind-not-answered"}) for name in ("psychosis", "famhx", "mania", "delirium")),
    *(((name,), {"medicines-not-answered"})
      for name in ("med-pain", "med-mind", "med-other", "glp1")),
    *(((name,), {"fasting-not-answered"}) for name in ("fast_food", "fast_drink")),
    *(((name,), {"way-home-not-answered"}) for name in ("escort", "nodrive")),
    *(((name,), {"pregnancy-not-answered"}) for name in ("preg", "bf")),
    *(((name,), {"substances-not-answered"}) for name in ("sud", "ketuse")),
    *(((name,), {"allergy-not-answered"}) for name in ("allergy-any", "react")),
    (("drug1",), {"drug-use-not-answered"}),
    *(((name,), {"today-not-answered"}) for name in ("alc24", "sicktoday")),
    (("phq9",), {"self-harm-not-answered"}),
    (("phq2",), {"depression-not-scored"}),
    (("gad1",), {"anxiety-not-scored"}),
    (("peg2",), {"peg-not-scored"}),
    (("aud1",), {"alcohol-not-scored"}),
]  # fmt: skip
AGAIN = ("changes", "new-medicines", "lastpain", "lastse", "chestpain", "bladder", "preg", "bf")


def name(case: object) -> str:
    return str(sorted(case)) if isinstance(case, dict | set | tuple) else str(case)


def test_a_calm_visit_raises_no_flag() -> None:
    assert fired(first_visit(), CALM) == set()


def test_a_calm_return_visit_tells_how_the_last_infusion_worked_and_nothing_else() -> None:
    better: Given = {**CALM, "lastpain": "better", "lastresp": 50, "lastresp-days": 3}
    for given in (CALM_AGAIN, better):
        assert fired(PACK.forms_for("return"), given) == {"last-response"}


def test_pain_that_was_worse_is_not_told_as_a_response() -> None:
    worse: Given = {**CALM, "lastpain": "worse"}
    assert fired(PACK.forms_for("return"), worse) == {"pain-worse"}


def test_a_calm_visit_leaves_no_question_open() -> None:
    for form in (*first_visit(), *PACK.forms_for("return")):
        calmly = {**CALM_AGAIN, "weight": 150}
        assert [i for i in asked(form, calmly) if i not in calmly] == []


@pytest.mark.parametrize(("changed", "expected"), FIRST, ids=name)
def test_a_rule_fires_on_its_answer_alone(changed: Given, expected: set[str]) -> None:
    assert fired(first_visit(), {**CALM, **changed}) == expected


@pytest.mark.parametrize(("changed", "expected"), RETURN, ids=name)
def test_a_rule_of_a_return_visit_fires_on_its_answer_alone(
    changed: Given, expected: set[str]
) -> None:
    found = fired(PACK.forms_for("return"), {**CALM_AGAIN, **changed})
    assert found == expected | {"last-response"}


@pytest.mark.parametrize(("changed", "expected"), ASQ, ids=name)
def test_any_yes_or_refusal_of_the_asq_is_positive_and_a_yes_now_acute(
    changed: Given, expected: set[str]
) -> None:
    given = {**{f"asq{n}": NO for n in range(1, 5)}, **changed}
    assert fired(PACK.nurse_questionnaires, given) == expected


@pytest.mark.parametrize(("declined", "expected"), DECLINED_FIRST, ids=name)
def test_what_is_not_answered_never_looks_like_a_no(
    declined: tuple[str, ...], expected: set[str]
) -> None:
    assert fired(first_visit(), {**CALM, **dict.fromkeys(declined, ())}) == expected
    never_reached = {link_id: said for link_id, said in CALM.items() if link_id not in declined}
    assert fired(first_visit(), never_reached) == expected


@pytest.mark.parametrize("declined", AGAIN)
def test_what_is_not_answered_on_a_return_visit_is_told_too(declined: str) -> None:
    found = fired(PACK.forms_for("return"), {**CALM_AGAIN, declined: ()})
    assert found - {"last-response"} == {"since-last-visit-not-answered"}


def test_a_visit_that_declines_everything_raises_what_may_be_hidden_and_nothing_else() -> None:
    every = {item.link_id: () for form in first_visit() for item in form.walk()}
    hidden = set().union(*(expected for _, expected in DECLINED_FIRST))
    assert fired(first_visit(), every) == hidden


@pytest.mark.parametrize(("found", "expected"), CHECKS, ids=name)
def test_what_the_nurse_finds_raises_flags_of_its_own(found: Given, expected: set[str]) -> None:
    calm = {f"asq{n}": NO for n in range(1, 5)}
    assert fired(PACK.nurse_questionnaires, {**calm, **found}) == expected


def test_every_rule_is_tried() -> None:
    cases = (*FIRST, *RETURN, *ASQ, *CHECKS, *DECLINED_FIRST)
    tried = set().union(*(expected for _, expected in cases))
    others = {"under-18", "since-last-visit-not-answered", "last-response", "pain-worse"}
    assert tried | others == {rule.id for rule in PACK.rules}


def test_a_patient_under_18_is_flagged_at_every_visit() -> None:
    today = date.today()  # noqa: DTZ011  # as FHIRPath's today() does
    for forms, calm in ((first_visit(), CALM), (PACK.forms_for("return"), CALM_AGAIN)):
        always = fired(forms, calm)
        assert fired(forms, calm, f"{today.year - 10}-01-01") == {"under-18"} | always
        assert fired(forms, calm, f"{today.year - 19}-01-01") == always


def test_only_thoughts_of_self_harm_leave_the_tablet_at_the_tap() -> None:
    assert {rule.id for rule in PACK.rules if rule.urgent} == {"self-harm"}
    form = PACK.questionnaire("phq-9")
    for number, option in enumerate(form.index["phq9"].options):
        found = urgent_rules(PACK.rules, form, response(form, {"phq9": (option.value,)}))
        assert bool(found) == (number > 0)


def test_no_rule_names_a_blood_pressure() -> None:
    assert not [rule.id for rule in PACK.rules if "mmHg" in rule.words or "/9" in rule.words]
