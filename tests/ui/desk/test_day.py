"""The page of the clinic's day, in the real window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.desks import NOW, Clinic
from tests.people import a_visit
from ui.desk.day.words import minutes
from ui.desk.surroundings import Surroundings
from ui.desk.window import DeskWindow


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def at_day(qtbot, background, clinic):
    def opened(**around) -> DeskWindow:
        window = DeskWindow(clinic.desk(), background, around=Surroundings(**around))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        assert window.rooms.currentWidget() is window.day
        qtbot.waitUntil(lambda: "tablet-invented-1" in words(window))
        return window

    return opened


def words(window: DeskWindow) -> str:
    return "\n".join(label.text() for label in window.day.findChildren(QLabel))


def test_a_day_on_which_nothing_happened_says_so(at_day):
    window = at_day()
    assert "Nothing needs anybody." in words(window)
    assert "Has sent nothing yet: is it on, and has it a network?" in words(window)
    assert "Nobody was signed off today." in words(window)


def test_what_needs_somebody_is_told_with_what_to_do(clinic, at_day, qtbot):
    clinic.call(a_visit(clinic.pack), "help-wanted", on_the_way=600)
    clinic.send(a_visit(clinic.pack), seq=4, prev="ab" * 32)
    renewed = {"not_after": NOW + timedelta(days=3)}
    clinic.manifest = clinic.manifest.model_copy(update=renewed)
    window = at_day(worries=(lambda: ["The exchange /mnt/stick does not work."],))
    qtbot.waitUntil(lambda: "has sealed 2 more than have arrived" in words(window))
    for said in (
        "Patients who need somebody now: 1. See Arrivals (Ctrl+2).",
        "Calls that came late today: 1.",
        "The clinic’s papers expire on 2026-03-05",
        "The exchange /mnt/stick does not work.",
        "An intake was finished",
    ):
        qtbot.waitUntil(lambda said=said: said in words(window))
    assert window.day.numbers[2].text() == "1"


def test_the_audit_is_checked_at_a_click(clinic, at_day, qtbot):
    window = at_day()
    assert "Not checked since you signed in." in words(window)
    clinic.desk().note("view-audit")
    QTest.mouseClick(window.day.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "1 entries of 1 desks, checked at" in words(window))


@pytest.mark.parametrize(
    ("wait", "said"), [(0, "0 min"), (59, "59 min"), (60, "1 h 0 min"), (125, "2 h 5 min")]
)
def test_waits_are_said_in_minutes_and_hours(wait, said):
    assert minutes(timedelta(minutes=wait)) == said
