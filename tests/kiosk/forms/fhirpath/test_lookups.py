"""An item that is looked up is the one that a search through the response would find."""

from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.forms.evaluation.state import begin
from kiosk.forms.fhirpath.expressions import compile_expression
from kiosk.forms.response.to_fhir import response_of
from tests.kiosk.forms.shapes import group, item, questionnaire, when

FORM = questionnaire(
    item("a", "integer"),
    group(
        "g",
        item("b", "integer", item=[item("c", "integer"), group("h", item("d", "integer"))]),
        group("r", item("e", "integer"), group("s", item("f", "integer"), repeats=True)),
        repeats=True,
    ),
    item("z", "integer", enableWhen=[when("a", ">", answerInteger=1)]),
)
KEYS = [*"abcdefz", "b@1", "c@1", "e@1", "f@0.1", "f@1.0", "f@1.1"]

TEXTS = (
    "%resource.item.where(linkId='a').answer.value",
    "%resource.item.where(linkId='b').answer.value",
    "%resource.item.where(linkId='g').item.where(linkId='b').answer.value.sum()",
    "%resource.item.where(linkId='g').item.where(linkId='b').item.where(linkId='c')",
    "%resource.item.where(linkId='g').item.where(linkId='b').answer.item.where(linkId='c').text",
    "%resource.item.where(linkId='g').item.where(linkId='r').item.item.answer.value",
    "%resource.descendants().where(linkId='c').answer.value",
    "%resource.descendants().where(linkId='f' and answer.value > 1).answer.value",
    "%resource.descendants().where('z' = linkId).answer.exists()",
    "%resource.repeat(item).where(linkId='c').exists()",
    "%resource.repeat(item).where(linkId='f').answer.value.sum()",
    "%resource.repeat(item).where(answer.exists() and linkId='e').select(answer.value + 1)",
    "%resource.repeat(item | answer.item).where(linkId='d').answer.value",
    "%resource.item.where(linkId='g').repeat(item).where(linkId='f').linkId.count()",
    "%resource.item.where(linkId='g').descendants().where(linkId='d').answer.value",
    "%resource.item.where(linkId='g')[1].item.where(linkId='b').answer.value",
    "%resource.item.where(linkId='a' or linkId='z').answer.value",
    "%resource.item.where(linkId='nobody').answer.empty()",
    "%context.item.where(linkId='a').answer.value",
    "item.where(linkId='a').answer.value",
)


@pytest.mark.parametrize("text", TEXTS)
@settings(deadline=None, max_examples=30)
@given(
    values=st.dictionaries(st.sampled_from(KEYS), st.integers(0, 3).map(lambda n: (n,))),
    more=st.sets(st.sampled_from(["g", "s", "s@1.0"])),
)
def test_a_look_up_finds_what_a_search_finds(text, values, more) -> None:
    state = begin(FORM, {**values, **dict.fromkeys(more, (2,))})
    written: Any = response_of(state)
    expression = compile_expression(text)
    searched = expression.evaluate(written, {"resource": written})
    looked_up = expression.evaluate(
        written, {"resource": written}, partial(state.reckoning.find, "")
    )
    assert looked_up == searched


def test_most_of_these_are_looked_up() -> None:
    assert sum(bool(compile_expression(text).lookups) for text in TEXTS) == 17
