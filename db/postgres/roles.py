"""A role for each device: let in, shut out. Who it is, its certificate says."""

import re
from typing import Any

from sqlalchemy import Connection, Row, text

from db.postgres.setup import DESK, TABLET, as_owner
from kiosk.errors import Refused
from kiosk.record.request import DEVICE_ID

_CONNECTIONS = {TABLET: 4, DESK: 24}
_LIMITS = {  # for honest devices: a stuck one gives way by itself
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "10s",
    "synchronous_commit": "on",
}


def admit(url: str, device: str, *, desk: bool) -> None:
    """Give a device a role, as a tablet or as a desk; one that has it keeps it.

    Raises Refused for a name that is no device's, that is another role's, or that was shut out.
    """
    _demand_name(device)
    with as_owner(url) as connection:
        group, name = DESK if desk else TABLET, f'"{device}"'
        role = _role(connection, device)
        _demand_free(role, device)
        if role is None:
            connection.execute(text(f"CREATE ROLE {name} LOGIN"))
        connection.execute(text(f"GRANT {group} TO {name}"))
        limit = _CONNECTIONS[group]
        connection.execute(text(f"ALTER ROLE {name} CONNECTION LIMIT {limit}"))
        for setting, value in _LIMITS.items():
            connection.execute(text(f"ALTER ROLE {name} SET {setting} = '{value}'"))


def expel(url: str, device: str) -> None:
    """Shut a device out for good, and end its connections; Refused when it has no role."""
    _demand_name(device)
    with as_owner(url) as connection:
        role = _role(connection, device)
        if role is None or not role.ours:
            raise Refused("no-role", f"{device} has no role in this database: nothing changed.")
        connection.execute(text(f'ALTER ROLE "{device}" NOLOGIN'))
        connection.execute(text(f'GRANT "{device}" TO CURRENT_USER'))  # to end what it runs
    with as_owner(url) as connection:
        connection.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :name"),
            {"name": device},
        )
        connection.execute(text(f'REVOKE "{device}" FROM CURRENT_USER'))


def _demand_name(device: str) -> None:
    if not re.fullmatch(DEVICE_ID, device):
        raise Refused(
            "device-name", f"{device!r}: a device's name has small letters, digits and dashes."
        )


def _demand_free(role: Row[Any] | None, device: str) -> None:
    if role is not None and not role.ours:
        raise Refused("role-taken", f"{device} is another role of this server: take another name.")
    if role is not None and not role.rolcanlogin:
        raise Refused("shut-out", f"{device} was shut out: let it in under another name.")


def _role(connection: Connection, device: str) -> Row[Any] | None:
    """Return whether a role may log in, and whether it is one of ours; None: there is none."""
    asked = {"name": device, "groups": [TABLET, DESK]}
    return connection.execute(_ROLE, asked).first()


_ROLE = text("""
    SELECT rolcanlogin, EXISTS (
        SELECT 1 FROM pg_auth_members JOIN pg_roles of ON of.oid = roleid
        WHERE member = r.oid AND of.rolname = ANY(:groups)
    ) AS ours
    FROM pg_roles r WHERE rolname = :name
""")
