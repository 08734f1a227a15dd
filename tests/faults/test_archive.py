"""The archive when a desk stops at any write, or two desks write at once: nothing is lost to it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import cast

import pytest

from db.audit import SqlAudit
from db.catalogue import SqlCatalogue
from db.claims import SqlClaims
from db.inbox import SqlInbox
from kiosk.errors import Unavailable
from kiosk.ports.catalogue import Catalogue
from kiosk.review.desk import Desk
from kiosk.review.lookup import find_person
from kiosk.review.worklist import Worklist
from tests.desks import Clinic, later, resolved
from tests.people import BIRTH_DATE, FAMILY, FORM, GIVEN, HARM, OFTEN, a_visit

NAME = f"{GIVEN} {FAMILY}"
ENGINES = ("sqlite", "postgresql")
WRITES = ("mark", "keep", "forget")
DAY = 24 * 60 * 60


class Stopping:
    """A catalogue whose desk is gone at the write of a number, as at a power cut."""

    def __init__(self, whole: object, left: int) -> None:
        self._whole, self._left = whole, left

    def __getattr__(self, name: str) -> object:
        if name in WRITES:
            self._left -= 1
            if self._left < 0:
                raise Unavailable("gone", "The desk is gone.")
        return getattr(self._whole, name)


@pytest.fixture
def clinic(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[Clinic]:
    """A clinic whose inbox is in a real database."""
    made, url = Clinic(), empty_database(request.param)
    stores = SqlInbox(url, made.clock), SqlCatalogue(url), SqlClaims(url), SqlAudit(url)
    made.inbox, made.catalogue, made.claims, made.audit = stores  # type: ignore[assignment]
    yield made
    for store in stores:
        store.close()


def a_catalogue(clinic: Clinic, writes: int) -> Catalogue:
    return cast("Catalogue", Stopping(clinic.catalogue, writes))


def seen(desk: Desk) -> Worklist:
    worklist = desk.look(Worklist())
    while worklist.to_open or not desk.upkeep.rests:
        worklist = desk.look(worklist)
    return worklist


def a_morning(clinic: Clinic, desk: Desk) -> tuple[str, str, str]:
    """Sign one intake off and add to it; one waits for a clinician; one for anybody."""
    done = clinic.send(later(a_visit(clinic.pack), 1))
    red = clinic.send(later(a_visit(clinic.pack, answers={FORM: {HARM: (OFTEN[1],)}}), 2))
    new = clinic.send(later(a_visit(clinic.pack), 3))
    for name in (done, red):
        intake = desk.open(name)
        desk.sign_off(intake, resolved(desk, intake))
    desk.withdraw(desk.open(done), "Changed her mind", ["infusion"])
    return done, red, new


@pytest.mark.parametrize("clinic", ["sqlite"], indirect=True)
@pytest.mark.parametrize("writes", range(7))  # three about, three kept, one done
def test_a_desk_that_stops_at_any_write_leaves_what_the_next_makes_good(
    clinic: Clinic, writes: int, reliability: Callable[..., None]
) -> None:
    done, red, new = a_morning(clinic, clinic.desk())
    stopped = replace(clinic.desk(), catalogue=a_catalogue(clinic, writes))
    with pytest.raises(Unavailable):
        seen(stopped)
    clinic.clock.advance(DAY)
    worklist = seen(clinic.desk("nurse-2"))
    reliability("R2", "a desk that stops at each write of its archive", 1)
    assert [row.id for row in worklist.rows] == [red, new]
    found = {row.id: row for row in find_person(clinic.desk(), NAME, BIRTH_DATE).rows}
    assert found.keys() == {done, red, new}
    assert found[done].withdrawn
    assert found[red].waits_for_clinician
    assert len(clinic.desk().take_out(done).reviews) == 2


@pytest.mark.parametrize("clinic", ENGINES, indirect=True)
def test_desks_that_look_at_once_keep_everything_once(clinic: Clinic) -> None:
    done, red, new = a_morning(clinic, clinic.desk())
    desks = [clinic.desk(nurse) for nurse in ("nurse-1", "nurse-2")]
    with ThreadPoolExecutor(len(desks)) as pool:
        lists = list(pool.map(seen, desks))
    assert all({row.id for row in one.rows} == {done, red, new} for one in lists)
    marks = clinic.catalogue.marks(clinic.index.kid, ("", ""), 99)
    assert sorted(mark.kind for mark in marks) == ["about", "about", "about", "done"]
    assert all(clinic.index.made(mark) for mark in marks)
    assert len(find_person(clinic.desk(), NAME, BIRTH_DATE).rows) == 3


@pytest.mark.parametrize("clinic", ENGINES, indirect=True)
def test_two_desks_that_sign_at_once_keep_the_one_sign_off(clinic: Clinic) -> None:
    sent = clinic.send(a_visit(clinic.pack))
    desks = [clinic.desk("nurse-1"), clinic.desk("nurse-2")]

    def sign(desk: Desk) -> str:
        taken = desk.take_out(sent)
        desk.begin(taken.intake, take_over=True)
        try:
            return desk.sign_off(taken.intake, resolved(desk, taken.intake)).id
        except Exception as error:  # noqa: BLE001  # the claim is the other's now
            return str(error)

    with ThreadPoolExecutor(2) as pool:
        signed = {result for result in pool.map(sign, desks) if "works on this" not in result}
    for desk in desks:
        (row,) = seen(desk).rows
        assert row.done
    (review,) = clinic.desk().take_out(sent).reviews
    assert signed == {review.id}
