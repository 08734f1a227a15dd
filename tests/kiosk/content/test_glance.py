"""glance.toml names questions that are there, and says how long ago each answer means."""

from pathlib import Path

import pytest

from kiosk.content.consistency.glance_faults import glance_faults
from kiosk.content.glance import GlanceRule, read_glance
from kiosk.content.load import load_unsealed
from kiosk.errors import Refused
from kiosk.forms.datatypes import Coding
from tests.kiosk.content.shipped import PACK
from tests.kiosk.content.tiny_pack import build

FASTING = """
[[fasting]]
name = "Food"
when = "mood/sad"
what = "mood/sad"
hours = {}
needs = 6
source = "study"
"""


def with_glance(folder: Path, words: str) -> Path:
    root = build(folder)
    (root / "glance.toml").write_text(words, encoding="utf-8")
    return root


def test_a_pack_without_the_file_shows_its_answers_in_full_only(tmp_path):
    assert load_unsealed(build(tmp_path)).glance == GlanceRule()


def test_the_shipped_pack_names_what_is_there():
    assert list(glance_faults(PACK)) == []
    assert PACK.glance.allergies[0] == ("health", "allergy-any")
    food, drink = PACK.glance.fasting
    assert (food.needs, food.needs_for) == (8, {"light": 6})
    assert (drink.needs, drink.needs_for) == (6, {"clear": 2})


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ('allergies = ["mood/nothing"]', "no question nothing in mood"),
        ('weight = ["moon/sad"]', "no question sad in moon"),
        (FASTING.replace('"study"', '"dream"'), "dream is not in sources.toml"),
        (FASTING.replace("hours = {}", "hours = { x = 1 }"), "no answer of sad has the code x"),
        (FASTING + "needs_for = { y = 1 }", "no answer of sad has the code y"),
        (FASTING.replace("needs = 6", "needs = 0"), "greater than or equal to 1"),
        ("allergy = []", "not known here"),
    ],
)
def test_what_is_not_there_is_refused_with_the_file_and_the_key(tmp_path, words, what):
    with pytest.raises(Refused, match=what) as refused:
        load_unsealed(with_glance(tmp_path, words))
    assert "glance.toml" in refused.value.message


def test_each_answer_about_food_and_drink_has_its_hours():
    form = PACK.questionnaire("today")
    for rule in PACK.glance.fasting:
        values = (option.value for option in form.index[rule.when[1]].options)
        codes = {value.code for value in values if isinstance(value, Coding)}
        assert set(rule.hours) == codes


def test_places_are_read_as_questionnaire_and_question(tmp_path):
    read = read_glance(with_glance(tmp_path, 'weight = ["a/b", "c/d"]'), lambda _: None)
    assert read.weight == (("a", "b"), ("c", "d"))
