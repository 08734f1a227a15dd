"""The page of one intake: what a nurse looks for first stands there, or is said to be missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.forms.body import body
from kiosk.review.glance import Fast
from kiosk.review.history.changes import Comparison
from kiosk.review.opened import Review
from kiosk.review.signing.standing import Standing
from kiosk.visit.identity import Identity
from tests.desks import NOW, Clinic
from tests.intakes import MEDICINES, RED, a_patient
from tests.kiosk.content.shipped import PACK
from ui.desk.intake.before import FastingClock
from ui.desk.intake.body_drawing import BodyDrawing
from ui.desk.intake.head import Head
from ui.desk.intake.review_tab import ReviewTab


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


@pytest.fixture
def opened():
    clinic = Clinic(pack=PACK)

    def opened(*given, **how):
        return clinic.desk().open(clinic.send(a_patient(PACK, *given, **how)))

    return opened


def the_page(qtbot, intake):
    page = ReviewTab(intake, lambda: NOW)
    page.show_flags(intake)
    qtbot.addWidget(page)
    return page


def test_the_head_says_allergies_weight_and_height_or_that_they_are_missing(qtbot, opened):
    intake = opened(RED, MEDICINES)
    head = Head(intake)
    qtbot.addWidget(head)
    head.show_facts(intake)
    assert head.allergies.text() == f"Allergies: {RED['allergy']}"
    missing = "Weight: chose not to answer · Height: not asked at this visit"
    assert head.measures.text() == missing


def test_who_represents_and_interprets_stands_in_the_head(qtbot, opened):
    intake = opened(represented=True)
    head = Head(intake)
    qtbot.addWidget(head)
    head.show_facts(intake)
    told = "Decided for the patient: Ana Beispiel (daughter, Legal guardian)"
    assert told in head.measures.text()
    assert "Interpreter: Luis Inventado (Invented Line 4711)" in head.measures.text()


def test_the_page_goes_from_what_cannot_wait_to_every_answer(qtbot, opened):
    shown = words(the_page(qtbot, opened(RED, MEDICINES)))
    order = [
        "Ask now, in private: the questions are below.",
        "Ask Suicide-Screening Questions (ASQ)",
        "PHQ-9 of 10 or more: possible depression.",
        "Medicines",
        "Food and drink, as told",
        "The way home",
        "Consent",
        "Where you hurt",
        "Scores",
        "Checks before the infusion",
        "Your health",
    ]
    places = [shown.index(one) for one in order]
    assert places == sorted(places)


def test_marks_misses_and_skipped_slides_stand_together_with_the_decisions(qtbot, opened):
    shown = words(the_page(qtbot, opened(RED, MEDICINES, seen=5)))
    consent = shown[shown.index("Consent") : shown.index("Where you hurt")]
    for one in (
        "Wants to talk with you about",
        "What ketamine is",
        "Teach-back answered wrongly",
        "Slides not looked at",
        "Slides seen: 5 of 28. Teach-back right at once: 0 of 6.",
        "Ketamine infusion for chronic pain",
    ):
        assert one in consent


def test_a_visit_without_slides_says_so(qtbot, opened):
    shown = words(the_page(qtbot, opened(code="R2345M")))
    assert "No slides and no teach-back at this visit." in shown
    assert "Not asked at this visit: the code said that a consent holds." in shown


def test_a_missing_decision_is_said_at_the_consents(qtbot):
    clinic = Clinic(pack=PACK)
    visit = a_patient(PACK)
    visit = replace(visit, decisions=visit.decisions[:1])
    intake = clinic.desk().open(clinic.send(visit))
    shown = words(the_page(qtbot, intake))
    assert "A photo for your chart: no decision. It was due at this visit." in shown


def a_fast(least: int | None = 2) -> Fast:
    told = None if least is None else timedelta(hours=least)
    return Fast("Food", "2 to 6 hours ago", "Toast", NOW, told, timedelta(hours=6), "A guideline")


def test_the_fasting_clock_counts_while_the_page_is_open(qtbot):
    now = [NOW]
    clock = FastingClock(a_fast(), lambda: now[0])
    qtbot.addWidget(clock)
    assert clock.since.text() == "Food: at least 2 h 0 min ago"
    now[0] += timedelta(minutes=95)
    clock.count()
    assert clock.since.text() == "Food: at least 3 h 35 min ago"
    assert clock.reached.text().startswith("6 h by ")
    now[0] += timedelta(hours=3)
    clock.count()
    assert clock.reached.text() == "6 h have passed, if nothing was taken since. Ask."
    now[0] += timedelta(hours=24)
    clock.count()
    assert clock.since.text() == "Food: not known, ask"
    assert clock.reached.text() == "That was more than a day ago: ask again."


def test_a_time_that_was_not_told_is_not_counted(qtbot):
    clock = FastingClock(a_fast(None), lambda: NOW)
    qtbot.addWidget(clock)
    assert clock.since.text() == "Food: not known, ask"
    assert clock.reached.isHidden()


def test_chosen_places_are_drawn_and_named(qtbot):
    first, *_ = body().seen("front")
    empty, marked = BodyDrawing(frozenset(), ""), BodyDrawing({first.code}, "Head")
    for drawing in (empty, marked):
        qtbot.addWidget(drawing)
    assert marked.accessibleName() == "Where it hurts: Head"
    assert marked.grab().toImage() != empty.grab().toImage()


def test_a_corrected_name_and_a_consent_taken_back_stand_in_the_head(qtbot, opened):
    intake = opened()
    who = Identity("F23452", "Testa M.", "Beispiel", date(1957, 4, 21))
    added = (
        a_review(intake, act="identity", identity=who),
        a_review(intake, act="withdrawal", withdrawn=("treatment",)),
    )
    head = Head(intake)
    qtbot.addWidget(head)
    head.show_standing(Standing())
    assert head.changed.isHidden()
    head.show_standing(Standing(added=added))
    assert head.name.text() == "Testa M. Beispiel"
    assert head.facts.text().startswith("born 1957-04-21")
    corrected, taken = head.changed.text().splitlines()
    assert corrected == (
        "Corrected. The patient typed: Testa Maribel Beispiel-Inventada, born 1957-04-12"
    )
    assert taken.startswith("Consent taken back 2026-03-02")
    assert taken.endswith("Ketamine infusion for chronic pain")


def a_review(intake, **changes):
    return Review("ab", intake.id, "nurse-1", "Nora Invented, RN", NOW, "", **changes)


def test_allergies_that_were_told_before_stand_in_the_head_of_a_return_visit(qtbot, opened):
    intake = opened(code="R2345M")
    head = Head(intake)
    qtbot.addWidget(head)
    head.show_facts(intake)
    before = Comparison(date(2026, 2, 2), (), (), allergies=(date(2026, 2, 2), "Penicillin"))
    head.show_earlier(before)
    told = "Allergies: not asked at this visit; on 2026-02-02: Penicillin"
    assert head.allergies.text() == told
    head.show_facts(intake)
    head.show_earlier(before)  # the comparison is shown again after the sign-off
    assert head.allergies.text() == told
