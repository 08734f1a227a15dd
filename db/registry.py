"""The people of a clinic in the inbox's database; nothing in it opens without a passphrase."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from db.store import Store
from db.tables import PersonRow, WrappedRow
from kiosk.ports import StoredPerson


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

    def close(self) -> None:
        """Close every connection."""
        self._store.close()
