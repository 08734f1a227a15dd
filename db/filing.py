"""The queue of what goes into the chart, beside the inbox's evidence; see kiosk.ports.filing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from db.filing_tables import ChartPatientRow, FiledPartRow, FilingRow
from db.store import Store
from db.tables import ReceivedRow
from kiosk.errors import Refused
from kiosk.ports.filing import NO_PATIENT, NOT_THERE, Filing, State


class SqlFilings:
    """The queue in a database; nothing is opened before the first use."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL."""
        self._store = Store(url, "inbox")

    def unqueued(self, since: datetime, after: int, most: int) -> Sequence[tuple[int, str]]:
        """Return (position, id) of reviews that arrived since, and that nobody has queued."""
        wanted = (
            select(ReceivedRow.position, ReceivedRow.id)
            .where(ReceivedRow.position > after, ReceivedRow.kind == "review")
            .where(ReceivedRow.received_at >= since)
            .where(~exists().where(FilingRow.id == ReceivedRow.id))
            .order_by(ReceivedRow.position)
            .limit(most)
        )
        with self._store.read() as connection:
            return [(row.position, row.id) for row in connection.execute(wanted)]

    def add(self, filing: Filing) -> None:
        """Queue a signed act once."""
        try:
            with self._store.write() as connection:
                if _find(connection, filing.id) is None:
                    connection.execute(insert(FilingRow).values(id=filing.id, **_values(filing)))
        except IntegrityError:  # another desk queued it just now
            return

    def take(self, sender: str, now: datetime, until: datetime) -> Filing | None:
        """Take what is due next, as it stood before; no other sender gets it until then."""
        with self._store.write() as connection:
            row = connection.execute(_due(now)).first()
            if row is None:
                return None
            mine = {"state": "sending", "sender": sender, "lease_until": until}
            unchanged = and_(FilingRow.id == row.id, _same(row))
            taken = connection.execute(update(FilingRow).where(unchanged).values(**mine))
            return _filing(connection, row) if taken.rowcount == 1 else None

    def progress(self, filing: Filing, part: str, chart_id: str, until: datetime) -> None:
        """Note that a part is in the chart, and hold on; Refused when the lease was lost."""
        noted = {"filing_id": filing.id, "part": part, "chart_id": chart_id}
        with self._store.write() as connection:
            held = connection.execute(
                update(FilingRow).where(_held(filing)).values(lease_until=until)
            )
            if held.rowcount != 1:
                raise Refused("lost-lease", "Another desk sends this to the chart now.")
            there = and_(FiledPartRow.filing_id == filing.id, FiledPartRow.part == part)
            connection.execute(delete(FiledPartRow).where(there))
            connection.execute(insert(FiledPartRow).values(**noted))

    def leave(self, filing: Filing) -> None:
        """Write how a filing stands and let go of it, unless another sender has it by now."""
        values = {**_values(filing), "sender": "", "lease_until": None}
        with self._store.write() as connection:
            connection.execute(update(FilingRow).where(_held(filing)).values(**values))

    def decide(self, filing_id: str, state: State, at: datetime) -> None:
        """Send again, or take as filed, what needs a person; anything else is left alone."""
        done = {"filed_at": at} if state == "filed" else {}
        values = {"state": state, "attempts": 0, "due_at": None, "begun_at": None, **done}
        waits = and_(FilingRow.id == filing_id, FilingRow.state == "person")
        tried = and_(FiledPartRow.filing_id == filing_id, FiledPartRow.chart_id == "")
        with self._store.write() as connection:
            decided = connection.execute(update(FilingRow).where(waits).values(**values))
            if decided.rowcount == 1:
                connection.execute(delete(FiledPartRow).where(tried))

    def of(self, intake_id: str) -> Sequence[Filing]:
        """Return the filings of an intake, in order."""
        mine = select(FilingRow.__table__).where(FilingRow.intake_id == intake_id)
        return self._filings(mine.order_by(FilingRow.place))

    def unfinished(self, most: int) -> Sequence[Filing]:
        """Return what is not in the chart yet: what needs a person first, then the oldest."""
        waits = select(FilingRow.__table__).where(FilingRow.state != "filed")
        first = (FilingRow.state != "person", FilingRow.place)
        return self._filings(waits.order_by(*first).limit(most))

    def choose(self, intake_id: str, patient: bytes) -> None:
        """Keep who was chosen in the chart, sealed, in place of an earlier choice."""
        mine = FilingRow.intake_id == intake_id
        sent = exists().where(
            mine, FiledPartRow.filing_id == FilingRow.id, FiledPartRow.chart_id != NOT_THERE
        )
        waits = and_(mine, FilingRow.state == "person", FilingRow.why == NO_PATIENT)
        with self._store.write() as connection:
            if connection.execute(select(sent)).scalar():
                raise Refused(
                    "already-sent",
                    "Part of this intake is in that patient's chart already: if it is the wrong "
                    "patient, correct it in the chart.",
                )
            there = ChartPatientRow.intake_id == intake_id
            connection.execute(delete(ChartPatientRow).where(there))
            connection.execute(insert(ChartPatientRow).values(intake_id=intake_id, body=patient))
            connection.execute(update(FilingRow).where(waits).values(state="queued", due_at=None))

    def chosen(self, intake_id: str) -> bytes:
        """Return who was chosen, sealed; empty: nobody."""
        wanted = select(ChartPatientRow.body).where(ChartPatientRow.intake_id == intake_id)
        with self._store.read() as connection:
            return connection.execute(wanted).scalar() or b""

    def close(self) -> None:
        """Close every connection."""
        self._store.close()

    def _filings(self, wanted: Select[Any]) -> list[Filing]:
        with self._store.read() as connection:
            return [_filing(connection, row) for row in connection.execute(wanted).all()]


