"""A throw-away clinic with real keys: one tablet, one nurse, both on this machine."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.membership import SqlMembership
from db.registry import SqlRegistry
from kiosk.app.home import inbox_url
from kiosk.outside.clock import SystemClock
from kiosk.outside.keychain import keep_in_file
from kiosk.provision import (
    NewPerson,
    Premises,
    add_person,
    enrol_device,
    equip,
    found_clinic,
    try_sheet,
)
from kiosk.settings import load

NAME = "Demo Pain Clinic"
DEVICE = "demo-tablet"
NURSE = NewPerson("demo-nurse", "Demo Nurse, RN", "nurse")

_SETTINGS = f"""\
# A throw-away clinic made by `kiosk demo`: nothing in it belongs to a real patient.
clinic_name = "{NAME}"
allow_draft = true
full_screen = false
device_key_file = true
consent_interval_days = 90
"""


@dataclass(frozen=True)
class DemoClinic:
    """Where the demo clinic lives, how its nurse signs in, and its recovery identity."""

    home: Path
    passphrase: str = field(repr=False)
    recovery: str = field(repr=False)


def make_demo_clinic(home: Path) -> DemoClinic:
    """Found a clinic in an empty folder; the tablet's key lies in it as a file.

    Refused when the folder holds a clinic already.
    """
    for folder in (home, home / "root"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (home / "settings.toml").write_text(_SETTINGS, encoding="utf-8")
    passphrase = "-".join(secrets.SystemRandom().sample(_WORDS, 3))
    url, clock = inbox_url(home, load(home)), SystemClock()
    premises = Premises(home, home / "root", SqlRegistry(url), SqlMembership(url), clock)
    founded = found_clinic(premises, NAME, secrets.token_urlsafe(16))
    clinic = try_sheet(founded.clinic, founded.recovery)
    key = Ed25519PrivateKey.generate()
    keep_in_file(home, DEVICE, key)
    clinic = enrol_device(clinic, DEVICE, key.public_key().public_bytes_raw())
    equip(add_person(clinic, NURSE, passphrase, founded.secrets), DEVICE)
    return DemoClinic(home, passphrase, founded.recovery)


# Short words that are easy to read and to type; three of them guard a clinic of one afternoon.
_WORDS = (
    "apple", "basket", "candle", "daisy", "ember", "feather", "garden", "harbor", "island",
    "jacket", "kettle", "lantern", "meadow", "needle", "orchard", "pepper", "quilt", "river",
    "saddle", "timber", "umbrella", "velvet", "willow", "yellow",
)  # fmt: skip
