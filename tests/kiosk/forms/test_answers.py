from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import choose, option_of
from kiosk.forms.issues import Issue, issues
from kiosk.forms.questionnaire import Coding, Item, Option, Text
from kiosk.forms.typed import parse

RED, BLUE, NONE = (Option(Coding(code, "s"), Text(code)) for code in ("red", "blue", "none"))
NONE = Option(NONE.value, NONE.text, exclusive=True)
OTHER_RED = Option(Coding("red", "t"), Text("another red"))


def asked(type_: str, **more) -> Item:
    return Item("q", type_, **more)


def codes(item: Item, *values) -> list[str]:
    return [issue.code for issue in issues(item, values)]


def test_no_answer_is_an_issue_only_where_one_is_required() -> None:
    assert issues(asked("string"), ()) == ()
    assert issues(asked("string", required=True), ()) == (Issue("required"),)


def test_a_number_outside_its_limits_names_the_limit() -> None:
    item = asked("decimal", minimum=Decimal(0), maximum=Decimal(10))
    assert issues(item, (Decimal("-0.1"),)) == (Issue("too-low", Decimal(0)),)
    assert issues(item, (Decimal("10.1"),)) == (Issue("too-high", Decimal(10)),)
    assert issues(item, (Decimal(0),)) == issues(item, (Decimal(10),)) == ()


def test_a_date_outside_its_limits_is_found_also_against_a_moment() -> None:
    item = asked("date", minimum=date(2020, 1, 2), maximum=datetime(2020, 2, 1, 9, tzinfo=UTC))
    assert codes(item, date(2020, 1, 1)) == ["too-low"]
    assert codes(item, date(2020, 2, 1)) == []
    assert codes(item, date(2020, 2, 2)) == ["too-high"]


def test_words_that_are_too_long_or_do_not_match_are_found() -> None:
    item = asked("string", max_length=3, pattern="[a-z]+")
    assert codes(item, "abcd") == ["too-long"]
    assert codes(item, "AB") == ["pattern"]
    assert codes(item, "abc") == []


def test_a_pattern_is_not_applied_to_a_coding() -> None:
    assert codes(asked("open-choice", pattern="x", options=(RED,)), RED.value) == []


@pytest.mark.parametrize(("value", "found"), [("1.25", True), ("1.2", False), ("1.200", False)])
def test_decimal_places_are_counted_without_trailing_noughts(value, found) -> None:
    assert bool(codes(asked("decimal", max_decimals=1), Decimal(value))) is found


def test_a_choice_must_be_one_of_its_options_and_an_open_choice_need_not() -> None:
    assert codes(asked("choice", options=(RED,)), Coding("red", "t")) == ["not-an-option"]
    assert codes(asked("choice", options=(RED,)), RED.value) == []
    assert codes(asked("open-choice", options=(RED,)), "violet") == []


def test_two_answers_are_too_many_where_one_is_asked() -> None:
    assert codes(asked("integer"), 1, 2) == ["too-many"]
    assert codes(asked("integer", repeats=True), 1, 2) == []


def test_a_tap_replaces_a_single_answer() -> None:
    item = asked("choice", options=(RED, BLUE))
    assert choose(item, (RED.value,), BLUE) == (BLUE.value,)
    assert choose(item, (RED.value,), RED) == (RED.value,)


def test_a_second_tap_takes_one_of_several_answers_away() -> None:
    item = asked("choice", options=(RED, BLUE), repeats=True)
    both = choose(item, choose(item, (), RED), BLUE)
    assert both == (RED.value, BLUE.value)
    assert choose(item, both, RED) == (BLUE.value,)


def test_none_of_these_and_the_others_clear_each_other() -> None:
    item = asked("choice", options=(RED, BLUE, NONE), repeats=True)
    assert choose(item, (RED.value, BLUE.value), NONE) == (NONE.value,)
    assert choose(item, (NONE.value,), RED) == (RED.value,)
    assert choose(item, (NONE.value,), NONE) == ()


def test_free_words_stay_beside_an_option_until_an_exclusive_one() -> None:
    item = asked("open-choice", options=(RED, NONE), repeats=True)
    assert choose(item, ("violet",), RED) == ("violet", RED.value)
    assert choose(item, ("violet", RED.value), NONE) == (NONE.value,)


def test_an_option_is_known_by_system_and_code_or_by_its_words() -> None:
    item = asked("choice", options=(RED, OTHER_RED))
    assert option_of(item, Coding("red", "t", "whatever")) is OTHER_RED
    assert option_of(item, Coding("green", "s")) is None
    words = Option(Coding(None, None, "Red"), Text("Red"))
    assert option_of(asked("choice", options=(words,)), Coding(None, None, "Red")) is words
    one = Option(1, Text("1"))
    assert option_of(asked("choice", options=(one,)), True) is None


@given(
    st.lists(st.sampled_from([RED, BLUE, NONE]), max_size=12),
    st.booleans(),
)
def test_however_one_taps_the_answers_are_distinct_and_exclusive_ones_alone(taps, repeats) -> None:
    item = asked("choice", options=(RED, BLUE, NONE), repeats=repeats)
    values: tuple = ()
    for tap in taps:
        values = choose(item, values, tap)
    assert len(set(values)) == len(values)
    assert NONE.value not in values or values == (NONE.value,)
    assert issues(item, values) == ()


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        ("integer", " 42 ", 42),
        ("integer", "-7", -7),
        ("decimal", "37.5", Decimal("37.5")),
        ("decimal", "37,5", Decimal("37.5")),
        ("decimal", ".5", Decimal("0.5")),
        ("decimal", "5.", Decimal(5)),
        ("date", "1957-04-12", date(1957, 4, 12)),
        ("text", "  in pain ", "in pain"),
        ("open-choice", "violet", "violet"),
    ],
)
def test_what_is_typed_becomes_a_value(type_, typed, value) -> None:
    assert parse(asked(type_), typed) == value


@pytest.mark.parametrize(
    ("type_", "typed", "code"),
    [
        ("integer", "", "required"),
        ("text", "   ", "required"),
        ("integer", "4.5", "not-a-number"),
        ("integer", "four", "not-a-number"),
        ("integer", "99999999999999999999", "too-high"),
        ("integer", "-2147483648", "too-low"),
        ("decimal", "1,000", "not-a-number"),
        ("decimal", "1.2.3", "not-a-number"),
        ("decimal", "1e5", "not-a-number"),
        ("decimal", "NaN", "not-a-number"),
        ("decimal", ".", "not-a-number"),
        ("decimal", "0.1234567890123456", "too-long"),
        ("date", "12/04/1957", "not-a-date"),
        ("date", "1957-02-30", "not-a-date"),
    ],
)
def test_what_is_typed_wrongly_is_an_issue_and_never_a_crash(type_, typed, code) -> None:
    found = parse(asked(type_), typed)
    assert isinstance(found, Issue)
    assert found.code == code


def test_what_is_typed_is_checked_against_the_limits_at_once() -> None:
    assert parse(asked("integer", maximum=Decimal(10)), "11") == Issue("too-high", Decimal(10))


@given(st.sampled_from(["integer", "decimal", "date", "string"]), st.text())
def test_nothing_that_is_typed_crashes(type_, typed) -> None:
    parse(asked(type_), typed)
