"""`kiosk device …`: a device asks to be let in, and is; by the inbox, or by two files."""

import base64
import json
import sys
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import ValidationError

from db.membership import SqlMembership
from kiosk.app.clinic_commands import Office
from kiosk.app.clinic_status import pending
from kiosk.app.given_file import content_of
from kiosk.app.home import inbox_url
from kiosk.app.membership import known_manifest, pinned_root
from kiosk.app.qr import qr_lines
from kiosk.errors import Refused, Unavailable
from kiosk.outside.clock import SystemClock
from kiosk.outside.keychain import DeviceKeys, KeyState
from kiosk.provision.devices import approve as let_in
from kiosk.provision.devices import chosen
from kiosk.provision.tokens import new_token, shown
from kiosk.record.enrolment import (
    DEVICE_FILE,
    Enrolment,
    accept_manifest,
    replace_file,
    write_enrolment,
)
from kiosk.record.manifest import Manifest, latest_manifest
from kiosk.record.request import Asked, read_request, request_for
from kiosk.settings import Settings

REQUEST_FILE = "request.json"


def request(home: Path, settings: Settings, device: str, token: str, out: Path | None) -> int:
    """Make this device's key, ask to be let in, and show the code to compare."""
    if (home / DEVICE_FILE).exists():
        raise Refused("enrolled", f"{home / DEVICE_FILE}: this device is enrolled already.")
    root = pinned_root(home)
    key = _own_key(home, settings, device)
    try:
        asked = request_for(device, key, root, SystemClock().now(), token)
    except ValidationError:
        raise Refused(
            "device-name", f"{device!r}: a device's name has small letters, digits and dashes."
        ) from None
    replace_file(home / REQUEST_FILE, asked.written)
    if out is not None:
        replace_file(out, asked.written)
    else:
        SqlMembership(inbox_url(home, settings)).ask(asked.written)
    code = asked.code()
    print(f"{device} asks to be let in. Its code: {code[:4]} {code[4:]}")
    print(f"Fingerprint: {asked.fingerprint}")
    if sys.stdout.isatty():
        print("\n".join(qr_lines(asked.fingerprint)))
    print("Compare the code at the desk: kiosk device list")
    return 0


def accept(home: Path, settings: Settings, file: Path | None) -> int:
    """Take the clinic's answer, from the inbox or a file: this device is enrolled then."""
    asked = _asked(home / REQUEST_FILE)
    published = SqlMembership(inbox_url(home, settings))
    root = pinned_root(home)
    latest = latest_manifest([content_of(file)] if file else published.manifests(), root)
    if latest is None:
        raise Refused("not-approved", "The clinic has published nothing yet: approve the device.")
    manifest, data = latest
    device = asked.request.device
    if manifest.device_key(device) != asked.public_key:
        raise Refused(
            "other-device", f"The clinic let another {device} in: ask anew under another name."
        )
    enrolment = Enrolment(
        device=device, clinic=manifest.clinic, root=base64.b64encode(root).decode()
    )
    accept_manifest(home, enrolment, data)
    write_enrolment(home, enrolment)
    (home / REQUEST_FILE).unlink()
    print(f"This device is {device} of {manifest.name}.")
    return 0


def waiting(home: Path, settings: Settings, *, as_json: bool) -> int:
    """List the devices that ask to be let in, with the code that each shows."""
    found = _waiting(home, settings)[1]
    told = [
        {
            "device": one.request.device,
            "code": one.code(),
            "fingerprint": one.fingerprint,
            "asked_at": one.request.asked_at.isoformat(),
        }
        for one in found
    ]
    if as_json:
        print(json.dumps(told))
        return 0
    for one in told:
        code = one["code"]
        print(f"{code[:4]} {code[4:]}  {one['device']}  {one['asked_at']}")
    if not told:
        print("No device waits.")
    return 0


def approve(
    office: Office, codes: list[str], token: str, file: Path | None, out: Path | None
) -> int:
    """Let in the devices that show these codes, or every device that was given a token."""
    clinic = office.opened()
    found = _waiting(office.home, office.settings)[1]
    if file is not None:
        found = [_asked(file)]
    if codes:
        picked = [chosen(found, code) for code in codes]
    else:
        picked = shown(office.root_folder, token, found, clinic.premises.clock.now())
    for asked in picked:
        clinic = let_in(clinic, asked)
        print(f"{asked.request.device} is in. Manifest {clinic.manifest.version}.")
    if not picked:
        print("No device asks with this token.")
    if out is not None:
        replace_file(out, clinic.signed)
    return 0


def token(root_folder: Path, count: int, hours: float) -> int:
    """Make a token that lets so many devices in, for so long; print it alone."""
    if not root_folder.is_dir():
        raise Refused("no-folder", f"{root_folder}: no such folder: name the root's folder.")
    made = new_token(root_folder, count, timedelta(hours=hours), SystemClock().now())
    print(made.secret)
    return 0


def key() -> int:
    """Print a new device key for `systemd-creds encrypt`; never to a screen."""
    if sys.stdout.isatty():
        raise Refused("key-on-screen", "Pipe it: kiosk device key | systemd-creds encrypt …")
    print(base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode())
    return 0


def _own_key(home: Path, settings: Settings, device: str) -> Ed25519PrivateKey:
    keys = DeviceKeys(home, in_file=settings.device_key_file)
    held = keys.load(device)
    if held.state == "absent":
        held = keys.keep(device, Ed25519PrivateKey.generate())
    elif held.state == "present":
        keys.note(device, held)
    return _usable(device, held)


def _usable(device: str, held: KeyState) -> Ed25519PrivateKey:
    if held.key is None:
        raise Unavailable("device-key", f"The key of {device} is {held.state}: {held.why}.")
    return held.key


def _waiting(home: Path, settings: Settings) -> tuple[Manifest, list[Asked]]:
    membership = SqlMembership(inbox_url(home, settings))
    manifest = known_manifest(home, membership)
    return manifest, pending(home, manifest, membership)


def _asked(file: Path) -> Asked:
    return read_request(content_of(file))
