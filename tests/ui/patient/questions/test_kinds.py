"""Questions of every kind: how they are asked, what they take, what they say would be valid."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Coding, Item, Option, Text
from tests.ui.patient.questions.asked import Asked
from tests.ui.patient.sitting import rows
from ui.patient.question import Values
from ui.patient.question_words import in_words, range_in_words
from ui.patient.questions.kinds import kind_of

SCALE = Item("p", "integer", control="slider", minimum=Decimal(0), maximum=Decimal(10))
WEIGHT = Item(
    "w", "decimal", unit=Text("kg"), minimum=Decimal(30), maximum=Decimal(300), max_decimals=1
)
COUNT = Item("c", "integer", Text("How many?"), maximum=Decimal(50))
DAY = Item("d", "date", maximum=date(2026, 3, 2))
SEVERAL = Item(
    "s",
    "choice",
    repeats=True,
    options=(
        Option(Coding("a", display="Apples"), Text("Apples", {"es": "Manzanas"})),
        Option(Coding("p", display="Pears"), Text("Pears", {"es": "Peras"})),
        Option(Coding("n", display="None of these"), Text("None of these"), exclusive=True),
    ),
)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        (SCALE, "scale"),
        (WEIGHT, "number"),
        (COUNT, "number"),
        (replace(SCALE, maximum=Decimal(100)), "number"),
        (replace(SCALE, maximum=None), "number"),
        (DAY, "date"),
        (Item("t", "dateTime"), "date"),
        (Item("t", "boolean"), "yes-no"),
        (Item("t", "string"), "text"),
        (Item("t", "text"), "text"),
        (SEVERAL, "several"),
        (replace(SEVERAL, repeats=False), "choice"),
        (Item("t", "display"), "words"),
        (Item("t", "attachment"), "spoken"),
    ],
)
def test_an_item_is_asked_in_its_own_way(item: Item, kind: str) -> None:
    assert kind_of(item) == kind


def test_a_scale_shows_its_ends_and_its_number(qapp: QGuiApplication) -> None:
    asked = Asked(replace(SCALE, lower=Text("No pain"), upper=Text("Worst pain")))
    question = asked.question
    assert (question.minimum, question.maximum, question.number) == (0, 10, -1)
    assert (question.lowLabel, question.highLabel) == ("No pain", "Worst pain")
    question.pick(7)
    assert asked.values == (7,)
    assert question.number == 7


def test_several_choices_can_be_chosen_and_let_go(qapp: QGuiApplication) -> None:
    asked = Asked(SEVERAL)
    asked.question.choose(0)
    asked.question.choose(1)
    assert [chosen for _text, chosen in rows(asked.question.choices)] == [True, True, False]
    asked.question.choose(2)
    assert [chosen for _text, chosen in rows(asked.question.choices)] == [False, False, True]


def test_the_last_choice_let_go_is_no_decline(qapp: QGuiApplication) -> None:
    asked = Asked(SEVERAL)
    asked.question.choose(0)
    asked.question.choose(0)
    assert asked.values is None
    assert not asked.question.declined


def test_a_number_out_of_range_is_kept_as_typed_and_not_as_an_answer(
    qapp: QGuiApplication,
) -> None:
    asked = Asked(WEIGHT)
    asked.question.write("800")
    assert asked.values is None
    assert asked.question.typed == "800"
    assert asked.advice() == "From 30 to 300"
    asked.question.write("80.5")
    assert asked.values == (Decimal("80.5"),)
    assert asked.advice() == ""


@pytest.mark.parametrize(
    ("item", "typed", "advice"),
    [
        (COUNT, "2.5", "Use digits only, such as 70."),
        (COUNT, "51", "50 or less"),
        (WEIGHT, "eighty", "Use digits only, such as 70.5."),
        (WEIGHT, "80.55", "Digits after the point: 1 at most."),
        (
            DAY,
            "2026-02-31",
            "This day is not in the calendar. Look at the day and the year once more.",
        ),
        (DAY, "2030-01-01", "March 2, 2026 or earlier"),
        (Item("t", "string", max_length=3), "four", "This is too long: 3 characters at most."),
        (
            Item("t", "string", pattern="[0-9]+"),
            "x",
            "Look at it once more, or ask a member of staff.",
        ),
        (Item("t", "string", pattern="[0-9]+", help=Text("Five digits")), "x", "Five digits"),
    ],
)
def test_advice_shows_what_would_be_valid(
    qapp: QGuiApplication, item: Item, typed: str, advice: str
) -> None:
    asked = Asked(item)
    asked.question.write(typed)
    assert asked.advice() == advice


@pytest.mark.parametrize(
    ("item", "advice"),
    [
        (replace(SEVERAL, required=True), "Choose every answer that fits."),
        (replace(SCALE, required=True), "Choose the number that fits best."),
        (Item("t", "boolean", required=True), "Choose Yes or No."),
        (Item("t", "text"), "Type your answer. You may also leave this one out."),
    ],
)
def test_advice_asks_for_what_is_missing(qapp: QGuiApplication, item: Item, advice: str) -> None:
    assert Asked(item).advice() == advice


@pytest.mark.parametrize("item", [Item("t", "display"), Item("t", "attachment")])
def test_what_a_tablet_cannot_ask_keeps_nobody(qapp: QGuiApplication, item: Item) -> None:
    question = Asked(item).question
    assert question.problem() is None
    assert not question.canDecline


def test_a_date_is_filled_in_again_as_it_was(qapp: QGuiApplication) -> None:
    asked = Asked(DAY, (date(1957, 3, 5),))
    assert asked.question.typed == "1957-03-05"


def test_a_moment_may_be_answered_with_its_day(qapp: QGuiApplication) -> None:
    asked = Asked(Item("t", "dateTime"))
    asked.question.write("2024-03-05")
    assert asked.values == (date(2024, 3, 5),)


def test_declining_empties_the_field(qapp: QGuiApplication) -> None:
    asked = Asked(COUNT)
    asked.question.write("7")
    asked.question.decline()
    assert asked.values == ()
    assert asked.question.typed == ""
    assert asked.question.problem() is None


def test_a_question_reshaped_by_another_answer_keeps_what_is_typed(qapp: QGuiApplication) -> None:
    asked = Asked(WEIGHT)
    asked.question.write("80.")
    asked.item = replace(WEIGHT, text=Text("And today?"))
    asked.show()
    assert (asked.question.text, asked.question.typed) == ("And today?", "80.")


@pytest.mark.parametrize(
    ("item", "values", "language", "words"),
    [
        (SEVERAL, (Coding("a"), Coding("p")), "es", "Manzanas; Peras"),
        (WEIGHT, (Decimal("80.50"),), "en", "80.50 kg"),
        (DAY, (date(1957, 3, 5),), "en", "March 5, 1957"),
        (DAY, (date(1957, 3, 5),), "es", "5 de marzo de 1957"),
        (Item("b", "boolean"), (True,), "en", "Yes"),
        (Item("b", "boolean"), (False,), "en", "No"),
        (Item("t", "text"), ("as it was typed",), "en", "as it was typed"),
        (Item("t", "choice"), (Coding("x", display="Other"),), "en", "Other"),
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
    ],
)
def test_a_range_is_told_in_words(qapp: QGuiApplication, limits: dict, words: str) -> None:
    assert range_in_words(replace(Item("r", "integer"), **limits), "en") == words
