"""An answer that cannot wait: its notice leaves the tablet at the tap, on the worker.

The record is never set back by what the worker returns: only the notice is added to it.
"Told" is claimed only after a desk has acknowledged the notice.
"""

import logging
from collections.abc import Callable

from kiosk.errors import KioskError
from kiosk.forms.questionnaire import Value
from kiosk.visit.visit import Visit
from ui.patient.places import Key
from ui.patient.visit import PatientVisit

log = logging.getLogger(__name__)


class UrgentAnswer:
    """The urgent rules that a visit's answers have met, and how their notices stand."""

    def __init__(self, visit: PatientVisit, changed: Callable[[], None]) -> None:
        self._visit = visit
        self._changed = changed
        self._met: set[str] = set()  # rule ids, from the tap on; nothing takes one out
        self._sending: set[str] = set()
        self.told = False

    def forget(self) -> None:
        """Forget with the visit it belonged to; the notices themselves stay sent."""
        self._met.clear()
        self._sending.clear()
        self.told = False

    def answer(self, key: Key, values: tuple[Value, ...]) -> None:
        """Record an answer at once, and send what it must not keep to itself."""
        before = self._visit.record
        self._visit.apply(before.answer(*key, values))
        self._send(before, key, values)

    def send_again(self, key: Key) -> None:
        """Try a notice once more that the disk had refused."""
        record = self._visit.record
        values = record.answers.get(key[0], {}).get(key[1])
        if self._met and values:
            self._send(record, key, values)

    def shows_at(self, key: Key) -> bool:
        """Tell whether a question's answer is one that staff must hear of now."""
        raised = self._met | self._visit.record.urgent_raised
        return any(
            rule.id in raised and (key[1] in rule.questions or not rule.questions)
            for rule in self._visit.pack.rules
            if rule.urgent and rule.questionnaire_id == key[0]
        )

    def ask_whether_known(self) -> None:
        """Look whether a desk has acknowledged a notice; to be asked after the courier's rounds."""
        notices, intake = self._visit.record.urgent_notices, self._visit.intake
        if notices and not self.told:
            visit_id = self._visit.record.id
            self._visit.background.run(
                lambda: any(intake.nurse_knows(notice) for notice in notices),
                lambda known: self._answered(visit_id, known=known),
            )

    def _send(self, before: Visit, key: Key, values: tuple[Value, ...]) -> None:
        intake = self._visit.intake
        met = {rule.id for rule in intake.urgent(self._visit.record, key[0])} - self._sending
        if not met:
            return
        self._met |= met
        self._sending |= met
        self._visit.background.run(
            lambda: intake.answer(before, *key, values),
            lambda after: self._sent(after, met),
            lambda error: self._failed(error, met),
        )
        self._changed()

    def _sent(self, after: Visit, met: set[str]) -> None:
        self._sending -= met
        record = self._visit.record
        if after.id == record.id:
            self._visit.apply(record.keep_urgent(after))

    def _failed(self, error: KioskError, met: set[str]) -> None:
        log.error("an urgent notice could not be committed: %s", error.code)
        self._sending -= met

    def _answered(self, visit_id: str, *, known: bool) -> None:
        if known and self._visit.is_open and self._visit.record.id == visit_id:
            self.told = True
            self._changed()
