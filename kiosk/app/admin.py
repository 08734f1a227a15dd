"""What IT runs from the command line; each says in one line what it found."""

import json
import logging
import random
import sys
import threading
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from db.inbox import SqlInbox
from db.outbox import SqlOutbox
from kiosk.app.device_status import device_status
from kiosk.app.home import inbox_url, outbox_file
from kiosk.app.shown_pack import pack_for_patients
from kiosk.content.pack import PackReference
from kiosk.delivery import Courier, delivery_status
from kiosk.errors import Damaged, KioskError, Refused
from kiosk.outside.clock import SystemClock
from kiosk.record.enrolment import read_enrolment
from kiosk.record.manifest import Manifest, read_manifest
from kiosk.review.standalone import open_with_identity
from kiosk.settings import Settings

log = logging.getLogger(__name__)


def sync(home: Path, settings: Settings, *, once: bool) -> int:
    """Carry what waits to the inbox, once or until interrupted; 1 when something waits still."""
    outbox = _outbox(home)
    clock = SystemClock()
    inbox = SqlInbox(inbox_url(home, settings), clock)
    inbox.last_from("")  # a wrong address is told even while nothing waits
    courier = Courier(outbox, inbox, clock, random.random)
    if not once:
        courier.run(threading.Event(), threading.Event(), lambda: None)
    found = courier.sync_once()
    print(f"delivered {found.delivered}, waiting {found.waiting}, quarantined {found.quarantined}")
    return 1 if found.waiting or found.quarantined else 0


def status(home: Path, settings: Settings, *, as_json: bool) -> int:
    """Say what waits in the outbox and which pack is shown; 1 when somebody must look."""
    found = delivery_status(_outbox(home))
    pack, problem = _pack(home, settings)
    device, device_problem = device_status(home, settings, SystemClock().now())
    if as_json:
        told = {**asdict(found), "pack": asdict(pack) if pack else None, "pack_problem": problem}
        told |= {**device, "device_problem": device_problem}
        print(json.dumps(told, default=datetime.isoformat, ensure_ascii=False))
    else:
        print(f"delivered    {found.delivered}")
        print(f"waiting      {found.waiting}" + _since(found.oldest))
        print(f"quarantined  {found.quarantined}")
        print(f"last contact {_moment(found.last_contact)}")
        print(f"pack         {f'{pack.id} {pack.version} {pack.sha256}' if pack else 'none'}")
        for name, value in device.items():
            print(f"{name.replace('_', ' '):<12} {value or 'none'}")
        for sentence in filter(None, (problem, device_problem)):
            print(f"problem      {sentence}")
    return 1 if found.quarantined or problem or device_problem else 0


def _pack(home: Path, settings: Settings) -> tuple[PackReference | None, str]:
    """Return the pack that patients see, and why it is not the one that is configured."""
    try:
        shown = pack_for_patients(home, settings)
    except KioskError as error:
        return None, error.message
    return shown.pack.reference, shown.problem.message if shown.problem else ""


def open_envelope(file: Path, identity: Path, manifest: Path | None) -> int:
    """Print the Bundle in an envelope; without a manifest its signature is not checked."""
    known = _manifest(manifest) if manifest else None
    try:
        bundle = open_with_identity(_read(file), _read(identity).decode(errors="replace"), known)
    except Damaged as error:
        remedy = "Take another copy of it, from the inbox or the tablet."
        raise Damaged(error.code, f"{file}: {error.message} {remedy}") from error
    if manifest is None:
        print("kiosk: no manifest was given: the signature was not checked", file=sys.stderr)
    print(json.dumps(bundle, ensure_ascii=False))
    return 0


def _outbox(home: Path) -> SqlOutbox:
    file = outbox_file(home)
    if not file.exists():
        raise Refused(
            "no-outbox", f"{file}: there is no outbox: name the tablet's folder (--home)."
        )
    return SqlOutbox(file)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused("unreadable", f"{file}: {error.strerror}: check the path.") from error


def _manifest(file: Path) -> Manifest:
    """Read a manifest, checked against the root that device.json beside it pins."""
    enrolment = read_enrolment(file.parent)
    return read_manifest(_read(file), enrolment.root_public, clinic=enrolment.clinic)


def _moment(at: datetime | None) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S") if at else "never"


def _since(oldest: datetime | None) -> str:
    return f", the oldest since {_moment(oldest)}" if oldest else ""
