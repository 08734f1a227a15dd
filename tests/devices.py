"""Devices of a real PostgreSQL for tests: each with its role and its certificate."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from db.address import secured
from db.inbox import SqlInbox
from db.postgres.remote import RemoteInbox
from db.postgres.roles import admit
from db.postgres.setup import set_up
from kiosk.ports import Clock, Head, Receipt
from kiosk.record.envelope import parse
from tests.postgres import Cluster

OWNER = "clinic_owner"

_EMPTY = """
SET session_replication_role = replica;
TRUNCATE received, acknowledged, aside, first, person, wrapped, recovery, tries, claim,
    manifest, request, audit, filing, filed_part, chart_patient,
    arrival, mark, summary, tag
RESTART IDENTITY
"""


def make_owner(cluster: Cluster) -> None:
    """Make the owner of databases, once for a server."""
    cluster.run(
        f"DO $$ BEGIN CREATE ROLE {OWNER} LOGIN CREATEROLE; "
        "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )


class Served:
    """An inbox on a server, made by an owner who is no superuser, as a clinic's is."""

    folder: Path  # where devices keep their certificates

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        make_owner(cluster)
        self.name = cluster.database(OWNER)
        self.owner = cluster.url(self.name, OWNER)
        set_up(self.owner)

    def emptied(self, folder: Path) -> "Served":
        """Forget all that arrived, which the owner himself could not."""
        self.folder = folder
        self.cluster.run(_EMPTY, self.name)
        return self

    def url(self, device: str, *, desk: bool = False) -> str:
        """Let a device in; return how its programs reach the inbox."""
        admit(self.owner, device, desk=desk)
        return self.reached_by(self.cluster.certificates(self.folder / device, device))

    def reached_by(self, certificates: Path) -> str:
        """Return how whoever holds these certificates reaches the inbox."""
        return secured(self.cluster.address(self.name), certificates)

    def connection(self, url: str) -> psycopg.Connection:
        """Connect as the device itself could, with no program of ours between."""
        parts = make_url(url).translate_connect_args(username="user", database="dbname")
        return psycopg.connect(autocommit=True, **parts, **make_url(url).query)  # type: ignore[arg-type]


class RemoteTablets:
    """An inbox whose envelopes come from tablets over the network, and that a desk reads.

    It promises what every inbox does: see kiosk.ports.Inbox.
    """

    def __init__(self, served: Served, clock: Clock) -> None:
        self._served = served
        self._tablets: dict[str, RemoteInbox] = {}
        self._desk = SqlInbox(served.url("front-desk", desk=True), clock)

    def tablet(self, device: str) -> RemoteInbox:
        """Return the inbox as this tablet reaches it."""
        if device not in self._tablets:
            self._tablets[device] = RemoteInbox(self._served.url(device))
        return self._tablets[device]

    def deliver(self, envelope: bytes) -> Receipt:
        """Have its own tablet send an envelope."""
        return self.tablet(parse(envelope).header.device).deliver(envelope)

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Have the first tablet ask."""
        return self.tablet("tablet-1").acknowledged(envelope_ids)

    def head(self, device: str, since: int) -> Head:
        """Have the device itself ask."""
        return self.tablet(device).head(device, since)

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:
        """Have the first tablet ask."""
        return self.tablet("tablet-1").fates(envelope_ids)

    def __getattr__(self, name: str) -> Any:
        """Leave what a desk does to the desk."""
        return getattr(self._desk, name)

    def close(self) -> None:
        """Close every connection."""
        self._desk.close()
        for tablet in self._tablets.values():
            tablet.close()
