"""A desk that files, in a process of its own, to be killed at any moment."""

from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc.jwk import ECKey

from db.catalogue import SqlCatalogue
from db.filing import SqlFilings
from db.inbox import SqlInbox
from db.store import sqlite_url
from kiosk.audit.trail import Trail
from kiosk.filing.chart_settings import ChartSettings, FhirChart
from kiosk.filing.clerk import Clerk
from kiosk.outside.chart.fhir.chart import FhirServer
from kiosk.outside.chart.which import chart_for
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_audit import MemoryAudit
from kiosk.outside.pretend_clinic import MemoryClaims
from kiosk.ports.filing import Chart
from kiosk.record.manifest import Manifest
from kiosk.review.archive.keys import IndexKey
from kiosk.review.desk import Desk
from kiosk.review.reader import Reviewer
from tests.charts import SINCE
from tests.desks import CLINIC
from tests.people import a_pack

READY, TAKEN, LEFT, IDLE = "ready", "taken", "left", "idle"


@dataclass(frozen=True)
class Post:
    """What a desk needs to file: where, with whose keys, and what time it is there."""

    folder: Path
    settings: ChartSettings
    manifest: Manifest
    epoch: str
    signing: bytes
    now: datetime


def desk_of(post: Post) -> tuple[Desk, FixedClock]:
    clock, pack, url = FixedClock(post.now), a_pack(), sqlite_url(post.folder / "inbox.sqlite3")
    key = Ed25519PrivateKey.from_private_bytes(post.signing)
    desk = Desk(
        inbox=SqlInbox(url, clock),
        clock=clock,
        manifest=post.manifest,
        packs={pack.reference: pack},
        device="desk-that-files",
        reviewer=Reviewer("nurse-1", "Nora Invented, RN", (post.epoch,), key, IndexKey(bytes(32))),
        claims=MemoryClaims(),
        catalogue=SqlCatalogue(url),
        trail=Trail(MemoryAudit(), clock, CLINIC, "desk-that-files"),
    )
    return desk, clock


def clerk_of(post: Post) -> Clerk:
    desk, clock = desk_of(post)
    filings = SqlFilings(sqlite_url(post.folder / "inbox.sqlite3"))
    return Clerk(desk, filings, chart_of(post.settings, post.folder, clock), SINCE, lambda: 0.0)


def chart_of(settings: ChartSettings, home: Path, clock: FixedClock) -> Chart:
    if isinstance(settings, FhirChart):
        key = ECKey.generate_key("P-384", private=True)
        return FhirServer(settings, clock, lambda: key)
    return chart_for(settings, home, clock)


def file_all(post: Post, says: Connection) -> None:
    """File whatever is due until there is nothing, or somebody kills this process."""
    clerk = clerk_of(post)
    says.send(READY)
    while delivery := clerk.next():
        says.send(TAKEN)
        clerk.came(delivery.send())
        says.send(LEFT)
    says.send(IDLE)


def since() -> date:
    return SINCE.date()
