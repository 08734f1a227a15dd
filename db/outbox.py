"""The tablet's outbox: sealed bytes in SQLite, append only, and how their delivery stands."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Executable,
    Row,
    UpdateBase,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from db.chain import lengthen
from db.store import Store, sqlite_url
from db.tables import ChainRow, ContactRow, DeliveryRow, SealedRow
from kiosk.errors import Unavailable
from kiosk.ports import Contact, Held, Queued
from kiosk.record.envelope import LARGEST, Kind

KEPT = timedelta(days=7)  # after the inbox was first seen to hold an envelope
CLONE = "clone"  # the inbox's refusal of a number that holds other bytes

_ONLY_THE_OWNER = 0o600


class SqlOutbox:
    """The outbox in a file; see kiosk.ports.Outbox."""

    def __init__(self, file: Path, *, driver: str = "sqlite") -> None:
        """Open or create the file; Unavailable when the disk refuses, Damaged when it is broken."""
        _private(file)
        self._store = Store(sqlite_url(file, driver), "outbox")
        with self._store.read():
            pass

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        """Commit durably what `seal(seq, prev)` returns; Unavailable when the disk refuses."""
        with self._store.write() as connection:
            return lengthen(connection, kind, seal)

    def waiting(self, most: int | None = None) -> Sequence[Queued]:
        """Return the first of what is to be sent: notices never tried, notices, intakes.

        Fewer than `most` where they are large: no more at once than one envelope may have.
        """
        if most is None:
            return self._all(_TO_SEND.order_by(*_IN_TURN))
        with self._store.read() as connection:  # to put bodies in order would read all of them
            chosen = _fitting(connection.execute(_FIRST, {"most": most}))
            rows = connection.execute(_CHOSEN, {"positions": chosen})
            found = {position: Queued(*row) for position, *row in rows}
        return [found[position] for position in chosen]

    def unconfirmed(self) -> Sequence[Queued]:
        """Return all that the inbox has not confirmed, in order: set aside and on its way too."""
        unknown = _QUEUED.where(DeliveryRow.delivered_at.is_(None))
        return self._all(unknown.order_by(SealedRow.position))

    def oldest_waiting(self) -> datetime | None:
        """Return when the oldest was sealed that the inbox has not confirmed."""
        oldest = select(func.min(SealedRow.sealed_at)).join(DeliveryRow, _SAME).where(*_OPEN)
        with self._store.read() as connection:
            return connection.execute(oldest).scalar()

    def unacknowledged_notices(self) -> Sequence[Queued]:
        """Return delivered notices that no desk has acknowledged yet."""
        return self._all(
            _QUEUED.where(
                SealedRow.kind == "notice",
                DeliveryRow.delivered_at.is_not(None),
                DeliveryRow.noticed_at.is_(None),
            ).order_by(SealedRow.position)
        )

    def carried(self, envelope_ids: Collection[str], at: datetime | None) -> None:
        """Note what lies in a folder, on its way to the inbox; None: it does no more."""
        self._note(envelope_ids, carried_at=at)

    def on_their_way(self) -> Sequence[str]:
        """Return the ids of what lies in a folder and the inbox has not confirmed."""
        ids = select(SealedRow.id).join(DeliveryRow, _SAME).where(*_OPEN, _CARRIED)
        with self._store.read() as connection:
            return connection.execute(ids.order_by(SealedRow.position)).scalars().all()

    def delivered(self, envelope_ids: Collection[str], at: datetime) -> None:
        """Note what the inbox has confirmed."""
        self._note(envelope_ids, delivered_at=func.coalesce(DeliveryRow.delivered_at, at))

    def attempted(self, envelope_id: str) -> None:
        """Count a try in which the inbox did not answer."""
        self._note((envelope_id,), attempts=DeliveryRow.attempts + 1)

    def faulted(self, envelope_id: str) -> int:
        """Count a try that ended in a fault nobody foresaw; return how many there were."""
        self._note((envelope_id,), faults=DeliveryRow.faults + 1)
        found = self.find(envelope_id)
        return found.faults if found else 0

    def quarantine(self, envelope_id: str, why: str, at: datetime) -> None:
        """Set an envelope aside that the inbox does not take; it is kept, and counted."""
        self._note((envelope_id,), quarantined=why, quarantined_at=at)

    def release(self, why: str, before: datetime) -> int:
        """Let what was set aside for this reason before a moment wait again; return how many."""
        aside = (DeliveryRow.quarantined == why, DeliveryRow.quarantined_at < before)
        return self._change(update(DeliveryRow).where(*aside).values(quarantined=""))

    def noticed(self, envelope_id: str, at: datetime) -> None:
        """Note that a desk has acknowledged a notice."""
        self._note((envelope_id,), noticed_at=func.coalesce(DeliveryRow.noticed_at, at))

    def find(self, envelope_id: str) -> Queued | None:
        """Return an envelope by id."""
        found = self._all(_QUEUED.where(SealedRow.id == envelope_id))
        return found[0] if found else None

    def counts(self) -> dict[str, int]:
        """Return how many are waiting, of these on_their_way, delivered and quarantined."""
        state = case(
            (DeliveryRow.quarantined != "", "quarantined"),
            (DeliveryRow.delivered_at.is_not(None), "delivered"),
            (_CARRIED, "on_their_way"),
            else_="waiting",
        )
        with self._store.read() as connection:
            rows = connection.execute(select(state, func.count()).group_by(state)).all()
        found = {"waiting": 0, "on_their_way": 0, "delivered": 0, "quarantined": 0}
        found |= {row[0]: row[1] for row in rows}
        return found | {"waiting": found["waiting"] + found["on_their_way"]}

    def held(self) -> Held | None:
        """Return what the inbox must still hold; None: it has confirmed nothing yet."""
        latest = select(ChainRow.device).order_by(ChainRow.position.desc()).limit(1)
        there = (
            select(SealedRow.device, func.min(SealedRow.seq), func.count())
            .join(DeliveryRow, _SAME)
            .where(_THERE, SealedRow.device == latest.scalar_subquery())
            .group_by(SealedRow.device)
        )
        with self._store.read() as connection:
            row = connection.execute(there).first()
        return Held(*row) if row else None

    def offer_again(self) -> int:
        """Let everything wait again that the inbox had confirmed; return how many."""
        anew = {"delivered_at": None, "confirmed_at": None, "carried_at": None}
        return self._change(update(DeliveryRow).where(*_DELIVERED).values(**anew))

    def met(self, contact: Contact, held_at: datetime | None = None) -> None:
        """Note that the inbox has answered; `held_at`: when, by its clock, it held all of that.

        What it has held for seven days since it was first seen there is let go.
        """
        now = insert(ContactRow).values(at=contact.at, inbox_at=contact.inbox_at)
        self._change(delete(ContactRow), now, *(_held(held_at) if held_at else ()))

    def last_contact(self) -> Contact | None:
        """Return when the inbox last answered."""
        with self._store.read() as connection:
            row = connection.execute(select(ContactRow.at, ContactRow.inbox_at)).first()
        return Contact(*row) if row else None

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _all(self, statement: Executable) -> Sequence[Queued]:
        with self._store.read() as connection:
            return _queue(connection.execute(statement))

    def _note(self, envelope_ids: Collection[str], **changes: object) -> None:
        these = select(SealedRow.position).where(SealedRow.id.in_(envelope_ids))
        self._change(update(DeliveryRow).where(DeliveryRow.position.in_(these)).values(**changes))

    def _change(self, first: UpdateBase, *more: UpdateBase) -> int:
        """Run all in one transaction; return how many rows the first has changed."""
        with self._store.write() as connection:
            changed = connection.execute(first).rowcount
            for statement in more:
                connection.execute(statement)
        return changed


def _queue(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Queued]:
    return [Queued(*row) for row in rows]


_SAME = DeliveryRow.position == SealedRow.position
_OPEN = (DeliveryRow.delivered_at.is_(None), DeliveryRow.quarantined == "")
_CARRIED = DeliveryRow.carried_at.is_not(None)
_DELIVERED = (DeliveryRow.delivered_at.is_not(None), DeliveryRow.quarantined == "")
_THERE = and_(*_DELIVERED) | (DeliveryRow.quarantined == CLONE)  # a number is taken by a clone
_IN_TURN = (
    case((SealedRow.kind == "notice", DeliveryRow.attempts > 0), else_=2),
    SealedRow.position,
)
_QUEUED = select(  # in the order of Queued's fields
    SealedRow.seq,
    SealedRow.id,
    SealedRow.kind,
    SealedRow.body,
    SealedRow.sealed_at,
    DeliveryRow.attempts,
    DeliveryRow.faults,
    DeliveryRow.carried_at,
    DeliveryRow.delivered_at,
    DeliveryRow.quarantined,
    DeliveryRow.noticed_at,
).join(DeliveryRow, _SAME)
_TO_SEND = _QUEUED.where(*_OPEN, DeliveryRow.carried_at.is_(None))


_FIRST = (
    select(SealedRow.position, func.length(SealedRow.body))
    .join(DeliveryRow, _SAME)
    .where(*_OPEN, DeliveryRow.carried_at.is_(None))
    .order_by(*_IN_TURN)
    .limit(bindparam("most"))
)
_CHOSEN = _QUEUED.with_only_columns(SealedRow.position, *_QUEUED.selected_columns).where(
    SealedRow.position.in_(bindparam("positions", expanding=True))
)


def _fitting(first: Iterable[Row[int, int]]) -> list[int]:
    """Return the positions of the first, and of what follows while all of it is no larger."""
    found: list[int] = []
    together = 0
    for position, size in first:
        together += size
        if found and together > LARGEST:
            break
        found.append(position)
    return found


def _held(at: datetime) -> tuple[UpdateBase, ...]:
    """Note what the inbox held then, and let go what it had held for long."""
    seen = (*_DELIVERED, DeliveryRow.confirmed_at.is_(None))
    long = select(DeliveryRow.position).where(*_DELIVERED, DeliveryRow.confirmed_at < at - KEPT)
    return (
        update(DeliveryRow).where(*seen).values(confirmed_at=at),
        delete(SealedRow).where(SealedRow.position.in_(long)),
    )


def _private(file: Path) -> None:
    try:
        file.touch(mode=_ONLY_THE_OWNER)
        file.chmod(_ONLY_THE_OWNER)
    except OSError as error:
        raise Unavailable(
            "cannot-open",
            f"{file}: {error.strerror}: create its folder, make room, or give this user the right.",
        ) from error
