"""What a database may refuse, as the errors that the rest of the house knows.

A constraint that holds is no fault: IntegrityError passes, for the store to make sense of.
What only people can mend (a certificate, a right, a schema) is told apart from what mends itself,
by its code and its words; both are Unavailable: no envelope is to blame, so none is set aside.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from kiosk.errors import Damaged, KioskError, Unavailable

Known = tuple[str, str]  # code, what to do

_LOCKED = ("locked", "another program holds it: close that program, or wait")

# SQLite result codes by prefix, https://www.sqlite.org/rescode.html
_SQLITE: dict[str, Known] = {
    "SQLITE_FULL": ("disk-full", "the disk is full: make room on it"),
    "SQLITE_READONLY": ("read-only", "it cannot be written: give this user the right to write"),
    "SQLITE_PERM": ("no-right", "it cannot be used: give this user the right to it"),
    "SQLITE_CANTOPEN": (
        "cannot-open",
        "it cannot be opened: mount or create its folder, and give this user the right to it",
    ),
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_IOERR": ("disk", "the disk does not read or write: check the disk"),
}
_SCHEMA = ("schema", "it is not set up for this version: run kiosk clinic database init")
_RESTARTS = ("server-restarts", "the server is restarting: wait")
_NO_DATABASE = ("no-database", "the server has no database of this name: correct the address")
_BUSY = ("server-busy", "the server is too busy: wait; if it lasts, look at the server")
# PostgreSQL's SQLSTATE by prefix, https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL: dict[str, Known] = {
    "53100": ("disk-full", "the server's disk is full: make room on it"),
    "53": _BUSY,
    "57014": _BUSY,
    "57": _RESTARTS,
    "55P03": _LOCKED,
    "40": _LOCKED,
    "25006": ("read-only", "this server is a copy that takes nothing: name the primary one"),
    "25": _BUSY,
    "28": ("shut-out", "the server does not let this device in: was it revoked?"),
    "42501": ("no-right", "this device lacks a right: run kiosk clinic database init again"),
    "42": _SCHEMA,
    "3D": _NO_DATABASE,
    "3F": _SCHEMA,
    "58": ("disk", "the server's disk does not read or write: check the server"),
    "08": ("network", "the connection broke: check the network"),
}
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002")

# A connection that never was has no SQLSTATE: libpq and OpenSSL say it in words, in this order.
_CONNECTING: dict[str, Known] = {
    "alert certificate expired": (
        "certificate-expired",
        "this device's certificate has expired, or a clock is wrong: kiosk clinic database admit",
    ),
    "server does not support SSL": (
        "server-without-tls",
        "the server offers no TLS: set ssl = on in its postgresql.conf, then reload it",
    ),
    "is not permitted to log in": ("shut-out", "the clinic has shut this device out"),
    "certificate authentication failed": (
        "shut-out",
        "the certificate is another device's than the address names: correct the address",
    ),
    "too many": _BUSY,  # before what names a role: "too many connections for role"
    'role "': ("shut-out", "the server knows no such device: kiosk clinic database admit"),
    "no pg_hba.conf entry": (
        "shut-out",
        "its pg_hba.conf lets nobody in this way: kiosk clinic database init prints the lines",
    ),
    "pg_hba.conf rejects": (
        "shut-out",
        "its pg_hba.conf lets devices in by certificate alone: put this device's in place",
    ),
    "unknown ca": ("shut-out", "the server does not know the clinic's CA: give it clinic-ca.crt"),
    "certificate verify failed": (
        "server-unknown",
        "its certificate has expired, or is not from the CA in server-ca.crt: check the clock too",
    ),
    "does not match host name": (
        "server-unknown",
        "the server's certificate names another host: correct the address or the certificate",
    ),
    "root certificate file": ("certificate-missing", "server-ca.crt is missing: copy it again"),
    "certificate file": ("certificate-missing", "client.crt cannot be read: copy it again"),
    "private key file": (
        "certificate-missing",
        "client.key cannot be read, or others may read it too: copy it again, for this user alone",
    ),
    "starting up": _RESTARTS,
    "shutting down": _RESTARTS,
    "remaining connection slots": _BUSY,
    'database "': _NO_DATABASE,
}


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
    name = getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "") or ""
    if name.startswith(_DAMAGED):
        return Damaged(
            "database-damaged",
            f"{where} is damaged: do not delete it; set it aside and call IT to restore it.",
        )
    for prefix, (code, words) in {**_SQLITE, **_POSTGRESQL}.items():
        if name.startswith(prefix):
            return Unavailable(code, f"{where}: {words}.")
    if not name and isinstance(error, OperationalError):
        return _unconnected(str(error.orig), where)
    return None


def _unconnected(told: str, where: str) -> Unavailable:
    for words, (code, remedy) in _CONNECTING.items():
        if words in told:
            return Unavailable(code, f"{where}: {remedy}.")
    return Unavailable("database", f"{where} does not answer: check the network and the server.")
