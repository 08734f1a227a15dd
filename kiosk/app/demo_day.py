"""The day of the demo clinic: prepared intakes, really sealed, so that a worklist is there at once.

What a tablet or a desk would do is done by its own code, at the moment at which it would have been.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from kiosk.app.demo_clinic import NURSE, DemoClinic
from kiosk.app.demo_patients import PATIENTS, DemoPatient, answers
from kiosk.app.desk import open_desk
from kiosk.app.home import inbox_url, outbox_file
from kiosk.app.tablet import Tablet
from kiosk.content.pack import Pack
from kiosk.intake import Intake
from kiosk.outside.clock import SystemClock
from kiosk.review.assessment import Assessment
from kiosk.review.desk import Desk
from kiosk.review.expected import Expected, Wish
from kiosk.review.front_desk import FrontDesk
from kiosk.review.worklist import Worklist
from kiosk.settings import load
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import Signature, decide
from kiosk.visit.identity import Identity
from kiosk.visit.visit import SlideSeen, Visit

FAMILY = "Invented"
_STAYS = timedelta(minutes=25)  # at the tablet
_WAVE = tuple((150.0 + 40 * step, 130.0 + 60 * (step % 2)) for step in range(16))


@dataclass(frozen=True, slots=True)
class _At:
    """A clock that stands at the moment of which is told."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


def prepare_day(clinic: DemoClinic) -> None:
    """Put the invented patients into the inbox, and what a nurse has begun with some of them."""
    settings, now = load(clinic.home), SystemClock().now()
    desk = open_desk(clinic.home, settings, NURSE.id, clinic.passphrase)
    tablet = Tablet(clinic.home, settings, lambda: None)
    try:
        for patient in PATIENTS:
            _comes(patient, tablet.intake, desk, now)
    finally:
        tablet.close()
    _deliver(clinic)
    known = {(row.name, row.kind): row.id for row in _all_open(desk).rows}
    for patient in PATIENTS:
        if patient.begun or patient.signed:
            _work(patient, known[f"{patient.given} {FAMILY}", patient.kind], desk, now)
    _expect_more(desk)


def _comes(patient: DemoPatient, intake: Intake, desk: Desk, now: datetime) -> None:
    """Let a patient come, answer, and finish unless they are still at it."""
    ends = now - timedelta(minutes=patient.minutes)
    begins = ends - _STAYS
    code = _expected(patient, desk, begins).code if patient.coded else ""
    visit = replace(intake, clock=_At(begins)).begin().begin(patient.language)
    who = Identity(code, patient.given, FAMILY, patient.birth_date)
    visit = visit.identify(who, patient.kind)
    replace(intake, clock=_At(begins)).identified(visit)
    visit = _answered(visit, patient, replace(intake, clock=_At(ends - timedelta(minutes=5))))
    if patient.calls == "help-wanted":
        replace(intake, clock=_At(ends)).call_nurse(visit)
    if patient.finishes:
        signed = _decided(visit, patient, intake.pack, ends - timedelta(minutes=2))
        replace(intake, clock=_At(ends)).finish(signed)


def _expected(patient: DemoPatient, desk: Desk, at: datetime) -> Expected:
    front = FrontDesk(replace(desk, clock=_At(at - timedelta(minutes=10))))
    name = f"{patient.given} {FAMILY}"
    made = front.expect(Wish(kind=patient.kind, language=patient.language, name=name))
    replaced = FrontDesk(replace(desk, clock=_At(at - timedelta(minutes=4))))
    replaced.arrived(made)
    return made


def _answered(visit: Visit, patient: DemoPatient, intake: Intake) -> Visit:
    """Answer every form; an urgent answer leaves as a notice, as on a tablet."""
    at, pack = intake.clock.now(), intake.pack
    slides = pack.slides[patient.language] if patient.kind == "first" else ()
    given = answers(pack, patient)
    visit = replace(
        visit,
        slides_seen=tuple(SlideSeen(one.id, patient.language, at) for one in slides),
        slides_left=True,
        ask_nurse=frozenset(one.id for one in slides[5:6]) if patient.misses else frozenset(),
        attempts=_tries(pack, patient, at) if slides else (),
        answers={} if patient.calls == "urgent-answer" else given,
    )
    if patient.calls == "urgent-answer":
        for form, said in given.items():
            for link_id, values in said.items():
                visit = intake.answer(visit, form, link_id, values)
    done = tuple(form.id for form in pack.forms_for(patient.kind))
    return replace(visit, forms_done=done, reviewed_at=at)


def _tries(pack: Pack, patient: DemoPatient, at: datetime) -> tuple[Attempt, ...]:
    tries = []
    for place, question in enumerate(pack.teach_back):
        right = next(n for n, choice in enumerate(question.choices) if choice.right)
        if patient.misses and place == 0:
            tries.append(Attempt(question.id, (right + 1) % len(question.choices), False, at))
        tries.append(Attempt(question.id, right, True, at))
    return tuple(tries)


def _decided(visit: Visit, patient: DemoPatient, pack: Pack, at: datetime) -> Visit:
    """Decide on every agreement, and sign where there is something to sign."""
    refused: set[str] = set()
    for agreement in pack.agreements[patient.language]:
        if agreement.after in refused:
            continue
        agreed = agreement.kind not in patient.declines
        refused |= set() if agreed else {agreement.id}
        reason = "" if agreed else next(iter(agreement.reasons), "")
        visit = visit.decide(decide(agreement, at, agreed=agreed, reason=reason))
    if not visit.agreed_to_any:
        return visit
    return visit.sign(Signature("drawn", at, f"{patient.given} {FAMILY}", strokes=(_WAVE,)))


def _deliver(clinic: DemoClinic) -> None:
    """Carry what the tablet has sealed into the inbox, at once."""
    clock, outbox = SystemClock(), SqlOutbox(outbox_file(clinic.home))
    inbox = SqlInbox(inbox_url(clinic.home, load(clinic.home)), clock)
    waiting = outbox.waiting()
    for queued in sorted(waiting, key=lambda one: one.seq):
        inbox.deliver(queued.body)
    outbox.delivered([queued.id for queued in waiting], clock.now())
    inbox.close()
    outbox.close()


def _all_open(desk: Desk) -> Worklist:
    """Look until every intake was opened."""
    worklist = desk.look(Worklist())
    while worklist.to_open:
        worklist = desk.look(worklist)
    return worklist


def _work(patient: DemoPatient, envelope_id: str, desk: Desk, now: datetime) -> None:
    """Sign an intake off, or leave it half done, as this patient's nurse did."""
    intake = desk.open(envelope_id)
    notes = Assessment(notes=patient.begun or patient.signed)
    if patient.begun:
        desk.begin(intake)
        desk.keep(intake, notes)
        return
    then = now - timedelta(minutes=patient.minutes - 20)
    replace(desk, clock=_At(then)).sign_off(intake, replace(notes, talked_at=then))


def _expect_more(desk: Desk) -> None:
    """Expect two who have not come to a tablet yet, one of them in the waiting room."""
    front = FrontDesk(desk)
    front.expect(Wish(kind="first", language="es", helper="interpreter", name="Esperada Invented"))
    front.arrived(front.expect(Wish(kind="return", name="Waiting Invented")))
