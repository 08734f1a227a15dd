"""The courier: carries sealed envelopes from the outbox to the inbox, whatever the network does.

Theory of operation: one loop, one decision, and the decision is pure. Notices go first, then
envelopes by their number. An inbox that does not answer is tried again after a random time that
doubles its bound with every failure, to 300 s (full jitter); a notice that was never tried does
not wait for that. What the inbox refuses for good is set aside, kept and counted, and the next
goes on. An answer that was lost costs one more try: the inbox stores an envelope once by its id.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.errors import Damaged, KioskError, Refused, Unavailable
from kiosk.ports import Clock, InboxIntake, Outbox, Queued

log = logging.getLogger(__name__)

IDLE_SECONDS = 30.0  # between looks at an empty outbox
NOTICE_SECONDS = 2.0  # between questions whether a desk has seen a notice
LONGEST_WAIT = 300.0
_FIRST_BOUND = 1.0


@dataclass(frozen=True, slots=True)
class Send:
    """Deliver this envelope now."""

    envelope: Queued


@dataclass(frozen=True, slots=True)
class Wait:
    """Do nothing for a time."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Failures:
    """How often the inbox has not answered in a row, when last, and the lot drawn then (0 to 1)."""

    count: int = 0
    last: datetime | None = None
    lot: float = 0.0

    def due_in(self, now: datetime) -> float:
        """Return the seconds until the next try; 0 when the clock was set back since."""
        if self.last is None or now < self.last:
            return 0.0
        bound = min(LONGEST_WAIT, _FIRST_BOUND * 2.0 ** min(self.count, 30))
        due = self.last + timedelta(seconds=bound * self.lot)
        return max(0.0, (due - now).total_seconds())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one step did: whether anything changed, and how long to wait before the next."""

    changed: bool
    wait: float


@dataclass(frozen=True, slots=True)
class DeliveryStatus:
    """How delivery stands, for staff and for monitoring."""

    waiting: int
    delivered: int
    quarantined: int
    oldest: datetime | None  # when the longest waiting envelope was sealed
    last_contact: datetime | None  # when the inbox last confirmed one


def next_action(now: datetime, waiting: Sequence[Queued], failures: Failures) -> Send | Wait:
    """Decide what to do; `waiting` has notices first, then envelopes by number."""
    if not waiting:
        return Wait(failures.due_in(now) or IDLE_SECONDS)
    first = waiting[0]
    untried = next((q for q in waiting if q.kind == "notice" and not q.attempts), None)
    if untried:
        return Send(untried)
    due_in = failures.due_in(now)
    return Wait(due_in) if due_in else Send(first)


def delivery_status(outbox: Outbox) -> DeliveryStatus:
    """Return how delivery stands."""
    counts = outbox.counts()
    return DeliveryStatus(
        waiting=counts["waiting"],
        delivered=counts["delivered"],
        quarantined=counts["quarantined"],
        oldest=min((queued.sealed_at for queued in outbox.waiting()), default=None),
        last_contact=outbox.last_delivered_at(),
    )


class Courier:
    """Carries envelopes one by one; use it from one thread at a time."""

    def __init__(
        self, outbox: Outbox, inbox: InboxIntake, clock: Clock, lot: Callable[[], float]
    ) -> None:
        """Carry from outbox to inbox; `lot` draws a random number from 0 to 1."""
        self._outbox = outbox
        self._inbox = inbox
        self._clock = clock
        self._lot = lot
        self._failures = Failures()

    def step(self) -> Outcome:
        """Do one thing: deliver an envelope, or ask after notices, or find that it must wait."""
        action = next_action(self._clock.now(), self._outbox.waiting(), self._failures)
        due_in = self._failures.due_in(self._clock.now())
        if isinstance(action, Wait) and due_in:
            return Outcome(changed=False, wait=due_in)
        try:
            changed = self._send(action.envelope) if isinstance(action, Send) else False
            changed = self._ask() or changed
        except Unavailable as error:
            return self._failed(error)
        self._failures = Failures()
        return Outcome(changed, self._pause())

    def sync_once(self) -> DeliveryStatus:
        """Deliver everything that waits, then stop; Unavailable when the inbox does not answer."""
        for queued in self._outbox.waiting():
            self._send(queued)
        self._ask()
        return delivery_status(self._outbox)

    def run(self, stop: threading.Event, wake: threading.Event, told: Callable[[], None]) -> None:
        """Carry until `stop` is set; set `wake` after an append, and after setting `stop`.

        `told` is called on this thread when something was delivered, set aside or acknowledged.
        """
        while not stop.is_set():
            wake.clear()
            outcome = self._guarded_step()
            if outcome.changed:
                told()
            if not stop.is_set():
                wake.wait(outcome.wait)

    def _guarded_step(self) -> Outcome:
        try:
            return self.step()
        except KioskError as error:
            log.warning("the outbox failed: %s", error.code)
        except Exception:  # the thread must outlive every fault: unsent envelopes depend on it
            log.exception("the courier met an unexpected fault and goes on")
        return Outcome(changed=True, wait=IDLE_SECONDS)

    def _send(self, queued: Queued) -> bool:
        try:
            receipt = self._inbox.deliver(queued.body)
        except Unavailable:
            self._outbox.attempted(queued.id)
            raise
        except (Refused, Damaged) as error:
            self._outbox.quarantine(queued.id, error.code)
            log.error("envelope %s was set aside: %s", queued.id[:12], error.code)  # noqa: TRY400
        else:
            self._outbox.delivered(queued.id, self._clock.now())
            log.info("envelope %s was delivered: %s", queued.id[:12], receipt)
        return True

    def _ask(self) -> bool:
        notices = self._outbox.unacknowledged_notices()
        seen = self._inbox.acknowledged([queued.id for queued in notices]) if notices else {}
        for envelope_id, at in seen.items():
            self._outbox.noticed(envelope_id, at)
        return bool(seen)

    def _failed(self, error: Unavailable) -> Outcome:
        now = self._clock.now()
        self._failures = Failures(self._failures.count + 1, now, self._lot())
        log.info("the inbox did not answer, try %d: %s", self._failures.count, error.code)
        return Outcome(changed=self._failures.count == 1, wait=self._failures.due_in(now))

    def _pause(self) -> float:
        if self._outbox.waiting():
            return 0.0
        return NOTICE_SECONDS if self._outbox.unacknowledged_notices() else IDLE_SECONDS
