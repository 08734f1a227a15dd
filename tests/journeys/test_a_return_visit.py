"""A return visit with the shipped pack: what changed, no slides, consent only when it is due."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.inbox import SqlInbox
from kiosk.app.demo_clinic import NURSE, DemoClinic
from kiosk.app.desk import open_desk
from kiosk.app.home import inbox_url
from kiosk.app.tablet import Tablet
from kiosk.delivery.courier import Courier
from kiosk.outside.clock import SystemClock
from kiosk.review.opened import OpenedIntake
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from kiosk.visit.identity import new_code
from tests.people import an_identity
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow


class Return:
    """The patient's window at the first question of a return visit."""

    def __init__(self, tablet: Tablet, clinic: DemoClinic, *, consent_due: bool) -> None:
        self.window = PatientWindow(lambda: tablet.intake, load(clinic.home))
        self.hands = Hands(self.window)
        self.window.wear(Look(5.9, motion=0))
        self.window.show()
        self.hands.settle(lambda: self.window.visit.is_open)
        self.hands.tap("nextButton")
        code = new_code("return", consent_due=consent_due)
        visit = self.window.visit
        visit.apply(visit.record.identify(replace(an_identity(), code=code), "return"))
        visit.goForward()
        self.hands.settle()

    @property
    def step(self) -> str:
        return str(self.window.visit.property("showing"))

    def decline_every_question(self) -> None:
        while self.step == "screening":
            asked = self.words()
            for button in ("declineToSay", "key_done", "nextButton"):
                if self.step == "screening" and self.words() == asked and self.hands.sees(button):
                    self.hands.tap(button)

    def words(self) -> str:
        return str(self.hands.find("question").property("text"))


@pytest.fixture
def visit(
    qapp: object, clinic: DemoClinic, tablet: Callable[[], Tablet]
) -> Callable[[bool], tuple[list[str], OpenedIntake]]:
    """Play a return visit to its end; return the steps that were shown, and what the desk opens."""

    def play(consent_due: bool) -> tuple[list[str], OpenedIntake]:
        opened = tablet()
        sitting = Return(opened, clinic, consent_due=consent_due)
        shown = [sitting.step]
        sitting.decline_every_question()
        while sitting.step != "thank-you":
            shown.append(sitting.step)
            if sitting.step == "consent":
                sitting.hands.tap("declineButton")
            sitting.hands.tap("nextButton")
        sitting.hands.tap("nextButton")
        state = sitting.window.visit.property
        sitting.hands.settle(lambda: state("finishState") == "done")
        sitting.window.close()
        return shown, received(clinic, opened)

    return play


def received(clinic: DemoClinic, opened: Tablet) -> OpenedIntake:
    settings, clock = load(clinic.home), SystemClock()
    inbox = SqlInbox(inbox_url(clinic.home, settings), clock)
    Courier(opened.intake.outbox, inbox, clock, lambda: 0.5).sync_once()
    desk = open_desk(clinic.home, settings, NURSE.id, clinic.passphrase)
    (row,) = desk.look(Worklist()).rows
    return desk.open(row.id)


def test_a_consent_that_holds_is_not_asked_for_again(
    visit: Callable[[bool], tuple[list[str], OpenedIntake]],
) -> None:
    shown, opened = visit(False)
    assert shown == ["screening", "review"]
    assert not opened.read.consents
    assert not opened.declined
    assert opened.forms[0].title == "Since your last visit"
    levels = {flag.level for flag in opened.flags}
    assert "amber" in levels, "what was not answered must not look like a no"


def test_a_consent_that_is_due_is_asked_for_and_may_be_declined(
    visit: Callable[[bool], tuple[list[str], OpenedIntake]],
) -> None:
    shown, opened = visit(True)
    assert shown[:3] == ["screening", "review", "consent"]
    assert opened.declined
    assert [c.agreed for c in opened.read.consents] == [False, False]
