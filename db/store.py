"""One database, opened at its first use; a file is brought up to date then.

A PostgreSQL is brought up to date by `kiosk clinic database init` alone, with rights that no
device has. SQLite is set so that what was committed survives a power cut (journal_mode TRUNCATE,
synchronous EXTRA), and the setting is read back on every connection. Several processes may use one
file: who writes, locks at the start of the transaction.
"""

import logging
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from db.address import CONNECTING, is_postgresql, name_of
from db.before_upgrade import keep_copy
from db.faults import known_faults
from kiosk.errors import Refused, Unavailable

log = logging.getLogger(__name__)

Schema = Literal["outbox", "inbox"]
HEADS: dict[Schema, str] = {"outbox": "0002", "inbox": "0009"}  # the latest migration of each

_BUSY_SECONDS = 5.0
_SETTINGS = {  # https://www.sqlite.org/pragma.html: what is set, what it must then read
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
}


def sqlite_url(file: Path, driver: str = "sqlite") -> str:
    """Return the URL of an SQLite file; `driver` names SQLAlchemy's dialect."""
    return URL.create(driver, database=str(file)).render_as_string(hide_password=False)


class Store:
    """A database and its schema; reading and writing are transactions."""

    def __init__(
        self,
        url: str,
        schema: Schema,
        *,
        busy_seconds: float = _BUSY_SECONDS,
        checks_version: bool = True,
    ) -> None:
        """Name a database; nothing is opened yet.

        `checks_version=False` is for who may not read which version the schema has; each of their
        statements is then a transaction of its own.
        """
        self._engine = _engine(url, busy_seconds, alone=not checks_version)
        weakref.finalize(self, self._engine.dispose)  # whoever forgets a store forgets it whole
        self._writes = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        self._schema: Schema = schema
        self._ready = not checks_version
        self._opening = threading.Lock()
        self.where = name_of(self._engine.url)
        self.is_postgresql = is_postgresql(self._engine.url)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a transaction that reads; Unavailable or Damaged when the database fails."""
        with known_faults(self.where):
            self._open()
            with self._engine.begin() as connection:
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that writes, committed durably at its end."""
        with known_faults(self.where):
            self._open()
            with self._writes.begin() as connection:
                yield connection

    @contextmanager
    def each(self) -> Iterator[Connection]:
        """Open a connection of who may not read: each statement is a transaction of its own."""
        with known_faults(self.where):
            self._open()
            with self._engine.connect() as connection:
                yield connection

    def close(self) -> None:
        """Close every connection; the next use opens anew."""
        self._engine.dispose()

    def _open(self) -> None:
        with self._opening:
            if not self._ready:
                _need_folder(self._engine.url)
                with self._writes.begin() as connection:
                    bring_up_to_date(
                        connection,
                        self._schema,
                        self.where,
                        may_upgrade=not self.is_postgresql,
                        first=lambda version: keep_copy(self._engine, version),
                    )
                self._ready = True


def _engine(url: str, busy_seconds: float, *, alone: bool) -> Engine:
    try:
        parsed = make_url(url)
        how: dict[str, Any] = {"hide_parameters": True, "connect_args": _arguments(parsed)}
        if alone:  # nothing is ever open that a rollback would have to close
            how |= {"isolation_level": "AUTOCOMMIT", "pool_reset_on_return": None}
        engine = create_engine(parsed, **how)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise Refused(
            "database-url",
            f"The address of the database is wrong, or its driver is missing: "
            f"{type(error).__name__}. Correct the setting inbox, or install the driver.",
        ) from None
    if engine.dialect.name == "postgresql":
        event.listen(engine, "do_connect", _connect)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _record: _set_up(raw, busy_seconds))
        event.listen(engine, "begin", _begin)
    return engine


def _arguments(url: URL) -> dict[str, Any]:
    """Return how a PostgreSQL is connected to; what its address says goes before."""
    if not is_postgresql(url):
        return {}
    return {name: value for name, value in CONNECTING.items() if name not in url.query}


def _connect(*asked: Any) -> Any:
    from db.answering import connect  # noqa: PLC0415 a tablet alone needs no psycopg

    return connect(*asked)


def _set_up(raw: Any, busy_seconds: float) -> None:  # the driver's own connection
    raw.isolation_level = None  # the driver begins nothing by itself: see _begin
    raw.execute(f"PRAGMA busy_timeout = {int(busy_seconds * 1000)}")
    for name, (wanted, reads) in _SETTINGS.items():
        raw.execute(f"PRAGMA {name} = {wanted}")
        if raw.execute(f"PRAGMA {name}").fetchone() != (reads,):
            raise Unavailable("not-durable", f"SQLite does not take {name} = {wanted}: update it.")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _need_folder(url: URL) -> None:
    folder = Path(url.database or "").parent
    if url.drivername.startswith("sqlite") and not folder.is_dir():
        raise Unavailable("cannot-open", f"{folder}: no such folder: mount or create it.")


def bring_up_to_date(
    connection: Connection,
    schema: Schema,
    where: str,
    *,
    may_upgrade: bool,
    first: Callable[[str], None] = lambda _version: None,
) -> None:
    """Run the migrations that are missing; Unavailable for a newer schema, or when it may not.

    `first` is called with the old version before a database with something in it is changed.
    """
    version = ""
    if inspect(connection).has_table("alembic_version"):
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
    if version > HEADS[schema]:
        raise Unavailable(
            "newer-schema", f"{where} was written by a newer Intake Kiosk: install that version."
        )
    if version == HEADS[schema]:
        return
    if not may_upgrade:
        raise Unavailable(
            "schema",
            f"{where} is not set up for this version: have IT run kiosk clinic database init.",
        )
    if version:
        first(version)
    # Alembic costs 140 ms to load, and is needed once in the life of a version.
    from db.migrations import upgrade  # noqa: PLC0415

    try:
        upgrade(connection, schema)
    except Exception:
        log.error("%s could not be upgraded from version %s: it is as it was", where, version)  # noqa: TRY400 who catches it tells the rest
        raise
