from decimal import Decimal

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.forms.datatypes import Coding, Quantity
from kiosk.forms.evaluation.repetitions import add, remove
from kiosk.forms.evaluation.state import State, begin
from kiosk.forms.from_fhir import read
from kiosk.forms.questionnaire import Questionnaire
from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    extension,
    form,
    group,
    item,
    often,
    questionnaire,
    sdc,
    variable,
    when,
)

HIDDEN = extension("questionnaire-hidden", valueBoolean=True)
PATIENT = {"patient": {"resourceType": "Patient", "birthDate": "1957-04-12"}}


def total(text: str, *items: dict, type_: str = "decimal", **more) -> Questionnaire:
    made = item("total", type_, readOnly=True, extension=[calculated(text)], **more)
    return questionnaire(*items, made)


def test_a_calculation_holds_what_its_expression_gives() -> None:
    q = total(f"{answer_to('a')} * 2", item("a", "decimal"))
    assert begin(q, {"a": (Decimal("1.5"),)}).values("total") == (Decimal("3.0"),)
    assert begin(q).values("total") is None


def test_a_calculation_over_weights_is_that_of_the_options() -> None:
    one, two = often("a"), often("b")
    for n, option in enumerate((*one["answerOption"], *two["answerOption"])):
        option["extension"] = [extension("ordinalValue", valueDecimal=n % 4)]
    q = total("%resource.item.answer.weight().sum()", one, two, type_="integer")
    chosen = {name: (q.index[name].options[2].value,) for name in "ab"}
    assert begin(q, chosen).values("total") == (4,)
    assert begin(q).values("total") is None


def test_what_a_patient_says_goes_before_what_is_calculated_unless_it_is_read_only() -> None:
    free = questionnaire(item("a", "integer", extension=[calculated("41 + 1")]))
    assert begin(free).values("a") == (42,)
    assert begin(free, {"a": (7,)}).values("a") == (7,)
    fixed = questionnaire(item("a", "integer", readOnly=True, extension=[calculated("41 + 1")]))
    assert begin(fixed, {"a": (7,)}).values("a") == (42,)


def test_calculations_follow_one_another_whatever_their_order() -> None:
    q = questionnaire(
        item("c", "integer", extension=[calculated(f"{answer_to('b')} + 1")]),
        item("b", "integer", extension=[calculated(f"{answer_to('a')} + 1")]),
        item("a", "integer"),
    )
    assert begin(q).after({"a": (1,)}).values("c") == (3,)


def test_a_calculation_does_not_see_a_disabled_answer() -> None:
    q = questionnaire(
        item("a", "boolean"),
        item("b", "integer", enableWhen=[when("a", "=", answerBoolean=True)]),
        item("c", "integer", extension=[calculated(f"iif({answer_to('b')}.exists(), 1, 0)")]),
    )
    shown = begin(q, {"a": (True,), "b": (5,)})
    assert shown.values("c") == (1,)
    assert shown.after({"a": (False,), "b": (5,)}).values("c") == (0,)


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


def test_an_expression_decides_whether_a_question_is_asked() -> None:
    wanted = sdc("enableWhenExpression", f"{answer_to('a')} > 3")
    q = questionnaire(item("a", "integer"), item("b", extension=[wanted]))
    assert begin(q).enabled == {"a"}
    assert begin(q, {"a": (4,)}).enabled == {"a", "b"}


def test_a_question_is_asked_when_the_expression_that_decides_fails() -> None:
    wanted = sdc("enableWhenExpression", f"{answer_to('a')} > 3")
    q = questionnaire(item("a"), item("b", extension=[wanted]))
    assert begin(q, {"a": ("x",)}).enabled == {"a", "b"}


def test_words_to_read_are_asked_about_in_the_group_around_them() -> None:
    wanted = sdc("enableWhenExpression", "%context.item.where(linkId='a').answer.exists()")
    q = questionnaire(group("g", item("a"), item("d", "display", extension=[wanted])))
    assert begin(q, {"a": ("x",)}).enabled == {"g", "a", "d"}
    assert begin(q).enabled == {"g", "a"}


def test_a_variable_serves_all_that_is_inside_and_the_nearest_one_counts() -> None:
    q = questionnaire(
        group(
            "g",
            item("a", "integer", extension=[calculated("%x")]),
            item("b", "integer", extension=[variable("x", "%x + 1"), calculated("%x")]),
            extension=[variable("x", "10")],
        ),
        item("c", "integer", extension=[calculated("%x")]),
        extension=[variable("x", "1")],
    )
    state = begin(q)
    assert [state.values(key) for key in "abc"] == [(10,), (11,), (1,)]


