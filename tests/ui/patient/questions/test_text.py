"""Words to type, web addresses, and several of a kind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Item, Reference, Text
from tests.ui.patient.questions.asked import Asked, answered, shown
from tests.ui.patient.sitting import rows
from tests.ui.patient.tablet import LOOK, Tablet

TEXT = Item("t", "string", Text("Which medicine?"))
LINK = Item("l", "url", Text("Where is it?"))
MANY = replace(TEXT, repeats=True, max_occurs=3)


@pytest.mark.parametrize(
    ("item", "typed", "advice"),
    [
        (replace(TEXT, max_length=3), "four", "This is too long: 3 characters at most."),
        (replace(TEXT, min_length=5), "four", "A little more, please: 5 characters at least."),
        (replace(TEXT, pattern="[0-9]+"), "x", "Look at it once more, or ask a member of staff."),
        (replace(TEXT, pattern="[0-9]+", help=Text("Five digits")), "x", "Five digits"),
        (LINK, "a b", "A web address has no spaces, such as www.example.org."),
        (LINK, "", "Type the web address. You may also leave this one out."),
        (TEXT, " ", "Type your answer. You may also leave this one out."),
    ],
)
def test_advice_shows_what_would_be_valid(
    qapp: QGuiApplication, item: Item, typed: str, advice: str
) -> None:
    asked = Asked(item)
    asked.question.write(typed)
    assert asked.advice() == advice


@pytest.mark.parametrize(
    ("item", "help_"),
    [
        (replace(TEXT, max_length=30), "30 characters at most"),
        (replace(TEXT, max_length=40), ""),
        (replace(TEXT, max_length=4000), ""),
        (replace(TEXT, entry_format=Text("999-9999")), "Like this: 999-9999"),
        (LINK, "Like this: www.example.org"),
    ],
)
def test_what_fits_is_said_before(qapp: QGuiApplication, item: Item, help_: str) -> None:
    assert Asked(item).question.help == help_


def test_a_reference_is_given_in_words(qapp: QGuiApplication) -> None:
    asked = Asked(Item("r", "reference"))
    asked.question.write("The doctor in town")
    assert asked.values == (Reference(display="The doctor in town"),)


def test_a_web_address_has_the_keys_that_it_needs(tablets) -> None:
    tablet = shown(tablets, LINK)
    tablet.hands.tap("textField")
    for key in ("a", ".", "b", "/", "#", "1", "done"):
        tablet.hands.tap(f"key_{key}")
    assert answered(tablet, "l") == ("a.b/1",)


def given(asked: Asked) -> list[object]:
    return [row[0] for row in rows(asked.question.given)]


def test_what_stands_in_the_field_counts_without_add_another(qapp: QGuiApplication) -> None:
    asked = Asked(MANY)
    assert not asked.question.canAdd
    asked.question.one.write("Aspirin")
    assert asked.values == ("Aspirin",)
    asked.question.add()
    assert (given(asked), asked.question.one.typed) == (["Aspirin"], "")
    assert asked.values == ("Aspirin",)
    asked.question.one.write("Zinc")
    assert asked.values == ("Aspirin", "Zinc")


def test_an_answer_can_be_taken_back(qapp: QGuiApplication) -> None:
    asked = Asked(MANY, ("Aspirin", "Zinc", "Iron"))
    assert given(asked) == ["Aspirin", "Zinc"]
    assert asked.question.one.typed == "Iron"
    assert not asked.question.canAdd, "three at most"
    asked.question.remove(0)
    assert asked.values == ("Zinc", "Iron")
    asked.question.one.write("")
    asked.question.remove(0)
    assert asked.values is None


def test_an_answer_that_is_begun_must_be_valid(qapp: QGuiApplication) -> None:
    asked = Asked(Item("d", "date", repeats=True), (date(2024, 3, 5),))
    asked.question.add()
    assert asked.advice() == ""
    asked.question.one.write("2024-02-31")
    assert asked.values == (date(2024, 3, 5),)
    assert asked.advice().startswith("This day is not in the calendar.")


def test_too_few_answers_are_told(qapp: QGuiApplication) -> None:
    asked = Asked(replace(MANY, min_occurs=2), ("Zinc",))
    assert asked.advice() == "Choose or add at least 2."
    assert Asked(MANY).advice() == "Type your answer. You may also leave this one out."


def test_declining_lets_go_of_all(qapp: QGuiApplication) -> None:
    asked = Asked(MANY, ("Aspirin", "Zinc"))
    asked.question.decline()
    assert (given(asked), asked.question.one.typed) == ([], "")
    assert asked.question.problem() is None
    asked.question.one.write("Iron")
    assert asked.values == ("Iron",)


def test_several_answers_are_typed_and_one_removed(tablets) -> None:
    tablet = shown(tablets, MANY)
    hands = tablet.hands
    for words in ("Aspirin", "Zinc"):
        hands.type_into("textField", words)
        hands.tap("key_done")
        hands.tap("addAnother")
    hands.type_into("textField", "Iron")
    hands.tap("key_done")
    assert not hands.find("addAnother").isEnabled()
    hands.tap("remove_0")
    assert answered(tablet, "t") == ("Zinc", "Iron")
    tablet.visit.chooseLanguage("es")
    hands.settle()
    assert hands.find("textField").property("text") == "Iron"
    hands.tap("nextButton")
    assert "Zinc; Iron" in hands.reads()


def test_what_is_written_is_seen_however_long_it_is(tablets: Callable[..., Tablet]) -> None:
    tablet = shown(tablets, replace(TEXT, type="text"))
    tablet.window.wear(LOOK._replace(text_scale=2.0))
    tablet.hands.tap("textField")
    tablet.hands.type("It hurts. " * 60)
    area, page = tablet.hands.find("textField"), tablet.hands.find("moreBelow")
    caret = area.mapRectToScene(area.property("cursorRectangle"))
    trail = tablet.hands.find("steps").mapToScene(QPointF(0, 0)).y()
    assert trail <= caret.top() < caret.bottom() <= page.mapToScene(QPointF(0, 0)).y()
