"""Where each patient of the day is, from what tablets have sent.

A tablet tells the desk that somebody said who they are, calls, that a visit was left, and what is
finished; nothing of it carries further than the inbox, and nothing is asked of a tablet. So what
nobody can know: where in the visit a patient is, and what a tablet without a line has to tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal

from kiosk.review.archive.keys import same_name
from kiosk.review.expected import Expected
from kiosk.review.opened import OpenedNotice
from kiosk.review.worklist import Row, Worklist
from kiosk.visit.identity import VisitKind, code_kind

State = Literal["stuck", "paper", "arrived", "started", "expected", "finished", "expired"]
Why = Literal["", "called", "left", "long"]

ORDER: tuple[State, ...] = (
    "stuck", "paper", "arrived", "started", "expected", "finished", "expired",
)  # fmt: skip
LONG = timedelta(minutes=60)  # from the name to the end; a whole first visit is read in less
_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One patient of the day, expected or not."""

    state: State
    since: datetime
    why: Why = ""  # of "stuck"
    name: str = ""  # as the patient typed it, else as the front desk wrote it
    birth_date: date | None = None
    code: str = ""
    kind: VisitKind | None = None  # None: without a code nobody knows
    language: str = ""
    device: str = ""  # the tablet of the visit
    expected: Expected | None = None  # None: nobody here expects this code
    intake_id: str = ""
    intakes: int = 0  # with this code: one, or somebody used a slip again

    @property
    def other_name(self) -> bool:
        """Tell whether the patient gave another name or birth date than the front desk wrote."""
        wanted = self.expected
        if wanted is None or self.state in ("expected", "arrived", "expired"):
            return False
        names = bool(wanted.name) and same_name(wanted.name) != same_name(self.name)
        dates = wanted.birth_date is not None and wanted.birth_date != self.birth_date
        return names or dates


@dataclass(frozen=True)
class _Visits:
    """What arrived of one patient: by code, or by name and birth date without one."""

    notices: list[OpenedNotice] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @cached_property
    def row(self) -> Row | None:
        return max(self.rows, key=lambda row: row.finished_at, default=None)

    @cached_property
    def latest(self) -> list[OpenedNotice]:
        """Return the notices of the visit that began last, oldest first."""
        ordered = sorted(self.notices, key=lambda notice: notice.sealed_at)
        return [notice for notice in ordered if notice.visit_id == ordered[-1].visit_id]


def arrivals(
    expected: Iterable[Expected], worklist: Worklist, now: datetime
) -> tuple[Arrival, ...]:
    """Return everybody of the last day, who needs somebody first; then in order of time."""
    visits = _visits(worklist, now - _DAY)
    found = [_of_expected(one, visits.pop((one.code,), _Visits()), now) for one in expected]
    found += [_of_visits(one, now) for one in visits.values()]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.state), one.since)))


def _visits(worklist: Worklist, since: datetime) -> dict[tuple[object, ...], _Visits]:
    found: defaultdict[tuple[object, ...], _Visits] = defaultdict(_Visits)
    for notice in worklist.notices.values():
        who = notice.identity
        if who is not None and notice.sealed_at > since:
            found[_key(who.code, who.full_name, who.birth_date)].notices.append(notice)
    for row in worklist.intakes.values():
        if row.finished_at > since:
            found[_key(row.code, row.name, row.birth_date)].rows.append(row)
    return found


def _key(code: str, name: str, birth_date: date) -> tuple[object, ...]:
    return (code,) if code else (same_name(name), birth_date)


def _of_expected(wanted: Expected, visits: _Visits, now: datetime) -> Arrival:
    if visits.notices or visits.rows:
        came = _of_visits(visits, now)
        return replace(came, expected=wanted, kind=wanted.kind)
    state: State = "arrived" if wanted.here_at else "expected"
    return Arrival(
        state="expired" if wanted.expired(now) else state,
        since=wanted.here_at or wanted.expected_at,
        name=wanted.name,
        birth_date=wanted.birth_date,
        code=wanted.code,
        kind=wanted.kind,
        language=wanted.language,
        expected=wanted,
    )


def _of_visits(visits: _Visits, now: datetime) -> Arrival:
    row, notices = visits.row, visits.latest
    if row is not None and not (notices and notices[0].sealed_at > row.finished_at):
        return Arrival(
            state="finished",
            since=row.finished_at,
            name=row.name,
            birth_date=row.birth_date,
            code=row.code,
            kind=row.kind if row.code else None,
            language=row.language,
            device=notices[-1].device if notices else "",
            intake_id=row.id,
            intakes=len(visits.rows),
        )
    return _under_way(notices, len(visits.rows), now)


def _under_way(notices: Sequence[OpenedNotice], intakes: int, now: datetime) -> Arrival:
    who = notices[-1].identity
    assert who is not None  # else it would be in no visit that is known
    state, why, since = _state(notices, now)
    return Arrival(
        state=state,
        why=why,
        since=since,
        name=who.full_name,
        birth_date=who.birth_date,
        code=who.code,
        kind=code_kind(who.code),
        device=notices[-1].device,
        intakes=intakes,
    )


def _state(notices: Sequence[OpenedNotice], now: datetime) -> tuple[State, Why, datetime]:
    """Return how a visit that is not finished stands: a call first, then what came last."""
    reasons = {notice.reason: notice.sealed_at for notice in notices}
    calls = [
        notice.sealed_at
        for notice in notices
        if notice.reason in ("urgent-answer", "help-wanted") and notice.acknowledged_at is None
    ]
    begun = notices[0].sealed_at
    if calls:
        return "stuck", "called", calls[0]
    if "visit-left" in reasons:
        return "stuck", "left", reasons["visit-left"]
    if "paper-wanted" in reasons:
        return "paper", "", reasons["paper-wanted"]
    return ("stuck", "long", begun) if now - begun > LONG else ("started", "", begun)
