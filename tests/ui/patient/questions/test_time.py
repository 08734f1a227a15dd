"""Times of day and moments, in parts."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Item, Text
from tests.ui.patient.questions.asked import Asked, answered, shown
from tests.ui.patient.tablet import LOOK
from ui.patient.question_words import in_words
from ui.patient.questions.clock import Clock

if TYPE_CHECKING:
    from tests.ui.patient.sitting import Qml

ATE = Item("ate", "time", Text("When did you eat?"), minimum=time(6))
TOOK = Item("took", "dateTime", Text("When did you take it?"))


@pytest.mark.parametrize(
    ("language", "parts", "read"),
    [
        ("en", ("2", "30", "pm"), "14:30"),
        ("en", ("2", "30", "am"), "02:30"),
        ("en", ("12", "00", "am"), "00:00"),
        ("en", ("12", "05", "pm"), "12:05"),
        ("en", ("2", "30", ""), ""),
        ("en", ("14", "30", "pm"), ""),
        ("en", ("0", "30", "am"), ""),
        ("en", ("2", "3", "pm"), ""),
        ("en", ("2", "60", "pm"), ""),
        ("en", ("", "30", "pm"), ""),
        ("de", ("14", "30", ""), "14:30"),
        ("de", ("24", "00", ""), ""),
    ],
)
def test_parts_are_a_time_or_none(
    qapp: QGuiApplication, language: str, parts: tuple[str, str, str], read: str
) -> None:
    owner = QObject()
    clock = Clock(owner)
    clock.speak(language)
    clock.write(*parts[:2])
    if parts[2]:
        clock.choose(parts[2])
    assert clock.time == read


@pytest.mark.parametrize("hour", range(24))
def test_every_hour_is_shown_as_it_was_given(qapp: QGuiApplication, hour: int) -> None:
    owner = QObject()
    clock = Clock(owner)
    clock.set(f"{hour:02}:07")
    assert clock.time == f"{hour:02}:07"
    clock.speak("de")
    assert clock.time == f"{hour:02}:07"


def test_a_language_has_its_own_halves_of_the_day(qapp: QGuiApplication) -> None:
    owner = QObject()
    clock: Qml = Clock(owner)
    assert (clock.halves, clock.morning, clock.afternoon) == (True, "AM", "PM")
    clock.speak("es")
    assert (clock.halves, clock.morning) == (True, "a.m.")
    clock.speak("de")
    assert not clock.halves


def test_a_time_out_of_range_is_told(qapp: QGuiApplication) -> None:
    asked = Asked(ATE)
    assert asked.advice() == (
        "Type the hour and the minutes, and choose AM or PM. You may also leave this one out."
    )
    asked.question.clock.write("5", "00")
    asked.question.clock.choose("am")
    assert asked.values is None
    assert asked.advice() == "6:00 AM or later"
    asked.question.clock.write("5", "75")
    assert asked.advice() == "Type the hour, and the minutes from 00 to 59."


def test_a_time_is_typed_and_a_half_is_tapped(tablets) -> None:
    tablet = shown(tablets, ATE)
    hands = tablet.hands
    hands.tap("hourField")
    for key in ("2", "done", "0", "5", "done"):
        hands.tap(f"key_{key}")
    hands.tap("nextButton")
    assert hands.sees("problem")
    hands.tap("afternoon")
    assert answered(tablet, "ate") == (time(14, 5),)
    tablet.visit.chooseLanguage("es")
    hands.settle()
    assert hands.find("hourField").property("text") == "2"
    hands.tap("nextButton")
    assert "2:05 p.m." in hands.reads()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_halves_of_the_day_are_as_high_as_the_fields(tablets, scale: float) -> None:
    tablet = shown(tablets, ATE)
    tablet.window.wear(LOOK._replace(text_scale=scale))
    tablet.hands.settle()
    parts = [tablet.hands.find(name) for name in ("hourField", "morning", "afternoon")]
    assert len({part.height() for part in parts}) == 1


def test_a_declined_time_leaves_nothing_behind(tablets) -> None:
    tablet = shown(tablets, ATE)
    hands = tablet.hands
    hands.tap("hourField")
    hands.tap("key_9")
    hands.tap("key_done")
    hands.tap("declineToSay")
    assert hands.find("hourField").property("text") == ""
    assert answered(tablet, "ate") == ()


def test_a_moment_may_be_answered_with_its_day(tablets) -> None:
    tablet = shown(tablets, TOOK)
    tablet.give_birth_date(3, 5, 2024)
    assert answered(tablet, "took") == (date(2024, 3, 5),)
    tablet.hands.tap("nextButton")
    assert "March 5, 2024" in tablet.hands.reads()


def test_a_moment_has_the_time_of_this_place(tablets) -> None:
    tablet = shown(tablets, TOOK)
    hands = tablet.hands
    tablet.give_birth_date(3, 5, 2024)
    hands.tap("hourField")
    for key in ("1", "1", "done", "done"):
        hands.tap(f"key_{key}")
    hands.tap("nextButton")
    assert hands.sees("problem"), "a time that is begun is not thrown away unseen"
    assert answered(tablet, "took") is None
    hands.tap("minuteField")
    for key in ("3", "0", "done"):
        hands.tap(f"key_{key}")
    hands.tap("morning")
    assert answered(tablet, "took") == (datetime(2024, 3, 5, 11, 30).astimezone(),)
    hands.tap("nextButton")
    assert "March 5, 2024, 11:30 AM" in hands.reads()
    hands.tap("change_0")
    shown_ = [hands.find(f).property("text") for f in ("dayField", "hourField", "minuteField")]
    assert shown_ == ["5", "11", "30"]


def test_a_moment_that_comes_while_it_is_on_the_screen_is_shown_whole(tablets) -> None:
    tablet = shown(tablets, TOOK)
    hands = tablet.hands
    for hour in (9, 11):
        tablet.window.form.take("took", (datetime(2024, 3, 5, hour, 30).astimezone(),))
        hands.settle()
        shown_ = [hands.find(f).property("text") for f in ("dayField", "hourField", "minuteField")]
        assert shown_ == ["5", str(hour), "30"]


def test_a_declined_moment_leaves_nothing_behind(tablets) -> None:
    tablet = shown(tablets, replace(TOOK, required=False))
    hands = tablet.hands
    tablet.give_birth_date(3, 5, 2024)
    hands.tap("declineToSay")
    shown_ = [hands.find(f).property("text") for f in ("dayField", "yearField", "hourField")]
    assert shown_ == ["", "", ""]
    assert answered(tablet, "took") == ()


def test_moments_and_times_are_read_in_words(qapp: QGuiApplication) -> None:
    moment = datetime(2024, 3, 5, 14, 30).astimezone()
    assert in_words(TOOK, (moment,), "es") == "5 de marzo de 2024, 2:30 p.m."
    assert in_words(ATE, (time(0, 5),), "en") == "12:05 AM"
    assert in_words(replace(ATE), (time(0, 5),), "de") == "00:05"
