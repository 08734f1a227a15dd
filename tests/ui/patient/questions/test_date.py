"""Days: in parts, and from a calendar."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Item, Text
from tests.ui.patient.questions.asked import Asked, answered, shown
from tests.ui.patient.sitting import Qml, rows
from tests.ui.patient.tablet import LOOK
from ui.patient.questions.calendar import Calendar

DAY = Item("d", "date", Text("Since when?"), maximum=date(2026, 3, 2))


@pytest.fixture
def calendar(qapp: QGuiApplication) -> Qml:
    calendar = Calendar(qapp)
    calendar.show(date(2026, 2, 27), DAY, "en")
    return calendar


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        (
            "2026-02-31",
            "This day is not in the calendar. Look at the day and the year once more.",
        ),
        ("2030-01-01", "March 2, 2026 or earlier"),
    ],
)
def test_a_day_that_cannot_be_is_told(qapp: QGuiApplication, typed: str, advice: str) -> None:
    asked = Asked(DAY)
    asked.question.write(typed)
    assert asked.advice() == advice


def test_a_date_is_filled_in_again_as_it_was(qapp: QGuiApplication) -> None:
    assert Asked(DAY, (date(1957, 3, 5),)).question.typed == "1957-03-05"


def test_a_month_has_its_days_under_their_weekdays(calendar: Qml) -> None:
    assert calendar.month == "February 2026"
    assert calendar.weekdays[0] == "Sun"
    numbers = [row[0] for row in rows(calendar.days)]
    assert numbers[:8] == ["1", "2", "3", "4", "5", "6", "7", "8"], "it began on a Sunday"
    chosen = [
        number for number, _name, _open, is_chosen, _today in rows(calendar.days) if is_chosen
    ]
    assert chosen == ["27"]


def test_days_beyond_the_limit_cannot_be_chosen(calendar: Qml) -> None:
    calendar.turn(1)
    assert [row[0] for row in rows(calendar.days) if row[2]] == ["1", "2"]


def test_months_and_years_are_turned_both_ways_to_the_ends(calendar: Qml) -> None:
    calendar.turn(-12)
    assert calendar.month == "February 2025"
    calendar.turn(11)
    assert calendar.month == "January 2026"
    for _ in range(200):
        calendar.turn(-12)
    assert calendar.month == "January 1900"


def test_a_calendar_speaks_spanish(qapp: QGuiApplication) -> None:
    owner = QObject()
    calendar: Qml = Calendar(owner)
    calendar.show(date(2026, 2, 27), DAY, "es")
    assert calendar.month == "febrero de 2026"
    assert calendar.weekdays[0] == "dom"
    assert "27 de febrero de 2026" in [row[1] for row in rows(calendar.days)]


def test_a_calendar_opens_within_the_limits(qapp: QGuiApplication) -> None:
    asked = Asked(replace(DAY, maximum=date(1999, 5, 4)))
    assert asked.question.calendar.month == "May 1999"


def test_a_day_is_chosen_from_the_calendar(tablets) -> None:
    tablet = shown(tablets, DAY)
    hands = tablet.hands
    hands.tap("openCalendar")
    assert hands.find("calendarMonth").property("text") == "March 2026"
    assert not hands.find("day_3").isEnabled()
    hands.tap("yearBefore")
    hands.tap("monthBefore")
    hands.tap("day_14")
    assert answered(tablet, "d") == (date(2025, 2, 14),)
    assert not hands.sees("day_14"), "it has closed"
    assert hands.find("dayField").property("text") == "14"
    assert hands.find("yearField").property("text") == "2025"


def test_an_opened_calendar_is_in_view_with_the_largest_words(tablets) -> None:
    tablet = shown(tablets, DAY)
    hands = tablet.hands
    tablet.window.wear(LOOK._replace(text_scale=2.0))
    hands.tap("nextButton")
    hands.tap("openCalendar")
    month, fold = hands.find("monthBefore"), hands.find("moreBelow")
    bottom = month.mapToScene(QPointF(0, month.height())).y()
    assert bottom <= fold.mapToScene(QPointF(0, 0)).y()


def test_a_day_is_typed_in_its_parts(tablets) -> None:
    tablet = shown(tablets, DAY)
    tablet.give_birth_date(3, 5, 2024)
    assert answered(tablet, "d") == (date(2024, 3, 5),)
    tablet.hands.tap("declineToSay")
    assert tablet.hands.find("dayField").property("text") == ""
