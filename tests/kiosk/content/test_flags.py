from decimal import Decimal

import pytest

from kiosk.content.flags import NOT_EVALUATED, Quote, flags, urgent_rules
from kiosk.content.rules import Rule
from kiosk.forms.questionnaire import Text
from kiosk.forms.response.to_fhir import response
from kiosk.forms.scoring import Score, Scoring
from tests.people import DOWN, ESCORT, FORM, HARM, INTEREST, OFTEN, WORDS, a_form

PATIENT = {"resourceType": "Patient", "birthDate": "1957-04-12"}
HARM_WEIGHT = f"%resource.item.item.where(linkId='{HARM}').answer.value.weight()"


def rule(condition: str, *, level="amber", urgent=False, form=FORM, questions=(), name="r") -> Rule:
    return Rule(name, level, form, condition, "Look here", "clinic", questions, urgent)


def told(answers, language="en") -> dict:
    return response(a_form(), answers, language=language)


def raised(rules, answers=None, scores=()) -> list[str]:
    responses = {FORM: told(answers or {})}
    return [flag.rule.id for flag in flags(rules, responses, scores, PATIENT)]


def a_score(name: str, total, *given: int, method="sum") -> Score:
    scoring = Scoring(name, FORM, Text(), method, (INTEREST,))
    return Score(scoring, total, None, tuple((INTEREST, Decimal(n)) for n in given), ())


def test_a_rule_that_is_met_is_a_flag_with_the_patients_own_words() -> None:
    answers = {HARM: (OFTEN[1],), ESCORT: (False,), WORDS: ("tired of it",), DOWN: (OFTEN[0],)}
    one = rule(f"{HARM_WEIGHT} > 0", questions=(HARM, WORDS, ESCORT))
    (flag,) = flags([one], {FORM: told(answers, "es")}, (), PATIENT)
    assert flag.rule == one
    assert flag.quotes == (
        Quote("Ideas de hacerse daño", "Varios días"),
        Quote("Cuéntenos más, con sus propias palabras", "tired of it"),
        Quote("¿Alguien le llevará a casa?", "No"),
    )


def test_a_declined_answer_is_quoted_as_none() -> None:
    (flag,) = flags([rule("true", questions=(ESCORT,))], {FORM: told({ESCORT: ()})}, (), PATIENT)
    assert flag.quotes == (Quote("Will someone take you home?", ""),)


def test_red_comes_first_and_then_the_order_of_the_file() -> None:
    levels = [("a", "info"), ("b", "amber"), ("c", "red"), ("d", "red")]
    rules = [rule("true", level=level, name=name) for name, level in levels]
    assert raised(rules) == ["c", "d", "b", "a"]


def test_a_rule_that_is_not_met_or_whose_form_was_not_answered_raises_nothing() -> None:
    assert raised([rule("false"), rule("{}"), rule("true", form="another")]) == []


def test_a_rule_knows_the_totals_and_the_patient() -> None:
    scores = (a_score("phq-9", Decimal(12)), a_score("gad-7", None))
    rules = [
        rule("%phq_9 >= 10", name="met"),
        rule("%gad_7 >= 0", name="not scored"),
        rule("%never_heard_of >= 0", name="unknown"),
        rule("%patient.birthDate + 65 years <= today()", name="age"),
    ]
    assert raised(rules, scores=scores) == ["met", "age"]


def test_a_rule_knows_what_a_sum_comes_to_at_least_when_an_answer_is_missing() -> None:
    scores = (a_score("phq-9", None, 9, 12), a_score("gad-7", None))
    rules = [
        rule("%phq_9_at_least = 21", name="the points that are known"),
        rule("%phq_9.empty()", name="no total"),
        rule("%gad_7_at_least.empty()", name="nothing given"),
    ]
    assert raised(rules, scores=scores) == [r.id for r in rules]


def test_a_mean_has_no_lower_bound_for_an_answer_may_pull_it_down() -> None:
    scores = (a_score("peg", None, 9, method="mean"),)
    assert raised([rule("%peg_at_least >= 0")], scores=scores) == []


@pytest.mark.parametrize(
    "condition",
    [
        f"{HARM_WEIGHT} > 'a lot'",
        "%resource.item.linkId",
        "'yes'",
        "this does not parse",
        "(true | false)",
    ],
)
def test_a_rule_that_cannot_be_evaluated_is_a_flag_and_never_silence(condition, expect_log) -> None:
    log = expect_log("kiosk.content.flags")
    broken = rule(condition, level="red", urgent=True)
    answers = {HARM: (OFTEN[1],), ESCORT: (True,)}
    (flag,) = flags([broken], {FORM: told(answers)}, (), PATIENT)
    assert flag.rule.level == "amber"
    assert flag.rule.words == f"{NOT_EVALUATED}Look here"
    assert urgent_rules([broken], a_form(), told(answers)) == (broken,)
    assert "rule r" in log.text
    assert "Several days" not in log.text


def test_only_urgent_rules_of_this_form_that_are_met_leave_at_the_tap() -> None:
    met = rule(f"{HARM_WEIGHT} > 0", urgent=True)
    rules = [
        met,
        rule("true"),
        rule("true", urgent=True, form="another"),
        rule("%phq_9 >= 10", urgent=True),
    ]
    assert urgent_rules(rules, a_form(), told({HARM: (OFTEN[1],)})) == (met,)
    assert urgent_rules(rules, a_form(), told({HARM: (OFTEN[0],)})) == ()
    assert urgent_rules(rules, a_form(), told({HARM: ()})) == ()
