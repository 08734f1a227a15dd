"""A clinic and its root: who signs the manifest decides who belongs.

The root's private key lives in root.age, encrypted with a passphrase, in a folder that is kept
offline; `age -d root.age` opens it too. Whoever holds a `Clinic` holds that key in memory: keep it
for the act, no longer.
"""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk.errors import Damaged, Refused
from kiosk.ports import Clock, Membership, Registry
from kiosk.provision.passphrase import unlock
from kiosk.provision.secrets import public
from kiosk.record.enrolment import MANIFEST_FILE, replace_file
from kiosk.record.manifest import Manifest, Recipient, key_id, latest_manifest, sign_manifest

ROOT_KEY_FILE = "root.age"
VALID_FOR = timedelta(days=400)  # a year, and time to renew


@dataclass(frozen=True, slots=True)
class Premises:
    """Where a clinic keeps its papers: this machine's home, the root's folder, the database."""

    home: Path
    root_folder: Path
    registry: Registry
    membership: Membership
    clock: Clock


@dataclass(frozen=True)
class Clinic:
    """A clinic with its root in hand."""

    premises: Premises
    manifest: Manifest
    root: Ed25519PrivateKey = field(repr=False)

    @property
    def root_public(self) -> bytes:
        """Return the root's public key, 32 bytes."""
        return self.root.public_key().public_bytes_raw()

    @property
    def signed(self) -> bytes:
        """Return the manifest as the root signs it."""
        return sign_manifest(self.manifest, self.root)

    def resign(self, **changes: object) -> "Clinic":
        """Sign, write and publish the manifest with changes, one version higher."""
        manifest = self.manifest.model_copy(
            update={
                **changes,
                "version": self.manifest.version + 1,
                "not_after": self.premises.clock.now() + VALID_FOR,
            }
        )
        return replace(self, manifest=manifest).write()

    def write(self) -> "Clinic":
        """Write and publish the manifest as it is."""
        replace_file(self.premises.home / MANIFEST_FILE, self.signed)
        self.premises.membership.publish(self.manifest.version, self.signed)
        return self


def open_clinic(premises: Premises, passphrase: str) -> Clinic:
    """Take the root in hand again; Refused for a wrong passphrase or a missing file."""
    root = open_root(premises.root_folder, passphrase)
    return Clinic(premises, _latest(premises, root.public_key().public_bytes_raw()), root)


def open_root(folder: Path, passphrase: str) -> Ed25519PrivateKey:
    """Return the root's key; Refused for a wrong passphrase or a missing file."""
    root_file = folder / ROOT_KEY_FILE
    if not root_file.is_file():
        raise Refused("no-clinic", f"{root_file}: no such file: name the folder that holds it.")
    opened = unlock(root_file.read_bytes(), passphrase, "The passphrase of the root")
    root = load_pem_private_key(opened, password=None)
    if not isinstance(root, Ed25519PrivateKey):
        raise Damaged("root", f"{root_file}: holds no Ed25519 key: take the other copy of it.")
    return root


def clinic_id(root_public: bytes) -> str:
    """Return the clinic's id: the beginning of its root's SHA-256, 16 hex digits."""
    return hashlib.sha256(root_public).hexdigest()[:16]


def recipient(identity: str, role: Literal["epoch", "recovery"]) -> Recipient:
    """Return how the manifest names an age identity that intakes are sealed to."""
    age = public(identity)
    return Recipient(kid=key_id(age), role=role, age=age)


def _latest(premises: Premises, root_public: bytes) -> Manifest:
    """Return the highest version of what this machine holds and what is published."""
    file = premises.home / MANIFEST_FILE
    held = [file.read_bytes()] if file.is_file() else []
    latest = latest_manifest([*held, *premises.membership.manifests()], root_public)
    if latest is None:
        raise Refused("no-clinic", f"{file}: no such file: name the folder that holds it.")
    return latest[0]
