"""Whom the front desk expects, in the inbox's database."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update

from db.store import Store
from db.working_tables import ArrivalRow
from kiosk.ports.arrivals import StoredArrival


class SqlArrivals:
    """The arrivals in a database; see kiosk.ports.arrivals.Arrivals."""

    def __init__(self, url: str) -> None:
        """Name the database by its SQLAlchemy URL; nothing is opened yet."""
        self._store = Store(url, "inbox")

    def put(self, arrival: StoredArrival) -> None:
        """Keep an arrival, in place of what was kept under its id."""
        row = {"at": arrival.at, "body": arrival.body}
        mine = update(ArrivalRow).where(ArrivalRow.id == arrival.id).values(**row)
        with self._store.write() as connection:
            if not connection.execute(mine).rowcount:
                connection.execute(insert(ArrivalRow).values(id=arrival.id, **row))

    def kept(self) -> Sequence[StoredArrival]:
        """Return all of them, oldest first."""
        columns = (ArrivalRow.id, ArrivalRow.at, ArrivalRow.body)
        with self._store.read() as connection:
            rows = connection.execute(select(*columns).order_by(ArrivalRow.at, ArrivalRow.id))
            return [StoredArrival(row.id, row.at, row.body) for row in rows]

    def remove(self, arrival_id: str) -> None:
        """Forget one; it may be gone already."""
        with self._store.write() as connection:
            connection.execute(delete(ArrivalRow).where(ArrivalRow.id == arrival_id))

    def close(self) -> None:
        """Close every connection."""
        self._store.close()
