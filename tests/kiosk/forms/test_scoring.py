from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import choose
from kiosk.forms.overlay import apply, read_overlay
from kiosk.forms.questionnaire import Coding, Text
from kiosk.forms.scoring import Band, Scoring, score
from tests.kiosk.forms.shapes import OFTEN, extension, item, often, questionnaire, when

NINE = tuple(f"q{n}" for n in range(1, 10))
WEIGHTS = {code: number for number, code in enumerate(OFTEN)}


def mood():
    """Make a form of nine questions in the manner of the PHQ-9, with its overlay on."""
    plain = questionnaire(*(often(name, required=True) for name in NINE))
    return apply(read_overlay(MOOD, "mood.toml"), plain)


MOOD = {
    "questionnaire": "invented",
    "weights": WEIGHTS,
    "scores": [
        {
            "id": "mood",
            "title": {"en": "Mood", "es": "Ánimo"},
            "method": "sum",
            "items": list(NINE),
            "low": 0,
            "high": 27,
            "bands": [
                {"low": 0, "high": 4, "name": {"en": "least"}},
                {"low": 5, "high": 9, "name": {"en": "mild"}},
            ],
        }
    ],
}
(SUM,) = read_overlay(MOOD, "mood.toml").scorings
MEAN = Scoring("peg", "invented", Text("PEG"), "mean", ("p", "e", "g"), 1, high=Decimal(10))


def chosen(q, picks: dict[str, int]) -> dict:
    return {name: choose(q.index[name], (), q.index[name].options[n]) for name, n in picks.items()}


def peg(*values) -> tuple:
    limits = [extension("maxValue", valueInteger=10)]
    q = questionnaire(*(item(name, "decimal", extension=limits) for name in MEAN.items))
    given_ = {name: (value,) for name, value in zip(MEAN.items, values, strict=False)}
    return MEAN, q, given_


def test_a_sum_adds_the_weights_of_what_was_chosen_and_names_its_band() -> None:
    q = mood()
    picks = dict(zip(NINE, [1, 2, 1, 2, 1, 1, 0, 0, 1], strict=True))
    found = score(SUM, q, chosen(q, picks))
    assert found.total == 9
    assert found.band is not None
    assert found.band.name.default == "mild"
    assert found.addends == tuple((name, Decimal(n)) for name, n in picks.items())
    assert found.missing == ()


@pytest.mark.parametrize("left", ["unanswered", "declined"])
def test_a_total_over_a_missing_item_is_not_a_number(left) -> None:
    q = mood()
    answers = chosen(q, dict.fromkeys(NINE, 3))
    if left == "declined":
        answers["q4"] = ()
    else:
        del answers["q4"]
    found = score(SUM, q, answers)
    assert (found.total, found.band, found.missing) == (None, None, ("q4",))
    assert len(found.addends) == 8


def gated() -> tuple:
    """Make two questions of which the second is asked only when the first is above zero."""
    q = questionnaire(
        item("a", "integer"),
        item("b", "integer", enableWhen=[when("a", ">", answerInteger=0)]),
    )
    return Scoring("s", "invented", Text(), "sum", ("a", "b")), q


def test_a_total_whose_items_were_not_asked_is_not_asked_though_an_answer_is_kept() -> None:
    two, q = gated()
    assert score(two, q, {"a": (1,), "b": (2,)}).total == 3
    found = score(two, q, {"a": (0,), "b": (2,)})
    assert (found.total, found.missing, found.not_asked) == (None, (), ("b",))
    assert not found.asked


def test_a_missing_item_counts_before_one_that_was_not_asked() -> None:
    two, q = gated()
    found = score(two, q, {"a": ()})
    assert (found.total, found.missing, found.not_asked) == (None, ("a",), ("b",))
    assert found.asked


def test_an_item_that_was_not_asked_adds_what_its_instrument_says() -> None:
    two, q = gated()
    two = replace(two, not_asked=Decimal(0))
    assert score(two, q, {"a": (0,), "b": (2,)}).total == 0
    assert score(replace(two, not_asked=Decimal(4)), q, {"a": (0,)}).total == 4
    assert score(two, q, {"a": (1,)}).missing == ("b",)
    assert score(two, q, {"a": ()}).total is None


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ((Decimal(6), Decimal(7), Decimal(4)), "5.7"),
        ((Decimal("0.05"), Decimal("0.05"), Decimal("0.05")), "0.1"),
        ((Decimal("2.25"), Decimal("2.25"), Decimal("2.25")), "2.3"),
        ((10, 10, 10), "10.0"),
    ],
)
def test_a_mean_is_rounded_half_up(values, total) -> None:
    assert str(score(*peg(*values)).total) == total


def test_an_answer_that_its_own_limits_forbid_is_missing() -> None:
    assert score(*peg(70, 7, 4)).missing == ("p",)


def test_a_total_outside_its_scale_is_not_scored() -> None:
    scoring, q, answers = peg(1, 2, 3)
    assert score(replace(scoring, high=Decimal(1)), q, answers).total is None


def test_an_answer_without_a_weight_is_missing() -> None:
    q = questionnaire(often("q"))
    one = Scoring("s", "invented", Text(), "sum", ("q",))
    assert score(one, q, chosen(q, {"q": 0})).missing == ("q",)
    free = questionnaire(item("q", "boolean"))
    assert score(one, free, {"q": (True,)}).missing == ("q",)


def test_the_weight_may_be_on_the_answer_alone() -> None:
    q = questionnaire(item("q", "open-choice"))
    one = Scoring("s", "invented", Text(), "sum", ("q",))
    assert score(one, q, {"q": (Coding("x", weight=Decimal(2)),)}).total == 2


def test_every_one_of_several_answers_is_added() -> None:
    q = apply(read_overlay({**MOOD, "scores": []}, "f"), questionnaire(often("q", repeats=True)))
    one = Scoring("s", "invented", Text(), "sum", ("q",))
    answers = {"q": tuple(option.value for option in q.index["q"].options)}
    assert score(one, q, answers).total == 6


def test_a_total_between_two_bands_has_none() -> None:
    scoring, q, answers = peg(1, 2, 3)
    bands = (Band(Decimal(0), Decimal(1), Text()), Band(Decimal(3), Decimal(10), Text()))
    assert score(replace(scoring, bands=bands), q, answers).band is None


@given(st.dictionaries(st.sampled_from(NINE), st.integers(0, 3)))
def test_a_total_is_the_sum_of_its_addends_or_nothing_is(picks) -> None:
    q = mood()
    found = score(SUM, q, chosen(q, picks))
    assert set(found.missing) == set(NINE) - set(picks)
    assert found.total == (sum(picks.values()) if len(picks) == 9 else None)
