"""The patient's side of the clinic: begin a visit, let a cry for help out at once, finish.

"Thank you" may be shown only after `finish` has returned: by then the intake is sealed and
committed. A notice is committed before `answer` or `call_nurse` returns.
"""

import hashlib
import logging
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from kiosk.content.flags import urgent_rules
from kiosk.content.pack import Pack
from kiosk.content.rules import Rule
from kiosk.drafts import Drafts
from kiosk.errors import Unavailable
from kiosk.forms.questionnaire import Value
from kiosk.forms.response.to_fhir import response
from kiosk.forms.values import Json
from kiosk.ports import Clock, Files, Outbox, Queued
from kiosk.record.bundle import intake_bundle
from kiosk.record.consent_document import consent_pdf
from kiosk.record.envelope import Kind
from kiosk.record.notice import NOTICE_LENGTH, NoticeReason, notice_bundle
from kiosk.record.parts import launch_context
from kiosk.record.seal import Sealing, seal
from kiosk.visit.draft import INTAKE, Aside, Draft, Leaving
from kiosk.visit.visit import Visit

log = logging.getLogger(__name__)

LEAST_FREE_BYTES = 200_000_000  # what hundreds of visits need; below it no new one begins


@dataclass(frozen=True)
class Intake:
    """Everything the patient's process can do; it can seal, and cannot open."""

    pack: Pack
    clock: Clock
    outbox: Outbox
    sealing: Sealing
    files: Files | None = None  # None: files are given to the nurse
    pack_problem: str = ""  # why this is the last good pack and not the one that is configured
    drafts: Drafts = field(default_factory=Drafts)
    free_bytes: Callable[[], int | None] = lambda: None  # on the tablet's disk; None: not known

    @property
    def is_full(self) -> bool:
        """Tell whether no new visit may begin; one that has begun can always be finished."""
        free = self.free_bytes()
        return free is not None and free < LEAST_FREE_BYTES

    def begin(self) -> Visit:
        """Start an empty visit."""
        return Visit(id=str(uuid.uuid4()), started_at=self.clock.now())

    def urgent(self, visit: Visit, questionnaire_id: str) -> tuple[Rule, ...]:
        """Return the urgent rules that the answers meet and whose notice has not left yet."""
        if not any(r.urgent and r.questionnaire_id == questionnaire_id for r in self.pack.rules):
            return ()  # no response is made for nothing: a form may be large
        questionnaire = self.pack.questionnaire(questionnaire_id)
        answers = visit.answers.get(questionnaire_id, {})
        told = response(questionnaire, answers, launch=launch_context(visit))
        met = urgent_rules(self.pack.rules, questionnaire, told)
        return tuple(rule for rule in met if rule.id not in visit.urgent_raised)

    def answer(
        self, visit: Visit, questionnaire_id: str, link_id: str, values: tuple[Value, ...]
    ) -> Visit:
        """Record an answer; an urgent one leaves the tablet as a notice before this returns."""
        after = visit.answer(questionnaire_id, link_id, values)
        return self._raise(after, self.urgent(after, questionnaire_id))

    def identified(self, visit: Visit) -> Queued:
        """Tell the desk that a patient whom it may expect has begun; this calls nobody."""
        return self._notify(visit, "visit-started")

    def call_nurse(self, visit: Visit) -> Queued:
        """Send for a nurse; the patient is told so only when a desk has acknowledged."""
        return self._notify(visit, "help-wanted")

    def want_paper(self, visit: Visit) -> Queued:
        """Ask the desk for paper; the visit on the tablet goes on until somebody ends it."""
        return self._notify(visit, "paper-wanted")

    def leave(self, visit: Visit) -> Queued:
        """Tell the desk that a visit was left unfinished."""
        return self._notify(visit, "visit-left")

    def nurse_knows(self, notice_id: str) -> bool:
        """Tell whether a desk has acknowledged a notice."""
        queued = self.outbox.find(notice_id)
        return queued is not None and queued.noticed_at is not None

    def finish(self, visit: Visit) -> Visit:
        """Make the PDF, seal the intake and commit it; only then is the visit finished.

        Raises Unavailable when the disk refuses; the visit is then unchanged and can be tried
        again.
        """
        now = self.clock.now()
        finished = visit.finish(now)
        pdf = consent_pdf(finished, self.pack, device=self.sealing.device)
        bundle = intake_bundle(finished, self.pack, pdf, device=self.sealing.device)
        self._commit("intake", bundle, now, None, lambda id_: self._leaving(visit, INTAKE, id_))
        self.drafts.drop(visit.id)
        return finished

    def keep(self, visit: Visit, aside: Aside) -> None:
        """Keep an unfinished visit, so that its patient can go on after a crash; stops nobody."""
        self.drafts.keep(Draft(visit, self.pack.reference, self.clock.now()), aside)

    def interrupted(self, limit: timedelta) -> Draft | None:
        """Return the visit that a crash interrupted, for its patient to go on with.

        A cry for help that it had not sent leaves now. A visit that nobody touched for the clinic's
        limit, or that was begun with another pack, is over: the desk is told, nothing is kept.
        """
        found = self.drafts.interrupted()
        if found is None:
            return None
        draft = replace(found, visit=self._with_what_left(found))
        if draft.visit.finished_at is None:
            if draft.pack == self.pack.reference:
                draft = replace(draft, visit=self._cry_out(draft.visit))
                if self.clock.now() - draft.kept_at < limit:
                    return draft
            self._tell_that_it_was_left(draft.visit)
        self.drafts.drop(draft.visit.id)
        return None

    def _with_what_left(self, draft: Draft) -> Visit:
        """Return the visit with what was committed in the moment of the crash."""
        visit, leaving = draft.visit, draft.leaving
        if leaving is None or self.outbox.find(leaving.envelope_id) is None:
            return visit
        if leaving.what == INTAKE:
            return visit.finish(draft.kept_at)
        return visit.raise_urgent(leaving.what, leaving.envelope_id)

    def _cry_out(self, visit: Visit) -> Visit:
        try:
            for form in visit.answers:
                visit = self._raise(visit, self.urgent(visit, form))
        except Unavailable as error:
            log.error("an urgent notice could not be committed: %s", error.code)  # noqa: TRY400
        return visit

    def _tell_that_it_was_left(self, visit: Visit) -> None:
        try:
            self.leave(visit)
        except Unavailable as error:
            log.error("the desk is not told of a visit that was left: %s", error.code)  # noqa: TRY400

    def _leaving(self, visit: Visit, what: str, envelope_id: str) -> None:
        leaving = Leaving(what, envelope_id)
        draft = Draft(visit, self.pack.reference, self.clock.now(), leaving=leaving)
        self.drafts.keep(draft)

    def _raise(self, visit: Visit, rules: Iterable[Rule]) -> Visit:
        for rule in rules:
            notice = self._notify(visit, "urgent-answer", rule)
            visit = visit.raise_urgent(rule.id, notice.id)
            self.drafts.keep(Draft(visit, self.pack.reference, self.clock.now()))
        return visit

    def _notify(self, visit: Visit, reason: NoticeReason, rule: Rule | None = None) -> Queued:
        now = self.clock.now()
        bundle = notice_bundle(visit, self.pack, reason, at=now, rule=rule)
        return self._commit(
            "notice",
            bundle,
            now,
            NOTICE_LENGTH,
            lambda envelope_id: self._leaving(visit, rule.id, envelope_id) if rule else None,
        )

    def _commit(
        self,
        kind: Kind,
        bundle: Json,
        sealed_at: datetime,
        length: int | None,
        leaving: Callable[[str], None],
    ) -> Queued:
        """Seal and commit; `leaving` hears the envelope's id before it is committed."""

        def sealed(seq: int, prev: str) -> bytes:
            envelope = seal(
                bundle,
                self.sealing,
                kind=kind,
                seq=seq,
                prev=prev,
                pack=self.pack.reference,
                sealed_at=sealed_at,
                length=length,
            )
            leaving(hashlib.sha256(envelope).hexdigest())
            return envelope

        return self.outbox.append(kind, sealed)
