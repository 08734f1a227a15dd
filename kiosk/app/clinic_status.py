"""`kiosk clinic status`: who belongs, and what somebody must do about the clinic's keys."""

import json
from datetime import datetime
from pathlib import Path

from kiosk.app.administration import administration
from kiosk.provision.standing import Concern, concerns
from kiosk.record.manifest import Manifest
from kiosk.record.request import Asked
from kiosk.settings import Settings


def clinic_status(home: Path, settings: Settings, *, as_json: bool) -> int:
    """Print the manifest in words, or as JSON; 1 when somebody must act."""
    office = administration(home, settings)
    manifest, waiting = office.manifest(), [one.asked for one in office.waiting()]
    todo = attention(manifest, office.clock.now())
    if as_json:
        print(json.dumps(_told(manifest, waiting, todo), ensure_ascii=False))
    else:
        _print(manifest, waiting, todo)
    return 1 if todo else 0


def attention(manifest: Manifest, now: datetime) -> list[str]:
    """Return what somebody must do, each as a sentence."""
    day = f"{manifest.not_after:%Y-%m-%d}"
    words: dict[Concern, str] = {
        "expired": "The manifest has expired: kiosk clinic rotate. Patients go on meanwhile.",
        "expires-soon": f"The manifest expires on {day}: kiosk clinic rotate.",
        "sheet-untried": "The recovery sheet was never tested: kiosk clinic confirm-recovery.",
    }
    return [words[concern] for concern in concerns(manifest, now)]


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
