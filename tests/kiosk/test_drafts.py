"""What happens to a visit when its process ends: nothing is lost, nothing is sent twice."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.drafts import Drafts
from kiosk.errors import Unavailable
from kiosk.intake import Intake
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_drafts import MemoryDrafts
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.ports import Queued
from kiosk.record.envelope import Kind
from kiosk.record.seal import Sealing
from kiosk.visit.draft import Aside, Draft, Preferences, from_bytes
from kiosk.visit.visit import Visit
from tests.people import DEVICE, FORM, HARM, OFTEN, STARTED, WORDS, a_pack, a_visit

LIMIT = timedelta(minutes=15)
RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())
SEALING = Sealing("invented", DEVICE, Ed25519PrivateKey.generate(), (RECIPIENT,))
LARGE = Aside(Preferences(text_scale=2.0))


class PowerCut(BaseException):
    """The process ends here; nobody catches it."""


class CutOutbox(MemoryOutbox):
    """An outbox around whose commit the power can be cut."""

    cut = ""

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        if self.cut == "full":
            raise Unavailable("disk-full", "The disk is full.")
        if self.cut == "before":
            seal(len(self._queued) + 1, next(reversed(self._queued), ""))
            raise PowerCut
        queued = super().append(kind, seal)
        if self.cut == "after":
            raise PowerCut
        return queued


@dataclass
class Machine:
    """A tablet whose disk stays while its processes come and go."""

    store: MemoryDrafts = field(default_factory=MemoryDrafts)
    outbox: CutOutbox = field(default_factory=CutOutbox)
    clock: FixedClock = field(default_factory=lambda: FixedClock(STARTED))
    pack: str = "1"

    def started(self) -> Intake:
        """Start a process."""
        self.outbox.cut = ""
        pack = a_pack()
        pack = replace(pack, reference=replace(pack.reference, version=self.pack))
        return Intake(pack, self.clock, self.outbox, SEALING, drafts=Drafts(self.store))

    def interrupted(self) -> Draft | None:
        """Start a process, and see what it finds."""
        return self.started().interrupted(LIMIT)

    def kinds(self) -> list[str]:
        return [queued.kind for queued in self.outbox.waiting()]

    @property
    def kept(self) -> Draft | None:
        return from_bytes(self.store.kept) if self.store.kept is not None else None


@pytest.fixture
def machine() -> Machine:
    return Machine()


def under_way(**changes: object) -> Visit:
    return a_visit(a_pack(), **{"finished_at": None, **changes})


HARMED = (FORM, HARM, (OFTEN[2],))


def test_a_visit_goes_on_as_it_was_with_what_the_patient_had_chosen(machine: Machine) -> None:
    machine.started().keep(under_way(), LARGE)
    found = machine.interrupted()
    assert found is not None
    assert (found.visit, found.aside) == (under_way(), LARGE)


def test_before_somebody_said_who_they_are_nothing_is_kept(machine: Machine) -> None:
    machine.started().keep(under_way(identity=None), LARGE)
    assert machine.store.kept is None


def test_a_tablet_without_a_key_store_goes_on_and_keeps_nothing(machine: Machine) -> None:
    machine.store.is_open = False
    intake = machine.started()
    intake.keep(under_way(), LARGE)
    assert (intake.drafts.standing, machine.store.kept) == ("off", None)
    assert intake.interrupted(LIMIT) is None
    assert intake.answer(under_way(), *HARMED).urgent_notices


def test_a_full_disk_stops_nobody_and_is_told_once(machine: Machine, expect_log) -> None:
    said = expect_log("kiosk.drafts")
    intake = machine.started()
    intake.keep(under_way(), LARGE)
    machine.store.full = True
    for _tap in range(3):
        intake.keep(under_way(language="es"), LARGE)
    assert (intake.drafts.standing, len(said.records)) == ("failed", 1)
    assert machine.kept is not None
    assert machine.kept.visit.language == "en", "the draft before is still there"
    machine.store.full = False
    intake.keep(under_way(language="es"), LARGE)
    assert intake.drafts.standing == "on"


def test_a_finished_visit_is_dropped_and_never_kept_again(machine: Machine) -> None:
    intake = machine.started()
    intake.keep(under_way(), LARGE)
    intake.finish(under_way())
    intake.keep(under_way(), LARGE)
    assert machine.store.kept is None
    assert machine.interrupted() is None


@pytest.mark.parametrize(("cut", "sent"), [("before", 0), ("after", 1)])
def test_a_crash_around_the_commit_of_an_intake_never_sends_it_twice(
    machine: Machine, cut: str, sent: int
) -> None:
    intake = machine.started()
    intake.keep(under_way(), LARGE)
    machine.outbox.cut = cut
    with pytest.raises(PowerCut):
        intake.finish(under_way())
    found = machine.interrupted()
    assert machine.kinds() == ["intake"] * sent
    assert (found is None, machine.store.kept is None) == (bool(sent), bool(sent))


@pytest.mark.parametrize("cut", ["before", "after"])
def test_a_crash_around_the_commit_of_a_cry_for_help_sends_it_once(
    machine: Machine, cut: str
) -> None:
    intake = machine.started()
    intake.keep(under_way().answer(*HARMED), LARGE)
    machine.outbox.cut = cut
    with pytest.raises(PowerCut):
        intake.answer(under_way(), *HARMED)
    found = machine.interrupted()
    assert found is not None
    assert machine.kinds() == ["notice"]
    assert found.visit.urgent_raised == {"self-harm"}
    assert found.visit.urgent_notices == {machine.outbox.waiting()[0].id}
    machine.started().answer(found.visit, FORM, WORDS, ("more words",))
    assert machine.interrupted()
    assert machine.kinds() == ["notice"]


def test_an_answer_that_was_kept_before_its_notice_left_sends_it_at_the_next_start(
    machine: Machine,
) -> None:
    machine.started().keep(under_way().answer(*HARMED), LARGE)
    found = machine.interrupted()
    assert found is not None
    assert machine.kinds() == ["notice"]
    assert found.visit.urgent_raised == {"self-harm"}


def test_a_tap_that_knew_of_no_notice_does_not_take_one_back(machine: Machine) -> None:
    intake = machine.started()
    after = intake.answer(under_way(), *HARMED)
    intake.keep(under_way().answer(*HARMED).answer(FORM, WORDS, ("x",)), LARGE)
    assert machine.kept is not None
    assert machine.kept.visit.urgent_notices == after.urgent_notices


def test_a_full_outbox_at_the_next_start_does_not_lose_the_visit(
    machine: Machine, expect_log
) -> None:
    expect_log("kiosk.intake")
    machine.started().keep(under_way().answer(*HARMED), LARGE)
    intake = machine.started()
    machine.outbox.cut = "full"
    found = intake.interrupted(LIMIT)
    assert found is not None
    assert not found.visit.urgent_raised


@pytest.mark.parametrize(("minutes", "there"), [(14.9, True), (15.0, False)])
def test_a_visit_left_for_longer_than_the_clinic_allows_is_over_and_the_desk_is_told(
    machine: Machine, minutes: float, there: bool
) -> None:
    machine.started().keep(under_way(), LARGE)
    machine.clock.advance(60 * minutes)
    assert (machine.interrupted() is not None) is there
    assert (machine.store.kept is not None) is there
    assert machine.kinds() == ([] if there else ["notice"])
    machine.clock.advance(3600)
    assert machine.interrupted() is None, "starting again is no touch"


def test_a_draft_of_another_version_of_the_pack_is_over_and_the_desk_is_told(
    machine: Machine,
) -> None:
    machine.started().keep(under_way(), LARGE)
    machine.pack = "2"
    assert machine.interrupted() is None
    assert (machine.kinds(), machine.store.kept) == (["notice"], None)


def test_what_cannot_be_read_is_removed_and_told(machine: Machine, expect_log) -> None:
    said = expect_log("kiosk.drafts")
    machine.store.kept = b"nothing that was ever written"
    assert machine.interrupted() is None
    assert machine.store.kept is None
    assert "draft" in said.text


def test_a_locked_key_leaves_the_visit_until_it_is_unlocked(machine: Machine, expect_log) -> None:
    expect_log("kiosk.drafts")
    machine.started().keep(under_way(), LARGE)
    machine.store.is_open = False
    intake = machine.started()
    assert intake.interrupted(LIMIT) is None
    assert intake.drafts.standing == "locked"
    intake.keep(under_way(id="another patient's"), LARGE)
    intake.drafts.drop("another patient's")
    machine.store.is_open = True
    found = machine.interrupted()
    assert found is not None
    assert found.visit == under_way()
