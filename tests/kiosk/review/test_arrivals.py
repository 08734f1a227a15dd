"""The front desk: who is expected, who came, and what can be known of a visit under way."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pyrage
import pytest

from kiosk.audit.entry import Entry, read_entry
from kiosk.errors import Refused
from kiosk.ports.arrivals import StoredArrival
from kiosk.record.seal import encrypt
from kiosk.record.unseal import decrypt
from kiosk.review.arrivals import Arrival, arrivals
from kiosk.review.expected import VALID, Expected, Wish, opened, sealed
from kiosk.review.front_desk import FrontDesk
from kiosk.review.worklist import Worklist
from kiosk.visit.identity import code_kind, consent_due
from tests.desks import Clinic
from tests.people import a_visit, an_identity

WISH = Wish(kind="first", language="es", helper="interpreter", name="Rosa  Inventada")


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def front(clinic: Clinic) -> FrontDesk:
    return FrontDesk(clinic.desk())


def seen(clinic: Clinic, front: FrontDesk) -> tuple[Arrival, ...]:
    return arrivals(front.look(), clinic.desk("nurse-2").look(Worklist()), clinic.clock.now())


def entries(clinic: Clinic) -> list[Entry]:
    return [read_entry(row.body) for row in clinic.audit.entries()]


def visit(clinic: Clinic, patient: Expected, number: int = 1, **who: object):
    """Return a visit that began just now with a patient's code."""
    now = clinic.clock.now()
    identity = replace(an_identity(), code=patient.code, **who)  # type: ignore[arg-type]
    made = replace(a_visit(clinic.pack), id=str(UUID(int=number)), identity=identity)
    return replace(made, started_at=now, finished_at=now + timedelta(minutes=20))


def test_a_code_says_which_visit_it_is_and_whether_consent_is_due(front):
    wishes = (
        (Wish(kind="first"), "first", True),
        (Wish(kind="return"), "return", True),
        (Wish(kind="return", consent_due=False), "return", False),
    )
    for wish, kind, due in wishes:
        code = front.expect(wish).code
        assert (code_kind(code), consent_due(code)) == (kind, due)


def test_who_is_expected_is_seen_at_every_desk_with_all_that_was_said(clinic, front):
    made = front.expect(WISH)
    assert FrontDesk(clinic.desk("nurse-2")).look() == (made,)
    assert (made.name, made.language, made.helper) == ("Rosa Inventada", "es", "interpreter")
    assert made.expected_by == "Nora Invented, RN"


def test_the_database_holds_sealed_bytes_of_one_length_inside(clinic, front):
    front.expect(WISH)
    front.expect(Wish(kind="return"))
    kept = clinic.arrivals.kept()
    inside = {len(decrypt(one.body, [str(clinic.epoch)], "It")) for one in kept}
    assert len(inside) == 1  # outside, age adds some bytes by chance
    assert not any(b"Inventada" in one.body for one in kept)
    assert all(one.body.startswith(b"age-encryption.org/v1") for one in kept)


def test_expecting_arriving_and_taking_back_are_in_the_audit(clinic, front):
    made = front.expect(WISH)
    front.arrived(made)
    front.forget(made)
    assert front.look() == ()
    noted = [(entry.act, entry.subject) for entry in entries(clinic)]
    assert noted == [(act, made.id) for act in ("expect", "arrived", "expect-no-more")]


def test_a_patient_moves_from_expected_to_finished(clinic, front):
    made = front.expect(WISH)
    states = [seen(clinic, front)[0].state]
    front.arrived(made)
    states.append(seen(clinic, front)[0].state)
    begun = visit(clinic, made)
    clinic.call(begun, "visit-started")
    states.append(seen(clinic, front)[0].state)
    clinic.clock.advance(1500)
    clinic.send(begun)
    (last,) = seen(clinic, front)
    assert [*states, last.state] == ["expected", "arrived", "started", "finished"]
    assert (last.expected, last.intakes) == (
        made.model_copy(update={"here_at": begun.started_at}),
        1,
    )


@pytest.mark.parametrize(
    ("reason", "state", "why"),
    [
        ("help-wanted", "stuck", "called"),
        ("visit-left", "stuck", "left"),
        ("paper-wanted", "paper", ""),
    ],
)
def test_what_a_tablet_tells_is_shown_first(clinic, front, reason, state, why):
    other, made = front.expect(Wish(kind="return")), front.expect(WISH)
    begun = visit(clinic, made)
    clinic.call(begun, "visit-started")
    clinic.call(begun, reason)
    first, second = seen(clinic, front)
    assert (first.state, first.why, first.code) == (state, why, made.code)
    assert (second.state, second.code) == ("expected", other.code)


