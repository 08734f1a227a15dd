"""Screening: one question at a time, and an urgent answer that leaves at the tap."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from kiosk.content.pack import Pack
from kiosk.forms.walk import questions
from tests.people import DOWN, ESCORT, FORM, HARM, INTEREST, OFTEN, WORDS, a_pack, an_identity
from tests.ui.patient.sitting import Qml, Sitting, a_sitting, rows
from ui.patient.form import Form

NOT_AT_ALL, SEVERAL_DAYS = 0, 1


def two_forms() -> Pack:
    """Make a pack whose form is asked twice under two names."""
    pack = a_pack()
    again = replace(pack.questionnaires[0], id="again")
    questionnaires = (pack.questionnaires[0], again)
    return replace(pack, questionnaires=questionnaires, asks={"return": (FORM, "again")})


def at_screening(pack: Pack | None = None) -> Sitting:
    sitting = a_sitting(pack)
    sitting.visit.apply(sitting.record.identify(an_identity(), "return"))
    return sitting


@pytest.fixture
def sitting(qapp: QGuiApplication) -> Iterator[Sitting]:
    sitting = at_screening()
    yield sitting
    sitting.close()


@pytest.fixture
def form(sitting: Sitting) -> Qml:
    return made(sitting)


def made(sitting: Sitting) -> Qml:
    form: Qml = Form(sitting.visit)
    sitting.visit.changed.emit()
    return form


def go_through(form: Qml, *choices: int) -> None:
    for choice in choices:
        form.question.choose(choice)
        form.next()


def test_the_words_of_a_group_stand_above_each_of_its_questions(form: Qml) -> None:
    for text in ("Little joy in things", "Feeling low", "Thoughts of hurting yourself"):
        assert (form.title, form.lead) == ("How you feel", "The last two weeks")
        assert form.question.text == text
        go_through(form, NOT_AT_ALL)
    assert form.lead == ""


def test_an_answer_does_not_go_on_by_itself(sitting: Sitting, form: Qml) -> None:
    form.question.choose(SEVERAL_DAYS)
    form.question.choose(NOT_AT_ALL)
    assert form.progress == "Question 1 · a few to go"
    assert rows(form.question.choices)[0] == ("Not at all", True)
    assert sitting.record.answers[FORM] == {INTEREST: (OFTEN[0],)}


def test_going_on_without_an_answer_says_what_is_missing(form: Qml) -> None:
    assert form.question.advice == ""
    form.next()
    assert form.progress.startswith("Question 1 ·")
    assert form.question.advice == "Choose the answer that fits best."
    form.question.choose(NOT_AT_ALL)
    assert form.question.advice == ""


def test_only_a_question_that_is_not_required_can_be_declined(sitting: Sitting, form: Qml) -> None:
    assert not form.question.canDecline
    go_through(form, NOT_AT_ALL, NOT_AT_ALL, NOT_AT_ALL)
    assert form.question.canDecline
    form.question.decline()
    assert form.question.declined
    assert sitting.record.answers[FORM][ESCORT] == ()
    form.question.decline()
    assert not form.question.declined
    assert ESCORT not in sitting.record.answers[FORM]


def test_an_answer_shows_and_hides_other_questions_at_once(form: Qml) -> None:
    go_through(form, NOT_AT_ALL, NOT_AT_ALL)
    assert form.progress == "Question 3 · a few to go"
    form.question.choose(NOT_AT_ALL)
    assert form.progress == "Question 3 · a few to go"
    form.next()
    assert form.question.text == "Will someone take you home?"


def test_back_goes_a_question_back_and_then_a_step(sitting: Sitting, form: Qml) -> None:
    go_through(form, NOT_AT_ALL)
    form.previous()
    assert form.progress.startswith("Question 1 ·")
    assert rows(form.question.choices)[NOT_AT_ALL] == ("Not at all", True)
    form.previous()
    assert sitting.visit.showing == "identify"


def test_the_last_answer_finishes_the_form(sitting: Sitting, form: Qml) -> None:
    go_through(form, NOT_AT_ALL, NOT_AT_ALL, NOT_AT_ALL)
    form.question.say(False)
    assert form.question.saidNo
    form.next()
    assert sitting.record.forms_done == (FORM,)
    assert sitting.visit.showing == "review"
    sitting.visit.goBack()
    assert form.question.text == "Will someone take you home?"
    form.next()
    assert sitting.visit.showing == "review"


def test_one_form_follows_the_other_and_back_leads_across(qapp: QGuiApplication) -> None:
    sitting = at_screening(two_forms())
    form = made(sitting)
    go_through(form, NOT_AT_ALL, NOT_AT_ALL, NOT_AT_ALL)
    form.question.decline()
    form.next()
    assert sitting.record.forms_done == (FORM,)
    assert form.progress == "Question 5 · a few to go"
    assert form.question.text == "Little joy in things"
    form.previous()
    assert form.question.text == "Will someone take you home?"
    sitting.close()


def test_a_visit_goes_on_at_the_first_open_question(sitting: Sitting) -> None:
    answered = sitting.record.answer(FORM, INTEREST, (OFTEN[0],))
    sitting.visit.apply(answered)
    assert made(sitting).question.text == "Feeling low"


def test_a_language_switch_keeps_place_and_answers(form: Qml, sitting: Sitting) -> None:
    go_through(form, SEVERAL_DAYS)
    form.question.choose(SEVERAL_DAYS)
    sitting.visit.chooseLanguage("es")
    assert form.question.text == "Sentirse decaído"
    assert rows(form.question.choices)[SEVERAL_DAYS] == ("Varios días", True)
    assert set(sitting.record.answers[FORM]) == {INTEREST, DOWN}


def test_typed_words_become_an_answer_and_no_words_take_it_back(
    sitting: Sitting, form: Qml
) -> None:
    go_through(form, NOT_AT_ALL, NOT_AT_ALL, SEVERAL_DAYS)
    assert form.question.kind == "text"
    form.question.write(" It hurts ")
    assert sitting.record.answers[FORM][WORDS] == ("It hurts",)
    assert form.question.typed == " It hurts "
    form.question.write(" ")
    assert WORDS not in sitting.record.answers[FORM]


def test_the_next_patient_finds_no_answers(sitting: Sitting, form: Qml) -> None:
    go_through(form, SEVERAL_DAYS, SEVERAL_DAYS, SEVERAL_DAYS)
    sitting.settle()
    sitting.visit.startOver()
    sitting.visit.apply(sitting.record.begin("en").identify(an_identity(), "return"))
    assert form.progress.startswith("Question 1 ·")
    assert not any(chosen for _text, chosen in rows(form.question.choices))
    go_through(form, NOT_AT_ALL, NOT_AT_ALL)
    assert not form.urgentShown


class TestUrgent:
    """An answer that cannot wait."""

    @pytest.fixture(autouse=True)
    def _at_harm(self, form: Qml) -> None:
        go_through(form, NOT_AT_ALL, NOT_AT_ALL)

    def test_is_answered_with_calm_words_at_that_tap(self, form: Qml) -> None:
        assert not form.urgentShown
        form.question.choose(SEVERAL_DAYS)
        assert form.urgentShown
        assert form.crisisLine == "Call the invented line."

    def test_leaves_as_a_notice_while_the_answers_stay(self, sitting: Sitting, form: Qml) -> None:
        form.question.choose(SEVERAL_DAYS)
        form.next()
        form.question.write("Help me")
        sitting.settle()
        assert [row.kind for row in sitting.outbox.waiting()] == ["notice"]
        assert sitting.record.urgent_raised == {"self-harm"}
        assert sitting.record.answers[FORM][WORDS] == ("Help me",)

    def test_is_sent_once_however_often_it_is_tapped(self, sitting: Sitting, form: Qml) -> None:
        for choice in (SEVERAL_DAYS, 2, 3, SEVERAL_DAYS):
            form.question.choose(choice)
        sitting.settle()
        form.question.choose(2)
        sitting.settle()
        assert len(sitting.outbox.waiting()) == 1

    def test_cannot_be_taken_back(self, sitting: Sitting, form: Qml) -> None:
        form.question.choose(SEVERAL_DAYS)
        form.question.choose(NOT_AT_ALL)
        sitting.settle()
        assert form.urgentShown
        assert len(sitting.outbox.waiting()) == 1
        assert sitting.record.answers[FORM][HARM] == (OFTEN[0],)

    def test_claims_that_a_nurse_knows_only_when_one_does(
        self, sitting: Sitting, form: Qml
    ) -> None:
        form.question.choose(SEVERAL_DAYS)
        sitting.settle()
        sitting.visit.hear_from_courier()
        sitting.settle()
        assert not form.urgentTold
        sitting.acknowledge_notices()
        assert form.urgentTold

    def test_is_tried_again_when_the_disk_refused(
        self, sitting: Sitting, form: Qml, expect_log
    ) -> None:
        expect_log("ui.patient.urgent_answer")
        sitting.outbox.full = True
        form.question.choose(SEVERAL_DAYS)
        sitting.settle()
        assert form.urgentShown
        assert not sitting.record.urgent_raised
        sitting.outbox.full = False
        form.next()
        sitting.settle()
        assert len(sitting.outbox.waiting()) == 1
        assert sitting.record.urgent_raised == {"self-harm"}

    def test_of_the_last_patient_is_nothing_to_the_next(self, sitting: Sitting, form: Qml) -> None:
        form.question.choose(SEVERAL_DAYS)
        sitting.visit.startOver()
        sitting.settle()
        assert not sitting.record.urgent_raised
        assert len(sitting.outbox.waiting()) == 1


taps = st.sampled_from(["0", "1", "yes", "no", "words", "decline", "next", "back", "es", "forward"])


@settings(max_examples=60, deadline=None)
@given(st.lists(taps, max_size=40))
def test_whatever_is_tapped_the_place_is_a_question_that_is_enabled(seen: list[str]) -> None:
    sitting = at_screening()
    form = made(sitting)
    for tap in seen:
        act(form, sitting, tap)
        pages = questions(a_pack().questionnaires[0], sitting.record.answers.get(FORM, {}))
        texts = [page.item.text.in_(sitting.record.language) for page in pages]
        assert form.question.text in texts
        assert f" {texts.index(form.question.text) + 1}" in form.progress
        if FORM in sitting.record.forms_done and sitting.visit.showing != "screening":
            assert {page.item.link_id for page in pages} <= set(sitting.record.answers[FORM])
    sitting.close()


def act(form: Qml, sitting: Sitting, tap: str) -> None:
    kind = form.question.kind
    if tap == "next":
        form.next()
    elif tap == "back":
        form.previous()
    elif tap == "forward":
        sitting.visit.goForward()
    elif tap == "es":
        sitting.visit.chooseLanguage("es")
    elif tap == "decline" and form.question.canDecline:
        form.question.decline()
    elif kind == "choice" and tap in "01":
        form.question.choose(int(tap))
    elif kind == "yes-no" and tap in ("yes", "no"):
        form.question.say(tap == "yes")
    elif kind == "text" and tap == "words":
        form.question.write("words")
