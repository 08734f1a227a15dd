"""The clinic's inbox on any database that SQLAlchemy speaks: every envelope once, for ever.

An id is the SHA-256 of the bytes: it is computed here from what arrived, never taken from the
sender. PostgreSQL checks it once more, and stamps the time itself; SQLite has no SHA-256.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, Row, Select, func, insert, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from db.store import Store
from db.tables import AcknowledgedRow, AsideRow, FirstRow, ReceivedRow
from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.ports import Clock, Head, Receipt, Received
from kiosk.record.envelope import Kind, parse

_CLONE = "clone"


class SqlInbox:
    """The inbox in a database; see kiosk.ports.Inbox. Nothing is opened before the first use."""

    def __init__(self, url: str, clock: Clock) -> None:
        """Name the database by its SQLAlchemy URL."""
        self._store = Store(url, "inbox")
        self._clock = clock

    def deliver(self, envelope: bytes) -> Receipt:
        """Store an envelope exactly once by id.

        Raises Damaged when it is no envelope, Refused "clone" when its sequence number holds other
        bytes already (both are kept), Unavailable when the inbox does not answer.
        """
        received = _arrived(envelope, self._clock.now())
        try:
            with _not_the_envelopes_fault(), self._store.write() as connection:
                connection.execute(self._arriving(received))
        except IntegrityError:
            if self.find(received.id):
                return "already there"
            raise self._clone(received) from None
        return "accepted"

    def deliver_first(self, envelope: bytes, act: str, intake_id: str) -> str:
        """Store a review unless one of this act about the intake is there; return which stands.

        A retry after an answer that was lost finds its own. Raises as `deliver` does.
        """
        received = _arrived(envelope, self._clock.now())
        first = select(FirstRow.id).where(FirstRow.act == act, FirstRow.intake_id == intake_id)
        mine = {"act": act, "intake_id": intake_id, "id": received.id}
        try:
            with self._store.write() as connection:
                stands = connection.execute(first).scalar()
                if stands is None:
                    stands = received.id
                    connection.execute(self._arriving(received))
                    connection.execute(insert(FirstRow).values(**mine))
        except IntegrityError:  # another desk was first just now, or this one was cloned
            rows = self._rows(first)
            if not rows:
                raise self._clone(received) from None
            stands = rows[0].id
        return stands

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when a desk acknowledged each of these notices; others are left out."""
        statement = select(AcknowledgedRow.id, AcknowledgedRow.acknowledged_at).where(
            AcknowledgedRow.id.in_(list(envelope_ids))
        )
        with _not_the_envelopes_fault(), self._store.read() as connection:
            return {row.id: row.acknowledged_at for row in connection.execute(statement)}

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:  # noqa: ARG002 none is ever on its way
        """Return what became of envelopes on their way: nothing here ever is."""
        return {}

    def head(self, device: str, since: int) -> Head:
        """Return how many of a device's numbers from `since` on are held."""
        mine = (ReceivedRow.device == device, ReceivedRow.seq >= since)
        with _not_the_envelopes_fault(), self._store.read() as connection:
            held = connection.execute(select(func.count(ReceivedRow.seq)).where(*mine)).scalar_one()
        return Head(held, self._clock.now())

    def received_after(
        self, position: int, kinds: Iterable[Kind], most: int | None = None
    ) -> Sequence[tuple[int, Received]]:
        """Return the first (position, envelope) pairs after a position, oldest first."""
        after = (ReceivedRow.position > position, ReceivedRow.kind.in_(list(kinds)))
        statement = RECEIVED.where(*after).order_by(ReceivedRow.position).limit(most)
        return [(row.position, as_received(row)) for row in self._rows(statement)]

    def find(self, envelope_id: str) -> Received | None:
        """Return an envelope by id."""
        return self._first(RECEIVED.where(ReceivedRow.id == envelope_id))

    def acknowledge(self, envelope_id: str, person: str, at: datetime) -> None:
        """Note that a person at a desk has seen a notice; who was first stays."""
        row = {"id": envelope_id, "person": person, "acknowledged_at": at}
        self._add_once(AcknowledgedRow, row)

    def set_aside(self, envelope_id: str, why: str) -> None:
        """Keep a damaged or forged envelope apart, with the first reason given."""
        received = self.find(envelope_id)
        if received:
            self._keep_aside(received, why)

    def aside(self) -> Sequence[tuple[Received, str]]:
        """Return what was set aside, with the reasons."""
        kept = select(*_columns(AsideRow), AsideRow.why).order_by(AsideRow.received_at)
        return [(as_received(row), row.why) for row in self._rows(kept)]

    def last_from(self, device: str) -> Received | None:
        """Return the envelope with the highest sequence number of a device or desk."""
        newest = RECEIVED.where(ReceivedRow.device == device).order_by(ReceivedRow.seq.desc())
        return self._first(newest.limit(1))

    def last(self) -> int:
        """Return the position of what arrived last; 0: nothing has."""
        return self._rows(select(func.max(ReceivedRow.position)))[0][0] or 0

    def notices_since(self, moment: datetime) -> Sequence[Received]:
        """Return the notices that nobody acknowledged or that arrived since, oldest first."""
        waits = or_(AcknowledgedRow.id.is_(None), ReceivedRow.received_at >= moment)
        waiting = RECEIVED.where(ReceivedRow.kind == "notice", waits)
        return [as_received(row) for row in self._rows(waiting.order_by(ReceivedRow.position))]

    def holes(self) -> Sequence[tuple[str, int, int]]:
        """Return device, first and last number of each run that has not arrived."""
        return [(row.device, row.before + 1, row.seq - 1) for row in self._rows(_HOLES)]

    def numbered(self, device: str, seq: int) -> Received | None:
        """Return the envelope with a number of a device."""
        return self._first(RECEIVED.where(ReceivedRow.device == device, ReceivedRow.seq == seq))

    def close(self) -> None:
        """Close every connection."""
        self._store.close()

    def _arriving(self, received: Received) -> Insert:
        row = _values(received)
        if self._store.is_postgresql:
            del row["received_at"]  # the server's own clock counts
        return insert(ReceivedRow).values(**row).inline()

    def _clone(self, received: Received) -> Refused:
        """Keep an envelope whose number holds other bytes; return what its sender is told."""
        self._keep_aside(received, _CLONE)
        return Refused(
            _CLONE,
            f"Device {received.device} has sent another envelope {received.seq} "
            "before: it may have been cloned. Enrol it anew.",
        )

    def _keep_aside(self, received: Received, why: str) -> None:
        self._add_once(AsideRow, {**_values(received), "why": why})

    def _add_once(self, table: type[AcknowledgedRow | AsideRow], row: Mapping[str, object]) -> None:
        """Add a row unless there is one of its id; of two desks at once, the first is kept."""
        there = select(table.id).where(table.id == row["id"])
        try:
            with self._store.write() as connection:
                if connection.execute(there).first() is None:
                    connection.execute(insert(table).values(**row))
        except IntegrityError:
            if not self._rows(there):
                raise

    def _rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        with self._store.read() as connection:
            return connection.execute(statement).all()

    def _first(self, statement: Select[Any]) -> Received | None:
        rows = self._rows(statement)
        return as_received(rows[0]) if rows else None


