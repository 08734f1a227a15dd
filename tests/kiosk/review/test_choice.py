"""What the worklist shows: everything that waits, unless a nurse narrows it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.review.choice import Choice, level, state
from kiosk.review.worklist import Row, Signature
from tests.desks import NOW

ROW = Row(
    id="ab" * 32,
    name="Rosa Inventada",
    birth_date=NOW.date(),
    code="F23452",
    kind="first",
    language="es",
    finished_at=NOW,
    red=1,
    amber=2,
    info=0,
    declined=False,
    agreed=1,
    decided=1,
    warned=False,
)
SIGNED = replace(ROW, signed_off=Signature("Nora Invented, RN", NOW))


def test_what_waits_is_shown_and_what_is_signed_off_only_when_asked_for():
    assert Choice().fits(ROW, NOW)
    assert not Choice().fits(SIGNED, NOW)
    assert Choice(done=True).fits(SIGNED, NOW)
    assert Choice().fits(replace(SIGNED, waits_for_clinician=True), NOW)


@pytest.mark.parametrize(
    ("words", "fits"), [("", True), ("rosa", True), ("INV f234", True), ("rosa walter", False)]
)
def test_every_word_is_sought_in_name_and_code(words, fits):
    assert Choice(words=words).fits(ROW, NOW) == fits


def test_a_state_a_level_and_a_person_narrow():
    taken = replace(ROW, at_work="Nora Invented, RN")
    waits = replace(SIGNED, waits_for_clinician=True, at_work="Otto")
    assert [state(row) for row in (ROW, taken, waits)] == ["free", "taken", "clinician"]
    assert [Choice(state="taken").fits(row, NOW) for row in (ROW, taken)] == [False, True]
    mine = Choice(mine="Nora Invented, RN")
    assert [mine.fits(row, NOW) for row in (ROW, taken)] == [False, True]
    calm = replace(ROW, red=0)
    assert [level(row) for row in (ROW, calm, SIGNED)] == ["red", "amber", None]
    assert [Choice(level="red").fits(row, NOW) for row in (ROW, calm)] == [True, False]


def test_days_are_counted_from_midnight_and_today_is_one():
    midnight = NOW.replace(hour=0, minute=0)
    yesterday = replace(ROW, finished_at=midnight - timedelta(minutes=1))
    assert Choice(days=1).fits(replace(ROW, finished_at=midnight), NOW)
    assert not Choice(days=1).fits(yesterday, NOW)
    assert Choice(days=2).fits(yesterday, NOW)
