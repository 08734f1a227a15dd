"""The people of a clinic in the inbox's database; nothing in it opens without a passphrase."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select

from db.store import Store
from db.tables import PersonRow, RecoveryRow, TriesRow, WrappedRow
from kiosk.ports import StoredPerson, Tries


class SqlRegistry:
    """The registry in a database; see kiosk.ports.Registry."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def put(self, person: StoredPerson) -> None:
        """Store a person, in place of an earlier record of theirs."""
        with self._store.write() as connection:
            connection.execute(delete(WrappedRow).where(WrappedRow.person_id == person.id))
            connection.execute(delete(PersonRow).where(PersonRow.id == person.id))
            connection.execute(
                insert(PersonRow).values(
                    id=person.id, name=person.name, role=person.role, identity=person.identity
                )
            )
            for name, body in person.wrapped.items():
                connection.execute(
                    insert(WrappedRow).values(person_id=person.id, key_name=name, body=body)
                )

    def people(self) -> Sequence[StoredPerson]:
        """Return everybody, by name."""
        with self._store.read() as connection:
            wrapped = connection.execute(
                select(WrappedRow.person_id, WrappedRow.key_name, WrappedRow.body)
            ).all()
            people = connection.execute(
                select(PersonRow.id, PersonRow.name, PersonRow.role, PersonRow.identity).order_by(
                    PersonRow.name
                )
            ).all()
        keys: dict[str, dict[str, bytes]] = {person.id: {} for person in people}
        for row in wrapped:
            keys[row.person_id][row.key_name] = row.body
        return [StoredPerson(p.id, p.name, p.role, p.identity, keys[p.id]) for p in people]

    def find(self, person_id: str) -> StoredPerson | None:
        """Return a person by id."""
        return next((person for person in self.people() if person.id == person_id), None)

    def remove(self, person_id: str) -> None:
        """Forget a person's keys and what is wrapped to them."""
        with self._store.write() as connection:
            connection.execute(delete(WrappedRow).where(WrappedRow.person_id == person_id))
            connection.execute(delete(PersonRow).where(PersonRow.id == person_id))

    def wrap_for_recovery(self, wrapped: Mapping[str, bytes]) -> None:
        """Store the clinic's keys, each encrypted to the recovery key, in place of earlier ones."""
        with self._store.write() as connection:
            connection.execute(delete(RecoveryRow))
            for name, body in wrapped.items():
                connection.execute(insert(RecoveryRow).values(key_name=name, body=body))

    def wrapped_for_recovery(self) -> Mapping[str, bytes]:
        """Return the clinic's keys by name, each encrypted to the recovery key."""
        with self._store.read() as connection:
            rows = connection.execute(select(RecoveryRow.key_name, RecoveryRow.body))
            return {row.key_name: row.body for row in rows}

    def tries(self, person_id: str) -> Tries:
        """Return how often in a row a person's passphrase was wrong."""
        kept = select(TriesRow.failed, TriesRow.last_at).where(TriesRow.person_id == person_id)
        with self._store.read() as connection:
            row = connection.execute(kept).first()
        return Tries(row.failed, row.last_at) if row else Tries()

    def note_tries(self, person_id: str, tries: Tries) -> None:
        """Keep how often in a row a person's passphrase was wrong."""
        with self._store.write() as connection:
            connection.execute(delete(TriesRow).where(TriesRow.person_id == person_id))
            if tries.last_at:
                connection.execute(
                    insert(TriesRow).values(
                        person_id=person_id, failed=tries.failed, last_at=tries.last_at
                    )
                )

    def close(self) -> None:
        """Close every connection."""
        self._store.close()
