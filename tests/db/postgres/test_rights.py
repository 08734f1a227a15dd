"""What a device can do in the clinic's PostgreSQL with psql, a certificate and bad intent."""

import hashlib
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

import db.working_tables  # noqa: F401 its tables are the inbox’s too
from db.filing_tables import InboxTable
from db.inbox import SqlInbox
from db.postgres.setup import set_up
from kiosk.outside.pretend import FixedClock
from kiosk.record.envelope import parse
from tests.devices import Served
from tests.envelopes import sealed

EVIDENCE = ("received", "aside", "acknowledged", "first", "manifest", "request", "audit")
CHANGED = (
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
BODY = b"invented bytes"
ID = hashlib.sha256(BODY).hexdigest()


@pytest.fixture
def tablet(served: Served) -> Iterator[psycopg.Connection]:
    with served.connection(served.url("tablet-1")) as connection:
        yield connection


@pytest.fixture
def desk(served: Served) -> Iterator[psycopg.Connection]:
    with served.connection(served.url("front-desk", desk=True)) as connection:
        yield connection


def filled(served: Served) -> str:
    """Put a row into every table that keeps evidence; return the notice's id."""
    data = sealed("notice")
    inbox = SqlInbox(served.owner, FixedClock())
    inbox.deliver(data)
    inbox.acknowledge(parse(data).id, "nurse-1", FixedClock().now())
    inbox.set_aside(parse(data).id, "invented reason")
    inbox.close()
    with served.connection(served.owner) as owner:
        owner.execute("INSERT INTO manifest VALUES (%s, 1, %s)", (ID, BODY))
        owner.execute("INSERT INTO request (id, body) VALUES (%s, %s)", (ID, BODY))
        owner.execute("INSERT INTO audit VALUES ('x:desk', 1, %s, now(), %s)", (ID, BODY))
    return parse(data).id


@pytest.mark.parametrize("table", [*EVIDENCE, *CHANGED, "alembic_version"])
@pytest.mark.parametrize(
    "act", ["SELECT * FROM {}", "UPDATE {} SET id = 'x'", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_a_tablet_reads_changes_and_removes_nothing(
    tablet: psycopg.Connection, act: str, table: str
) -> None:
    with pytest.raises((errors.InsufficientPrivilege, errors.UndefinedColumn)):
        tablet.execute(act.format(table).encode())


@pytest.mark.parametrize("column", ["device", "received_at", "position"])
def test_a_tablet_cannot_name_its_sender_its_time_or_its_place(
    tablet: psycopg.Connection, column: str
) -> None:
    forged = {"device": "tablet-2", "received_at": "2020-01-01Z", "position": "1"}[column]
    with pytest.raises(errors.InsufficientPrivilege):
        tablet.execute(
            f"INSERT INTO received (id, kind, seq, body, {column}) "
            f"VALUES ('{ID}', 'intake', 1, %s, '{forged}')".encode(),
            (BODY,),
        )


def test_what_a_tablet_sends_bears_its_own_name_and_the_servers_time(
    served: Served, tablet: psycopg.Connection
) -> None:
    row = "INSERT INTO received (id, kind, seq, body) VALUES (%s, 'intake', 7, %s)"
    with served.connection(served.owner) as owner:
        before = owner.execute("SELECT clock_timestamp()").fetchone()
        tablet.execute(row, (ID, BODY))
        found = owner.execute(
            "SELECT device, seq, received_at BETWEEN %s AND clock_timestamp() FROM received",
            before,
        )
        assert found.fetchall() == [("tablet-1", 7, True)]


def test_the_server_checks_the_digest_of_an_audits_entry(desk: psycopg.Connection) -> None:
    with pytest.raises(errors.CheckViolation, match="digest"):
        desk.execute("INSERT INTO audit VALUES ('x:desk', 1, %s, now(), %s)", (ID, BODY + b"!"))


@pytest.mark.parametrize("table", ["received", "aside", "request"])
def test_the_server_checks_every_digest(tablet: psycopg.Connection, table: str) -> None:
    more = ("", "") if table == "request" else (", kind, seq", ", 'intake', 1")
    with pytest.raises(errors.CheckViolation, match="digest"):
        tablet.execute(
            f"INSERT INTO {table} (id, body{more[0]}) VALUES (%s, %s{more[1]})".encode(),
            (ID, BODY + b"!"),
        )


@pytest.mark.parametrize(
    "act",
    [
        "INSERT INTO manifest (id, version, body) VALUES ('x', 99, 'x')",
        "INSERT INTO acknowledged (id, person, acknowledged_at) VALUES ('x', 'x', now())",
        "INSERT INTO person VALUES ('x', 'x', 'nurse', 'x')",
        "CREATE TABLE mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "SELECT nextval('received_position_seq')",
        "SELECT arrive()",
        "ALTER TABLE received DISABLE TRIGGER ALL",
        "SET ROLE kiosk_desk",
        "SET SESSION AUTHORIZATION clinic_owner",
        "COPY received TO STDOUT",
        "BEGIN; LOCK TABLE received",
        "CREATE ROLE mine",
    ],
)
def test_a_tablet_has_no_other_way(tablet: psycopg.Connection, act: str) -> None:
    with pytest.raises((errors.InsufficientPrivilege, errors.FeatureNotSupported)):
        tablet.execute(act.encode())


def test_a_tablet_learns_of_its_own_alone(served: Served, tablet: psycopg.Connection) -> None:
    mine = filled(served)
    other = sealed("notice", device="tablet-2")
    inbox = SqlInbox(served.owner, FixedClock())
    inbox.deliver(other)
    inbox.acknowledge(parse(other).id, "nurse-1", FixedClock().now())
    inbox.close()
    asked = [mine, parse(other).id]
    row = tablet.execute("SELECT held, acknowledged FROM head(1, %s)", (asked,)).fetchone()
    assert row is not None
    assert row[0] == 1
    assert list(row[1]) == [mine]


@pytest.mark.parametrize("table", EVIDENCE)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_a_desk_changes_and_removes_no_evidence(
    served: Served, desk: psycopg.Connection, act: str, table: str
) -> None:
    filled(served)
    with pytest.raises(errors.InsufficientPrivilege):
        desk.execute(act.format(table).encode())


@pytest.mark.parametrize("table", EVIDENCE)
@pytest.mark.parametrize("act", ["UPDATE {} SET id = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_not_even_the_owner_changes_evidence_by_a_slip(
    served: Served, act: str, table: str
) -> None:
    filled(served)
    with (
        served.connection(served.owner) as owner,
        pytest.raises(errors.RestrictViolation, match="append only"),
    ):
        owner.execute(act.format(table).encode())


def test_a_desk_cannot_name_the_time_or_the_place_of_what_arrives(
    desk: psycopg.Connection,
) -> None:
    for column, forged in (("received_at", "2020-01-01Z"), ("position", "1")):
        with pytest.raises(errors.InsufficientPrivilege):
            desk.execute(
                f"INSERT INTO received (id, kind, device, seq, body, {column}) "
                f"VALUES ('{ID}', 'review', 'x:desk', 1, %s, '{forged}')".encode(),
                (BODY,),
            )


def test_a_desk_reads_every_table_and_a_tablet_none(served: Served) -> None:
    tables = [*InboxTable.metadata.tables, "alembic_version"]
    with served.connection(served.owner) as owner:
        for group, may in (("kiosk_desk", True), ("kiosk_tablet", False)):
            for table in tables:
                row = owner.execute("SELECT has_table_privilege(%s, %s, 'SELECT')", (group, table))
                assert row.fetchone() == (may,), f"{group} and {table}"


def test_setting_up_again_takes_back_what_somebody_granted(
    served: Served, tablet: psycopg.Connection
) -> None:
    with served.connection(served.owner) as owner:
        owner.execute("GRANT SELECT ON received TO kiosk_tablet")
        tablet.execute("SELECT * FROM received")
        set_up(served.owner)
    with pytest.raises(errors.InsufficientPrivilege):
        tablet.execute("SELECT * FROM received")
