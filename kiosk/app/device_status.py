"""What `kiosk status` says of the device itself: its key, and the manifest that it holds."""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import KioskError, Refused
from kiosk.outside.keychain import DeviceKeys, KeyState
from kiosk.record.enrolment import DEVICE_FILE, MANIFEST_FILE, held_manifest, read_enrolment
from kiosk.record.manifest import Manifest
from kiosk.settings import Settings
from kiosk.staff.status import DeviceStatus


def device_status(
    home: Path, settings: Settings, now: datetime, *, outside: bool = False
) -> DeviceStatus:
    """Return what is known, and a sentence about what somebody must do.

    `outside`: a command asks, which is not the kiosk itself.
    """
    if not (home / DEVICE_FILE).exists():
        return DeviceStatus()
    try:
        enrolment = read_enrolment(home)
        manifest = held_manifest(home, enrolment)
    except KioskError as error:
        return DeviceStatus(problem=error.message)
    keys = DeviceKeys(home, in_file=settings.device_key_file, outside=outside)
    held = keys.load(enrolment.device)
    return DeviceStatus(
        enrolment.device,
        held.state,
        held.source,
        manifest.version,
        manifest.not_after.isoformat(),
        _taken(home),
        _problem(held, manifest, enrolment.device, now),
    )


def _taken(home: Path) -> str:
    """Return when this device took its manifest."""
    written = (home / MANIFEST_FILE).stat().st_mtime
    return datetime.fromtimestamp(written, UTC).isoformat(timespec="seconds")


def _problem(held: KeyState, manifest: Manifest, device: str, now: datetime) -> str:
    if held.key is None and held.state != "unseen":
        return f"The device's key is {held.state}: {held.why}."
    try:
        known = manifest.device_key(device)
    except Refused as error:
        return error.message
    if held.key and held.key.public_key().public_bytes_raw() != known:
        return "The clinic knows another key for this device: ask anew under another name."
    if manifest.expired(now):
        return "The manifest has expired: have the clinic renew it. Patients go on meanwhile."
    return ""
