"""The worklist: red first, then oldest; what is signed off comes last, the latest first.

It is a value, and holds what nobody has finished and what was finished today; all else is in the
archive.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Self

from kiosk.record.notice import NoticeReason
from kiosk.review.opened import Act, OpenedIntake, OpenedNotice, Review
from kiosk.review.sequence import Gap
from kiosk.visit.identity import VisitKind

BEGUN: NoticeReason = "visit-started"  # a notice that calls nobody
LATE = timedelta(minutes=2)  # from the patient's tap to the inbox


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed an intake off, and when."""

    name: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One intake as the worklist shows it."""

    id: str
    name: str
    birth_date: date
    code: str
    kind: VisitKind
    language: str
    finished_at: datetime
    red: int
    amber: int
    info: int
    declined: bool  # the treatment
    agreed: int
    decided: int
    warned: bool  # something about it must be read first
    signed_off: Signature | None = None
    waits_for_clinician: bool = False  # signed off, and a second signature is due
    corrected: bool = False  # name and birth date are not as the patient typed them
    at_work: str = ""  # the name of who works on it now
    withdrawn: bool = False  # a consent was taken back after the sign-off

    @property
    def done(self) -> bool:
        """Tell whether nobody has to sign any more."""
        return self.signed_off is not None and not self.waits_for_clinician


@dataclass(frozen=True, slots=True)
class Aside:
    """An envelope that is kept apart: who it says it is from, and why it was not taken in."""

    id: str
    kind: str
    device: str
    seq: int
    received_at: datetime
    why: str


Arrived = OpenedIntake | OpenedNotice | Review


@dataclass(frozen=True)
class Worklist:
    """What this desk has seen of the inbox, up to a position in it.

    Rows come from what desks have kept of an intake, until this one has opened it: `to_open` says
    which it has not, in the order in which it will.
    """

    begun: bool = False
    position: int = 0
    intakes: Mapping[str, Row] = field(default_factory=dict)
    notices: Mapping[str, OpenedNotice] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)  # by intake: all of it
    claims: Mapping[str, str] = field(default_factory=dict)  # intake → name of who works on it
    aside: tuple[Aside, ...] = ()
    unopened: tuple[Aside, ...] = ()  # whole, but sealed to keys that this person does not have
    gaps: tuple[Gap, ...] = ()  # what devices have sealed and the inbox does not hold
    to_open: tuple[str, ...] = ()
    related: bool = False  # reviews that no desk had looked at are taken in

    def put(self, intake: OpenedIntake, reviews: Sequence[Review]) -> Self:
        """Return the worklist with an intake that is open, and everything signed about it."""
        known = self.know(intake.id, reviews)
        return replace(known, intakes={**self.intakes, intake.id: row_of(intake, reviews)})

    def know(self, intake_id: str, reviews: Sequence[Review]) -> Self:
        """Return the worklist with everything that was signed about an intake."""
        return replace(self, reviews={**self.reviews, intake_id: tuple(reviews)})

    def note(self, notice: OpenedNotice) -> Self:
        """Return the worklist with a call."""
        return replace(self, notices={**self.notices, notice.id: notice})

    def without(self, intake_id: str) -> Self:
        """Return the worklist without a row that is not true any more."""
        rows = {name: row for name, row in self.intakes.items() if name != intake_id}
        return replace(self, intakes=rows) if len(rows) < len(self.intakes) else self

    def open_first(self, *intake_ids: str) -> Self:
        """Return the worklist with intakes that are to be opened before the others."""
        if not intake_ids:
            return self
        later = (name for name in self.to_open if name not in intake_ids)
        return replace(self, to_open=(*dict.fromkeys(intake_ids), *later))

    def acknowledge(self, times: Mapping[str, datetime]) -> Self:
        """Return the worklist with the notices marked that someone has acknowledged."""
        marked = {
            notice_id: replace(self.notices[notice_id], acknowledged_at=at)
            for notice_id, at in times.items()
            if notice_id in self.notices
        }
        return replace(self, notices={**self.notices, **marked}) if marked else self

    def at_work(self, claims: Mapping[str, str]) -> Self:
        """Return the worklist with who works on what, by intake."""
        return self if claims == self.claims else replace(self, claims=claims)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return every intake in the order of the worklist."""
        return tuple(sorted(map(self._claimed, self.intakes.values()), key=in_order))

    @cached_property
    def open_notices(self) -> tuple[OpenedNotice, ...]:
        """Return the calls that nobody has acknowledged: urgent answers first, then oldest."""
        waiting = (n for n in self._unacknowledged if n.reason != BEGUN)
        return tuple(sorted(waiting, key=lambda n: (n.reason != "urgent-answer", n.sealed_at)))

    @cached_property
    def unheard(self) -> tuple[OpenedNotice, ...]:
        """Return what tells that a visit began, and was acknowledged by no desk yet."""
        return tuple(n for n in self._unacknowledged if n.reason == BEGUN)

    @cached_property
    def _unacknowledged(self) -> tuple[OpenedNotice, ...]:
        return tuple(n for n in self.notices.values() if n.acknowledged_at is None)

    def row(self, intake_id: str) -> Row | None:
        """Return an intake's row as it stands now."""
        known = self.intakes.get(intake_id)
        return None if known is None else self._claimed(known)

    def signed_off(self, intake_id: str) -> Review | None:
        """Return the sign-off of an intake."""
        return act_of(self.reviews.get(intake_id, ()), "sign-off")

    def countersigned(self, intake_id: str) -> Review | None:
        """Return the clinician's signature under a sign-off."""
        return act_of(self.reviews.get(intake_id, ()), "second-signature")

    def added(self, intake_id: str) -> tuple[Review, ...]:
        """Return what was added after the sign-off, oldest first."""
        return added(self.reviews.get(intake_id, ()))

    def _claimed(self, row: Row) -> Row:
        return replace(row, at_work=self.claims.get(row.id, ""))


