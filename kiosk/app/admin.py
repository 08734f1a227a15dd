"""What IT runs from the command line; each says in one line what it found."""

import json
import logging
import random
import sys
import threading
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from db.turn import Turn
from kiosk.app.given_file import content_of
from kiosk.app.home import turn_file
from kiosk.app.reach import carrier
from kiosk.app.tablet_status import demand_device, existing_outbox, tablet_status
from kiosk.delivery.courier import Courier
from kiosk.delivery.status import DeliveryStatus
from kiosk.errors import Damaged
from kiosk.outside.clock import SystemClock
from kiosk.outside.machine import SysMachine
from kiosk.record.enrolment import read_enrolment
from kiosk.record.manifest import Manifest, read_manifest
from kiosk.review.standalone import open_with_identity
from kiosk.settings import Settings
from kiosk.staff.status import Concern, TabletStatus, concerns

log = logging.getLogger(__name__)


def sync(home: Path, settings: Settings, *, once: bool) -> int:
    """Carry what waits to the inbox, once or until interrupted; 1 when something waits still."""
    outbox = existing_outbox(home)
    clock = SystemClock()
    inbox = carrier(home, settings, clock).inbox
    machine, turn = SysMachine(home), Turn(turn_file(home))
    courier = Courier(outbox, inbox, clock, random.random, lambda: machine.read().online, turn)
    if not once:
        courier.run(threading.Event(), threading.Event(), lambda: None)
    found = courier.sync_once()
    print(f"delivered {found.delivered}, waiting {found.waiting}, quarantined {found.quarantined}")
    return 1 if found.waiting or found.quarantined else 0


def status(home: Path, settings: Settings, *, as_json: bool) -> int:
    """Say how this tablet stands; 1 when somebody must look."""
    demand_device(home)  # a wrong folder is told, rather than an empty tablet
    found = tablet_status(home, settings, SysMachine(home), outside=True)
    looked = sorted(concerns(found))
    if as_json:
        print(json.dumps(_told(found, looked), default=datetime.isoformat, ensure_ascii=False))
    else:
        _print(found, looked)
    return 1 if _NEED_SOMEBODY.intersection(looked) else 0


_NEED_SOMEBODY: set[Concern] = {
    "quarantined",
    "pack",
    "device",
    "disk",
    "files",
    "settings",
    "exchange",
    "certificate",
}
_DRAFTS = {
    "on": "on: an unfinished visit outlives a restart",
    "off": "off: draft recovery needs the device's key; a restart loses an unfinished visit",
    "locked": "locked: an interrupted visit waits; unlock the device's key, then restart",
    "failed": "failed: the disk takes nothing; a restart loses what was answered since",
}


def _told(found: TabletStatus, looked: list[Concern]) -> dict[str, object]:
    """Return the status as documented: how delivery stands is on the first level."""
    told = asdict(found)
    delivery, device = told.pop("delivery") or {}, told.pop("device")
    device_problem = device.pop("problem")
    told |= {"device_problem": device_problem, "concerns": looked}
    return {**delivery, **device, **told}


def _print(found: TabletStatus, looked: list[Concern]) -> None:
    delivery, pack = found.delivery, found.pack
    if delivery:
        print(f"delivered    {delivery.delivered}")
        print(f"waiting      {delivery.waiting}" + _since(delivery.oldest))
        print(f"on their way {delivery.on_their_way}")
        print(f"quarantined  {delivery.quarantined}")
        print(f"last contact {_moment(delivery.last_contact)}{_skew(delivery)}")
    print(f"pack         {f'{pack.id} {pack.version} {pack.sha256}' if pack else 'none'}")
    if found.pack_problem:
        print(f"pack problem {found.pack_problem}")
    device = found.device
    print(f"device       {device.device or 'not enrolled'}")
    print(f"key          {device.key or 'none'}{device.key_source and f', {device.key_source}'}")
    print(f"drafts       {_DRAFTS[found.drafts]}")
    print(f"manifest     {device.manifest or 'none'}, until {device.manifest_until or 'never'}")
    _print_way(found)
    free = found.machine.free_bytes
    print(f"free disk    {'not known' if free is None else f'{free // 1_000_000} MB'}")
    if device.problem:
        print(f"device problem {device.problem}")
    if found.files_problem:
        print(f"files problem {found.files_problem}")
    for problem in found.settings_problems:
        print(f"settings problem {problem}")
    print(f"look at      {', '.join(looked) or 'nothing'}")
    for problem in found.problems:
        print(problem)


def _print_way(found: TabletStatus) -> None:
    """Say how what is sealed leaves, where that is by a folder or with a certificate."""
    exchange, device = found.exchange, found.device
    if exchange:
        lying = f"{exchange.waiting} waiting{_since(exchange.oldest)}"
        print(f"exchange     {exchange.folder}: {lying}, {exchange.set_aside} set aside")
        if exchange.problem:
            print(f"exchange problem {exchange.problem}")
    if device.certificate_until:
        print(f"certificate  until {device.certificate_until}")
    if device.certificate_problem:
        print(f"certificate problem {device.certificate_problem}")


def open_envelope(file: Path, identity: Path, manifest: Path | None) -> int:
    """Print the Bundle in an envelope; without a manifest its signature is not checked."""
    known = _manifest(manifest) if manifest else None
    try:
        bundle = open_with_identity(
            content_of(file), content_of(identity).decode(errors="replace"), known
        )
    except Damaged as error:
        remedy = "Take another copy of it, from the inbox or the tablet."
        raise Damaged(error.code, f"{file}: {error.message} {remedy}") from error
    if manifest is None:
        print("kiosk: no manifest was given: the signature was not checked", file=sys.stderr)
    print(json.dumps(bundle, ensure_ascii=False))
    return 0


def _manifest(file: Path) -> Manifest:
    """Read a manifest, checked against the root that device.json beside it pins."""
    enrolment = read_enrolment(file.parent)
    return read_manifest(content_of(file), enrolment.root_public, clinic=enrolment.clinic)


def _moment(at: datetime | None) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S") if at else "never"


def _since(oldest: datetime | None) -> str:
    return f", the oldest since {_moment(oldest)}" if oldest else ""


def _skew(delivery: DeliveryStatus) -> str:
    skew = delivery.clock_skew_seconds
    return "" if skew is None else f", the clock here {skew:+.0f} s from the inbox's"
