"""The inbox as a device without rights reaches it: a file, or a PostgreSQL that shows it nothing.

A desk reads the inbox itself, with the rights of a desk.
"""

from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from db.address import is_postgresql
from db.inbox import SqlInbox
from db.membership import SqlMembership
from kiosk.ports import Clock

if TYPE_CHECKING:
    from db.postgres.remote import RemoteInbox, RemoteMembership


def intake_at(url: str, clock: Clock) -> "SqlInbox | RemoteInbox":
    """Return where envelopes are put; Refused for an address that is none."""
    if not _remote(url):
        return SqlInbox(url, clock)
    from db.postgres.remote import RemoteInbox

    return RemoteInbox(url)


def joining_at(url: str, request: str = "") -> "SqlMembership | RemoteMembership":
    """Return the membership as a device sees it; `request` is the id of its own."""
    if not _remote(url):
        return SqlMembership(url)
    from db.postgres.remote import RemoteMembership

    return RemoteMembership(url, request)


def _remote(url: str) -> bool:
    try:
        return is_postgresql(make_url(url))
    except ArgumentError:
        return False  # whoever opens it says so
