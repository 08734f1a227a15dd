"""The clinic's manifest and the requests of new devices, in the inbox's database."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from db.store import Store
from db.tables import ManifestRow, RequestRow
from kiosk.record.request import demand_size

_MANY = 50  # forged ones of higher versions must not hide the true one


class SqlMembership:
    """The membership in a database; see kiosk.ports.Membership."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def publish(self, version: int, manifest: bytes) -> None:
        """Store a signed manifest, once by its bytes, under the version that it claims."""
        self._add(ManifestRow, version=version, body=manifest)

    def manifests(self) -> Sequence[bytes]:
        """Return the manifests with the highest versions, the highest first."""
        latest = select(ManifestRow.body).order_by(ManifestRow.version.desc()).limit(_MANY)
        with self._store.read() as connection:
            return list(connection.execute(latest).scalars())

    def ask(self, request: bytes) -> None:
        """Store a device's request, once by its bytes; Refused when it is too long for one."""
        demand_size(request)
        self._add(RequestRow, body=request)

    def requests(self) -> Sequence[bytes]:
        """Return every request, oldest first."""
        every = select(RequestRow.body).order_by(RequestRow.position)
        with self._store.read() as connection:
            return list(connection.execute(every).scalars())

    def _add(self, table: type[ManifestRow | RequestRow], *, body: bytes, **more: object) -> None:
        name = hashlib.sha256(body).hexdigest()
        there = select(table.id).where(table.id == name)
        try:
            with self._store.write() as connection:
                if connection.execute(there).first() is None:
                    row = insert(table).values(id=name, body=body, **more)
                    connection.execute(row.inline())
        except IntegrityError:  # somebody else stored the same bytes just now
            with self._store.read() as connection:
                if connection.execute(there).first() is None:
                    raise

    def close(self) -> None:
        """Close every connection."""
        self._store.close()
