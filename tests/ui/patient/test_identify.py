"""Who is there: what is wrong with a code or a birth date, said as a code."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.visit.identity import new_code
from tests.people import CODE
from ui.patient.identify import birth_date_problem, code_problem

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "no-code"),
        (" - ", "no-code"),
        ("F234", "length"),
        ("F23453", "mistyped"),
        (CODE.lower(), ""),
    ],
)
def test_a_code_is_told_from_a_mistyped_one(typed: str, problem: str) -> None:
    assert code_problem(typed) == problem


@given(st.sampled_from(["first", "return"]))
def test_the_front_desks_codes_are_taken(kind) -> None:
    assert code_problem(new_code(kind)) == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "incomplete"),
        ("1957-02-30", "no-such-day"),
        ("2026-03-03", "not-yet"),
        ("1905-12-31", "too-old"),
        ("2026-03-02", ""),
        ("1957-04-12", ""),
    ],
)
def test_a_birth_date_must_be_a_day_that_somebody_can_be_born_on(typed: str, problem: str) -> None:
    assert birth_date_problem(typed, TODAY) == problem


@given(st.dates(date(1910, 1, 1), TODAY))
def test_every_likely_birth_date_is_taken(born: date) -> None:
    assert birth_date_problem(born.isoformat(), TODAY) == ""
