"""The clerk: queues what was signed, and brings it into the chart, one filing at a time.

Theory of operation: what is signed and not queued is found in the inbox, so that no crash between
a signature and the queue loses one. `next` takes what is due under a lease and opens it with the
keys of who is signed in; what it returns sends without any key, on a thread that may wait.
"""

import logging
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

from kiosk.delivery.decision import Failures
from kiosk.errors import Damaged, KioskError, Refused, Unavailable
from kiosk.filing.cut import SignedIntake, packet
from kiosk.ports import Clock
from kiosk.ports.filing import (
    NO_PATIENT,
    SECOND_DUE,
    Busy,
    Chart,
    ChartPatient,
    Filing,
    Filings,
    Packet,
    Pending,
)
from kiosk.review.chart_choice import opened_choice, sealed_choice
from kiosk.review.opened import Review
from kiosk.review.reader import NOT_A_RECIPIENT, Reader
from kiosk.review.signed_intake import open_act, open_intake_at
from kiosk.review.signing.bundle import read_intake_pdf

log = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=5)
_PAGE = 100
_UNKNOWN, _UNKNOWN_TRIES = "unknown-fault", 5
_AT_MOST_SHOWN = 200


@dataclass(frozen=True)
class Delivery:
    """One packet on its way; it holds no key."""

    filing: Filing
    packet: Packet = field(repr=False)
    chart: Chart
    filings: Filings
    clock: Clock
    lot: Callable[[], float]

    def send(self) -> Filing:
        """Bring it into the chart and write down how that went; return how it stands now.

        Raises Unavailable when the queue cannot be written: the lease runs out, and it is due.
        """
        after = self._outcome()
        self.filings.leave(after)
        log.info("filing %s: %s %s", after.id[:12], after.state, after.why)
        return after

    def _outcome(self) -> Filing:
        try:
            if self.chart.needs_patient and self.packet.chosen is None:
                return self._person(NO_PATIENT)
            self.chart.file(self.packet, self.filing, self._progress)
        except Pending as error:
            return self._later(error.code, error.seconds, self.filing.attempts)
        except Busy as error:
            return self._later(error.code, error.seconds, self.filing.attempts + 1)
        except Unavailable as error:
            return self._later(error.code, None, self.filing.attempts + 1)
        except (Refused, Damaged) as error:
            return self._person(error.code)
        except Exception as error:  # noqa: BLE001 what nobody foresaw must not hold up the rest
            return self._unforeseen(error)
        now = self.clock.now()
        return replace(self.filing, state="filed", why="", attempts=0, due_at=None, filed_at=now)

    def _progress(self, part: str, chart_id: str) -> None:
        self.filings.progress(self.filing, part, chart_id, self.clock.now() + LEASE)

    def _later(self, why: str, seconds: float | None, attempts: int) -> Filing:
        now = self.clock.now()
        wait = Failures(attempts, now, self.lot()).due_in(now) if seconds is None else seconds
        return replace(
            self.filing,
            state="queued",
            why=why,
            attempts=attempts,
            due_at=now + timedelta(seconds=wait),
        )

    def _person(self, why: str) -> Filing:
        log.warning("filing %s needs a person: %s", self.filing.id[:12], why)
        return replace(self.filing, state="person", why=why, due_at=None)

    def _unforeseen(self, error: Exception) -> Filing:
        log.warning("filing %s met a fault: %s", self.filing.id[:12], type(error).__name__)
        if self.filing.attempts + 1 >= _UNKNOWN_TRIES:
            return self._person(_UNKNOWN)
        return self._later(_UNKNOWN, None, self.filing.attempts + 1)


