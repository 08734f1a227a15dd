"""The worklist: red first, then oldest; what is signed off comes last, the latest first.

It is a value: what arrived is added, nothing is taken away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Self

from kiosk.review.opened import Act, OpenedIntake, OpenedNotice, Review
from kiosk.review.sequence import Gap, Link, gaps
from kiosk.visit.identity import VisitKind

LATE = timedelta(minutes=2)  # from the patient's tap to the inbox


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
    signed_off: Review | None = None
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
    """Everything this desk has seen of the inbox, up to a position in it."""

    position: int = 0
    intakes: Mapping[str, Row] = field(default_factory=dict)
    notices: Mapping[str, OpenedNotice] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)  # by intake, in order
    links: frozenset[Link] = frozenset()
    claims: Mapping[str, str] = field(default_factory=dict)  # intake → name of who works on it
    aside: tuple[Aside, ...] = ()
    unopened: tuple[Aside, ...] = ()  # whole, but sealed to keys that this person does not have

    def add(self, arrived: Iterable[tuple[Link, Arrived]], position: int) -> Self:
        """Return the worklist with what has arrived, up to a position in the inbox."""
        intakes, notices, reviews = dict(self.intakes), dict(self.notices), dict(self.reviews)
        links = set(self.links)
        for link, news in arrived:
            links.add(link)
            match news:
                case OpenedIntake():
                    intakes[news.id] = _row(news)
                case OpenedNotice():
                    notices[news.id] = news
                case Review():
                    reviews[news.intake_id] = (*reviews.get(news.intake_id, ()), news)
        return replace(
            self,
            position=position,
            intakes=intakes,
            notices=notices,
            reviews=reviews,
            links=frozenset(links),
        )

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
        return tuple(sorted(map(self._reviewed, self.intakes.values()), key=_order))

    @cached_property
    def open_notices(self) -> tuple[OpenedNotice, ...]:
        """Return the calls that nobody has acknowledged: urgent answers first, then oldest."""
        waiting = (n for n in self.notices.values() if n.acknowledged_at is None)
        return tuple(sorted(waiting, key=lambda n: (n.reason != "urgent-answer", n.sealed_at)))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what devices have sealed and the inbox does not hold."""
        return gaps(self.links)

    def row(self, intake_id: str) -> Row | None:
        """Return an intake's row as it stands now."""
        known = self.intakes.get(intake_id)
        return None if known is None else self._reviewed(known)

    def signed_off(self, intake_id: str) -> Review | None:
        """Return the sign-off of an intake."""
        return self._act(intake_id, "sign-off")

    def countersigned(self, intake_id: str) -> Review | None:
        """Return the clinician's signature under a sign-off."""
        return self._act(intake_id, "second-signature")

    def added(self, intake_id: str) -> tuple[Review, ...]:
        """Return what was added after the sign-off, oldest first."""
        later = ("addendum", "identity", "withdrawal")
        return tuple(one for one in self.reviews.get(intake_id, ()) if one.act in later)

    def _act(self, intake_id: str, act: Act) -> Review | None:
        mine = self.reviews.get(intake_id, ())
        return next((review for review in mine if review.act == act), None)

    def _reviewed(self, row: Row) -> Row:
        signed, added = self.signed_off(row.id), self.added(row.id)
        second_due = signed is not None and signed.second_due
        corrected = next((a.identity for a in reversed(added) if a.identity), None)
        return replace(
            row,
            name=corrected.full_name if corrected else row.name,
            birth_date=corrected.birth_date if corrected else row.birth_date,
            signed_off=signed,
            at_work=self.claims.get(row.id, ""),
            waits_for_clinician=second_due and self.countersigned(row.id) is None,
            corrected=corrected is not None,
            withdrawn=any(a.withdrawn for a in added),
        )


def is_late(notice: OpenedNotice) -> bool:
    """Tell whether a call arrived long after the patient's tap: the patient may have left."""
    return notice.received_at - notice.sealed_at > LATE


def _row(intake: OpenedIntake) -> Row:
    return Row(
        id=intake.id,
        name=intake.read.identity.full_name,
        birth_date=intake.read.identity.birth_date,
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
    )


def _order(row: Row) -> tuple[bool, bool, float]:
    if row.signed_off is not None and row.done:
        return (True, True, -row.signed_off.signed_at.timestamp())
    return (False, row.red == 0 and not row.warned, row.finished_at.timestamp())
