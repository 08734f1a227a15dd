"""An invented patient at a tablet whose outbox is a list: for tests of the steps' objects."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QAbstractListModel, QCoreApplication

from kiosk.content.pack import Pack
from kiosk.errors import Unavailable
from kiosk.intake import Intake
from kiosk.ports import Queued
from kiosk.record.envelope import Kind
from kiosk.record.seal import Sealing
from kiosk.visit.visit import Visit
from tests.people import DEVICE, STARTED, a_pack
from ui.background import Background
from ui.patient.visit import PatientVisit


@dataclass
class TickingClock:
    """A clock that goes on a minute at each look."""

    time: datetime = STARTED

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@dataclass
class ListOutbox:
    """An outbox in memory; `full` stands for a disk that refuses."""

    rows: dict[str, Queued] = field(default_factory=dict)
    full: bool = False

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        if self.full:
            raise Unavailable("disk-full", "The disk is full: free some space.")
        seq = len(self.rows) + 1
        body = seal(seq, next(reversed(self.rows), ""))
        queued = Queued(seq, hashlib.sha256(body).hexdigest(), kind, body, STARTED)
        self.rows[queued.id] = queued
        return queued

    def find(self, envelope_id: str) -> Queued | None:
        return self.rows.get(envelope_id)

    def acknowledge_all(self) -> None:
        for row in list(self.rows.values()):
            self.rows[row.id] = replace(row, delivered_at=STARTED, noticed_at=STARTED)


@dataclass
class Sitting:
    """One tablet, one patient, one pack."""

    visit: PatientVisit
    outbox: ListOutbox
    background: Background

    @property
    def record(self) -> Visit:
        return self.visit.record

    def settle(self) -> None:
        """Let the worker finish and its news arrive."""
        while self.background.busy:
            QCoreApplication.processEvents()

    def close(self) -> None:
        self.settle()
        self.background.close()


def a_sitting(pack: Pack | None = None, record: Visit | None = None) -> Sitting:
    """Sit down at a tablet; `record` is what has happened before."""
    background, outbox = Background(), ListOutbox()
    visit = PatientVisit(background)
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    sealing = Sealing("invented-clinic", DEVICE, Ed25519PrivateKey.generate(), (recipient,))
    visit.open(Intake(pack or a_pack(), TickingClock(), outbox, sealing))  # type: ignore[arg-type]
    visit.apply(record or visit.record.begin("en"))
    return Sitting(visit, outbox, background)


def rows(model: QAbstractListModel) -> list[tuple[object, ...]]:
    """Read a list as QML does: every role of every row."""
    roles = sorted(model.roleNames())
    return [
        tuple(model.data(model.index(row), role) for role in roles)
        for row in range(model.rowCount())
    ]
