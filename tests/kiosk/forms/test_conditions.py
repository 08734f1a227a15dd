from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.forms.conditions import OPERATORS
from kiosk.forms.evaluation.state import enabled
from kiosk.forms.ordering import order
from kiosk.forms.questionnaire import Coding
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from tests.kiosk.forms.shapes import group, item, questionnaire, when

ANSWERED = when("a", "exists", answerBoolean=True)


def holds(operator: str, values, answer) -> bool:
    return OPERATORS[operator](values, answer)


ORDERED = [
    (1, 2),
    (Decimal("1.5"), 2),
    (1, Decimal("1.5")),
    ("abc", "abd"),
    (False, True),
    (date(2020, 1, 1), date(2020, 1, 2)),
    (datetime(2020, 1, 1, 9, tzinfo=UTC), datetime(2020, 1, 1, 10, tzinfo=UTC)),
    (
        datetime(2020, 1, 1, 10, tzinfo=timezone(timedelta(hours=2))),
        datetime(2020, 1, 1, 9, tzinfo=UTC),
    ),
    (datetime(2020, 1, 1, 9), datetime(2020, 1, 1, 10, tzinfo=UTC)),  # noqa: DTZ001
    (date(2020, 1, 1), datetime(2020, 1, 2, 1, tzinfo=UTC)),
    (time(9), time(10)),
]


@pytest.mark.parametrize(("low", "high"), ORDERED)
def test_every_operator_knows_the_order_of_every_type(low, high) -> None:
    verdicts = {
        operator: [holds(operator, (value,), high) for value in (low, high)]
        for operator in OPERATORS
        if operator != "exists"
    }
    assert verdicts == {
        "=": [False, True],
        "!=": [True, False],
        ">": [False, False],
        "<": [True, False],
        ">=": [False, True],
        "<=": [True, True],
    }


def test_a_day_equals_every_moment_in_it() -> None:
    noon = datetime(2020, 1, 1, 12, tzinfo=UTC)
    assert holds("=", (noon,), date(2020, 1, 1))
    assert holds("=", (date(2020, 1, 1),), noon)


@pytest.mark.parametrize(
    ("value", "answer"),
    [(1, True), (True, 1), (0, False), ("1", 1), (Coding("1"), "1"), (time(9), "09:00:00")],
)
def test_values_of_two_types_are_never_equal_nor_ordered(value, answer) -> None:
    assert order(value, answer) is None
    assert [op for op in OPERATORS if op != "exists" and holds(op, (value,), answer)] == ["!="]


def test_a_number_equals_itself_as_integer_or_decimal() -> None:
    assert holds("=", (2,), Decimal("2.0"))


@pytest.mark.parametrize(
    ("chosen", "wanted", "equal"),
    [
        (Coding("a", "s"), Coding("a", "s", "other words"), True),
        (Coding("a", "s"), Coding("a"), True),
        (Coding("a", "s"), Coding("a", "t"), False),
        (Coding("a"), Coding("a", "s"), False),
        (Coding("a", "s"), Coding("b", "s"), False),
        (Coding(None, None, "Red"), Coding(None, None, "Red"), True),
        (Coding(None, None, "Red"), Coding(None, None, "Blue"), False),
    ],
)
def test_codings_are_equal_by_system_and_code(chosen, wanted, equal) -> None:
    assert holds("=", (chosen,), wanted) is equal
    assert holds("!=", (chosen,), wanted) is not equal
    assert not holds(">=", (chosen,), wanted)


def test_one_of_several_answers_is_enough_except_to_be_unequal() -> None:
    assert holds("=", (1, 2), 2)
    assert holds(">", (1, 2), 1)
    assert not holds("!=", (1, 2), 2)


@pytest.mark.parametrize("operator", OPERATORS)
def test_without_an_answer_only_not_exists_and_unequal_are_true(operator) -> None:
    assert holds(operator, (), 1) is (operator in {"!=", "exists"})
    assert holds("exists", (), False)
    assert not holds("exists", (), True)


