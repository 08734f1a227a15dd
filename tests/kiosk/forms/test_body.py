"""The drawing of a body: 46 places, front and back, right and left as the body has them."""

import json

import pytest

import resources
from kiosk.forms.body import CONTROL, Place, body
from kiosk.forms.from_fhir import read
from kiosk.forms.questionnaire import Coding, Item

FRONT_MIDDLE, BACK_MIDDLE = 100, 300


def question() -> Item:
    file = resources.path("packs", "ketamine-chronic-pain", "questionnaires", "pain-where.json")
    return read(json.loads(file.read_text("utf-8")), file.name).questionnaire.index["where"]


def test_there_are_46_places() -> None:
    assert len(body().codes()) == 46


def test_a_place_is_drawn_once_from_each_side_that_it_is_seen_from() -> None:
    seen = [(place.code, place.view) for place in body().places]
    assert len(seen) == len(set(seen))


def test_every_outline_is_closed_and_inside_the_drawing() -> None:
    for place in body().places:
        left, top, right, bottom = place.bounds
        assert place.outline[0][-1] == place.outline[-1][-1], place.code
        assert left >= 0 and top >= 0
        assert right <= body().width and bottom <= body().height


@pytest.mark.parametrize("place", body().places, ids=lambda place: f"{place.code}-{place.view}")
def test_right_is_on_the_left_in_front_and_on_the_right_from_behind(place: Place) -> None:
    left, _, right, _ = place.bounds
    on_the_left = (left + right) / 2 < (FRONT_MIDDLE if place.view == "front" else BACK_MIDDLE)
    if "right" in place.code:
        assert on_the_left == (place.view == "front")
    elif "left" in place.code:
        assert on_the_left == (place.view == "back")


def test_the_pack_asks_for_every_place_and_for_none_that_is_not_drawn() -> None:
    item = question()
    codes = [o.value.code for o in item.options if isinstance(o.value, Coding)]
    assert (item.control, item.repeats) == (CONTROL, True)
    assert codes[0] == "none"
    assert item.options[0].exclusive
    assert len(codes) == len(set(codes))
    assert set(codes[1:]) == body().codes()


@pytest.mark.parametrize(
    ("language", "right", "left"),
    [("en", "Your right ", "Your left "), ("es", "derech", "izquierd")],
)
def test_a_side_is_named_in_every_language(language: str, right: str, left: str) -> None:
    for option in question().options:
        assert isinstance(option.value, Coding)
        code, words = option.value.code or "", option.text.in_(language)
        assert words
        assert ("right" in code) == (right in words)
        assert ("left" in code) == (left in words)