def act_of(reviews: Sequence[Review], act: Act) -> Review | None:
    """Return the first review of an act."""
    return next((review for review in reviews if review.act == act), None)


def added(reviews: Sequence[Review]) -> tuple[Review, ...]:
    """Return what was added after a sign-off, oldest first."""
    later = ("addendum", "identity", "withdrawal")
    return tuple(review for review in reviews if review.act in later)


def is_late(notice: OpenedNotice) -> bool:
    """Tell whether a call arrived long after the patient's tap: the patient may have left."""
    return notice.received_at - notice.sealed_at > LATE


def row_of(intake: OpenedIntake, reviews: Sequence[Review]) -> Row:
    """Return the row of an intake, with everything that was signed about it."""
    signed, later = act_of(reviews, "sign-off"), added(reviews)
    who = next((a.identity for a in reversed(later) if a.identity), None)
    second_due = signed is not None and signed.second_due
    return Row(
        id=intake.id,
        name=(who or intake.read.identity).full_name,
        birth_date=(who or intake.read.identity).birth_date,
        code=intake.read.identity.code,
        kind=intake.read.kind,
        language=intake.read.language,
        finished_at=intake.read.finished_at,
        red=intake.count("red"),
        amber=intake.count("amber"),
        info=intake.count("info"),
        declined=intake.declined,
        agreed=sum(consent.agreed for consent in intake.read.consents),
        decided=len(intake.read.consents),
        warned=bool(intake.warnings),
        signed_off=Signature(signed.name, signed.signed_at) if signed else None,
        waits_for_clinician=second_due and act_of(reviews, "second-signature") is None,
        corrected=who is not None,
        withdrawn=any(a.withdrawn for a in later),
    )


def in_order(row: Row) -> tuple[bool, bool, float]:
    """Return where a row stands: red first, then oldest; done last, the latest first."""
    if row.signed_off is not None and row.done:
        return (True, True, -row.signed_off.signed_at.timestamp())
    return (False, row.red == 0 and not row.warned, row.finished_at.timestamp())
