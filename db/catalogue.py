"""What desks have found out about the inbox, beside its evidence.

The unfinished are found by the indexes alone: no envelope's bytes are read for it.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    delete,
    exists,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.exc import IntegrityError

from db.inbox import RECEIVED, as_received
from db.store import Store
from db.tables import AsideRow, FirstRow, MarkRow, ReceivedRow, SummaryRow, TagRow
from kiosk.ports import Received
from kiosk.ports.catalogue import Mark, MarkKind, StoredSummary

_FITS = 500  # ids of a statement


class SqlCatalogue:
    """The catalogue in a database; see kiosk.ports.catalogue.Catalogue."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def unfinished(self, kid: str) -> Sequence[tuple[str, bool]]:
        """Return intakes without a mark that they are done, the newest first."""
        sign_off = exists().where(FirstRow.act == "sign-off", FirstRow.intake_id == ReceivedRow.id)
        wanted = _newest("intake").where(~_marked("done", kid)).add_columns(sign_off)
        with self._store.read() as connection:
            return [(name, bool(signed)) for name, signed in connection.execute(wanted)]

    def unrelated(self, kid: str, most: int) -> Sequence[Received]:
        """Return reviews of which no mark says what they are about, the newest first."""
        wanted = _newest("review").where(~_marked("about", kid)).limit(most)
        return self._received(self._ids(wanted))

    def unsummarised(self, kid: str, most: int) -> Sequence[str]:
        """Return intakes without a summary that are not set aside, the newest first."""
        there = exists().where(SummaryRow.intake_id == ReceivedRow.id, SummaryRow.kid == kid)
        aside = exists().where(AsideRow.id == ReceivedRow.id)
        return self._ids(_newest("intake").where(~there, ~aside).limit(most))

    def about(self, intake_id: str) -> Sequence[Received]:
        """Return the reviews that are said to be about an intake, oldest first."""
        said = (
            select(MarkRow.subject).where(MarkRow.kind == "about", MarkRow.intake_id == intake_id),
            select(FirstRow.id).where(FirstRow.act.in_(_FIRST), FirstRow.intake_id == intake_id),
        )
        with self._store.read() as connection:
            ids = {name for statement in said for name in connection.execute(statement).scalars()}
        return self._received(ids)

    def mark(self, mark: Mark, at: datetime) -> None:
        """Keep a mark; one of this key and about the same stays as it is."""
        its = _its(mark)
        there = select(MarkRow.intake_id, MarkRow.mac).where(*its)
        with self._store.read() as connection:
            stands = connection.execute(there).first()
        if stands == (mark.intake_id, mark.mac):
            return
        try:
            with self._store.write() as connection:
                _write(connection, update(MarkRow).where(*its), insert(MarkRow), mark, at=at)
        except IntegrityError:
            return  # another desk does the same just now, from the same evidence

    def marks(self, kid: str, after: tuple[str, str], most: int) -> Sequence[Mark]:
        """Return the next marks in the order of subject and kind."""
        place = tuple_(MarkRow.subject, MarkRow.kind)
        columns = (MarkRow.kind, MarkRow.subject, MarkRow.intake_id, MarkRow.kid, MarkRow.mac)
        wanted = select(*columns).where(MarkRow.subject >= after[0], place > after)
        ordered = wanted.where(MarkRow.kid == kid).order_by(MarkRow.subject, MarkRow.kind)
        with self._store.read() as connection:
            rows = connection.execute(ordered.limit(most)).all()
        return [Mark(cast("MarkKind", row.kind), *row[1:]) for row in rows]

    def forget(self, mark: Mark) -> None:
        """Remove a mark."""
        with self._store.write() as connection:
            connection.execute(delete(MarkRow).where(*_its(mark)))

    def done_since(self, kid: str, at: datetime) -> Sequence[str]:
        """Return the intakes that were marked as done since a moment."""
        done = (MarkRow.kind == "done", MarkRow.kid == kid, MarkRow.at >= at)
        return self._ids(select(MarkRow.subject).where(*done))

    def keep(self, summary: StoredSummary, tags: Collection[str]) -> None:
        """Keep a summary in place of an earlier one, to be found by these tags and no others."""
        its, name = SummaryRow.intake_id == summary.intake_id, summary.intake_id
        try:
            with self._store.write() as connection:
                _write(connection, update(SummaryRow).where(its), insert(SummaryRow), summary)
                connection.execute(delete(TagRow).where(TagRow.intake_id == name))
                for tag in sorted(tags):
                    connection.execute(insert(TagRow).values(tag=tag, intake_id=name))
        except IntegrityError:
            return  # another desk does the same just now, from the same evidence

    def summaries(self, kid: str, intake_ids: Collection[str]) -> Sequence[StoredSummary]:
        """Return the summaries that there are of some intakes."""
        columns = (SummaryRow.intake_id, SummaryRow.kid, SummaryRow.at, SummaryRow.body)
        wanted = list(intake_ids)
        found: list[Row[Any]] = []
        with self._store.read() as connection:
            for start in range(0, len(wanted), _FITS):
                some = SummaryRow.intake_id.in_(wanted[start : start + _FITS])
                found += connection.execute(select(*columns).where(some, SummaryRow.kid == kid))
        return [StoredSummary(row.intake_id, row.kid, row.at, row.body) for row in found]

    def found(self, tag: str) -> Sequence[str]:
        """Return the intakes under a tag."""
        return self._ids(select(TagRow.intake_id).where(TagRow.tag == tag))

    def finished_between(self, kid: str, since: datetime, before: datetime) -> Sequence[str]:
        """Return the summarised intakes that patients finished between two moments, in order."""
        then = (SummaryRow.at >= since, SummaryRow.at < before, SummaryRow.kid == kid)
        return self._ids(select(SummaryRow.intake_id).where(*then).order_by(SummaryRow.at))

    def close(self) -> None:
        """Close every connection."""
        self._store.close()

    def _ids(self, wanted: Select[Any]) -> Sequence[str]:
        with self._store.read() as connection:
            return list(connection.execute(wanted).scalars())

    def _received(self, ids: Collection[str]) -> Sequence[Received]:
        wanted = RECEIVED.where(ReceivedRow.id.in_(list(ids))).order_by(ReceivedRow.position)
        with self._store.read() as connection:
            return [as_received(row) for row in connection.execute(wanted)]


_FIRST = ("sign-off", "second-signature")


def _its(mark: Mark) -> Sequence[ColumnElement[bool]]:
    return (MarkRow.subject == mark.subject, MarkRow.kind == mark.kind, MarkRow.kid == mark.kid)


def _write(connection: Connection, change: Any, add: Any, row: object, **more: object) -> None:
    """Write a row in place of the one that is there."""
    values = {**asdict(row), **more}  # type: ignore[call-overload]  # a dataclass of the port
    if not connection.execute(change.values(**values)).rowcount:
        connection.execute(add.values(**values))


def _newest(kind: str) -> Select[Any]:
    of_kind = select(ReceivedRow.id).where(ReceivedRow.kind == kind)
    return of_kind.order_by(ReceivedRow.position.desc())


def _marked(kind: MarkKind, kid: str) -> Any:
    return exists().where(
        MarkRow.subject == ReceivedRow.id, MarkRow.kind == kind, MarkRow.kid == kid
    )