def _columns(table: type[ReceivedRow | AsideRow]) -> list[InstrumentedAttribute[Any]]:
    return [table.id, table.kind, table.device, table.seq, table.body, table.received_at]


RECEIVED = select(
    ReceivedRow.position, *_columns(ReceivedRow), AcknowledgedRow.acknowledged_at
).outerjoin(AcknowledgedRow, AcknowledgedRow.id == ReceivedRow.id)

_IN_ORDER = select(
    ReceivedRow.device,
    ReceivedRow.seq,
    func.lag(ReceivedRow.seq, 1, 0)
    .over(partition_by=ReceivedRow.device, order_by=ReceivedRow.seq)
    .label("before"),
).subquery()
_HOLES = (
    select(_IN_ORDER)
    .where(_IN_ORDER.c.seq > _IN_ORDER.c.before + 1)
    .order_by(_IN_ORDER.c.device, _IN_ORDER.c.seq)
)


@contextmanager
def _not_the_envelopes_fault() -> Iterator[None]:
    """Tell a tablet to try again later when it is the database that is damaged."""
    try:
        yield
    except Damaged as error:
        raise Unavailable(error.code, error.message) from error


def _arrived(envelope: bytes, at: datetime) -> Received:
    parsed = parse(envelope)
    header = parsed.header
    return Received(parsed.id, header.kind, header.device, header.seq, envelope, at)


def _values(received: Received) -> dict[str, object]:
    values = asdict(received)
    del values["acknowledged_at"]
    return values


def as_received(row: Row[Any]) -> Received:
    """Return a row of `RECEIVED` as an envelope."""
    return Received(
        id=row.id,
        kind=row.kind,
        device=row.device,
        seq=row.seq,
        body=row.body,
        received_at=row.received_at,
        acknowledged_at=getattr(row, "acknowledged_at", None),
    )
