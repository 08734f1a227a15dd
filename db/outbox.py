"""The tablet's outbox: sealed bytes in SQLite, append only, one chain per device.

An envelope's number is given and its bytes are sealed inside the transaction that commits them,
so that no number is ever used twice and none is skipped.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import (
    Connection,
    Executable,
    UpdateBase,
    and_,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from db.store import Store, sqlite_url
from db.tables import ChainRow, ContactRow, DeliveryRow, SealedRow
from kiosk.errors import Damaged, Unavailable
from kiosk.ports import Contact, Held, Queued
from kiosk.record.envelope import Envelope, Kind, parse

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
            device, queued = _sealed(connection, kind, seal)
            row = insert(SealedRow).values(
                device=device,
                seq=queued.seq,
                id=queued.id,
                kind=kind,
                body=queued.body,
                sealed_at=queued.sealed_at,
            )
            position = connection.execute(row.returning(SealedRow.position)).scalar_one()
            connection.execute(
                insert(DeliveryRow).values(position=position, attempts=0, faults=0, quarantined="")
            )
            _lengthen(connection, device, queued, position)
        return queued

    def waiting(self, most: int | None = None) -> Sequence[Queued]:
        """Return the first of what is to be sent: notices never tried, notices, intakes."""
        return self._all(_TO_SEND.order_by(*_IN_TURN).limit(most))

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

    def confirmed(self, at: datetime) -> None:
        """Note that the inbox held all of that at this time of its own clock.

        What it has held for seven days since it was first seen there is let go.
        """
        seen = (*_DELIVERED, DeliveryRow.confirmed_at.is_(None))
        kept_long = select(DeliveryRow.position).where(
            *_DELIVERED, DeliveryRow.confirmed_at < at - KEPT
        )
        self._change(
            update(DeliveryRow).where(*seen).values(confirmed_at=at),
            delete(SealedRow).where(SealedRow.position.in_(kept_long)),
        )

    def offer_again(self) -> int:
        """Let everything wait again that the inbox had confirmed; return how many."""
        anew = {"delivered_at": None, "confirmed_at": None, "carried_at": None}
        return self._change(update(DeliveryRow).where(*_DELIVERED).values(**anew))

    def met(self, contact: Contact) -> None:
        """Note that the inbox has answered."""
        now = insert(ContactRow).values(at=contact.at, inbox_at=contact.inbox_at)
        self._change(delete(ContactRow), now)

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
            return [Queued(*row) for row in connection.execute(statement)]

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


def _sealed(
    connection: Connection, kind: Kind, seal: Callable[[int, str], bytes]
) -> tuple[str, Queued]:
    """Seal as the next of the device that sealed last; of another device, as the next of that."""
    latest = select(*_CHAIN).order_by(ChainRow.position.desc()).limit(1)
    last = connection.execute(latest).first()
    seq, prev = (last.seq + 1, last.id) if last else (1, "")
    body = seal(seq, prev)
    envelope = parse(body)
    device = envelope.header.device
    if last and device != last.device:
        own = connection.execute(select(*_CHAIN).where(ChainRow.device == device)).first()
        seq, prev = (own.seq + 1, own.id) if own else (1, "")
        body = seal(seq, prev)
        envelope = parse(body)
    return device, _queued(envelope, body, kind, seq, prev)


_CHAIN = (ChainRow.device, ChainRow.seq, ChainRow.id)


def _lengthen(connection: Connection, device: str, queued: Queued, position: int) -> None:
    changes = {"seq": queued.seq, "id": queued.id, "position": position}
    if queued.seq == 1:
        connection.execute(insert(ChainRow).values(device=device, **changes))
    else:
        connection.execute(update(ChainRow).where(ChainRow.device == device).values(**changes))


def _queued(envelope: Envelope, body: bytes, kind: Kind, seq: int, prev: str) -> Queued:
    header = envelope.header
    if (header.kind, header.seq, header.prev) != (kind, seq, prev):
        raise Damaged("chain", f"Envelope {seq} was sealed for another place in the chain.")
    return Queued(seq, envelope.id, kind, body, datetime.fromisoformat(header.sealed_at))


def _private(file: Path) -> None:
    try:
        file.touch(mode=_ONLY_THE_OWNER)
        file.chmod(_ONLY_THE_OWNER)
    except OSError as error:
        raise Unavailable(
            "cannot-open",
            f"{file}: {error.strerror}: create its folder, make room, or give this user the right.",
        ) from error
