"""Answers and limits in the patient's words."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import (
    Attachment,
    Coding,
    Item,
    Option,
    PartialDate,
    Quantity,
    Reference,
    Text,
)
from ui.patient.question import Values
from ui.patient.question_words import in_words, range_in_words

FRUIT = Item(
    "s",
    "choice",
    options=(
        Option(Coding("a", display="Apples"), Text("Apples", {"es": "Manzanas"})),
        Option(Coding("p", display="Pears"), Text("Pears", {"es": "Peras"})),
    ),
)


@pytest.mark.parametrize(
    ("item", "values", "language", "words"),
    [
        (FRUIT, (Coding("a"), Coding("p")), "es", "Manzanas; Peras"),
        (Item("w", "decimal", unit=Text("kg")), (Decimal("80.50"),), "en", "80.50 kg"),
        (Item("d", "date"), (date(1957, 3, 5),), "en", "March 5, 1957"),
        (Item("d", "date"), (date(1957, 3, 5),), "es", "5 de marzo de 1957"),
        (Item("d", "date"), (PartialDate(1957, 3),), "en", "March 1957"),
        (Item("d", "date"), (PartialDate(1957),), "es", "1957"),
        (Item("t", "time"), (time(14, 30),), "en", "2:30 PM"),
        (Item("b", "boolean"), (True,), "en", "Yes"),
        (Item("b", "boolean"), (False,), "en", "No"),
        (Item("t", "text"), ("as it was typed",), "en", "as it was typed"),
        (Item("t", "choice"), (Coding("x", display="Other"),), "en", "Other"),
        (Item("q", "quantity"), (Quantity(Decimal(5), "mg"),), "es", "5 mg"),
        (Item("r", "reference"), (Reference(display="The doctor"),), "en", "The doctor"),
        (Item("f", "attachment"), (Attachment(title="Scan"),), "en", "Scan"),
    ],
)
def test_answers_are_read_in_the_patients_words(
    qapp: QGuiApplication, item: Item, values: Values, language: str, words: str
) -> None:
    assert in_words(item, values or (), language) == words


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({}, ""),
        ({"minimum": Decimal(1)}, "1 or more"),
        ({"maximum": Decimal(9)}, "9 or less"),
        ({"minimum": Decimal(1), "maximum": Decimal(9)}, "From 1 to 9"),
        ({"minimum": date(2026, 1, 1)}, "January 1, 2026 or later"),
        ({"maximum": time(18)}, "6:00 PM or earlier"),
        ({"minimum": Quantity(Decimal(30), "kg")}, "30 kg or more"),
    ],
)
def test_a_range_is_told_in_words(qapp: QGuiApplication, limits: dict, words: str) -> None:
    assert range_in_words(replace(Item("r", "integer"), **limits), "en") == words
