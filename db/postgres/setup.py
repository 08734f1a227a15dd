"""`kiosk clinic database init`: the schema, who may do what in it, and the lines of pg_hba.conf.

Two groups, `kiosk_tablet` and `kiosk_desk`; each device has a role of its own in one or both. It
may be run again at any time, and is how an update brings the schema along.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from db.address import CONNECTING, is_postgresql, name_of, verified
from db.faults import known_faults
from db.store import bring_up_to_date
from kiosk.errors import Refused

TABLET, DESK = "kiosk_tablet", "kiosk_desk"

_KEPT = ("received", "acknowledged", "aside", "first", "manifest", "request", "audit")  # append
_CHANGED = (  # by desks, as people work
    "person",
    "wrapped",
    "recovery",
    "tries",
    "claim",
    "arrival",
    "filing",
    "filed_part",
    "chart_patient",
    "mark",
    "summary",
    "tag",
)
_ASKING = "EXECUTE ON FUNCTION head(bigint, text[]), manifest(), letters(text)"
_GRANTS = {
    TABLET: (
        "INSERT (id, kind, seq, body) ON received, aside",
        "INSERT (id, body) ON request",
        _ASKING,
    ),
    DESK: (
        f"SELECT ON alembic_version, {', '.join((*_KEPT, *_CHANGED))}",
        "INSERT (id, kind, device, seq, body) ON received",
        "INSERT (id, kind, device, seq, body, received_at, why) ON aside",
        "INSERT (id, person, acknowledged_at) ON acknowledged",
        "INSERT (act, intake_id, id) ON first",
        "INSERT (id, version, body) ON manifest",
        "INSERT (id, body) ON request",
        "INSERT (desk, seq, id, at, body) ON audit",
        f"INSERT, UPDATE, DELETE ON {', '.join(_CHANGED)}",
        _ASKING,
    ),
}


def set_up(url: str) -> str:
    """Bring the schema up to date and grant each group what it needs; return the database's name.

    The URL is the owner's: who owns the database and may create roles. Raises Refused when it
    names no PostgreSQL, Unavailable when the server does not answer or a right is missing.
    """
    with as_owner(url) as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(1768845419)"))  # one set-up at a time
        bring_up_to_date(connection, "inbox", name_of(connection.engine.url), may_upgrade=True)
        _make_groups(connection)
        _grant(connection)
        database: str = connection.execute(text("SELECT current_database()")).scalar_one()
    return database


def hba_lines(database: str) -> list[str]:
    """Return what pg_hba.conf needs: devices by certificate over TLS, and in no other way."""
    return [f"hostssl  {database}  +{group}  all  cert" for group in (TABLET, DESK)] + [
        f"host     all  +{group}  all  reject" for group in (TABLET, DESK)
    ]


@contextmanager
def as_owner(url: str) -> Iterator[Connection]:
    """Open a transaction of the database's owner; Refused when the URL names no PostgreSQL."""
    engine = _owners_engine(url)
    try:
        with known_faults(name_of(engine.url)), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _owners_engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if is_postgresql(parsed):
            known = verified(parsed)
            return create_engine(known, hide_parameters=True, connect_args=CONNECTING)
    except (ArgumentError, NoSuchModuleError):
        pass
    raise Refused("database-url", "This is no PostgreSQL: write postgresql://OWNER@HOST/DATABASE")


def _make_groups(connection: Connection) -> None:
    for group in (TABLET, DESK):
        there = text("SELECT 1 FROM pg_roles WHERE rolname = :name")
        if connection.execute(there, {"name": group}).first() is None:
            connection.execute(text(f"CREATE ROLE {group} NOLOGIN"))


def _grant(connection: Connection) -> None:
    """Take everything away, then give each group what it needs: what an update dropped is gone."""
    both = f"{TABLET}, {DESK}"
    database = connection.execute(text("SELECT quote_ident(current_database())")).scalar_one()
    for statement in (
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC, {both}",
        f"GRANT CONNECT ON DATABASE {database} TO {both}",
        f"REVOKE ALL ON SCHEMA public FROM PUBLIC, {both}",
        f"GRANT USAGE ON SCHEMA public TO {both}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {both}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {both}",
        f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, {both}",
        *(f"GRANT {right} TO {group}" for group, rights in _GRANTS.items() for right in rights),
    ):
        connection.execute(text(statement))