def test_a_call_that_somebody_answered_holds_nobody_up(clinic, front):
    begun = visit(clinic, front.expect(WISH))
    clinic.call(begun, "visit-started")
    clinic.call(begun, "help-wanted")
    desk = clinic.desk()
    desk.acknowledge(desk.look(Worklist()).open_notices[0])
    assert seen(clinic, front)[0].state == "started"


def test_a_visit_that_takes_more_than_an_hour_is_looked_after(clinic, front):
    clinic.call(visit(clinic, front.expect(WISH)), "visit-started")
    clinic.clock.advance(3601)
    assert (seen(clinic, front)[0].state, seen(clinic, front)[0].why) == ("stuck", "long")


def test_who_begins_again_after_a_visit_that_was_left_is_no_longer_stuck(clinic, front):
    made = front.expect(WISH)
    for number, reason in ((1, "visit-started"), (1, "visit-left"), (2, "visit-started")):
        clinic.call(visit(clinic, made, number), reason)
        clinic.clock.advance(10)
    assert seen(clinic, front)[0].state == "started"


def test_somebody_without_a_code_is_on_the_list_as_who_they_say_they_are(clinic, front):
    walked_in = replace(visit(clinic, front.expect(WISH)), identity=replace(an_identity(), code=""))
    clinic.call(walked_in, "visit-started")
    came, waiting = seen(clinic, front)
    assert (came.state, came.name) == ("started", an_identity().full_name)
    assert (came.expected, came.kind) == (None, None)
    assert waiting.state == "expected"
    clinic.send(walked_in)
    assert [one.state for one in seen(clinic, front)] == ["expected", "finished"]


def test_a_slip_in_other_hands_and_a_slip_used_twice_are_seen(clinic, front):
    made = front.expect(WISH)
    clinic.call(visit(clinic, made), "visit-started")
    assert seen(clinic, front)[0].other_name
    clinic.send(visit(clinic, made, given="Rosa", family="Inventada"))
    assert not seen(clinic, front)[0].other_name
    clinic.clock.advance(60)
    clinic.send(visit(clinic, made, 2, given="Rosa", family="Inventada"))
    assert seen(clinic, front)[0].intakes == 2


def test_a_birth_date_that_is_not_the_expected_one_is_seen(clinic, front):
    made = front.expect(Wish(kind="first", birth_date=date(1931, 1, 1)))
    assert not seen(clinic, front)[0].other_name
    clinic.call(visit(clinic, made), "visit-started")
    assert seen(clinic, front)[0].other_name


def test_a_code_is_good_for_twelve_hours_and_forgotten_after_a_day(clinic, front):
    front.expect(WISH)
    clinic.clock.advance(VALID.total_seconds())
    assert seen(clinic, front)[0].state == "expired"
    clinic.clock.advance(VALID.total_seconds() + 1)
    assert seen(clinic, front) == ()
    assert not clinic.arrivals.kept()


def test_what_cannot_be_read_is_counted_and_shown_to_nobody(clinic, front):
    made = front.expect(WISH)
    stranger = str(pyrage.x25519.Identity.generate().to_public())
    recipients = clinic.manifest.seal_to
    now = clinic.clock.now()
    clinic.arrivals.put(sealed(made.model_copy(update={"id": "c" * 32}), [stranger]))
    clinic.arrivals.put(StoredArrival("d" * 32, now, encrypt(b"{}", recipients)))
    clinic.arrivals.put(StoredArrival("e" * 32, now, sealed(made, recipients).body))
    assert front.look() == (made,)
    assert front.unreadable == 3


def test_there_and_back(clinic, front):
    made = front.expect(WISH)
    assert opened(sealed(made, clinic.manifest.seal_to), [str(clinic.epoch)]) == made


def test_that_a_visit_began_calls_nobody_and_its_tablet_need_not_ask_again(clinic, front):
    notice = clinic.call(visit(clinic, front.expect(WISH)), "visit-started")
    worklist = clinic.desk().look(Worklist())
    assert worklist.open_notices == ()
    assert list(clinic.inbox.acknowledged([notice])) == [notice]


def test_only_clinical_people_open_intakes_and_answer_calls():
    clinic = Clinic(roles={"nurse-1": "admin", "nurse-2": "front-desk"})
    sent = clinic.send(a_visit(clinic.pack))
    clinic.call(a_visit(clinic.pack), "help-wanted")
    for person in ("nurse-1", "nurse-2"):
        desk = clinic.desk(person)
        call = desk.look(Worklist()).open_notices[0]
        with pytest.raises(Refused, match="a nurse or a clinician"):
            desk.open(sent)
        with pytest.raises(Refused, match="a nurse or a clinician"):
            desk.acknowledge(call)
        FrontDesk(desk).expect(WISH)
    assert [entry.act for entry in entries(clinic)] == ["expect", "expect"]
