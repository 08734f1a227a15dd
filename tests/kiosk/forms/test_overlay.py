import tomllib
from decimal import Decimal

import pytest

from kiosk.errors import Damaged
from kiosk.forms.overlay import apply, read_overlay
from kiosk.forms.questionnaire import Coding
from tests.kiosk.forms.shapes import group, item, often, questionnaire

TOML = """
questionnaire = "invented"

[weights]
never = 0
sometimes = 1.5

[[scores]]
id = "s"
title.en = "Sum"
title.es = "Suma"
method = "mean"
items = ["a"]
decimals = 1
loinc = "44261-6"
low = 0
high = 3

[[scores.bands]]
low = 0
high = 1
name.en = "little"
name.es = "poco"
"""


def overlay(text: str = TOML):
    return read_overlay(tomllib.loads(text), "overlays/s.toml")


def weights(q, link_id: str) -> list:
    return [o.value.weight for o in q.index[link_id].options if isinstance(o.value, Coding)]


def test_an_overlay_is_read_whole() -> None:
    read = overlay()
    (scoring,) = read.scorings
    assert read.questionnaire_id == scoring.questionnaire_id == "invented"
    assert (scoring.id, scoring.method, scoring.items) == ("s", "mean", ("a",))
    assert (scoring.decimals, scoring.loinc) == (1, "44261-6")
    assert (scoring.low, scoring.high) == (0, 3)
    assert scoring.title.in_("es") == "Suma"
    assert scoring.title.in_("fr") == "Sum"
    assert scoring.bands[0].name.in_("es") == "poco"
    assert scoring.not_asked is None
    (other,) = overlay(TOML.replace("low = 0", "not_asked = 2\nlow = 0", 1)).scorings
    assert other.not_asked == 2


def test_weights_go_to_every_option_that_lacks_one() -> None:
    scored = often("a")
    scored["answerOption"][0]["valueCoding"]["extension"] = [
        {"url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": 9}
    ]
    q = apply(overlay(), questionnaire(group("g", scored, often("b")), item("c")))
    assert weights(q, "a") == [9, Decimal("1.5"), None, None]
    assert weights(q, "b") == [0, Decimal("1.5"), None, None]
    assert list(q.walk()) == list(q.index.values())


def test_a_whole_number_needs_no_weights() -> None:
    bare = TOML.replace("never = 0\nsometimes = 1.5\n", "")
    assert apply(overlay(bare), questionnaire(item("a", "integer")))


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("questionnaire", "form"), "questionnaire"),
        (('id = "s"', ""), "scores.id"),
        (('"mean"', '"median"'), "method"),
        (('["a"]', "[]"), "items"),
        (('["a"]', '["a", "a"]'), "items"),
        (('["a"]', '"a"'), "items"),
        (("high = 3", 'high = "many"'), "high"),
        (("low = 0\nhigh = 3", "high = 3"), "low"),
        (("title.en", "title.de"), "title.en"),
        (("name.en", "name.de"), "bands.name.en"),
        (("high = 1", "high = -1"), "bands"),
        (("sometimes = 1.5", "sometimes = true"), "weights.sometimes"),
        (("decimals = 1", 'decimals = "x"'), "decimals"),
    ],
)
def test_a_wrong_line_is_named_with_its_file_and_a_remedy(change, key) -> None:
    with pytest.raises(Damaged) as caught:
        overlay(TOML.replace(*change))
    assert caught.value.code == "overlay-wrong"
    assert "overlays/s.toml" in caught.value.message
    assert key in caught.value.message


@pytest.mark.parametrize(
    ("items", "code", "names"),
    [
        ([often("b")], "overlay-item-unknown", "'a'"),
        ([often("b"), item("a", "display")], "overlay-item-unknown", "'a'"),
        ([often("b"), item("a", "boolean")], "overlay-item-without-weights", "'a'"),
        ([item("a", "integer")], "overlay-code-unknown", "weights.never"),
    ],
)
def test_an_overlay_that_does_not_fit_its_form_is_refused(items, code, names) -> None:
    with pytest.raises(Damaged) as caught:
        apply(overlay(), questionnaire(*items))
    assert caught.value.code == code
    assert "overlays/s.toml" in caught.value.message
    assert names in caught.value.message