@pytest.mark.parametrize(("behaviour", "shown"), [("any", True), ("all", False)])
def test_any_or_all_conditions_must_hold(behaviour, shown) -> None:
    both = [when("a", "=", answerInteger=1), when("a", "=", answerInteger=2)]
    q = questionnaire(item("a", "integer"), item("b", enableWhen=both, enableBehavior=behaviour))
    assert ("b" in enabled(q, {"a": (1,)})) is shown


def test_what_is_inside_a_disabled_item_is_disabled() -> None:
    q = questionnaire(item("a"), group("g", item("b", item=[item("c")]), enableWhen=[ANSWERED]))
    assert enabled(q, {}) == {"a"}
    assert enabled(q, {"a": ("x",)}) == {"a", "g", "b", "c"}


def test_a_declined_question_has_no_answer() -> None:
    q = questionnaire(item("a"), item("b", enableWhen=[ANSWERED]))
    assert enabled(q, {"a": ()}) == {"a"}


def test_a_condition_sees_no_answer_in_a_disabled_question() -> None:
    q = questionnaire(
        item("a"),
        item("b", enableWhen=[ANSWERED]),
        item("c", enableWhen=[when("b", "exists", answerBoolean=True)]),
    )
    assert enabled(q, {"b": ("kept",)}) == {"a"}
    assert enabled(q, {"a": ("x",), "b": ("kept",)}) == {"a", "b", "c"}


def test_a_long_chain_of_conditions_that_look_forward_settles() -> None:
    chain = [
        item(str(n), enableWhen=[when(str(n + 1), "exists", answerBoolean=True)]) for n in range(60)
    ]
    q = questionnaire(*chain, item("60"))
    answers = {str(n): ("x",) for n in range(60)}
    assert enabled(q, answers) == {"60"}
    assert len(enabled(q, answers | {"60": ("x",)})) == 61


@pytest.mark.parametrize(
    ("items", "way"),
    [
        (
            [item("a", enableWhen=[when("b", "exists")]), item("b", enableWhen=[ANSWERED])],
            "the enableWhen of item 'a' waits for the enableWhen of item 'b', which waits",
        ),
        (
            [item("a", enableWhen=[ANSWERED])],
            "the enableWhen of item 'a' waits for itself",
        ),
        ([group("g", item("a"), enableWhen=[ANSWERED])], "item 'a', which waits for the first"),
    ],
)
def test_conditions_in_a_circle_are_refused_by_name(items, way) -> None:
    with pytest.raises(Damaged, match=way):
        questionnaire(*items)


NAMES = ("a", "b", "c", "d", "e", "f")


@st.composite
def forms(draw):
    """Draw a form of nested integer questions whose conditions point forwards and backwards."""

    def an_item(name, inside):
        others = st.sampled_from(NAMES[NAMES.index(name) + 1 :] or ("z",))
        conditions = name != NAMES[-1] and draw(
            st.lists(
                st.builds(
                    when,
                    others,
                    st.sampled_from([op for op in OPERATORS if op != "exists"]),
                    answerInteger=st.integers(0, 2),
                )
                | st.builds(when, others, st.just("exists"), answerBoolean=st.booleans()),
                max_size=2,
            )
        )
        behaviour = draw(st.sampled_from(["any", "all"]))
        return item(
            name, "integer", enableWhen=conditions or [], enableBehavior=behaviour, item=inside
        )

    items: list[dict] = []
    for name in NAMES:
        nest = draw(st.booleans()) and items
        items = [*items[:-1], an_item(name, [items[-1]])] if nest else [*items, an_item(name, [])]
    return questionnaire(*draw(st.permutations(items)))


@given(
    forms(),
    st.dictionaries(st.sampled_from(NAMES), st.lists(st.integers(0, 2), max_size=1).map(tuple)),
)
def test_a_hidden_question_never_has_an_answer_in_the_response(q, answers) -> None:
    shown = enabled(q, answers)
    told = read_response(q, response(q, answers))
    assert told == {name: values for name, values in answers.items() if name in shown}
    for item_ in q.walk():
        if item_.link_id in shown:
            continue
        assert not {i.link_id for i in item_.walk()} & shown
