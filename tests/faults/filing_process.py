"""A desk that files, in a process of its own, to be killed at any moment."""

from dataclasses import dataclass
from datetime import date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc.jwk import ECKey

from kiosk.filing.chart_settings import ChartSettings, FhirChart
from kiosk.filing.clerk import Clerk
from kiosk.outside.chart.fhir.chart import FhirServer
from kiosk.outside.chart.which import chart_for
from kiosk.outside.pretend import FixedClock
from kiosk.ports.filing import Chart
from kiosk.record.manifest import Manifest
from tests.charts import SINCE, FilingClinic

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


def clerk_of(post: Post) -> Clerk:
    """Sit down at the desk of this clinic, with the keys that it had."""
    clinic = FilingClinic(post.folder, clock=FixedClock(post.now))
    clinic.manifest = post.manifest
    clinic.epoch = pyrage.x25519.Identity.from_str(post.epoch)
    clinic.nurse_keys["nurse-1"] = Ed25519PrivateKey.from_private_bytes(post.signing)
    chart = chart_of(post.settings, post.folder, clinic.clock)
    clerk = clinic.clerk(chart=chart)
    clerk.lot = lambda: 0.0
    return clerk


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
