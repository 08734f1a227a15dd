"""The inbox as a device without rights reaches it: a file, a folder, a server that shows nothing.

A desk reads the inbox itself, with the rights of a desk.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from db.address import is_postgresql
from db.inbox import SqlInbox
from db.membership import SqlMembership
from kiosk.app.home import inbox_url
from kiosk.ports import Clock, InboxIntake, Published
from kiosk.record.enrolment import read_enrolment
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.postgres.remote import RemoteInbox, RemoteMembership


@dataclass(frozen=True, slots=True)
class Carrier:
    """Where a device's envelopes go, and where it finds the clinic's manifest."""

    inbox: InboxIntake
    published: Published
    close: Callable[[], None] = lambda: None


def carrier(home: Path, settings: Settings, clock: Clock) -> Carrier:
    """Return the way that is set: a folder, else the inbox itself; Refused for a bad address."""
    if settings.exchange_folder:
        from kiosk.outside.exchange.manifests import FolderManifests
        from kiosk.outside.exchange.tablet import FolderInbox

        folder, enrolment = Path(settings.exchange_folder), read_enrolment(home)
        inbox = FolderInbox(folder, enrolment.clinic, enrolment.device)
        return Carrier(inbox, FolderManifests(folder, enrolment.clinic))
    url = inbox_url(home, settings)
    intake, joining = intake_at(url, clock), joining_at(url)

    def close() -> None:
        intake.close()
        joining.close()

    return Carrier(intake, joining, close)


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
