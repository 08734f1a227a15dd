"""Who works on which intake, with their sealed draft, beside the inbox's evidence."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from db.store import Store
from db.working_tables import ClaimRow
from kiosk.errors import Refused
from kiosk.ports.claims import Claim


class SqlClaims:
    """The claims in a database; see kiosk.ports.claims.Claims."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def held(self) -> Mapping[str, Claim]:
        """Return every claim by intake."""
        with self._store.read() as connection:
            rows = connection.execute(select(*_COLUMNS)).all()
        return {row.intake_id: Claim(row.intake_id, row.person, row.at, row.draft) for row in rows}

    def claim(self, intake_id: str, person: str, at: datetime) -> Claim:
        """Take an intake that nobody works on; return the claim that stands, another's too."""
        try:
            with self._store.write() as connection:
                stands = _find(connection, intake_id)
                if stands is not None and stands.person != person:
                    return stands
                return _take(connection, stands, Claim(intake_id, person, at))
        except IntegrityError:  # another desk took it just now
            return self.claim(intake_id, person, at)

    def take_over(self, intake_id: str, person: str, at: datetime) -> Claim:
        """Take an intake from whoever works on it, with what they had not signed."""
        with self._store.write() as connection:
            stands = _find(connection, intake_id)
            return _take(connection, stands, Claim(intake_id, person, at))

    def keep(self, intake_id: str, person: str, draft: bytes, at: datetime) -> None:
        """Keep a sealed draft in place of the one before; Refused when another took over."""
        mine = (ClaimRow.intake_id == intake_id, ClaimRow.person == person)
        with self._store.write() as connection:
            kept = connection.execute(update(ClaimRow).where(*mine).values(draft=draft, at=at))
        if kept.rowcount != 1:
            raise Refused("taken-over", "Somebody else works on this intake now: ask them.")

    def release(self, intake_id: str, person: str) -> None:
        """Give up a claim without a draft; what was begun stays theirs until it is taken over."""
        mine = (ClaimRow.intake_id == intake_id, ClaimRow.person == person)
        with self._store.write() as connection:
            connection.execute(delete(ClaimRow).where(*mine, ClaimRow.draft == b""))

    def finish(self, intake_id: str) -> None:
        """Forget claim and draft: it is signed."""
        with self._store.write() as connection:
            connection.execute(delete(ClaimRow).where(ClaimRow.intake_id == intake_id))

    def close(self) -> None:
        """Close every connection."""
        self._store.close()


_COLUMNS = (ClaimRow.intake_id, ClaimRow.person, ClaimRow.at, ClaimRow.draft)


def _find(connection: Connection, intake_id: str) -> Claim | None:
    found = select(*_COLUMNS).where(ClaimRow.intake_id == intake_id).with_for_update()
    row = connection.execute(found).first()
    return Claim(row.intake_id, row.person, row.at, row.draft) if row else None


def _take(connection: Connection, stands: Claim | None, taken: Claim) -> Claim:
    if stands is None:
        connection.execute(
            insert(ClaimRow).values(
                intake_id=taken.intake_id, person=taken.person, at=taken.at, draft=b""
            )
        )
        return taken
    connection.execute(
        update(ClaimRow)
        .where(ClaimRow.intake_id == taken.intake_id)
        .values(person=taken.person, at=taken.at)
    )
    return Claim(taken.intake_id, taken.person, taken.at, stands.draft)
