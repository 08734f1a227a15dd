"""The courier: carries sealed envelopes from the outbox to the inbox, whatever the network does.

Theory of operation: one loop, one decision (see `decision`), one inbox. What the inbox refuses for
good is set aside, kept and counted, and the next goes on; a fault that nobody foresaw is tried five
times, then once a day. An answer that was lost costs one more try: the inbox stores an envelope
once by its id. What was confirmed is kept seven days and offered again when the inbox holds less
than it had confirmed.
"""

import logging
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from kiosk.delivery.decision import (
    ASK_SECONDS,
    IDLE_SECONDS,
    Ask,
    Failures,
    Line,
    Send,
    Verify,
    Wait,
    decide,
    may_offer_again,
)
from kiosk.delivery.status import DeliveryStatus, delivery_status
from kiosk.errors import Damaged, KioskError, Refused, Unavailable
from kiosk.ports import MISSING, Clock, Contact, Held, InboxIntake, Outbox, Queued, Receipt, Turn

log = logging.getLogger(__name__)

UNKNOWN = "unknown-fault"
_UNKNOWN_TRIES = 5
_UNKNOWN_AGAIN = timedelta(days=1)
_AT_ONCE = 64  # envelopes noted in one commit
_LONGEST_TURN = timedelta(seconds=2)  # then a notice that was sealed meanwhile goes first
_NOTHING_YET = Held(device="", since=1, count=0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one step did: whether anything changed, and how long to wait before the next."""

    changed: bool
    wait: float


_ANOTHERS = Outcome(changed=True, wait=ASK_SECONDS)


class Courier:
    """Carries envelopes one by one; use it from one thread at a time."""

    def __init__(
        self,
        outbox: Outbox,
        inbox: InboxIntake,
        clock: Clock,
        lot: Callable[[], float],
        online: Callable[[], bool | None] = lambda: None,
        turn: Turn | None = None,
    ) -> None:
        """Carry from outbox to inbox.

        `lot` draws a random number from 0 to 1; `online` tells whether a network is connected;
        `turn` keeps other processes from carrying the same.
        """
        self._outbox = outbox
        self._inbox = inbox
        self._clock = clock
        self._lot = lot
        self._online = online
        self._turn = turn
        self._was_online: bool | None = None
        self._line = Line()

    def step(self) -> Outcome:
        """Do one thing, or find that it must wait."""
        self._look_at_the_network()
        act = self._next()
        if isinstance(act, Wait):
            return Outcome(changed=False, wait=act.seconds)
        try:
            changed = self._do(act)
        except Unavailable as error:
            return self._failed(error)
        self._line = replace(self._line, failures=Failures())
        return Outcome(changed, wait=0.0)

    def sync_once(self) -> DeliveryStatus:
        """Deliver everything that waits, then stop; Unavailable when the inbox does not answer.

        Unavailable "courier-busy", too, while another process carries.
        """
        if self._turn and not self._turn.take():
            raise Unavailable(
                "courier-busy",
                "Another kiosk process carries for this home already, and delivers what waits: "
                "close kiosk patient, or kiosk sync, to do it by hand.",
            )
        try:
            return self._sync()
        finally:
            self._let_go()

    def _sync(self) -> DeliveryStatus:
        self._verify()
        while waiting := self._outbox.waiting(most=_AT_ONCE):
            self._send(waiting)
        self._ask()
        self._verify()
        return delivery_status(self._outbox)

    def run(self, stop: threading.Event, wake: threading.Event, told: Callable[[], None]) -> None:
        """Carry until `stop` is set; set `wake` after an append, and after setting `stop`.

        `told` is called on this thread when something was delivered, set aside or acknowledged,
        and every two seconds while another process carries: then nobody else would tell.
        """
        while not stop.is_set():
            wake.clear()
            mine = self._turn is None or self._turn.take()
            outcome = self._guarded_step() if mine else _ANOTHERS
            if outcome.changed:
                told()
            if not stop.is_set():
                wake.wait(outcome.wait)
        self._let_go()

    def _let_go(self) -> None:
        if self._turn:
            self._turn.release()

    def _guarded_step(self) -> Outcome:
        try:
            return self.step()
        except KioskError as error:
            log.warning("the outbox failed: %s", error.code)
        except Exception:  # the thread must outlive every fault: unsent envelopes depend on it
            log.exception("the courier met an unexpected fault and goes on")
        return Outcome(changed=True, wait=IDLE_SECONDS)

    def _look_at_the_network(self) -> None:
        online = self._online()
        if online and self._was_online is False:
            self._line = replace(self._line, failures=Failures())
        self._was_online = online

    def _next(self) -> Send | Ask | Verify | Wait:
        failing = self._line.failures.count  # a fresh notice goes all the same, and is the first
        waiting = self._outbox.waiting(most=1 if failing else _AT_ONCE)
        questions = not waiting and bool(
            self._outbox.unacknowledged_notices() or self._outbox.on_their_way()
        )
        return decide(self._clock.now(), self._line, waiting, questions=questions)

    def _do(self, act: Send | Ask | Verify) -> bool:
        match act:
            case Send(envelopes):
                return self._send(envelopes)
            case Ask():
                return self._ask()
            case Verify():
                return self._verify()

    def _send(self, envelopes: Iterable[Queued]) -> bool:
        """Deliver one by one, and note in one commit what arrived, whatever ends it."""
        receipts: dict[str, Receipt] = {}
        until = self._clock.now() + _LONGEST_TURN
        try:
            for queued in envelopes:
                self._deliver(queued, receipts)
                if self._clock.now() > until:
                    break
        finally:
            carried = [name for name, receipt in receipts.items() if receipt == "on its way"]
            self._note(carried, [name for name in receipts if name not in carried])
        return True

    def _deliver(self, queued: Queued, receipts: dict[str, Receipt]) -> None:
        try:
            receipt = self._inbox.deliver(queued.body)
        except Unavailable:
            self._outbox.attempted(queued.id)
            raise
        except (Refused, Damaged) as error:
            self._set_aside(queued.id, error.code)
        except Exception as error:  # noqa: BLE001 what nobody foresaw must not hold up the rest
            self._unforeseen(queued, error)
        else:
            receipts[queued.id] = receipt
            log.info("envelope %s: %s", queued.id[:12], receipt)

    def _note(self, carried: Collection[str], delivered: Collection[str]) -> None:
        if carried:
            self._outbox.carried(carried, self._clock.now())
        if delivered:
            self._outbox.delivered(delivered, self._clock.now())
            self._line = replace(self._line, delivered=True)

    def _set_aside(self, envelope_id: str, why: str) -> None:
        self._outbox.quarantine(envelope_id, why, self._clock.now())
        log.error("envelope %s was set aside: %s", envelope_id[:12], why)

    def _unforeseen(self, queued: Queued, error: Exception) -> None:
        if self._outbox.faulted(queued.id) >= _UNKNOWN_TRIES:
            self._set_aside(queued.id, UNKNOWN)
            return
        log.warning("envelope %s met a fault: %s", queued.id[:12], type(error).__name__)
        self._outbox.attempted(queued.id)
        raise Unavailable(UNKNOWN, "The inbox met a fault that nobody foresaw.") from error

    def _ask(self) -> bool:
        notices = self._outbox.unacknowledged_notices()
        seen = self._inbox.acknowledged([queued.id for queued in notices]) if notices else {}
        for envelope_id, at in seen.items():
            self._outbox.noticed(envelope_id, at)
        carried = self._outbox.on_their_way()
        fates = self._inbox.fates(carried) if carried else {}
        self._take(fates)
        self._line = replace(self._line, asked=self._clock.now())
        return bool(seen or fates)

    def _take(self, fates: Mapping[str, str]) -> None:
        self._note((), [name for name, fate in fates.items() if not fate])
        if missing := [name for name, fate in fates.items() if fate == MISSING]:
            self._outbox.carried(missing, None)
        for name, fate in fates.items():
            if fate not in ("", MISSING):
                self._set_aside(name, fate)

    def _verify(self) -> bool:
        """Compare what the inbox holds with what it had confirmed; offer again what it lost."""
        held = self._outbox.held() or _NOTHING_YET
        head = self._inbox.head(held.device, held.since)
        now = self._clock.now()
        lost = head is not None and head.held < held.count
        self._outbox.met(
            Contact(now, head.at if head and head.live else None),
            held_at=head.at if head and not lost else None,
        )
        if lost and may_offer_again(now, self._line):
            again = self._outbox.offer_again()
            self._line = replace(self._line, offered=now)
            log.warning("the inbox holds less than it had confirmed: %d are offered again", again)
        released = self._outbox.release(UNKNOWN, now - _UNKNOWN_AGAIN)
        self._line = replace(self._line, verified=now, delivered=False)
        return lost or bool(released)

    def _failed(self, error: Unavailable) -> Outcome:
        now, count = self._clock.now(), self._line.failures.count + 1
        self._line = replace(self._line, failures=Failures(count, now, self._lot()), verified=None)
        log.info("the inbox did not answer, try %d: %s", count, error.code)
        return Outcome(changed=count == 1, wait=0.0)
