"""Teach-back: a miss shows the slide again, a second is the nurse's; nobody is blocked."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from tests.people import a_pack, an_identity
from tests.ui.patient.sitting import Qml, Sitting, a_sitting, rows
from ui.patient.teach_back import TeachBack

WRONG, RIGHT = 0, 1


def at_teach_back() -> Sitting:
    sitting = a_sitting()
    record = sitting.record.identify(an_identity(), "first").leave_slides()
    for slide in a_pack().slides["en"]:
        record = record.see_slide(slide.id, sitting.visit.intake.clock.now())
    sitting.visit.apply(record)
    return sitting


@pytest.fixture
def sitting(qapp: QGuiApplication) -> Iterator[Sitting]:
    sitting = at_teach_back()
    yield sitting
    sitting.close()


@pytest.fixture
def teach_back(sitting: Sitting) -> Qml:
    return TeachBack(sitting.visit)


def answer(teach_back: Qml, choice: int) -> None:
    teach_back.choose(choice)
    teach_back.next()


def test_a_question_comes_with_its_choices(teach_back: Qml) -> None:
    assert teach_back.phase == "asking"
    assert teach_back.question == "How do you get home?"
    assert rows(teach_back.choices) == [("I drive", False), ("Someone takes me", False)]


def test_choosing_does_not_go_on_and_can_be_changed(sitting: Sitting, teach_back: Qml) -> None:
    teach_back.choose(WRONG)
    teach_back.choose(RIGHT)
    assert [chosen for _words, chosen in rows(teach_back.choices)] == [False, True]
    assert teach_back.phase == "asking"
    assert not sitting.record.attempts


def test_going_on_without_a_choice_asks_for_one(sitting: Sitting, teach_back: Qml) -> None:
    teach_back.next()
    assert teach_back.choiceMissing
    assert not sitting.record.attempts
    teach_back.choose(WRONG)
    assert not teach_back.choiceMissing


def test_a_right_answer_is_confirmed_before_the_step_changes(
    sitting: Sitting, teach_back: Qml
) -> None:
    answer(teach_back, RIGHT)
    assert teach_back.phase == "passed"
    assert sitting.visit.showing == "teach-back"
    teach_back.next()
    assert sitting.visit.showing == "screening"
    assert [attempt.right for attempt in sitting.record.attempts] == [True]


def test_a_first_miss_shows_the_very_slide_and_then_asks_again(
    sitting: Sitting, teach_back: Qml
) -> None:
    answer(teach_back, WRONG)
    assert teach_back.phase == "looking"
    assert teach_back.slideHeading == "What to expect"
    assert len(sitting.record.attempts) == 1
    teach_back.next()
    assert teach_back.phase == "asking"
    assert not any(chosen for _words, chosen in rows(teach_back.choices))


def test_a_second_miss_is_the_nurses_to_talk_about(sitting: Sitting, teach_back: Qml) -> None:
    answer(teach_back, WRONG)
    teach_back.next()
    answer(teach_back, WRONG)
    assert teach_back.phase == "nurse"
    teach_back.next()
    assert sitting.visit.showing == "screening"
    assert [attempt.right for attempt in sitting.record.attempts] == [False, False]


def test_an_answer_is_kept_when_the_patient_goes_back_from_it(
    sitting: Sitting, teach_back: Qml
) -> None:
    answer(teach_back, RIGHT)
    teach_back.previous()
    assert sitting.visit.showing == "slides"
    assert len(sitting.record.attempts) == 1
    sitting.visit.goForward()
    assert teach_back.phase == "passed"


def test_a_language_switch_keeps_the_choice(sitting: Sitting, teach_back: Qml) -> None:
    teach_back.choose(RIGHT)
    sitting.visit.chooseLanguage("es")
    assert teach_back.question == "¿Cómo vuelve a casa?"
    assert rows(teach_back.choices)[RIGHT] == ("Alguien me lleva", True)


def test_the_next_patient_finds_nothing_chosen(sitting: Sitting, teach_back: Qml) -> None:
    answer(teach_back, RIGHT)
    sitting.visit.startOver()
    assert teach_back.phase == "asking"
    assert not any(chosen for _words, chosen in rows(teach_back.choices))


@given(st.lists(st.sampled_from([WRONG, RIGHT, "next", "back", "es"]), max_size=30))
def test_whatever_is_tapped_the_way_on_stays_open(taps: list[int | str]) -> None:
    sitting = at_teach_back()
    teach_back: Qml = TeachBack(sitting.visit)
    for tap in taps:
        if sitting.visit.showing != "teach-back":
            sitting.visit.goForward()
        elif tap == "next":
            teach_back.next()
        elif tap == "back":
            teach_back.previous()
        elif tap == "es":
            sitting.visit.chooseLanguage("es")
        else:
            teach_back.choose(int(tap))
        assert len(sitting.record.attempts) <= 2
    for _ in range(4):
        sitting.visit.goForward()
        answer(teach_back, RIGHT)
    assert sitting.visit.step == "screening"
    sitting.close()
