"""Which kind of question an item is, and what all kinds have in common."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Coding, Item, Option, Text
from tests.ui.patient.questions.asked import Asked
from ui.patient.questions.kinds import KINDS, kind_of

SCALE = Item("p", "integer", control="slider", minimum=Decimal(0), maximum=Decimal(10))
FRUIT = Item("f", "choice", options=tuple(Option(Coding(n), Text(n)) for n in ("Apples", "Pears")))
LONG = tuple(Option(Coding(str(n)), Text(str(n))) for n in range(20))


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (SCALE, "scale"),
        (replace(SCALE, maximum=Decimal(100), step=Decimal(10)), "scale"),
        (replace(SCALE, type="decimal", maximum=Decimal(1), step=Decimal("0.1")), "scale"),
        (replace(SCALE, maximum=Decimal(100)), "slider"),
        (replace(SCALE, maximum=Decimal(100_000)), "number"),
        (replace(SCALE, maximum=None), "number"),
        (replace(SCALE, maximum=Decimal(-1)), "number"),
        (Item("t", "decimal"), "number"),
        (Item("t", "quantity"), "quantity"),
        (Item("t", "date"), "date"),
        (Item("t", "dateTime"), "moment"),
        (Item("t", "time"), "time"),
        (Item("t", "boolean"), "yes-no"),
        (Item("t", "boolean", repeats=True), "yes-no"),
        (Item("t", "string"), "text"),
        (Item("t", "string", repeats=True), "repeated"),
        (Item("t", "text"), "text"),
        (Item("t", "url"), "address"),
        (Item("t", "reference"), "text"),
        (FRUIT, "choice"),
        (replace(FRUIT, repeats=True), "several"),
        (replace(FRUIT, control="drop-down"), "choice"),
        (replace(FRUIT, control="drop-down", options=LONG), "list"),
        (replace(FRUIT, type="reference"), "choice"),
        (Item("t", "display"), "words"),
        (Item("t", "attachment"), "handed"),
    ],
)
def test_an_item_is_asked_in_its_own_way(item: Item, kind: str) -> None:
    assert kind_of(item) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_screen(qapp: QGuiApplication, kind: str) -> None:
    owner = QObject()
    control = KINDS[kind](owner, lambda _values: None, kind).property("control")
    assert (Path("ui/patient/questions") / str(control)).exists()


@pytest.mark.parametrize("item", [Item("t", "display"), Item("t", "attachment")])
def test_what_a_tablet_cannot_ask_keeps_nobody(qapp: QGuiApplication, item: Item) -> None:
    question = Asked(item).question
    assert question.problem() is None
    assert not question.canDecline


def test_a_question_reshaped_by_another_answer_keeps_what_is_typed(qapp: QGuiApplication) -> None:
    asked = Asked(Item("w", "decimal"))
    asked.question.write("80.")
    asked.item = replace(asked.item, text=Text("And today?"))
    asked.show()
    assert (asked.question.text, asked.question.typed) == ("And today?", "80.")


@pytest.mark.parametrize("typed", ["7", "seven"])
def test_declining_empties_the_field(qapp: QGuiApplication, typed: str) -> None:
    asked = Asked(Item("c", "integer"))
    asked.question.write(typed)
    asked.question.decline()
    assert asked.values == ()
    assert asked.question.typed == ""
    assert asked.question.problem() is None
    asked.question.decline()
    assert asked.values is None


def test_the_number_of_a_question_stands_before_its_words(qapp: QGuiApplication) -> None:
    assert Asked(Item("q", "text", Text("Why?"), prefix="3.")).question.text == "3. Why?"
