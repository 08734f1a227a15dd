"""Long lists: opened on a tap, searched by typing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Coding, Item, Option, Text
from tests.ui.patient.questions.asked import Asked, answered, shown
from tests.ui.patient.sitting import rows
from tests.ui.patient.tablet import LOOK

TOWNS = ("Córdoba", "New York", "York", *(f"Town {n}" for n in range(60)))
WHERE = Item(
    *("where", "choice", Text("Where do you live?")),
    control="autocomplete",
    options=tuple(Option(Coding(town), Text(town)) for town in TOWNS),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cor", ["Córdoba"]),
        ("YORK", ["New York", "York"]),
        ("york ne", ["New York"]),
        ("x", []),
    ],
)
def test_typing_finds_choices_without_capitals_and_accents(
    qapp: QGuiApplication, typed: str, found: list[str]
) -> None:
    question = Asked(WHERE).question
    question.look(typed)
    assert [text for text, _chosen, _number in rows(question.matches)] == found
    assert question.found == len(found)


def test_a_long_list_is_shown_in_parts_to_its_end(qapp: QGuiApplication) -> None:
    question = Asked(WHERE).question
    shown_ = []
    while question.hidden:
        shown_.append(question.matches.rowCount())
        question.showMore()
    assert shown_ == [20, 40, 60]
    assert question.matches.rowCount() == len(TOWNS)


def test_a_town_is_found_by_typing_and_chosen(tablets) -> None:
    tablet = shown(tablets, WHERE)
    hands = tablet.hands
    assert not hands.sees("choice_0")
    hands.tap("openList")
    hands.type_into("searchField", "york")
    hands.tap("key_done")
    hands.tap("choice_2")
    assert answered(tablet, "where") == (Coding("York"),)
    assert not hands.sees("choice_2"), "the list has closed"
    assert hands.find("openList").hasActiveFocus()
    assert hands.find("chosenFromList").property("text") == "York"
    hands.tap("openList")
    hands.tap("showMore")
    assert hands.sees("choice_25"), "the search begins anew"


def test_several_are_chosen_while_the_list_stays_open(tablets) -> None:
    tablet = shown(tablets, replace(WHERE, repeats=True))
    hands = tablet.hands
    hands.tap("openList")
    hands.tap("choice_0")
    hands.tap("choice_2")
    assert hands.find("chosenFromList").property("text") == "Córdoba; York"
    hands.type_into("searchField", "qqq")
    assert hands.sees("nothingFound")


def test_an_opened_list_is_in_view_with_the_largest_words(tablets) -> None:
    tablet = shown(tablets, WHERE)
    hands = tablet.hands
    tablet.window.wear(LOOK._replace(text_scale=2.0))
    hands.tap("nextButton")
    hands.tap("openList")
    field, fold = hands.find("searchField"), hands.find("moreBelow")
    bottom = field.mapToScene(QPointF(0, field.height())).y()
    assert bottom <= fold.mapToScene(QPointF(0, 0)).y()
    trail = hands.find("steps").mapToScene(QPointF(0, 0)).y()
    assert trail <= hands.find("openList").mapToScene(QPointF(0, 0)).y(), "the way to close it too"
