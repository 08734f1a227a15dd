"""The audit in the inbox's database; no row is ever changed or removed."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from db.store import Store
from db.tables import AuditRow
from kiosk.errors import Unavailable
from kiosk.ports.audit import StoredEntry


class SqlAudit:
    """The audit in a database; see kiosk.ports.audit.AuditStore."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def append(self, desk: str, write: Callable[[int, str], StoredEntry]) -> StoredEntry:
        """Commit durably what `write(seq, prev)` returns as the next entry of a desk."""
        last = select(AuditRow.seq, AuditRow.id).where(AuditRow.desk == desk)
        try:
            with self._store.write() as connection:
                row = connection.execute(last.order_by(AuditRow.seq.desc()).limit(1)).first()
                entry = write(row.seq + 1, row.id) if row else write(1, "")
                name = hashlib.sha256(entry.body).hexdigest()
                connection.execute(
                    insert(AuditRow).values(
                        id=name, desk=desk, seq=entry.seq, at=entry.at, body=entry.body
                    )
                )
        except IntegrityError as error:
            raise Unavailable(
                "audit-busy", f"Another window of {desk} wrote at the same moment: try again."
            ) from error
        return entry

    def entries(
        self, since: datetime | None = None, before: datetime | None = None
    ) -> Sequence[StoredEntry]:
        """Return the entries of every desk from one moment until before another, oldest first."""
        wanted = select(AuditRow.desk, AuditRow.seq, AuditRow.at, AuditRow.body)
        if since is not None:
            wanted = wanted.where(AuditRow.at >= since)
        if before is not None:
            wanted = wanted.where(AuditRow.at < before)
        with self._store.read() as connection:
            rows = connection.execute(
                wanted.order_by(AuditRow.at, AuditRow.desk, AuditRow.seq)
            ).all()
        return [StoredEntry(row.desk, row.seq, row.at, row.body) for row in rows]

    def close(self) -> None:
        """Close every connection."""
        self._store.close()
