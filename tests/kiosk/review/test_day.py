"""The clinic's day in numbers, and when each tablet was last heard of."""

from dataclasses import replace
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.record.manifest import Device
from kiosk.review.arrivals import arrivals
from kiosk.review.day import TabletSeen, day, tablets
from kiosk.review.expected import Wish
from kiosk.review.front_desk import FrontDesk
from kiosk.review.worklist import Worklist
from tests.desks import Clinic, later, public, resolved
from tests.people import DEVICE, a_visit, an_identity


def today(clinic: Clinic):
    desk = clinic.desk()
    worklist, now = desk.look(Worklist()), clinic.clock.now()
    return day(worklist, arrivals(FrontDesk(desk).look(), worklist, now), now)


def test_an_empty_day_is_all_noughts():
    found = today(Clinic())
    assert (found.expected, found.here, found.waiting, found.signed_off) == (0, 0, 0, 0)
    assert (found.usual_wait, found.longest_wait, found.oldest) == (None, None, None)


def test_a_day_counts_who_is_where_and_how_long_people_wait():
    clinic = Clinic()
    front = FrontDesk(clinic.desk())
    front.expect(Wish(kind="first"))
    front.arrived(front.expect(Wish(kind="return")))
    first = clinic.send(later(a_visit(clinic.pack), 10, given="Vera"))
    clinic.send(later(a_visit(clinic.pack), 25, given="Karl", code=""))
    desk = clinic.desk("nurse-2")
    intake = desk.open(first)
    desk.sign_off(intake, resolved(desk, intake))
    found = today(clinic)
    assert (found.expected, found.here, found.stuck) == (1, 1, 0)
    assert (found.finished, found.waiting, found.signed_off) == (2, 1, 1)
    assert found.usual_wait == found.longest_wait == timedelta(minutes=20)
    assert found.oldest is not None
    assert found.oldest.name.startswith("Karl")


def test_what_was_finished_yesterday_waits_and_is_not_of_today():
    clinic = Clinic()
    clinic.send(a_visit(clinic.pack))
    clinic.clock.advance(24 * 3600)
    found = today(clinic)
    assert (found.finished, found.waiting) == (0, 1)


def test_a_call_that_came_late_is_counted():
    clinic = Clinic()
    clinic.call(a_visit(clinic.pack), "help-wanted", on_the_way=600)
    clinic.call(a_visit(clinic.pack), "visit-started", on_the_way=600)
    clinic.call(a_visit(clinic.pack), "help-wanted")
    assert today(clinic).late_calls == 1


def test_a_tablet_says_when_it_was_last_heard_of_and_what_it_said():
    clinic = Clinic()
    key = public(Ed25519PrivateKey.generate())
    devices = (
        *clinic.manifest.devices,
        Device(id="tablet-silent", public_key=key),
        Device(id="tablet-out", public_key=key, revoked=True),
        Device(id="front", public_key=key),
    )
    clinic.manifest = clinic.manifest.model_copy(update={"devices": devices})
    visit = replace(a_visit(clinic.pack), identity=an_identity())
    desk = clinic.desk()
    desk.device = "front:desk"
    clinic.send(visit)
    at = clinic.clock.now()
    heard = TabletSeen(DEVICE, at, "intake", None)
    assert tablets(desk, desk.look(Worklist())) == (TabletSeen("tablet-silent"), heard)
    clinic.call(visit, "visit-left")
    assert tablets(desk, desk.look(Worklist()))[1].reason == "visit-left"