@dataclass
class Clerk:
    """Works the queue for one desk with somebody signed in."""

    desk: Reader
    filings: Filings
    chart: Chart
    since: datetime  # what was signed before is not filed
    lot: Callable[[], float]
    sender: str = ""  # one a process: two windows of one desk are two senders

    def __post_init__(self) -> None:
        """Begin with nothing seen."""
        self.sender = self.sender or f"{self.desk.device}/{uuid.uuid4().hex[:8]}"
        self._seen = 0  # position in the inbox
        self._failures = Failures()
        self._names: dict[str, str] = {}  # by intake

    def queue(self) -> int:
        """Queue what was signed and is not yet; return how many acts that were."""
        added = 0
        while found := self.filings.unqueued(self.since, self._seen, _PAGE):
            for place, review_id in found:
                self._seen = place
                added += self._queue(place, review_id)
        return added

    def next(self) -> Delivery | None:
        """Take what is due; None: nothing is, or the chart did not answer a moment ago."""
        now = self.desk.clock.now()
        if self._failures.due_in(now):
            return None
        filing = self.filings.take(self.sender, now, now + LEASE)
        if filing is None:
            return None
        mine = replace(filing, sender=self.sender, begun_at=filing.begun_at or now)
        try:
            if filing.begun_at is None:
                self.desk.note("file", filing.id)
            cut = packet(self._signed(mine))
        except (Damaged, Refused) as error:
            self._unopened(mine, error)
            return None
        return Delivery(mine, cut, self.chart, self.filings, self.desk.clock, self.lot)

    def came(self, after: Filing) -> None:
        """Learn how a delivery went: a chart that does not answer is left in peace for a while."""
        if after.state != "queued":
            self._failures = Failures()
        elif after.attempts and after.why != _UNKNOWN:
            count = self._failures.count + 1
            self._failures = Failures(count, self.desk.clock.now(), self.lot())

    def choose(self, intake_id: str, chosen: ChartPatient) -> None:
        """Keep who this is in the chart; Refused once part of the intake is there."""
        self.desk.note("choose-patient", intake_id)
        sealed = sealed_choice(intake_id, chosen, self.desk.manifest.seal_to)
        self.filings.choose(intake_id, sealed)

    def chosen(self, intake_id: str) -> ChartPatient | None:
        """Return who was chosen for an intake."""
        sealed = self.filings.chosen(intake_id)
        if not sealed:
            return None
        return opened_choice(sealed, intake_id, self.desk.reviewer.identities)

    def send_again(self, filing: Filing) -> None:
        """Have it sent again: a person has looked."""
        self.desk.note("file-again", filing.id)
        self.filings.decide(filing.id, "queued", self.desk.clock.now())
        self._failures = Failures()

    def take_as_filed(self, filing: Filing) -> None:
        """Take it as filed: a person has seen it in the chart, or put it there by hand."""
        self.desk.note("filed-by-hand", filing.id)
        self.filings.decide(filing.id, "filed", self.desk.clock.now())

    def of(self, intake_id: str) -> Sequence[Filing]:
        """Return how the acts about an intake stand."""
        return self.filings.of(intake_id)

    def unfinished(self) -> Sequence[Filing]:
        """Return what is not in the chart yet: what needs a person first."""
        return self.filings.unfinished(_AT_MOST_SHOWN)

    def names(self, intakes: Collection[str]) -> Mapping[str, str]:
        """Return whose these intakes are, as desks have kept it, or as they open."""
        unknown = set(intakes) - set(self._names)
        for one in self.desk.archive.summaries(unknown) if unknown else ():
            self._names[one.row.id] = one.row.name
        for intake_id in unknown - set(self._names):
            with suppress(Damaged, Refused):
                self._names[intake_id] = open_intake_at(
                    self.desk, intake_id
                ).read.identity.full_name
        return {name: self._names[name] for name in intakes if name in self._names}

    def _queue(self, place: int, review_id: str) -> int:
        try:
            review, _bundle = open_act(self.desk, review_id)
        except (Damaged, Refused):
            return 0  # the desk sets it aside, or it is for keys that this person has not
        self.filings.add(_queued(review, place))
        return 1

    def _signed(self, filing: Filing) -> SignedIntake:
        review, bundle = open_act(self.desk, filing.id)
        second = None
        if review.act == "second-signature":
            second = review
            review, bundle = open_act(self.desk, self._sign_off_of(filing))
        return SignedIntake(
            intake=open_intake_at(self.desk, review.intake_id),
            review=review,
            bundle=bundle,
            pdf=read_intake_pdf(bundle),
            second=second,
            chosen=self.chosen(review.intake_id),
        )

    def _sign_off_of(self, filing: Filing) -> str:
        for one in self.filings.of(filing.intake_id):
            if one.why == SECOND_DUE:
                return one.id
        raise Damaged("cannot-open", "The sign-off under this second signature is not queued.")

    def _unopened(self, filing: Filing, error: KioskError) -> None:
        """Leave what does not open to somebody with other keys, or to a person."""
        if error.code == NOT_A_RECIPIENT:
            later = self.desk.clock.now() + LEASE
            self.filings.leave(replace(filing, state="queued", due_at=later))
            return
        log.warning("filing %s does not open: %s", filing.id[:12], error.code)
        self.filings.leave(replace(filing, state="person", why="cannot-open"))


def _queued(review: Review, place: int) -> Filing:
    """Return how an act begins its way: what the chart takes is queued, the rest told a person."""
    filing = Filing(review.id, review.intake_id, place)
    match review.act:
        case "sign-off" if review.second_due:
            return replace(filing, state="filed", why=SECOND_DUE)
        case "sign-off" | "second-signature":
            return filing
        case _:
            return replace(filing, state="person", why=review.act)


def first_day(day: date, now: datetime) -> datetime:
    """Return the moment at which a day begins, where this desk is."""
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo)
