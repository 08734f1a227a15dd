"""`kiosk device …` on a device: it asks to be let in, shows its code, takes the answer."""

import base64
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import ValidationError

from kiosk.app.given_file import content_of
from kiosk.app.home import inbox_url
from kiosk.app.own_key import own_key
from kiosk.app.qr import qr_lines
from kiosk.app.reach import joining_at
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.file_modes import files_to_give_away
from kiosk.outside.keychain import DeviceKeys
from kiosk.provision.pairing.device import forget, held, hold, new_nonce, shown_code
from kiosk.record.enrolment import (
    DEVICE_FILE,
    Enrolment,
    accept_manifest,
    pinned_root,
    read_enrolment,
    replace_file,
    write_enrolment,
)
from kiosk.record.manifest import latest_manifest
from kiosk.record.pairing import in_groups
from kiosk.record.request import Asked, request_for
from kiosk.settings import Settings


def request(home: Path, settings: Settings, device: str, token: str, out: Path | None) -> int:
    """Make this device's key and ask to be let in, through the inbox or by a file."""
    if out is None:
        ask(home, settings, device, token)
        print(f"{device} asks to be let in.")
        if not token:
            print("Now kiosk device list at the desk, then kiosk device code here.")
        return 0
    asked = _held_request(home, settings, device, token)
    print(f"{device} asks to be let in.")
    with files_to_give_away():
        replace_file(out, asked.written, mode=0o644)
    _show(asked, asked.long_code())
    print(f"At the desk: kiosk device approve CODE --request {out.name}")
    return 0


def ask(home: Path, settings: Settings, device: str, token: str) -> None:
    """Ask through the inbox to be let in, and keep what was asked."""
    asked = _held_request(home, settings, device, token)
    joining_at(inbox_url(home, settings)).ask(asked.written)


def _held_request(home: Path, settings: Settings, device: str, token: str) -> Asked:
    """Return a new request of this device, kept until it is answered."""
    refuse_enrolled(home, settings)
    root = pinned_root(home)
    key, nonce = own_key(home, settings, device), new_nonce()
    try:
        asked = request_for(device, key, root, SystemClock().now(), nonce, token)
    except ValidationError:
        raise Refused(
            "device-name", f"{device!r}: a device's name has small letters, digits and dashes."
        ) from None
    hold(home, asked, nonce)
    return asked


def code(home: Path, settings: Settings) -> int:
    """Show the eight digits to compare; 1 until the desk has looked at its list."""
    asked = held(home)
    digits = shown_code(home, joining_at(inbox_url(home, settings), asked.id))
    if not digits:
        raise Refused("not-answered", "The desk has not answered yet: kiosk device list there.")
    _show(asked, digits)
    print("At the desk: kiosk device approve CODE")
    return 0


def accept(home: Path, settings: Settings, file: Path | None) -> int:
    """Take the clinic's answer, from the inbox or a file: this device is enrolled then."""
    asked = held(home)
    root = pinned_root(home)
    published = [content_of(file)] if file else joining_at(inbox_url(home, settings)).manifests()
    latest = latest_manifest(published, root)
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
    forget(home)
    print(f"This device is {device} of {manifest.name}.")
    return 0


def key() -> int:
    """Print a new device key for `systemd-creds encrypt`; never to a screen."""
    if sys.stdout.isatty():
        raise Refused("key-on-screen", "Pipe it: kiosk device key | systemd-creds encrypt …")
    print(base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode())
    return 0


def refuse_enrolled(home: Path, settings: Settings) -> None:
    """Refuse where a device is enrolled already and has its key; one that lost it may ask anew."""
    file = home / DEVICE_FILE
    if not file.exists():
        return
    device = read_enrolment(home).device
    if DeviceKeys(home, in_file=settings.device_key_file).load(device).key is not None:
        raise Refused(
            "enrolled",
            f"{file}: this device is enrolled already, as {device}. "
            "To let it in anew, revoke it, then remove this file.",
        )


def _show(asked: Asked, digits: str) -> None:
    print(f"Its code: {in_groups(digits)}")
    print(f"Fingerprint: {asked.fingerprint}")
    if sys.stdout.isatty():
        print("\n".join(qr_lines(asked.fingerprint)))
