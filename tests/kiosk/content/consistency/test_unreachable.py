"""Questions that nobody can come to are found, and no other question is accused."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from kiosk.content.consistency.unreachable import unreachable
from kiosk.content.load import load_pack
from kiosk.forms.evaluation.state import enabled
from kiosk.forms.questionnaire import Coding, Condition, Item, Option, Questionnaire, Text

YES, NO, MAYBE = (Coding(code, "urn:x") for code in ("yes", "no", "maybe"))


def form(*items: Item) -> Questionnaire:
    index = {item.link_id: item for top in items for item in top.walk()}
    return Questionnaire("f", "", "1", Text("F"), items, index)


def choice(name: str, *codings: Coding, **more: Any) -> Item:
    options = tuple(Option(coding, Text(coding.code or "")) for coding in codings)
    return replace(Item(name, "choice", options=options), **more)


def number(name: str, low: int | None = None, high: int | None = None, kind="integer") -> Item:
    limits = (None if n is None else Decimal(n) for n in (low, high))
    return Item(name, kind, minimum=next(limits), maximum=next(limits))


def after(*conditions: Condition, every: bool = False, name="after") -> Item:
    return Item(name, "string", conditions=conditions, every_condition=every)


def lost(*items: Item) -> list[str]:
    return [found.where for found in unreachable(form(*items)) if found.level == "error"]


ASKED = choice("q", YES, NO)
SCALE = number("n", 0, 10)

REACHABLE = [
    (ASKED, after(Condition("q", "=", YES))),
    (ASKED, after(Condition("q", "!=", MAYBE))),
    (ASKED, after(Condition("q", "exists", False))),
    (after(Condition("q", "=", YES)), ASKED),  # asked before, shown once the later one is answered
    (SCALE, after(Condition("n", ">", 9))),
    (SCALE, after(Condition("n", ">", 3), Condition("n", "<", 5), every=True)),
    (
        number("n", kind="decimal"),
        after(
            *[Condition("n", op, Decimal(v)) for op, v in ((">", "1.4"), ("<", "1.5"))], every=True
        ),
    ),
    (number("n"), after(Condition("n", "<", -1000))),
    (
        replace(ASKED, repeats=True),
        after(Condition("q", "=", YES), Condition("q", "=", NO), every=True),
    ),
    (choice("q", YES, type="open-choice"), after(Condition("q", "=", MAYBE))),
    (Item("t", "string"), after(Condition("t", "=", "anything"))),
    (Item("d", "date"), after(Condition("d", "exists", True))),
    (ASKED, after(Condition("q", "=", MAYBE), Condition("q", "=", YES))),
    (Item("g", "group", hidden=True, items=(choice("h", YES),)), after(Condition("h", "!=", YES))),
]

UNREACHABLE = [
    (ASKED, after(Condition("q", "=", MAYBE))),
    (ASKED, after(Condition("q", "=", YES), Condition("q", "=", NO), every=True)),
    (SCALE, after(Condition("n", ">", 10))),
    (SCALE, after(Condition("n", "=", Decimal("2.5")))),
    (SCALE, after(Condition("n", ">", 4), Condition("n", "<", 5), every=True)),
    (Item("b", "boolean"), after(Condition("b", "=", "true"))),
    (Item("g", "group", items=(ASKED,)), after(Condition("g", "exists", True))),
    (Item("g", "group", hidden=True, items=(ASKED,)), after(Condition("q", "=", YES))),
    (replace(ASKED, read_only=True), after(Condition("q", "exists", True))),
    (after(Condition("after", "exists", True)),),
]  # fmt: skip


@pytest.mark.parametrize("items", REACHABLE)
def test_a_question_that_some_answer_leads_to_is_not_accused(items: tuple[Item, ...]) -> None:
    assert lost(*items) == []


@pytest.mark.parametrize("items", UNREACHABLE)
def test_a_question_that_no_answer_leads_to_is_found(items: tuple[Item, ...]) -> None:
    assert lost(*items) == ["after"]


def test_two_questions_that_wait_for_each_other_are_both_lost() -> None:
    one = after(Condition("two", "exists", True), name="one")
    two = after(Condition("one", "exists", True), name="two")
    assert lost(one, two) == ["one", "two"]


def test_what_depends_on_a_lost_question_is_lost_and_what_is_inside_is_not_told_again() -> None:
    group = Item("g", "group", conditions=(Condition("q", "=", MAYBE),), items=(choice("in", YES),))
    assert lost(ASKED, group, after(Condition("in", "=", YES))) == ["g", "after"]


def test_a_hidden_question_and_one_that_looks_ahead_are_to_dos() -> None:
    found = unreachable(form(after(Condition("q", "=", YES)), ASKED, choice("h", YES, hidden=True)))
    assert [(f.where, f.level) for f in found] == [("after", "to-do"), ("h", "to-do")]


codings = st.sampled_from([YES, NO, MAYBE])
operators = st.sampled_from(["=", "!=", "exists"])


@st.composite
def forms(draw: st.DrawFn) -> Questionnaire:
    items = []
    for place in range(4):
        conditions = []
        for _ in range(draw(st.integers(0, 2))):
            operator = draw(operators)
            answer = draw(st.booleans()) if operator == "exists" else draw(codings)
            conditions.append(Condition(f"q{draw(st.integers(0, 3))}", operator, answer))
        asked = choice(f"q{place}", YES, NO, hidden=draw(st.booleans()) and place == 0)
        every = draw(st.booleans())
        items.append(replace(asked, conditions=tuple(conditions), every_condition=every))
    return form(*items)


@given(forms(), st.lists(st.tuples(st.integers(0, 3), st.sampled_from([YES, NO])), max_size=8))
def test_no_patient_ever_sees_a_question_that_was_called_lost(made: Questionnaire, taps) -> None:
    called_lost = {f.where for f in unreachable(made) if f.level == "error"}
    answers: dict[str, tuple[Coding, ...]] = {}
    for place, coding in taps:
        shown = enabled(made, answers)
        assert not called_lost & shown
        if f"q{place}" in shown and not made.index[f"q{place}"].hidden:
            answers[f"q{place}"] = (coding,)


@pytest.mark.parametrize("front", sorted(resources.path("packs").glob("*/pack.toml")))
def test_every_question_that_we_ship_can_be_reached(front: Path) -> None:
    for questionnaire in load_pack(front.parent).questionnaires:
        assert [str(f) for f in unreachable(questionnaire) if f.level == "error"] == []
