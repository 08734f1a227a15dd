"""A cry for help outlives the visit: through idle time, and through a network that is down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from db.inbox import SqlInbox
from kiosk.app.demo_clinic import NURSE, DemoClinic
from kiosk.app.desk import open_desk
from kiosk.app.home import inbox_url
from kiosk.app.tablet import Tablet
from kiosk.delivery.courier import Courier
from kiosk.intake import Intake
from kiosk.outside.clock import SystemClock
from kiosk.outside.pretend import FixedClock
from kiosk.review.desk import Desk
from kiosk.review.worklist import Worklist, is_late
from kiosk.settings import Settings, load
from kiosk.visit.comprehension import Attempt
from kiosk.visit.identity import Identity, new_code
from kiosk.visit.visit import Visit
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow


def at_item_nine(intake: Intake) -> Visit:
    """Return a visit of an invented patient in which only item 9 is open."""
    now, pack = intake.clock.now(), intake.pack
    person = Identity(new_code("first"), "Testa", "Invented", date(1958, 4, 12))
    visit = intake.begin().begin("en").identify(person, "first")
    for slide in pack.slides["en"]:
        visit = visit.see_slide(slide.id, now)
    for question in pack.teach_back:
        visit = visit.attempt(Attempt(question.id, 0, True, now))
    for form in pack.forms_for("first"):
        for item in form.walk():
            if item.is_question and item.link_id != "phq9":
                visit = visit.answer(form.id, item.link_id, ())
    return visit.leave_slides()


@dataclass
class Sitting:
    """The patient's window at item 9, and an idle clock in our hands."""

    window: PatientWindow
    hands: Hands
    seconds: float = 0.0

    def idle(self, seconds: float) -> None:
        self.seconds += seconds
        self.window.idle.tick()
        self.hands.settle()


@pytest.fixture
def sit(qapp) -> Iterator[Callable[[Tablet, Settings], Sitting]]:
    """Seat the invented patient before item 9."""
    made: list[Sitting] = []

    def sit_down(tablet: Tablet, settings: Settings) -> Sitting:
        window = PatientWindow(
            lambda: tablet.intake, settings, now=lambda: made[0].seconds if made else 0.0
        )
        sitting = Sitting(window, Hands(window))
        made.append(sitting)
        window.wear(Look(5.9, motion=0))
        window.show()
        sitting.hands.settle(lambda: window.visit.is_open)
        sitting.hands.tap("nextButton")
        window.visit.apply(at_item_nine(tablet.intake))
        window.visit.goForward()
        sitting.hands.settle()
        return sitting

    yield sit_down
    for sitting in made:
        sitting.window.close()


def nurse(clinic: DemoClinic) -> Desk:
    return open_desk(clinic.home, load(clinic.home), NURSE.id, clinic.passphrase)


def test_an_urgent_answer_reaches_the_desk_though_the_patient_walks_away(
    clinic, tablet, sit
) -> None:
    opened = tablet()
    sitting = sit(opened, load(clinic.home))
    sitting.hands.tap("choice_1")
    assert sitting.hands.sees("urgentPanel")
    assert "988" in sitting.hands.reads()
    sitting.idle(5000)
    sitting.hands.settle(lambda: not opened.intake.outbox.waiting())

    reasons = [notice.reason for notice in nurse(clinic).look(Worklist()).open_notices]

    assert sorted(reasons) == ["urgent-answer", "visit-left"]
    assert "Testa" not in sitting.hands.reads()


def test_offline_the_screen_claims_nothing_and_the_notice_arrives_late(
    clinic, sit, tablet, expect_log
) -> None:
    online = (clinic.home / "settings.toml").read_text()
    nowhere = clinic.home / "unplugged" / "inbox.sqlite3"
    (clinic.home / "settings.toml").write_text(f'{online}\ninbox = "sqlite:///{nowhere}"\n')
    opened = tablet()
    sitting = sit(opened, load(clinic.home))
    sitting.hands.tap("choice_1")
    assert sitting.hands.sees("urgentPanel")
    assert not sitting.hands.sees("urgentTold")
    assert [queued.kind for queued in opened.intake.outbox.waiting()] == ["notice"]
    opened.close()

    (clinic.home / "settings.toml").write_text(online)
    later = FixedClock(SystemClock().now() + timedelta(minutes=10))
    inbox = SqlInbox(inbox_url(clinic.home, load(clinic.home)), later)
    Courier(opened.intake.outbox, inbox, later, lambda: 0.5).sync_once()

    desk = replace(nurse(clinic), clock=later)
    notices = desk.look(Worklist()).open_notices
    assert [notice.reason for notice in notices] == ["urgent-answer"]
    assert is_late(notices[0])
    desk.acknowledge(notices[0])
    Courier(opened.intake.outbox, inbox, later, lambda: 0.5).sync_once()
    assert opened.intake.nurse_knows(notices[0].id)
