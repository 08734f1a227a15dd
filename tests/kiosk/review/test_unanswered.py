"""What a desk without a key can tell: what waits, since when, and nothing else."""

from datetime import timedelta

import pytest

from kiosk.review.sequence import BROKEN
from kiosk.review.unanswered import Unanswered, seen_twice
from kiosk.review.worklist import Worklist
from tests.desks import NOW, Clinic
from tests.people import a_visit


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def waiting(clinic: Clinic) -> dict[str, object]:
    return dict(Unanswered(clinic.inbox, clinic.clock).look())


def test_every_notice_waits_until_somebody_answers(clinic):
    visit = a_visit(clinic.pack)
    begun = clinic.call(visit, "visit-started")
    clinic.clock.advance(60)
    help_wanted = clinic.call(visit, "help-wanted")
    clinic.send(visit)
    assert waiting(clinic) == {begun: NOW, help_wanted: NOW + timedelta(minutes=1)}
    worklist = clinic.desk().look(Worklist())  # takes away what calls nobody
    assert list(waiting(clinic)) == [help_wanted]
    clinic.desk().acknowledge(worklist.open_notices[0])
    assert waiting(clinic) == {}


def test_what_was_answered_in_this_very_moment_does_not_wait(clinic):
    clinic.inbox.acknowledge(
        clinic.call(a_visit(clinic.pack), "help-wanted"), "nurse-1", clinic.clock.now()
    )
    assert waiting(clinic) == {}


def test_what_a_desk_could_not_take_in_rings_for_nobody_but_a_broken_chain_does(clinic):
    forged, late = (clinic.call(a_visit(clinic.pack), "help-wanted") for _ in range(2))
    clinic.inbox.set_aside(forged, "The signature is not the device's.")
    clinic.inbox.set_aside(late, BROKEN)
    assert list(waiting(clinic)) == [late]


def test_what_was_there_at_one_look_only_is_not_told():
    assert seen_twice({"a": NOW, "gone": NOW}, {"a": NOW, "new": NOW}) == {"a": NOW}