def test_a_variable_may_be_items_and_its_name_may_have_a_hyphen() -> None:
    q = questionnaire(
        group("g", item("a", "integer"), item("b", "integer")),
        item("t", "integer", extension=[calculated("%the-group.item.answer.value.sum()")]),
        extension=[variable("the-group", "%resource.item.where(linkId='g')")],
    )
    assert begin(q).after({"a": (1,)}).after({"a": (1,), "b": (2,)}).values("t") == (3,)


def test_a_variable_that_is_items_follows_the_answers_in_them() -> None:
    q = questionnaire(
        group("g", item("a", "integer"), item("b", "integer")),
        item(
            "t", "integer", extension=[calculated("%all.where(linkId='g').item.answer.value.sum()")]
        ),
        extension=[variable("all", "%resource.item")],
    )
    assert begin(q).after({"a": (1,)}).after({"a": (1,), "b": (2,)}).values("t") == (3,)


def test_what_a_question_starts_with_is_no_answer_until_the_patient_says_so() -> None:
    q = questionnaire(item("a", "integer", initial=[{"valueInteger": 3}]))
    assert begin(q).prefilled("a") == (3,)
    assert begin(q).values("a") is None


@pytest.mark.parametrize("more", [{"readOnly": True}, {"extension": [HIDDEN]}])
def test_what_nobody_can_change_is_an_answer_from_the_start(more) -> None:
    q = questionnaire(item("a", "integer", initial=[{"valueInteger": 3}], **more))
    assert begin(q).values("a") == (3,)


def test_what_stands_in_a_hidden_group_is_hidden() -> None:
    q = questionnaire(
        group("g", item("a", "integer", initial=[{"valueInteger": 3}]), extension=[HIDDEN])
    )
    assert begin(q).values("a") == (3,)


def test_a_question_starts_with_what_is_known_of_the_patient() -> None:
    born = sdc("initialExpression", "%patient.birthDate")
    name = extension("sdc-questionnaire-launchContext")
    q = questionnaire(item("a", "date", extension=[born]), extension=[name])
    assert [str(day) for day in begin(q, {}, PATIENT).prefilled("a")] == ["1957-04-12"]
    assert begin(q).prefilled("a") == ()


def test_words_are_made_from_answers_and_stay_as_written_without_them() -> None:
    words = extension("cqf-expression", valueExpression={"expression": "'Hi ' + " + answer_to("a")})
    q = questionnaire(item("a"), item("b", _text={"extension": [words]}))
    assert begin(q).item("b").text.in_("es") == "Words of b"
    assert begin(q, {"a": ("Jo",)}).item("b").text.in_("es") == "Hi Jo"


def test_options_can_come_from_answers() -> None:
    made = sdc("answerExpression", answer_to("a"))
    q = questionnaire(item("a", repeats=True), item("b", "choice", extension=[made]))
    state = begin(q, {"a": ("red", "blue")})
    assert [option.text.default for option in state.item("b").options] == ["red", "blue"]


def test_options_that_are_switched_off_are_not_there() -> None:
    toggle = {
        "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
        "sdc-questionnaire-answerOptionsToggleExpression",
        "extension": [
            {"url": "option", "valueString": "x"},
            {"url": "expression", "valueExpression": {"expression": answer_to("a") + " = true"}},
        ],
    }
    options = [{"valueString": "x"}, {"valueString": "y"}]
    q = questionnaire(
        item("a", "boolean"), item("b", "choice", answerOption=options, extension=[toggle])
    )
    assert [o.value for o in begin(q).item("b").options] == ["y"]
    assert [o.value for o in begin(q, {"a": (True,)}).item("b").options] == ["x", "y"]


def test_a_limit_can_depend_on_another_answer() -> None:
    low = extension("cqf-calculatedValue", valueExpression={"expression": answer_to("a")})
    limit = extension("minValue", _valueInteger={"extension": [low]})
    q = questionnaire(item("a", "integer"), item("b", "integer", extension=[limit]))
    assert begin(q).item("b").minimum is None
    assert begin(q, {"a": (4,)}).item("b").minimum == 4


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        ("integer", "2.5", None),
        ("string", "1 + 1", ("2",)),
        ("boolean", "1 = 1", (True,)),
        ("boolean", "1", None),
        ("date", "'2020-01'", None),
        (
            "quantity",
            "%factory.Quantity('s', 'mg', 5, 'mg')",
            (Quantity(Decimal(5), "mg", "mg", "s"),),
        ),
        ("quantity", "4", (Quantity(Decimal(4)),)),
        ("choice", "%factory.Coding('s', 'x')", (Coding("x", "s"),)),
        ("time", "'09:30:00'", None),
    ],
)
def test_a_result_becomes_an_answer_of_the_items_type_or_none(type_, text, value) -> None:
    found = begin(questionnaire(item("a", type_, extension=[calculated(text)]))).values("a")
    if value is None:
        assert found is None or found[0].__class__.__name__ in ("PartialDate", "time")
    else:
        assert found == value


