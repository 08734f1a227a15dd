"""How a tablet stands, and what of it needs a person: for staff at the tablet and for IT."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.content.pack import PackReference
from kiosk.delivery.status import DeliveryStatus
from kiosk.drafts import Standing
from kiosk.intake import LEAST_FREE_BYTES
from kiosk.ports import Readings

Concern = Literal[
    "quarantined",
    "late",
    "pack",
    "key",
    "device",
    "drafts",
    "disk",
    "files",
    "clock",
    "battery",
    "heat",
    "offline",
    "settings",
    "exchange",
    "certificate",
]

LATE = timedelta(minutes=15)  # an envelope that waits longer is told
CLOCKS_DIFFER = 120.0  # seconds
KEY_AT_HAND = frozenset({"present", "unseen"})  # unseen: the kiosk's service has it, says its note
_BATTERY = 20  # per cent
_CELSIUS = 85.0  # processors slow down from about here


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """The device itself: its key, and the manifest that it holds."""

    device: str = ""  # empty: not enrolled
    key: str = ""  # how its key stands: present, unseen, absent, locked or unreadable
    key_source: str = ""
    manifest: int | None = None  # its version
    manifest_until: str = ""  # ISO 8601
    manifest_taken: str = ""  # ISO 8601: when this device took it
    problem: str = ""  # a sentence about what somebody must do
    certificate_until: str = ""  # ISO 8601, of that for a PostgreSQL; empty: it needs none
    certificate_problem: str = ""  # a sentence about what somebody must do


@dataclass(frozen=True, slots=True)
class ExchangeStatus:
    """The share or stick between tablets and desks, as this machine finds it."""

    folder: str
    waiting: int = 0  # envelopes that no desk has taken yet
    oldest: datetime | None = None  # since when the first of them has lain there
    set_aside: int = 0  # files that were cut off, or are no envelopes of ours
    problem: str = ""  # a sentence about what somebody must do


@dataclass(frozen=True, slots=True)
class TabletStatus:
    """One look at a tablet; None: it could not be found out, and `problems` says why."""

    version: str
    now: datetime
    machine: Readings
    delivery: DeliveryStatus | None
    pack: PackReference | None
    pack_problem: str = ""  # why it is the last good one, or none
    device: DeviceStatus = DeviceStatus()
    drafts: Standing = "off"  # what becomes of an unfinished visit when this restarts
    files_problem: str | None = ""  # who may read the home besides; None: Windows does not tell
    exchange: ExchangeStatus | None = None  # None: no folder is set
    settings_problems: tuple[str, ...] = ()  # what is wrong with how this machine is set
    problems: tuple[str, ...] = ()


def concerns(status: TabletStatus) -> frozenset[Concern]:
    """Return what a person must look at; what is not known is no concern."""
    found: dict[Concern, bool] = {
        "pack": bool(status.pack_problem) or status.pack is None,
        "key": status.device.key not in KEY_AT_HAND,
        "device": bool(status.device.problem),
        "drafts": status.drafts != "on",
        "files": bool(status.files_problem),
        "settings": bool(status.settings_problems),
        "exchange": bool(status.exchange and status.exchange.problem),
        "certificate": bool(status.device.certificate_problem),
        **_of_delivery(status),
        **_of_machine(status.machine),
    }
    return frozenset(concern for concern, so in found.items() if so)


def _of_delivery(status: TabletStatus) -> dict[Concern, bool]:
    delivery, now = status.delivery, status.now
    if delivery is None:
        return {"late": True}
    return {
        "quarantined": delivery.quarantined > 0,
        "late": delivery.oldest is not None and now - delivery.oldest > LATE,
        "clock": abs(delivery.clock_skew_seconds or 0.0) > CLOCKS_DIFFER,
    }


def _of_machine(machine: Readings) -> dict[Concern, bool]:
    low = machine.battery is not None and machine.battery <= _BATTERY
    return {
        "disk": machine.free_bytes is not None and machine.free_bytes < LEAST_FREE_BYTES,
        "battery": low and machine.charging is not True,
        "heat": machine.celsius is not None and machine.celsius >= _CELSIUS,
        "offline": machine.online is False,
    }
