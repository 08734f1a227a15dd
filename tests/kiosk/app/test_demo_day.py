"""The demo's prepared day: a newcomer sees a real worklist, and nobody on it is real."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.app.demo_clinic import NURSE, make_demo_clinic
from kiosk.app.demo_day import FAMILY, prepare_day
from kiosk.app.desk import open_desk
from kiosk.outside.clock import SystemClock
from kiosk.review.arrivals import arrivals
from kiosk.review.desk import Desk
from kiosk.review.front_desk import FrontDesk
from kiosk.review.worklist import Row, Worklist
from kiosk.settings import load


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = Path(tmp_path_factory.mktemp("demo"), "home")
    clinic = make_demo_clinic(home)
    prepare_day(clinic)
    yield open_desk(home, load(home), NURSE.id, clinic.passphrase)


@pytest.fixture(scope="module")
def worklist(desk: Desk) -> Worklist:
    seen = desk.look(Worklist())
    while seen.to_open:
        seen = desk.look(seen)
    return seen


def row(worklist: Worklist, given: str) -> Row:
    return next(one for one in worklist.rows if one.name == f"{given} {FAMILY}" and not one.done)


def test_ten_intakes_wait_and_all_are_called_invented(worklist: Worklist) -> None:
    waiting = [one for one in worklist.rows if not one.done]
    assert len(waiting) == 10
    assert all(one.name.endswith(FAMILY) for one in worklist.rows)
    assert not (worklist.aside or worklist.unopened or worklist.gaps)


def test_they_are_red_amber_declined_spanish_without_a_code_and_half_done(
    worklist: Worklist,
) -> None:
    assert [one.red > 0 for one in worklist.rows[:3]] == [True, True, True]
    assert row(worklist, "Amber").amber > 0
    assert row(worklist, "Declines").declined
    assert row(worklist, "Oscuro").language == "es"
    assert row(worklist, "Walks in").code == ""
    assert row(worklist, "Half done").at_work == NURSE.name
    assert not any(one.warned for one in worklist.rows)


def test_somebody_has_been_here_before(desk: Desk, worklist: Worklist) -> None:
    again = row(worklist, "Returns")
    assert again.kind == "return"
    earlier = desk.take_out(again.id).earlier
    assert [one.signed_off.name for one in earlier if one.signed_off] == [NURSE.name]


def test_calls_wait_and_arrivals_show_everybody(desk: Desk, worklist: Worklist) -> None:
    reasons = [notice.reason for notice in worklist.open_notices]
    assert reasons == ["urgent-answer", "help-wanted"]
    found = arrivals(FrontDesk(desk).look(), worklist, SystemClock().now())
    states = [one.state for one in found]
    assert (states[0], states.count("finished")) == ("stuck", 10)
    assert {"arrived", "expected"} < set(states)
