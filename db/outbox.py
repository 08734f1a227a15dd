"""The tablet's outbox: sealed bytes in SQLite, append only, one chain per device.

An envelope's number is given and its bytes are sealed inside the transaction that commits them,
so that no number is ever used twice and none is skipped.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Executable, case, func, insert, select, update

from db.store import Store, sqlite_url
from db.tables import DeliveryRow, SealedRow
from kiosk.errors import Damaged, Unavailable
from kiosk.ports import Queued
from kiosk.record.envelope import Envelope, Kind, parse

_ONLY_THE_OWNER = 0o600
_OPEN = (DeliveryRow.delivered_at.is_(None), DeliveryRow.quarantined == "")


class SqlOutbox:
    """The outbox in a file; see kiosk.ports.Outbox."""

    def __init__(self, file: Path) -> None:
        """Open or create the file; Unavailable when the disk refuses, Damaged when it is broken."""
        _private(file)
        self._store = Store(sqlite_url(file), "outbox")
        with self._store.read():
            pass

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        """Commit durably what `seal(seq, prev)` returns; Unavailable when the disk refuses."""
        last = select(SealedRow.seq, SealedRow.id).order_by(SealedRow.seq.desc()).limit(1)
        with self._store.write() as connection:
            row = connection.execute(last).first()
            seq, prev = (row.seq + 1, row.id) if row else (1, "")
            body = seal(seq, prev)
            queued = _queued(parse(body), body, kind, seq, prev)
            connection.execute(
                insert(SealedRow).values(
                    seq=seq, id=queued.id, kind=kind, body=body, sealed_at=queued.sealed_at
                )
            )
            connection.execute(insert(DeliveryRow).values(seq=seq, attempts=0, quarantined=""))
        return queued

    def waiting(self) -> Sequence[Queued]:
        """Return what the inbox has not confirmed: notices first, then by sequence."""
        notices_first = case((SealedRow.kind == "notice", 0), else_=1)
        return self._all(_QUEUED.where(*_OPEN).order_by(notices_first, SealedRow.seq))

    def unacknowledged_notices(self) -> Sequence[Queued]:
        """Return delivered notices that no desk has acknowledged yet."""
        return self._all(
            _QUEUED.where(
                SealedRow.kind == "notice",
                DeliveryRow.delivered_at.is_not(None),
                DeliveryRow.noticed_at.is_(None),
            ).order_by(SealedRow.seq)
        )

    def delivered(self, envelope_id: str, at: datetime) -> None:
        """Note that the inbox has confirmed an envelope."""
        self._note(envelope_id, delivered_at=func.coalesce(DeliveryRow.delivered_at, at))

    def attempted(self, envelope_id: str) -> None:
        """Count a try that failed."""
        self._note(envelope_id, attempts=DeliveryRow.attempts + 1)

    def quarantine(self, envelope_id: str, why: str) -> None:
        """Set an envelope aside that the inbox will never take; it is kept, and counted."""
        self._note(envelope_id, quarantined=why)

    def noticed(self, envelope_id: str, at: datetime) -> None:
        """Note that a desk has acknowledged a notice."""
        self._note(envelope_id, noticed_at=func.coalesce(DeliveryRow.noticed_at, at))

    def find(self, envelope_id: str) -> Queued | None:
        """Return an envelope by id."""
        found = self._all(_QUEUED.where(SealedRow.id == envelope_id))
        return found[0] if found else None

    def counts(self) -> dict[str, int]:
        """Return how many envelopes are waiting, delivered and quarantined."""
        state = case(
            (DeliveryRow.quarantined != "", "quarantined"),
            (DeliveryRow.delivered_at.is_not(None), "delivered"),
            else_="waiting",
        )
        with self._store.read() as connection:
            found = connection.execute(select(state, func.count()).group_by(state))
            return {"waiting": 0, "delivered": 0, "quarantined": 0} | {
                row[0]: row[1] for row in found
            }

    def last_delivered_at(self) -> datetime | None:
        """Return when the inbox last confirmed an envelope."""
        with self._store.read() as connection:
            return connection.execute(select(func.max(DeliveryRow.delivered_at))).scalar()

    def close(self) -> None:
        """Close the file."""
        self._store.close()

    def _all(self, statement: Executable) -> Sequence[Queued]:
        with self._store.read() as connection:
            return [Queued(*row) for row in connection.execute(statement)]

    def _note(self, envelope_id: str, **changes: object) -> None:
        seq = select(SealedRow.seq).where(SealedRow.id == envelope_id).scalar_subquery()
        with self._store.write() as connection:
            connection.execute(update(DeliveryRow).where(DeliveryRow.seq == seq).values(**changes))


_QUEUED = select(  # in the order of Queued's fields
    SealedRow.seq,
    SealedRow.id,
    SealedRow.kind,
    SealedRow.body,
    SealedRow.sealed_at,
    DeliveryRow.attempts,
    DeliveryRow.delivered_at,
    DeliveryRow.quarantined,
    DeliveryRow.noticed_at,
).join(DeliveryRow, DeliveryRow.seq == SealedRow.seq)


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
