"""Numbers, and numbers with units."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Coding, Item, Quantity, Text
from tests.ui.patient.questions.asked import Asked, answered, shown
from tests.ui.patient.sitting import rows
from ui.patient.question_words import in_words

WEIGHT = Item(
    "w", "decimal", unit=Text("kg"), minimum=Decimal(30), maximum=Decimal(300), max_decimals=1
)
COUNT = Item("c", "integer", Text("How many?"), maximum=Decimal(50))
KG, LB = (Coding(unit, "http://unitsofmeasure.org", unit) for unit in ("kg", "[lb_av]"))
MASS = Item(
    "m",
    "quantity",
    Text("What do you weigh?"),
    unit=Text("kilograms", {"es": "kilogramos"}),
    unit_coding=KG,
    minimum=Quantity(Decimal(30), "kg", "kg"),
)
EITHER = replace(MASS, unit=Text(), unit_coding=None, units=(KG, LB))


def test_a_number_out_of_range_is_kept_as_typed_and_not_as_an_answer(
    qapp: QGuiApplication,
) -> None:
    asked = Asked(WEIGHT)
    assert asked.question.help == "From 30 to 300\nDigits after the point: 1 at most."
    asked.question.write("800")
    assert asked.values is None
    assert asked.question.typed == "800"
    assert asked.advice() == "From 30 to 300"
    asked.question.write("80,5")
    assert asked.values == (Decimal("80.5"),)
    assert asked.question.typed == "80,5", "a decimal comma stays as it was typed"
    assert asked.advice() == ""


@pytest.mark.parametrize(
    ("item", "typed", "advice"),
    [
        (COUNT, "2.5", "Use digits only, such as 70."),
        (COUNT, "51", "50 or less"),
        (WEIGHT, "eighty", "Use digits only, such as 70.5."),
        (WEIGHT, "80.55", "Digits after the point: 1 at most."),
        (MASS, "29", "30 kg or more"),
        (EITHER, "80", "Choose the unit too."),
        (EITHER, "x", "Use digits only, such as 70.5."),
        (EITHER, "", "Type a number, and choose the unit. You may also leave this one out."),
    ],
)
def test_advice_shows_what_would_be_valid(
    qapp: QGuiApplication, item: Item, typed: str, advice: str
) -> None:
    asked = Asked(item)
    asked.question.write(typed)
    assert asked.values is None
    assert asked.advice() == advice


@pytest.mark.parametrize(
    ("item", "keys"),
    [
        (WEIGHT, "decimal"),
        (replace(WEIGHT, max_decimals=0), "digits"),
        (replace(WEIGHT, minimum=Decimal(-5)), "signed decimal"),
        (COUNT, "signed digits"),
        (replace(COUNT, minimum=Decimal(0)), "digits"),
        (MASS, "decimal"),
    ],
)
def test_the_keys_are_those_that_the_number_needs(
    qapp: QGuiApplication, item: Item, keys: str
) -> None:
    assert Asked(item).question.keys == keys


def test_a_quantity_carries_its_unit(qapp: QGuiApplication) -> None:
    asked = Asked(MASS)
    asked.question.write("80.50")
    assert asked.values == (Quantity(Decimal("80.50"), "kg", "kg", KG.system),)
    assert asked.question.onlyUnit == "kilograms"
    assert in_words(MASS, asked.values, "es") == "80.50 kilogramos"


def test_of_several_units_none_is_chosen_beforehand(qapp: QGuiApplication) -> None:
    asked = Asked(EITHER)
    assert [chosen for _text, chosen in rows(asked.question.units)] == [False, False]
    asked.question.write("180")
    asked.question.chooseUnit(1)
    assert asked.values == (Quantity(Decimal(180), "[lb_av]", "[lb_av]", KG.system),)
    asked.question.chooseUnit(0)
    assert asked.values == (Quantity(Decimal(180), "kg", "kg", KG.system),)
    assert in_words(EITHER, asked.values, "en") == "180 kg"


def test_a_quantity_is_there_again_with_its_unit(qapp: QGuiApplication) -> None:
    asked = Asked(EITHER, (Quantity(Decimal(180), "[lb_av]", "[lb_av]", KG.system),))
    assert asked.question.typed == "180"
    assert [chosen for _text, chosen in rows(asked.question.units)] == [False, True]
    asked.question.decline()
    assert [chosen for _text, chosen in rows(asked.question.units)] == [False, False]


def test_a_number_below_nothing_is_typed_with_the_keys_on_the_screen(tablets) -> None:
    tablet = shown(tablets, replace(COUNT, text=Text("How many degrees?")))
    tablet.hands.tap("numberField")
    for key in ("-", "1", "2", "done"):
        tablet.hands.tap(f"key_{key}")
    assert answered(tablet, "c") == (-12,)


@pytest.mark.parametrize("language", ["en", "es"])
def test_number_and_unit_are_given_in_either_order(tablets, language: str) -> None:
    tablet = shown(tablets, EITHER, language=language)
    hands = tablet.hands
    hands.tap("unit_1")
    hands.tap("nextButton")
    assert hands.sees("problem")
    hands.tap("numberField")
    for key in ("1", "8", "0", ".", "5", "done"):
        hands.tap(f"key_{key}")
    tablet.visit.chooseLanguage("es")
    hands.settle()
    assert hands.find("numberField").property("text") == "180.5"
    hands.tap("nextButton")
    assert "180.5 [lb_av]" in hands.reads()
