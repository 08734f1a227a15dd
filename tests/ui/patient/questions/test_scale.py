"""Scales: as cells, and as a line with two buttons."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Item, Text
from tests.ui.patient.questions.asked import Asked, answered, shown

SCALE = Item(
    *("pain", "integer", Text("How bad is it?")),
    control="slider",
    minimum=Decimal(0),
    maximum=Decimal(10),
    lower=Text("No pain"),
    upper=Text("Worst pain"),
)
LONG = replace(SCALE, maximum=Decimal(100))


def test_a_scale_shows_its_ends_and_its_number(qapp: QGuiApplication) -> None:
    asked = Asked(SCALE)
    question = asked.question
    assert (question.labels[0], question.labels[-1], question.chosen) == ("0", "10", -1)
    assert (question.lowLabel, question.highLabel) == ("No pain", "Worst pain")
    question.pick(7)
    assert asked.values == (7,)
    assert question.chosen == 7


def test_a_scale_counts_in_the_steps_of_its_form(qapp: QGuiApplication) -> None:
    asked = Asked(replace(SCALE, type="decimal", maximum=Decimal(2), step=Decimal("0.5")))
    assert asked.question.labels == ["0.0", "0.5", "1.0", "1.5", "2.0"]
    asked.question.pick(1)
    assert asked.values == (Decimal("0.5"),)


def test_a_scale_that_is_needed_asks_for_a_number(qapp: QGuiApplication) -> None:
    assert Asked(replace(SCALE, required=True)).advice() == "Choose the number that fits best."


def test_a_cell_is_the_number_on_it(tablets) -> None:
    tablet = shown(tablets, replace(LONG, step=Decimal(10)))
    tablet.hands.tap("scale_40")
    assert answered(tablet, "pain") == (40,)


def test_a_long_scale_has_no_number_until_it_is_touched(tablets) -> None:
    tablet = shown(tablets, LONG)
    assert tablet.hands.find("scaleNumber").property("text") == "Touch the line"
    assert not tablet.hands.find("less").isEnabled()
    tablet.hands.tap("nextButton")
    assert tablet.hands.sees("problem")
    tablet.hands.tap("scaleLine")
    assert answered(tablet, "pain") == (50,)
    for name in ("more", "more", "less"):
        tablet.hands.tap(name)
    assert answered(tablet, "pain") == (51,)
    assert tablet.hands.find("scaleNumber").property("text") == "51"


def test_a_long_scale_can_be_answered_by_buttons_and_by_keys_alone(tablets) -> None:
    tablet = shown(tablets, LONG)
    tablet.hands.tap("more")
    assert answered(tablet, "pain") == (0,)
    tablet.hands.find("scaleLine").forceActiveFocus()
    tablet.hands.press(Qt.Key.Key_Right)
    assert answered(tablet, "pain") == (1,)
