"""The patient's side of the clinic: begin a visit, let a cry for help out at once, finish.

"Thank you" may be shown only after `finish` has returned: by then the intake is sealed and
committed. A notice is committed before `answer` or `call_nurse` returns.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from kiosk.content.flags import urgent_rules
from kiosk.content.pack import Pack
from kiosk.content.rules import Rule
from kiosk.forms.questionnaire import Value
from kiosk.forms.response.to_fhir import response
from kiosk.forms.values import Json
from kiosk.ports import Clock, Outbox, Queued
from kiosk.record.bundle import intake_bundle
from kiosk.record.consent_document import consent_pdf
from kiosk.record.envelope import Kind
from kiosk.record.notice import NOTICE_LENGTH, NoticeReason, notice_bundle
from kiosk.record.parts import launch_context
from kiosk.record.seal import Sealing, seal
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Intake:
    """Everything the patient's process can do; it can seal, and cannot open."""

    pack: Pack
    clock: Clock
    outbox: Outbox
    sealing: Sealing
    pack_problem: str = ""  # why this is the last good pack and not the one that is configured

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
        for rule in self.urgent(after, questionnaire_id):
            notice = self._notify(after, "urgent-answer", rule)
            after = after.raise_urgent(rule.id, notice.id)
        return after

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
        self._commit("intake", bundle, now)
        return finished

    def _notify(self, visit: Visit, reason: NoticeReason, rule: Rule | None = None) -> Queued:
        now = self.clock.now()
        bundle = notice_bundle(visit, self.pack, reason, at=now, rule=rule)
        return self._commit("notice", bundle, now, NOTICE_LENGTH)

    def _commit(
        self, kind: Kind, bundle: Json, sealed_at: datetime, length: int | None = None
    ) -> Queued:
        return self.outbox.append(
            kind,
            lambda seq, prev: seal(
                bundle,
                self.sealing,
                kind=kind,
                seq=seq,
                prev=prev,
                pack=self.pack.reference,
                sealed_at=sealed_at,
                length=length,
            ),
        )
