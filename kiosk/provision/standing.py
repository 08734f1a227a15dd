"""How a clinic stands: who asks, who belongs, how old its papers are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.provision.clinic import VALID_FOR
from kiosk.provision.pairing.desk import Waiting
from kiosk.record.manifest import Device, Manifest

Concern = Literal["expired", "expires-soon", "sheet-untried"]

_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device of the manifest, and when its last envelope arrived; None: none ever did."""

    device: Device
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A clinic at one moment."""

    manifest: Manifest
    waiting: tuple[Waiting, ...]
    devices: tuple[KnownDevice, ...]
    now: datetime

    @property
    def signed_at(self) -> datetime:
        """Return when the manifest was signed."""
        return self.manifest.not_after - VALID_FOR

    @property
    def days_old(self) -> int:
        """Return the manifest's age in whole days."""
        return max((self.now - self.signed_at).days, 0)

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """Return what somebody must do something about."""
        return concerns(self.manifest, self.now)


def concerns(manifest: Manifest, now: datetime) -> tuple[Concern, ...]:
    """Return what somebody must do something about; patients go on meanwhile."""
    found: list[Concern] = []
    if manifest.expired(now):
        found.append("expired")
    elif manifest.expired(now + _SOON):
        found.append("expires-soon")
    if manifest.recovery_tested_at is None:
        found.append("sheet-untried")
    return tuple(found)
