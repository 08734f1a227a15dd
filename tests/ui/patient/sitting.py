"""An invented patient at a tablet whose outbox is in memory: for tests of the steps' objects."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QAbstractListModel, QCoreApplication

from kiosk.content.pack import Pack
from kiosk.intake import Intake
from kiosk.record.seal import Sealing
from kiosk.visit.visit import Visit
from tests.people import DEVICE, STARTED, a_pack
from tests.ui.patient.tablet import FullDisk
from ui.background import Background
from ui.patient.visit import PatientVisit

Qml = Any  # an object as QML sees it: its properties are values, which the stubs do not know


@dataclass
class TickingClock:
    """A clock that goes on a minute at each look."""

    time: datetime = STARTED

    def now(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@dataclass
class Sitting:
    """One tablet, one patient, one pack."""

    visit: Qml
    outbox: FullDisk
    background: Background

    @property
    def record(self) -> Visit:
        record: Visit = self.visit.record
        return record

    def settle(self) -> None:
        """Let the worker finish and its news arrive."""
        while self.background.busy:
            QCoreApplication.processEvents()

    def acknowledge_notices(self) -> None:
        """See every notice at a desk, and let the courier bring the news."""
        for queued in self.outbox.waiting():
            self.outbox.noticed(queued.id, STARTED)
        self.visit.hear_from_courier()
        self.settle()

    def close(self) -> None:
        self.settle()
        self.background.close()


def a_sitting(pack: Pack | None = None, record: Visit | None = None) -> Sitting:
    """Sit down at a tablet; `record` is what has happened before."""
    background, outbox = Background(), FullDisk()
    visit = PatientVisit(background)
    recipient = str(pyrage.x25519.Identity.generate().to_public())
    sealing = Sealing("invented-clinic", DEVICE, Ed25519PrivateKey.generate(), (recipient,))
    visit.open(Intake(pack or a_pack(), TickingClock(), outbox, sealing))
    visit.apply(record or visit.record.begin("en"))
    return Sitting(visit, outbox, background)


def rows(model: QAbstractListModel) -> list[tuple[object, ...]]:
    """Read a list as QML does: every role of every row."""
    roles = sorted(model.roleNames())
    return [
        tuple(model.data(model.index(row), role) for role in roles)
        for row in range(model.rowCount())
    ]
