"""Items that wait for one another."""

import pytest

from kiosk.errors import Damaged
from kiosk.forms.evaluation.state import begin
from kiosk.forms.from_fhir import read
from kiosk.forms.questionnaire import Questionnaire
from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    form,
    group,
    item,
    questionnaire,
    sdc,
    variable,
)


def total(text: str, *items: dict, type_: str = "decimal", **more) -> Questionnaire:
    made = item("total", type_, readOnly=True, extension=[calculated(text)], **more)
    return questionnaire(*items, made)


def test_a_total_of_everything_does_not_count_itself() -> None:
    q = total("%resource.item.answer.value.sum()", item("a", "integer"), item("b", "integer"))
    state = begin(q, {"a": (1,), "b": (2,)})
    assert state.values("total") == (3,)
    assert state.after({"a": (5,), "b": (2,)}).values("total") == (7,)


def test_totals_that_chase_each_other_without_an_end_have_no_value() -> None:
    both = "%resource.item.answer.value.sum() + 1"
    q = questionnaire(
        item("a", "integer", extension=[calculated(both)]),
        item("b", "integer", extension=[calculated(both)]),
    )
    assert begin(q).values("a") is None


def test_kilograms_from_pounds_and_pounds_from_kilograms_wait_for_one_of_the_two() -> None:
    q = questionnaire(
        item("kg", "integer", extension=[calculated(f"{answer_to('lb')} div 2")]),
        item("lb", "integer", extension=[calculated(f"{answer_to('kg')} * 2")]),
    )
    assert begin(q).values("kg") is None
    state = begin(q).after({"kg": (70,)})
    assert state.values("lb") == (140,)
    assert state.after({"lb": (100,)}).values("kg") == (50,)


@pytest.mark.parametrize(
    ("items", "way"),
    [
        (
            [item("a", "integer", extension=[calculated(f"{answer_to('a')} + 1")])],
            "the value of item 'a' waits for itself",
        ),
        (
            [group("g", extension=[variable("x", "%y"), variable("y", "%x")])],
            "variable %x of item 'g' waits for variable %y of item 'g', which waits for the first",
        ),
    ],
)
def test_a_circle_of_values_is_told_and_computed_without_itself(items, way) -> None:
    loaded = read(form(*items), "f.json")
    assert loaded.ignored == (f"{way}: without an answer there it has no value",)
    assert begin(loaded.questionnaire).values("a") is None


def test_a_circle_that_runs_through_a_condition_is_refused_by_name() -> None:
    wanted = sdc("enableWhenExpression", f"{answer_to('a')} > 1")
    with pytest.raises(Damaged, match="the enableWhen of item 'b', which waits for the first"):
        questionnaire(
            item("a", "integer", extension=[calculated(answer_to("b"))]),
            item("b", "integer", extension=[wanted]),
        )


def test_what_a_question_starts_with_may_come_from_itself() -> None:
    start = sdc("initialExpression", f"iif({answer_to('a')}.exists(), 1, 2)")
    q = questionnaire(item("a", "integer", readOnly=True, extension=[start]))
    assert begin(q).values("a") == (2,)
