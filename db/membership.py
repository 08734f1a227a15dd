"""The clinic's manifest and the requests of new devices, in the inbox's database."""

import hashlib
from collections.abc import Sequence

from sqlalchemy import insert, select

from db.store import Store
from db.tables import ManifestRow, RequestRow
from kiosk.errors import Refused
from kiosk.record.request import LARGEST_REQUEST


class SqlMembership:
    """The membership in a database; see kiosk.ports.Membership."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def publish(self, version: int, manifest: bytes) -> None:
        """Store a signed manifest; a version that is there already stays as it is."""
        there = select(ManifestRow.version).where(ManifestRow.version == version)
        with self._store.write() as connection:
            if connection.execute(there).first() is None:
                connection.execute(insert(ManifestRow).values(version=version, body=manifest))

    def manifest(self) -> bytes | None:
        """Return the manifest with the highest version."""
        latest = select(ManifestRow.body).order_by(ManifestRow.version.desc()).limit(1)
        with self._store.read() as connection:
            return connection.execute(latest).scalar()

    def ask(self, request: bytes) -> None:
        """Store a device's request, once by its bytes; Refused when it is too long for one."""
        if len(request) > LARGEST_REQUEST:
            raise Refused("request", f"The request exceeds {LARGEST_REQUEST} bytes: ask anew.")
        name = hashlib.sha256(request).hexdigest()
        there = select(RequestRow.id).where(RequestRow.id == name)
        with self._store.write() as connection:
            if connection.execute(there).first() is None:
                connection.execute(insert(RequestRow).values(id=name, body=request))

    def requests(self) -> Sequence[bytes]:
        """Return every request, oldest first."""
        every = select(RequestRow.body).order_by(RequestRow.position)
        with self._store.read() as connection:
            return list(connection.execute(every).scalars())

    def close(self) -> None:
        """Close every connection."""
        self._store.close()
