"""The clinic's day in numbers: who is where, how long people wait, which tablet was heard of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median_low

from kiosk.audit.chain import DESK
from kiosk.record.envelope import Kind
from kiosk.record.notice import NoticeReason
from kiosk.review.arrivals import Arrival
from kiosk.review.reader import Reader
from kiosk.review.worklist import BEGUN, Row, Worklist, is_late


@dataclass(frozen=True, slots=True)
class Day:
    """What happened since midnight, and what waits now."""

    expected: int
    here: int  # in the waiting room or at a tablet
    stuck: int  # of them: a call, a tablet that was left, more than an hour, a wish for paper
    finished: int  # today
    declined: int  # of them, the treatment
    signed_off: int  # today
    waiting: int  # for a nurse
    red: int  # of them
    for_clinician: int
    late_calls: int  # today: they reached the desk long after the tap
    usual_wait: timedelta | None  # from finished to signed off, of today's; None: none yet
    longest_wait: timedelta | None
    oldest: Row | None  # who waits longest now


@dataclass(frozen=True, slots=True)
class TabletSeen:
    """When an enrolled tablet was last heard of, and what it said."""

    device: str
    at: datetime | None = None  # received; None: it has sent nothing yet
    kind: Kind | None = None
    reason: NoticeReason | None = None  # of a notice


def day(worklist: Worklist, arrivals: Iterable[Arrival], now: datetime) -> Day:
    """Return the day up to a moment, by the days of that moment's time zone."""
    states = Counter(one.state for one in arrivals)
    rows = worklist.rows
    finished = [row for row in rows if _today(row.finished_at, now)]
    signed = [row for row in rows if row.signed_off and _today(row.signed_off.signed_at, now)]
    waits = [row.signed_off.signed_at - row.finished_at for row in signed if row.signed_off]
    waiting = [row for row in rows if row.signed_off is None]
    calls = (notice for notice in worklist.notices.values() if notice.reason != BEGUN)
    late = [call for call in calls if is_late(call) and _today(call.received_at, now)]
    return Day(
        expected=states["expected"],
        here=sum(states[state] for state in ("arrived", "started", "stuck", "paper")),
        stuck=states["stuck"] + states["paper"],
        finished=len(finished),
        declined=sum(row.declined for row in finished),
        signed_off=len(signed),
        waiting=len(waiting),
        red=sum(bool(row.red or row.warned) for row in waiting),
        for_clinician=sum(row.waits_for_clinician for row in rows),
        late_calls=len(late),
        usual_wait=median_low(waits) if waits else None,
        longest_wait=max(waits, default=None),
        oldest=min(waiting, key=lambda row: row.finished_at, default=None),
    )


def tablets(reader: Reader, worklist: Worklist) -> tuple[TabletSeen, ...]:
    """Return every tablet that may send, the one that was silent longest first.

    A device of which only a desk was heard is no tablet.
    """
    enrolled = [device.id for device in reader.manifest.devices if not device.revoked]
    seen = [_seen(reader, worklist, device) for device in enrolled]
    heard = [one for one in seen if one is not None]
    return tuple(sorted(heard, key=lambda one: (one.at is not None, one.at or 0, one.device)))


def _seen(reader: Reader, worklist: Worklist, device: str) -> TabletSeen | None:
    last = reader.inbox.last_from(device)
    if last is not None:
        notice = worklist.notices.get(last.id)
        return TabletSeen(device, last.received_at, last.kind, notice.reason if notice else None)
    is_desk = f"{device}{DESK}" == reader.device or reader.inbox.last_from(f"{device}{DESK}")
    return None if is_desk else TabletSeen(device)


def _today(moment: datetime, now: datetime) -> bool:
    return moment.astimezone(now.tzinfo).date() == now.date()
