"""What a database may refuse, as the errors that the rest of the house knows.

A constraint that holds is no fault: IntegrityError passes, for the store to make sense of.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from kiosk.errors import Damaged, KioskError, Unavailable

# SQLite result codes by prefix, https://www.sqlite.org/rescode.html
_UNAVAILABLE = {
    "SQLITE_FULL": ("disk-full", "the disk is full: make room on it"),
    "SQLITE_READONLY": ("read-only", "it cannot be written: give this user the right to write"),
    "SQLITE_PERM": ("no-right", "it cannot be used: give this user the right to it"),
    "SQLITE_CANTOPEN": (
        "cannot-open",
        "it cannot be opened: mount or create its folder, and give this user the right to it",
    ),
    "SQLITE_BUSY": ("locked", "another program holds it: close that program, or wait"),
    "SQLITE_LOCKED": ("locked", "another program holds it: close that program, or wait"),
    "SQLITE_IOERR": ("disk", "the disk does not read or write: check the disk"),
}
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@contextmanager
def known_faults(where: str) -> Iterator[None]:
    """Turn what a database raises into Unavailable or Damaged, naming the database."""
    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        known = _known(error, where)
        if known is None:
            raise
        raise known from error


def _known(error: DBAPIError, where: str) -> KioskError | None:
    name = getattr(error.orig, "sqlite_errorname", "")
    if name.startswith(_DAMAGED):
        return Damaged(
            "database-damaged",
            f"{where} is damaged: do not delete it; set it aside and call IT to restore it.",
        )
    for prefix, (code, words) in _UNAVAILABLE.items():
        if name.startswith(prefix):
            return Unavailable(code, f"{where}: {words}.")
    if not name and isinstance(error, OperationalError):
        return Unavailable(
            "database", f"{where} does not answer: check the network and the server."
        )
    return None
