"""`kiosk device …` at the desk: who asks, with which code, and who is let in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from kiosk.app.administration import administration
from kiosk.app.clinic_commands import Office
from kiosk.app.device_commands import refuse_enrolled
from kiosk.app.own_key import own_key
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.file_modes import files_to_give_away
from kiosk.provision import enrol_device, equip
from kiosk.provision.devices import chosen
from kiosk.provision.pairing.desk import Waiting
from kiosk.provision.tokens import new_token
from kiosk.record.pairing import in_groups
from kiosk.settings import Settings


def waiting(home: Path, settings: Settings, *, as_json: bool) -> int:
    """Answer the devices that ask, and list them with the code that each shows by now."""
    told = [
        {
            "device": one.asked.request.device,
            "code": one.code,
            "fingerprint": one.asked.fingerprint,
            "asked_at": one.asked.request.asked_at.isoformat(),
        }
        for one in administration(home, settings).answered()
    ]
    if as_json:
        print(json.dumps(told))
        return 0
    for one in told:
        shows = in_groups(one["code"]) or "kiosk device code there, or its token here:"
        print(f"{shows}  {one['device']}  {one['asked_at']}")
    if not told:
        print("No device waits.")
    return 0


def approve(
    office: Office, codes: list[str], token: str, file: Path | None, out: Path | None
) -> int:
    """Let in the devices that show these codes, or every device that was given a token."""
    root, where = office.root(), office.administration()
    with _naming_the_command():
        if codes:
            found = [Waiting(where.request_in(file))] if file else where.waiting()
            picked = [chosen(found, code) for code in codes]
            with files_to_give_away():
                where.approve(root, picked, out)
        else:
            picked = where.approve_token(root, token)
    version = where.manifest().version
    for asked in picked:
        print(f"{asked.request.device} is in. Manifest {version}.")
    if not picked:
        print("No device asks with this token.")
    return 0


def enrol(office: Office, device: str) -> int:
    """Let this machine itself in, which holds the root in its hand: nothing is to be compared."""
    refuse_enrolled(office.home, office.settings)
    clinic = office.opened()
    public_key = own_key(office.home, office.settings, device).public_key().public_bytes_raw()
    with _naming_the_command():
        clinic = enrol_device(clinic, device, public_key)
    equip(clinic, device)
    print(f"This device is {device} of {clinic.manifest.name}.")
    return 0


def token(root_folder: Path, count: int, hours: float) -> int:
    """Make a token that lets so many devices in, for so long; print it alone."""
    if not root_folder.is_dir():
        raise Refused("no-folder", f"{root_folder}: no such folder: name the root's folder.")
    made = new_token(root_folder, count, timedelta(hours=hours), SystemClock().now())
    print(made.secret)
    return 0


@contextmanager
def _naming_the_command() -> Iterator[None]:
    """Say what tests the sheet: the refusal's own sentence is the desk's too, which has a page."""
    try:
        yield
    except Refused as error:
        if error.code != "recovery-untested":
            raise
        raise Refused(error.code, f"{error.message} (kiosk clinic confirm-recovery)") from None