def test_a_code_becomes_the_option_that_has_it() -> None:
    q = questionnaire(often("a", extension=[calculated("'mostly'")]))
    assert begin(q).values("a") == (q.index["a"].options[2].value,)


def medicines() -> Questionnaire:
    dose = item("dose", "integer")
    high = item("high", enableWhen=[when("dose", ">", answerInteger=9)])
    double = item("double", "integer", extension=[calculated("%dose * 2")])
    held = variable("dose", "%context.item.where(linkId='dose').answer.value")
    each = group("medicine", dose, high, double, repeats=True, extension=[held])
    return questionnaire(each, item("any", enableWhen=[when("dose", ">", answerInteger=9)]))


def test_each_repetition_of_a_group_has_its_own_answers_conditions_and_sums() -> None:
    q = medicines()
    answers = add(q, {"dose": (10,)}, "medicine")
    state = begin(q, answers).after({**answers, "dose@1": (3,)})
    assert list(state.tree.nodes) == [
        *("medicine", "dose", "high", "double"),
        *("medicine@1", "dose@1", "high@1", "double@1", "any"),
    ]
    assert "high" in state.enabled
    assert "high@1" not in state.enabled
    assert "any" in state.enabled
    assert state.values("double") == (20,)
    assert state.values("double@1") == (6,)


def test_a_repetition_that_is_taken_away_takes_its_answers_and_no_others() -> None:
    q = medicines()
    three = add(q, add(q, {"any": ("x",)}, "medicine"), "medicine")
    answers = {**three, "dose": (0,), "dose@1": (1,), "dose@2": (2,)}
    assert remove(q, answers, "medicine@1") == {
        "any": ("x",),
        "medicine": (2,),
        "dose": (0,),
        "dose@1": (2,),
    }


NAMES = ("a", "b", "c", "d", "e")
TEXTS = (
    "{0}",
    "{0} + 1",
    "({0} | {1}).sum()",
    "iif({0} > 1, {1}, 0)",
    "%resource.item.where(linkId='{g}').item.answer.value.sum()",
    "%resource.item.answer.value.count()",
    "%resource.repeat(item).where(linkId='{n}' and answer.exists()).select(answer.value) + 1",
    "%resource.repeat(item | answer.item).where(linkId != '{n}').answer.value.max()",
    "%v + 1",
    "%v.count()",
)


@st.composite
def calculating(draw):
    """Draw a form whose items calculate from later ones, from a group, or from everything."""

    def text(name):
        later = [*NAMES[NAMES.index(name) + 1 :], "z"]
        first, second = (answer_to(draw(st.sampled_from(later))) for _ in range(2))
        drawn = draw(st.sampled_from(TEXTS))
        return drawn.format(first, second, g=draw(st.sampled_from("gh")), n=later[0])

    def an_item(name: str) -> dict:
        kind = draw(st.sampled_from(["plain", "calculated", "condition", "words"]))
        made = {
            "plain": [],
            "calculated": [calculated(text(name))],
            "condition": [sdc("enableWhenExpression", f"({text(name)}) > 0")],
            "words": [variable("v", text(name).replace("%v", "%w"))],
        }[kind]
        found = item(name, "integer", extension=made)
        if kind == "words":
            shown = extension("cqf-expression", valueExpression={"expression": "'n' + %v.count()"})
            found["_text"] = {"extension": [shown]}
        return found

    items = [an_item(name) for name in NAMES]
    cut = draw(st.integers(0, len(items)))
    rest = [*items[cut:], item("z", "integer")]
    whole = [variable("v", answer_to("z"))]
    try:
        return questionnaire(group("g", *items[:cut]), group("h", *rest), extension=whole)
    except Damaged:  # a circle, through a group of one
        reject()


def seen(state: State) -> dict:
    """Return all that a state says, to compare."""
    return {
        key: (key in state.enabled, state.values(key), state.item(key).text.default)
        for key in state.tree.nodes
    }


ANSWERS = st.dictionaries(
    st.sampled_from([*NAMES, "z"]), st.lists(st.integers(0, 3), max_size=1).map(tuple)
)


@settings(deadline=None)
@given(calculating(), st.lists(ANSWERS, max_size=4))
def test_what_is_computed_along_the_graph_is_what_computing_everything_gives(q, steps) -> None:
    state = begin(q)
    for answers in steps:
        state = state.after(answers)
        assert seen(state) == seen(begin(q, answers))
