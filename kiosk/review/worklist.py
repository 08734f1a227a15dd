"""The worklist: red first, then oldest; what is signed off comes last, the latest first.

It is a value: what arrived is added, nothing is taken away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Self

from kiosk.review.opened import OpenedIntake, OpenedNotice, Review
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

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return every intake in the order of the worklist."""
        rows = (replace(row, signed_off=self.signed_off(row.id)) for row in self.intakes.values())
        return tuple(sorted(rows, key=_order))

    @cached_property
    def open_notices(self) -> tuple[OpenedNotice, ...]:
        """Return the calls that nobody has acknowledged: urgent answers first, then oldest."""
        waiting = (n for n in self.notices.values() if n.acknowledged_at is None)
        return tuple(sorted(waiting, key=lambda n: (n.reason != "urgent-answer", n.sealed_at)))

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what devices have sealed and the inbox does not hold."""
        return gaps(self.links)

    def signed_off(self, intake_id: str) -> Review | None:
        """Return the first sign-off of an intake; a later one is kept, and is an addition."""
        return next(iter(self.reviews.get(intake_id, ())), None)


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
    if row.signed_off is not None:
        return (True, True, -row.signed_off.signed_at.timestamp())
    return (False, row.red == 0 and not row.warned, row.finished_at.timestamp())
