"""A clinic and its root: who signs the manifest decides who belongs.

The root's private key lives in root.age, encrypted with a passphrase, in a folder that is kept
offline. Whoever holds a `Clinic` holds that key in memory: keep it for the act, no longer.
"""

import base64
import hashlib
import secrets as random
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from kiosk.errors import Damaged, Refused
from kiosk.ports import Clock
from kiosk.provision.secrets import Secrets, lock, public, unlock
from kiosk.record.enrolment import MANIFEST_FILE, Enrolment, replace_file, write_enrolment
from kiosk.record.manifest import (
    Device,
    Manifest,
    Recipient,
    key_id,
    read_manifest,
    sign_manifest,
)

ROOT_FILE = "root.age"
_VALID_FOR = timedelta(days=400)  # a year, and time to renew


@dataclass(frozen=True)
class Clinic:
    """A clinic with its root in hand."""

    home: Path
    manifest: Manifest
    clock: Clock
    root: Ed25519PrivateKey = field(repr=False)

    @property
    def root_public(self) -> bytes:
        """Return the root's public key, 32 bytes."""
        return self.root.public_key().public_bytes_raw()

    def resign(self, **changes: object) -> "Clinic":
        """Sign and write the manifest with changes, one version higher."""
        manifest = self.manifest.model_copy(
            update={
                **changes,
                "version": self.manifest.version + 1,
                "not_after": self.clock.now() + _VALID_FOR,
            }
        )
        replace_file(self.home / MANIFEST_FILE, sign_manifest(manifest, self.root))
        return replace(self, manifest=manifest)


@dataclass(frozen=True)
class Founded:
    """A new clinic; the keys are in memory alone until a person is added, recovery for ever."""

    clinic: Clinic
    secrets: Secrets = field(repr=False)
    recovery: str = field(repr=False)  # AGE-SECRET-KEY-1…: to be printed, and stored nowhere


def found_clinic(
    home: Path, name: str, *, root_folder: Path, passphrase: str, clock: Clock
) -> Founded:
    """Make a clinic: its root, first epoch and recovery keys, and its manifest in `home`.

    Raises Refused when there is a clinic already, or the passphrase is too short.
    """
    for file in (home / MANIFEST_FILE, root_folder / ROOT_FILE):
        if file.exists():
            raise Refused(
                "clinic-exists", f"{file}: there is a clinic already: use another folder."
            )
    root = Ed25519PrivateKey.generate()
    epoch, recovery = (str(pyrage.x25519.Identity.generate()) for _ in range(2))
    replace_file(root_folder / ROOT_FILE, lock(_pem(root), passphrase))
    manifest = Manifest(
        clinic=hashlib.sha256(root.public_key().public_bytes_raw()).hexdigest()[:16],
        name=name,
        version=1,
        not_after=clock.now() + _VALID_FOR,
        recipients=(_recipient(epoch, "epoch"), _recipient(recovery, "recovery")),
    )
    replace_file(home / MANIFEST_FILE, sign_manifest(manifest, root))
    clinic = Clinic(home, manifest, clock, root)
    return Founded(clinic, Secrets(epochs=(epoch,), index=random.token_bytes(32)), recovery)


def open_clinic(home: Path, *, root_folder: Path, passphrase: str, clock: Clock) -> Clinic:
    """Take the root in hand again; Refused for a wrong passphrase or a missing file."""
    root_file, manifest_file = root_folder / ROOT_FILE, home / MANIFEST_FILE
    for file in (root_file, manifest_file):
        if not file.is_file():
            raise Refused("no-clinic", f"{file}: no such file: name the folder that holds it.")
    root = load_pem_private_key(unlock(root_file.read_bytes(), passphrase), password=None)
    if not isinstance(root, Ed25519PrivateKey):
        raise Damaged("root", f"{root_file}: holds no Ed25519 key: take the other copy of it.")
    root_public = root.public_key().public_bytes_raw()
    manifest = read_manifest(manifest_file.read_bytes(), root_public)
    return Clinic(home, manifest, clock, root)


def enrol_device(clinic: Clinic, device_id: str, public_key: bytes) -> Clinic:
    """Add a device and its Ed25519 public key, 32 bytes; Refused for an id that is taken."""
    if any(device.id == device_id for device in clinic.manifest.devices):
        raise Refused("device-exists", f"There is a device {device_id} already: use another id.")
    device = Device(id=device_id, public_key=base64.b64encode(public_key).decode())
    return clinic.resign(devices=(*clinic.manifest.devices, device))


def equip(clinic: Clinic, device_id: str, home: Path) -> Enrolment:
    """Write into a device's home what it needs, all public: device.json and the manifest."""
    clinic.manifest.device_key(device_id)
    enrolment = Enrolment(
        device=device_id,
        clinic=clinic.manifest.clinic,
        root=base64.b64encode(clinic.root_public).decode(),
    )
    write_enrolment(home, enrolment)
    replace_file(home / MANIFEST_FILE, sign_manifest(clinic.manifest, clinic.root))
    return enrolment


def _recipient(identity: str, role: Literal["epoch", "recovery"]) -> Recipient:
    recipient = public(identity)
    return Recipient(kid=key_id(recipient), role=role, age=recipient)


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
