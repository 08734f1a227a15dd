"""Where it hurts: on the drawing and in the list, by touch and by key."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

import resources
from kiosk.content.pack import Pack
from kiosk.forms.body import body
from kiosk.forms.from_fhir import read
from kiosk.forms.questionnaire import Coding, Item, Questionnaire
from tests.people import a_pack
from tests.ui.patient.questions.asked import Asked
from tests.ui.patient.sitting import rows
from tests.ui.patient.tablet import LOOK, Tablet
from ui.patient.questions.kinds import kind_of

EDGES = ("steps", "moreBelow")  # between which the page scrolls
ZONES = sorted({f"{place.view}.{place.part}" for place in body().places})


def form() -> Questionnaire:
    file = resources.path("packs", "ketamine-chronic-pain", "questionnaires", "pain-where.json")
    return read(json.loads(file.read_text("utf-8")), file.name).questionnaire


def item() -> Item:
    return form().index["where"]


def pack() -> Pack:
    asked = form()
    return replace(
        a_pack(),
        questionnaires=(asked,),
        flows={"first": ("screening", "review"), "return": ("screening", "review")},
        asks={"first": (asked.id,), "return": (asked.id,)},
    )


@pytest.fixture
def tablet(tablets: Callable[..., Tablet]) -> Tablet:
    tablet = tablets(pack=pack())
    tablet.start()
    return tablet


def chosen(tablet: Tablet) -> list[str | None]:
    values = tablet.visit.record.answers.get("pain-where", {}).get("where", ())
    return [value.code for value in values if isinstance(value, Coding)]


def codes(asked: Asked) -> list[str | None]:
    return [value.code for value in asked.values or () if isinstance(value, Coding)]


def words(code: str, language: str = "en") -> str:
    options = (o for o in item().options if isinstance(o.value, Coding) and o.value.code == code)
    return next(options).text.in_(language)


def test_a_body_map_is_a_choice_of_several_for_whoever_cannot_draw_it() -> None:
    assert kind_of(item()) == "body-map"
    assert kind_of(replace(item(), control="")) == "several"
    assert kind_of(replace(item(), repeats=False)) == "choice"


@pytest.mark.parametrize("zone", ZONES)
def test_every_place_of_a_zone_is_chosen_and_let_go_by_a_touch(tablet: Tablet, zone: str) -> None:
    view, _, part = zone.partition(".")
    tablet.hands.tap(f"zone_{zone}")
    places = body().seen(view, part)
    for place in places:
        tablet.hands.tap(f"place_{place.code}")
    assert chosen(tablet) == [place.code for place in places]
    for place in places:
        tablet.hands.tap(f"place_{place.code}")
    assert chosen(tablet) == []


def focused(tablet: Tablet) -> QQuickItem:
    found = tablet.window.root.activeFocusItem()
    assert found is not None
    return found


def tab_to(tablet: Tablet, name: str) -> None:
    for _ in range(40):
        if focused(tablet).objectName() == name:
            return
        tablet.hands.press(Qt.Key.Key_Tab)
    raise LookupError(name)


@pytest.mark.parametrize("zone", ZONES)
def test_every_place_of_a_zone_is_reached_and_chosen_by_key(tablet: Tablet, zone: str) -> None:
    view, _, part = zone.partition(".")
    tab_to(tablet, f"zone_{zone}")
    tablet.hands.press(Qt.Key.Key_Space)
    places = body().seen(view, part)
    assert focused(tablet).objectName() == f"place_{places[0].code}"
    for place in places:
        tab_to(tablet, f"place_{place.code}")
        assert focused(tablet).property("name") == words(place.code)
        tablet.hands.press(Qt.Key.Key_Space)
        assert focused(tablet).property("chosen") is True
    assert chosen(tablet) == [place.code for place in places]


def in_view(tablet: Tablet, name: str) -> bool:
    top, bottom = (tablet.hands.find(edge).mapToScene(QPointF(0, 0)).y() for edge in EDGES)
    item = tablet.hands.find(name)
    upper, lower = (item.mapToScene(QPointF(0, y)).y() for y in (0, item.height()))
    return bool(top <= upper and lower <= bottom)


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_each_view_begins_at_its_top_however_far_the_page_was_scrolled(
    tablet: Tablet, scale: float
) -> None:
    hands = tablet.hands
    tablet.window.wear(LOOK._replace(text_scale=scale))
    hands.tap("zone_front.leg_left")
    assert in_view(tablet, "zoneName")
    hands.tap("otherSide")
    assert in_view(tablet, "zoneName")
    hands.tap("wholeBody")
    assert in_view(tablet, "zone_front.head")


def test_your_right_is_on_the_left_in_front_and_on_the_right_from_behind(tablet: Tablet) -> None:
    figure = tablet.hands.find("zone_front.arm_right").parentItem()
    assert figure is not None
    tops = ["front.arm_right", "front.arm_left", "back.arm_left", "back.arm_right"]
    lefts = [tablet.hands.find(f"zone_{zone}").mapToItem(figure, QPointF()).x() for zone in tops]
    assert lefts == sorted(lefts)


def test_what_is_chosen_stands_there_in_words_and_one_touch_takes_it_back(tablet: Tablet) -> None:
    tablet.hands.tap("zone_back.trunk")
    tablet.hands.tap("place_low_back")
    tablet.hands.tap("place_shoulder_blade_left")
    assert words("low_back") in tablet.hands.reads()
    number = [o.value.code for o in item().options if isinstance(o.value, Coding)].index("low_back")
    tablet.hands.tap(f"chosen_{number}")
    assert chosen(tablet) == ["shoulder_blade_left"]
    assert not tablet.hands.sees(f"chosen_{number}")


def test_a_hand_seen_from_behind_is_the_same_hand(tablet: Tablet) -> None:
    tablet.hands.tap("zone_front.arm_left")
    tablet.hands.tap("place_hand_left")
    tablet.hands.tap("otherSide")
    assert tablet.hands.find("place_hand_left").property("chosen") is True
    tablet.hands.tap("place_hand_left")
    assert chosen(tablet) == []


def test_the_list_and_the_drawing_show_the_same_answer(tablet: Tablet) -> None:
    tablet.hands.tap("zone_front.head")
    tablet.hands.tap("place_jaw_left")
    tablet.hands.tap("wholeBody")
    tablet.hands.tap("inWords")
    card = tablet.hands.find("choice_4")
    assert (card.property("text"), card.property("chosen")) == (words("jaw_left"), True)
    tablet.hands.tap("choice_4")
    tablet.hands.tap("choice_3")
    tablet.hands.tap("inWords")
    assert chosen(tablet) == ["jaw_right"]
    assert tablet.hands.find("zone_front.head").property("marked") == 1


def test_the_list_has_every_place_right_beside_left(qapp: QGuiApplication) -> None:
    asked = Asked(item())
    pairs = rows(asked.question.pairs)
    listed = [text for row in pairs for text in (row[2], row[5])]
    assert listed == [option.text.default for option in item().options[1:]]
    for row in pairs:
        if "right" in str(row[2]):
            assert row[5] == str(row[2]).replace("right", "left")
    headings = [row[0] for row in pairs if row[0]]
    assert headings == [
        *("Head and neck", "Chest and belly", "Back and buttocks"),
        *("Arms and hands", "Legs and feet"),
    ]


def test_no_pain_anywhere_and_a_place_clear_each_other(qapp: QGuiApplication) -> None:
    asked = Asked(item())
    asked.question.touch("chest")
    asked.question.choose(0)
    assert codes(asked) == ["none"]
    assert (asked.question.count, rows(asked.question.latest)) == (0, [])
    asked.question.touch("chest")
    assert codes(asked) == ["chest"]


def test_the_newest_places_are_named_first(qapp: QGuiApplication) -> None:
    asked = Asked(item(), language="es")
    for code in ("chest", "low_back", "knee_left"):
        asked.question.touch(code)
    named = [text for _number, text, _chosen in rows(asked.question.latest)]
    assert named == [words("knee_left", "es"), words("low_back", "es")]
    assert asked.question.count == 3


def test_a_place_that_the_form_does_not_ask_for_cannot_be_chosen(qapp: QGuiApplication) -> None:
    few = tuple(o for o in item().options if o.text.default in ("Chest", "Low back"))
    asked = Asked(replace(item(), options=few))
    assert asked.question.codes() == {"chest", "low_back"}
    assert rows(asked.question.others) == []


def test_a_missing_answer_is_asked_for_in_words(qapp: QGuiApplication) -> None:
    assert Asked(item()).advice().startswith("Choose every place that hurts.")


def test_of_several_places_the_worst_is_asked_for(tablet: Tablet) -> None:
    tablet.hands.tap("zone_back.trunk")
    tablet.hands.tap("place_low_back")
    tablet.hands.tap("place_mid_back")
    tablet.hands.tap("nextButton")
    assert tablet.hands.find("question").property("text") == "Which place hurts the most?"
    tablet.hands.tap("choice_1")
    worst = tablet.visit.record.answers["pain-where"]["where_most"][0]
    assert isinstance(worst, Coding)
    assert worst.code == "mid_back"


def test_of_one_place_the_worst_is_not_asked_for(tablet: Tablet) -> None:
    tablet.hands.tap("zone_back.trunk")
    tablet.hands.tap("place_low_back")
    tablet.hands.tap("nextButton")
    assert not tablet.hands.sees("question")
