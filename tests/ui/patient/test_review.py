"""Review: all answers in the patient's words, and a way back to each."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.forms.questionnaire import Item, Text
from tests.people import DOWN, ESCORT, FORM, HARM, OFTEN, a_pack, a_visit
from tests.ui.patient.questions.asked import shown
from tests.ui.patient.sitting import Qml, Sitting, a_sitting, rows
from ui.patient.form import Form
from ui.patient.review import Review


@pytest.fixture
def sitting(qapp: QGuiApplication) -> Iterator[Sitting]:
    before = a_visit(a_pack(), reviewed_at=None, decisions=(), signature=None, finished_at=None)
    sitting = a_sitting(record=before)
    yield sitting
    sitting.close()


@pytest.fixture
def form(sitting: Sitting) -> Qml:
    return Form(sitting.visit)


@pytest.fixture
def review(sitting: Sitting, form: Qml) -> Qml:
    review: Qml = Review(sitting.visit)
    review.changeWanted.connect(form.change)
    return review


def test_answers_stand_under_their_form_in_the_patients_words(review: Qml) -> None:
    assert rows(review.answers) == [
        (
            "How you feel",
            "The last two weeks",
            "Little joy in things",
            "Several days",
            False,
            False,
        ),
        ("", "", "Feeling low", "", True, False),
        ("", "", "Thoughts of hurting yourself", "Not at all", False, False),
        ("", "", "Will someone take you home?", "Yes", False, False),
    ]


def test_a_language_switch_turns_the_answers_too(sitting: Sitting, review: Qml) -> None:
    sitting.visit.chooseLanguage("es")
    assert rows(review.answers)[0] == (
        "Cómo se siente",
        "Las últimas dos semanas",
        "Poca alegría en las cosas",
        "Varios días",
        False,
        False,
    )


def test_saying_that_the_answers_are_right_goes_on(sitting: Sitting, review: Qml) -> None:
    assert sitting.visit.showing == "review"
    review.confirm()
    assert sitting.record.reviewed_at is not None
    assert sitting.visit.showing == "consent"


def test_a_change_leads_to_the_question_and_back(sitting: Sitting, form: Qml, review: Qml) -> None:
    review.change(1)
    assert sitting.visit.showing == "screening"
    assert form.toReview
    assert form.question.text == "Feeling low"
    form.question.choose(3)
    form.next()
    assert sitting.visit.showing == "review"
    assert not form.toReview
    assert rows(review.answers)[1][3] == "Nearly every day"
    assert sitting.record.answers[FORM][DOWN] == (OFTEN[3],)


def test_back_from_a_change_leaves_all_as_it_was(sitting: Sitting, form: Qml, review: Qml) -> None:
    review.change(3)
    form.previous()
    assert sitting.visit.showing == "review"
    assert sitting.record.answers[FORM][ESCORT] == (True,)


def test_a_change_that_opens_a_question_asks_it_before_the_review(
    sitting: Sitting, form: Qml, review: Qml
) -> None:
    review.change(2)
    form.question.choose(1)
    form.next()
    assert sitting.visit.showing == "screening"
    assert form.question.text == "Tell us more, in your own words"
    form.question.write("It comes and goes")
    form.next()
    assert sitting.visit.showing == "review"
    assert rows(review.answers)[3][3] == "It comes and goes"


def test_a_changed_answer_asks_for_the_review_again(
    sitting: Sitting, form: Qml, review: Qml
) -> None:
    review.confirm()
    sitting.visit.goBack()
    review.change(2)
    form.question.choose(1)
    assert sitting.record.reviewed_at is None
    assert sitting.visit.step == "review"


def test_a_look_back_from_later_returns_to_later(sitting: Sitting, form: Qml, review: Qml) -> None:
    review.confirm()
    reviewed = sitting.record.reviewed_at
    sitting.visit.goBack()
    review.change(0)
    form.next()
    assert sitting.visit.showing == "review"
    review.confirm()
    assert sitting.visit.showing == "consent"
    assert sitting.record.reviewed_at == reviewed


def test_questions_that_are_hidden_now_are_not_in_the_review(sitting: Sitting, review: Qml) -> None:
    answers = {FORM: {**sitting.record.answers[FORM], HARM: (OFTEN[2],), "own-words": ("Sad",)}}
    sitting.visit.apply(replace(sitting.record, answers=answers))
    assert len(rows(review.answers)) == 5
    sitting.visit.apply(sitting.record.answer(FORM, HARM, (OFTEN[0],)))
    assert "Sad" not in [row[3] for row in rows(review.answers)]


def test_a_review_without_answers_says_that_there_are_none(tablets) -> None:
    tablet = shown(tablets, Item("letter", "attachment", Text("A letter from your doctor?")))
    tablet.hands.tap("nextButton")
    assert tablet.visit.property("showing") == "review"
    said = tablet.hands.reads()
    assert "There is nothing to check" in said
    assert "Are your answers right?" not in said
    tablet.hands.tap("nextButton")
    assert tablet.visit.property("showing") == "thank-you", "nothing else is in this visit"
