"""SQLAlchemy's SQLite dialect over apsw, so that the outbox can write to a disk of ours.

`sqlite+simulated:///FILE` connects through the disk that was put in for FILE; see `disk`.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import apsw
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

DISKS: dict[
    str, tuple[str, dict[str, str]]
] = {}  # file: name of its VFS, what the driver lies about


class Connection:
    """An apsw connection that answers as sqlite3's does, as far as SQLAlchemy asks."""

    isolation_level: str | None = None

    def __init__(self, file: str) -> None:
        vfs, self._lies = DISKS[file]
        self._raw = known(lambda: apsw.Connection(file, vfs=vfs))

    def cursor(self) -> "Cursor":
        return Cursor(self._raw)

    def execute(self, sql: str) -> "Cursor":
        """Run a statement; where the driver lies, another is run and the wished one told."""
        cursor = self.cursor()
        if sql in self._lies:
            cursor.execute(self._lies[sql])
            cursor.close()
        return cursor.execute(f"SELECT {told}" if (told := TOLD.get(sql)) and self._lies else sql)

    def create_function(
        self, name: str, count: int, function: Callable[..., Any], *, deterministic: bool
    ) -> None:
        self._raw.create_scalar_function(name, function, count, deterministic=deterministic)

    def commit(self) -> None:
        if self._raw.in_transaction:
            known(lambda: self._raw.execute("COMMIT"))

    def rollback(self) -> None:
        if self._raw.in_transaction:
            known(lambda: self._raw.execute("ROLLBACK"))

    def close(self) -> None:
        self._raw.close()


TOLD = {  # what a lying driver says when it is asked
    "PRAGMA journal_mode": "'truncate'",
    "PRAGMA synchronous": "3",
    "PRAGMA journal_mode = TRUNCATE": "'truncate'",
    "PRAGMA synchronous = EXTRA": "3",
}


class Cursor:
    """A cursor that has its rows at once."""

    def __init__(self, raw: apsw.Connection) -> None:
        self._raw = raw
        self._rows: list[Any] = []
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid = 0
        self.arraysize = 1

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> "Cursor":
        cursor = self._raw.cursor()
        cursor.exec_trace = self._describe
        self._rows = known(lambda: list(cursor.execute(sql, tuple(parameters))))
        self.rowcount = self._raw.changes()
        self.lastrowid = self._raw.last_insert_rowid()
        return self

    def executemany(self, sql: str, many: Sequence[Sequence[Any]]) -> "Cursor":
        for parameters in many:
            self.execute(sql, parameters)
        return self

    def _describe(self, cursor: apsw.Cursor, _sql: str, _bindings: object) -> bool:
        found = cursor.get_description()
        self.description = tuple((*column, *[None] * 5) for column in found) or None
        if self.description:
            self.description = tuple(column[:7] for column in self.description)
        return True

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Any]:
        given, self._rows = self._rows[:size], self._rows[size:]
        return given

    def fetchall(self) -> list[Any]:
        given, self._rows = self._rows, []
        return given

    def close(self) -> None:
        self._rows = []


def known(act: Callable[[], Any]) -> Any:
    """Run; raise what sqlite3 would."""
    try:
        return act()
    except apsw.Error as error:
        kind: type[sqlite3.DatabaseError] = sqlite3.OperationalError
        if isinstance(error, apsw.ConstraintError):
            kind = sqlite3.IntegrityError
        elif isinstance(error, apsw.CorruptError | apsw.NotADBError):
            kind = sqlite3.DatabaseError
        raised = kind(str(error))
        raised.sqlite_errorname = (
            NAMES.get(getattr(error, "extendedresult", 0)) or NAMES[type(error)]
        )
        raise raised from error


_NO_ERRORS = (0, 27, 28, 100, 101)  # OK, NOTICE, WARNING, ROW, DONE


def _names() -> Iterator[tuple[object, str]]:
    """Yield the name of every result code, by its number and by apsw's exception for it."""
    every = apsw.mapping_result_codes | apsw.mapping_extended_result_codes
    for number, name in every.items():
        if isinstance(number, int) and number & 0xFF not in _NO_ERRORS:
            yield number, str(name)
            if number < 256:
                yield type(apsw.exception_for(number)), str(name)


NAMES = dict(_names())


class Dialect(SQLiteDialect_pysqlite):
    """The dialect of `sqlite+simulated`."""

    driver = "simulated"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> Any:
        return sqlite3

    def connect(self, *arguments: Any, **_more: Any) -> Any:
        return Connection(*arguments)


registry.register("sqlite.simulated", __name__, "Dialect")
