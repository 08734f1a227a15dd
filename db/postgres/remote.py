"""The inbox and the manifest as a device without rights reaches them over PostgreSQL.

A tablet's role may insert, and call three functions; it can read no table. So every insert
stands alone, without RETURNING or ON CONFLICT, which both read; the constraint that refuses it
says what it was. Each is one statement and commits itself: nothing is held open on the server.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.exc import IntegrityError

from db.store import Store
from kiosk.errors import Refused
from kiosk.ports import Head, Receipt
from kiosk.record.envelope import Envelope, parse
from kiosk.record.request import demand_size

_SEND = text("INSERT INTO received (id, kind, seq, body) VALUES (:id, :kind, :seq, :body)")
_KEEP_ASIDE = text("INSERT INTO aside (id, kind, seq, body) VALUES (:id, :kind, :seq, :body)")
_ASK = text("INSERT INTO request (id, body) VALUES (:id, :body)")
_HEAD = text("SELECT held, at, acknowledged FROM head(:since, :notices)").bindparams(
    bindparam("notices", type_=ARRAY(TEXT))
)
_MANIFEST = text("SELECT * FROM manifest()")
_LETTERS = text("SELECT * FROM letters(:about)")


class RemoteInbox:
    """The inbox as a tablet has it; see kiosk.ports.InboxIntake."""

    def __init__(self, url: str) -> None:
        """Name the database; nothing is opened before the first use."""
        self._store = Store(url, "inbox", checks_version=False)

    def deliver(self, envelope: bytes) -> Receipt:
        """Store an envelope exactly once by id.

        Raises Damaged when it is no envelope, Refused "clone" when its sequence number holds other
        bytes already (both are kept), Unavailable when the inbox does not answer.
        """
        parsed = parse(envelope)
        with self._store.each() as connection:
            broken = _inserted(connection, _SEND, **_row(parsed, envelope))
            if not broken:
                return "accepted"
            if broken == "uq_received_id":
                return "already there"
            _inserted(connection, _KEEP_ASIDE, **_row(parsed, envelope))
        header = parsed.header
        raise Refused(
            "clone",
            f"Device {header.device} has sent another envelope {header.seq} before: "
            "it may have been cloned. Enrol it anew.",
        )

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when a desk acknowledged each of these notices; others are left out."""
        seen = self._asked(0, list(envelope_ids)).acknowledged
        return {name: datetime.fromisoformat(at) for name, at in seen.items()}

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:  # noqa: ARG002 it answers at once
        """Return nothing: what is delivered here is there."""
        return {}

    def head(self, device: str, since: int) -> Head:  # noqa: ARG002 the server knows who asks
        """Return how many of this device's numbers from `since` on are held, by its own clock."""
        row = self._asked(since, [])
        return Head(row.held, row.at)

    def close(self) -> None:
        """Close every connection."""
        self._store.close()

    def _asked(self, since: int, notices: list[str]) -> Row[Any]:
        with self._store.each() as connection:
            return connection.execute(_HEAD, {"since": since, "notices": notices}).one()


class RemoteMembership:
    """The membership as a device has it; see kiosk.ports.Joining."""

    def __init__(self, url: str, request: str = "") -> None:
        """Name the database, and the id of this device's request; nothing is opened yet."""
        self._store = Store(url, "inbox", checks_version=False)
        self._request = request

    def manifests(self) -> Sequence[bytes]:
        """Return the manifests of the highest versions, the highest first; any may be forged."""
        with self._store.each() as connection:
            return list(connection.execute(_MANIFEST).scalars())

    def ask(self, request: bytes) -> None:
        """Store a device's request, once by its bytes; Refused when it is too long for one."""
        demand_size(request)
        with self._store.each() as connection:
            _inserted(connection, _ASK, id=hashlib.sha256(request).hexdigest(), body=request)

    def requests(self) -> Sequence[bytes]:
        """Return what was written about this device's own request, oldest first."""
        with self._store.each() as connection:
            return list(connection.execute(_LETTERS, {"about": self._request}).scalars())

    def close(self) -> None:
        """Close every connection."""
        self._store.close()


def _row(parsed: Envelope, envelope: bytes) -> dict[str, object]:
    header = parsed.header
    return {"id": parsed.id, "kind": header.kind, "seq": header.seq, "body": envelope}


def _inserted(connection: Connection, statement: TextClause, **values: object) -> str:
    """Insert a row; return the name of the uniqueness that refused it, empty when it is in."""
    try:
        connection.execute(statement, values)
    except IntegrityError as error:
        name = getattr(getattr(error.orig, "diag", None), "constraint_name", None) or ""
        if not name.startswith(("uq_", "pk_")):
            raise  # a digest or a length that is wrong: the envelope was checked before
        return name
    return ""
