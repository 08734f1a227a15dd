"""An expression over a whole response finds the same whether its items are gone to or searched."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.rules import Rule
from kiosk.forms.evaluation.state import begin
from kiosk.forms.fhirpath.rooted import compile_rooted, evaluate_rooted
from kiosk.forms.response.to_fhir import response, response_of
from tests.intakes import MEDICINES, PLACES, QUIET, RED, a_patient
from tests.kiosk.content.shipped import PACK
from tests.kiosk.forms.fhirpath.test_lookups import FORM, KEYS

VISITS = [
    {form.id: response(form, visit.answers[form.id]) for form in PACK.forms_for("first")}
    for visit in (a_patient(PACK, RED, MEDICINES), a_patient(PACK, QUIET, PLACES))
]
PATIENT = {"resourceType": "Patient", "birthDate": "1957-04-12"}

TEXTS = (
    "item.where(linkId='a').answer.value",
    "item.where(linkId='a').answer.value > 1 or item.where(linkId='g').count() > 1",
    "item.where(linkId='g').item.where(linkId='b').answer.value.sum()",
    "item.where(linkId='g').item.where(linkId='b').answer.item.where(linkId='c').text",
    "item.where(linkId='g').where(item.where(linkId='b').answer.value > 1).count()",
    "item.where(linkId='g' and item.where(linkId='b').exists()).item.linkId",
    "item.where(linkId='g').all(item.where(linkId='b').answer.exists())",
    "iif(item.where(linkId='a').exists(), item.where(linkId='z').answer.value, 7)",
    "item.where(linkId='g')[item.where(linkId='a').count() - 1].item.linkId",
    "item.where(linkId='g').item.select(item.where(linkId='c').answer.value)",
    "item.where(linkId='nobody').answer.empty() and %resource.item.where(linkId='a').exists()",
    "%resource.descendants().where(linkId='c').answer.value",
    "item",
)


def same(text: str, written: Mapping[str, Any], environment: Mapping[str, object]) -> bool:
    expression = compile_rooted(text)
    searched = expression.evaluate(written, {**environment, "resource": written})
    return evaluate_rooted(expression, written, environment) == searched


@pytest.mark.parametrize("text", TEXTS)
@settings(deadline=None, max_examples=30)
@given(values=st.dictionaries(st.sampled_from(KEYS), st.integers(0, 1).map(lambda n: (n,))))
def test_what_is_gone_to_is_what_a_search_finds(text, values) -> None:
    assert same(text, response_of(begin(FORM, {**values, "a": (1,)})), {})


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
@settings(deadline=None, max_examples=8)
@given(random=st.randoms(use_true_random=False))
def test_no_rule_of_the_shipped_pack_is_judged_otherwise(rule: Rule, random) -> None:
    for visit in VISITS:
        if written := visit.get(rule.questionnaire_id):
            assert same(rule.condition, written, {"patient": PATIENT})
            assert same(rule.condition, thinned(written, random), {"patient": PATIENT})


def thinned(element: Any, random: Any) -> Any:
    """Leave some items, answers and values out, here and there."""
    if isinstance(element, list):
        return [thinned(one, random) for one in element if random.random() < 0.9]
    if isinstance(element, dict):
        return {key: thinned(value, random) for key, value in element.items()}
    return element


def test_nearly_every_rule_goes_to_its_items() -> None:
    about = [rule for rule in PACK.rules if "linkId" in rule.condition]
    assert all(compile_rooted(rule.condition).lookups for rule in about)
    assert len(about) > 90