def _due(now: datetime) -> Select[Any]:
    earlier = aliased(FilingRow)
    held_up = exists().where(
        earlier.intake_id == FilingRow.intake_id,
        earlier.place < FilingRow.place,
        earlier.state != "filed",
    )
    waits = and_(
        FilingRow.state == "queued", or_(FilingRow.due_at.is_(None), FilingRow.due_at <= now)
    )
    left = and_(FilingRow.state == "sending", FilingRow.lease_until < now)
    return (
        select(FilingRow.__table__)
        .where(or_(waits, left), ~held_up)
        .order_by(FilingRow.place)
        .limit(1)
    )


def _same(row: Row[Any]) -> ColumnElement[bool]:
    """Tell whether a filing is as it was read: of two senders, one takes it."""
    held = FilingRow.lease_until
    until = held.is_(None) if row.lease_until is None else held == row.lease_until
    return and_(FilingRow.state == row.state, FilingRow.sender == row.sender, until)


def _held(filing: Filing) -> ColumnElement[bool]:
    return and_(
        FilingRow.id == filing.id,
        FilingRow.state == "sending",
        FilingRow.sender == filing.sender,
    )


def _find(connection: Connection, filing_id: str) -> Row[Any] | None:
    return connection.execute(select(FilingRow.id).where(FilingRow.id == filing_id)).first()


def _values(filing: Filing) -> dict[str, object]:
    return {
        "intake_id": filing.intake_id,
        "place": filing.place,
        "state": filing.state,
        "why": filing.why,
        "attempts": filing.attempts,
        "due_at": filing.due_at,
        "begun_at": filing.begun_at,
        "sender": filing.sender,
        "lease_until": filing.lease_until,
        "filed_at": filing.filed_at,
    }


def _filing(connection: Connection, row: Row[Any]) -> Filing:
    parts = select(FiledPartRow.part, FiledPartRow.chart_id).where(FiledPartRow.filing_id == row.id)
    filed = {part.part: part.chart_id for part in connection.execute(parts)}
    return Filing(**row._mapping, parts=filed)  # noqa: SLF001 SQLAlchemy's public name
