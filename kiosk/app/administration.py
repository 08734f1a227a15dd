"""Where this machine's clinic keeps its papers: its home, and the inbox's database."""

from pathlib import Path

from db.inbox import SqlInbox
from db.membership import SqlMembership
from db.registry import SqlRegistry
from kiosk.app.home import inbox_url
from kiosk.outside.clock import SystemClock
from kiosk.provision.administration import Administration
from kiosk.settings import Settings


def administration(home: Path, settings: Settings) -> Administration:
    """Return what an admin works with on this machine; nothing is opened yet."""
    url, clock = inbox_url(home, settings), SystemClock()
    registry, membership, inbox = SqlRegistry(url), SqlMembership(url), SqlInbox(url, clock)
    return Administration(home, registry, membership, inbox, clock, settings.faults)
