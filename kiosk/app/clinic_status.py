"""`kiosk clinic status`: who belongs, and what somebody must do about the clinic's keys."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from db.membership import SqlMembership
from kiosk.app.home import inbox_url
from kiosk.app.membership import known_manifest, pinned_root
from kiosk.errors import KioskError
from kiosk.outside.clock import SystemClock
from kiosk.provision.devices import waiting_devices
from kiosk.record.manifest import Manifest
from kiosk.record.request import Asked, read_request
from kiosk.settings import Settings

_SOON = timedelta(days=30)


def clinic_status(home: Path, settings: Settings, *, as_json: bool) -> int:
    """Print the manifest in words, or as JSON; 1 when somebody must act."""
    membership = SqlMembership(inbox_url(home, settings))
    manifest = known_manifest(home, membership)
    waiting = pending(home, manifest, membership)
    todo = attention(manifest, SystemClock().now())
    if as_json:
        print(json.dumps(_told(manifest, waiting, todo), ensure_ascii=False))
    else:
        _print(manifest, waiting, todo)
    return 1 if todo else 0


def attention(manifest: Manifest, now: datetime) -> list[str]:
    """Return what somebody must do, each as a sentence."""
    todo = []
    if manifest.expired(now):
        todo.append("The manifest has expired: kiosk clinic rotate. Patients go on meanwhile.")
    elif manifest.expired(now + _SOON):
        todo.append(f"The manifest expires on {manifest.not_after:%Y-%m-%d}: kiosk clinic rotate.")
    if manifest.recovery_tested_at is None:
        todo.append("The recovery sheet was never tested: kiosk clinic confirm-recovery.")
    return todo


def pending(home: Path, manifest: Manifest, membership: SqlMembership) -> list[Asked]:
    """Return the requests of devices that wait to be let in; what is no request is passed over."""
    asked = [one for one in map(_readable, membership.requests()) if one]
    return waiting_devices(pinned_root(home), manifest.devices, asked)


def _readable(data: bytes) -> Asked | None:
    try:
        return read_request(data)
    except KioskError:
        return None  # anybody may write a request: what is none must not hide the others


def _told(manifest: Manifest, waiting: list[Asked], todo: list[str]) -> dict[str, object]:
    tested = manifest.recovery_tested_at
    return {
        "clinic": manifest.clinic,
        "name": manifest.name,
        "version": manifest.version,
        "not_after": manifest.not_after.isoformat(),
        "epochs": [known.kid for known in manifest.recipients if known.role == "epoch"],
        "recovery": [known.kid for known in manifest.recipients if known.role == "recovery"],
        "recovery_tested_at": tested.isoformat() if tested else None,
        "people": [
            {"id": p.id, "role": p.role, "left": bool(p.revoked_at)} for p in manifest.people
        ],
        "devices": [{"id": d.id, "revoked": d.revoked} for d in manifest.devices],
        "waiting": [one.request.device for one in waiting],
        "attention": todo,
    }


def _print(manifest: Manifest, waiting: list[Asked], todo: list[str]) -> None:
    tested = manifest.recovery_tested_at
    print(f"clinic    {manifest.name} ({manifest.clinic})")
    print(f"manifest  {manifest.version}, valid until {manifest.not_after:%Y-%m-%d}")
    print(f"recovery  {f'tested {tested:%Y-%m-%d}' if tested else 'never tested'}")
    for person in manifest.people:
        print(f"person    {person.id}, {person.role}{', has left' if person.revoked_at else ''}")
    for device in manifest.devices:
        print(f"device    {device.id}{', revoked' if device.revoked else ''}")
    for one in waiting:
        print(f"waiting   {one.request.device}")
    for sentence in todo:
        print(sentence)
