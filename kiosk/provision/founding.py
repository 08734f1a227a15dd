"""Founding a clinic: in memory until all of it is there, then written at once.

Whoever stops before leaves nothing behind; a recovery sheet that was printed opens nothing then.
"""

import base64
import secrets as random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from kiosk.errors import Refused
from kiosk.ports import StoredPerson
from kiosk.provision.clinic import ROOT_KEY_FILE, VALID_FOR, Clinic, Premises, clinic_id, recipient
from kiosk.provision.passphrase import lock
from kiosk.provision.people import NewPerson, make_person
from kiosk.provision.recovery import demand_opened
from kiosk.provision.secrets import Secrets, new_identity, public, wrap
from kiosk.provision.sheet import recovery_sheet
from kiosk.record.enrolment import (
    MANIFEST_FILE,
    ROOT_FILE,
    Enrolment,
    replace_file,
    write_enrolment,
    write_root,
)
from kiosk.record.manifest import Device, Manifest


@dataclass(frozen=True)
class Founded:
    """A new clinic; recovery is in memory alone, and printed."""

    clinic: Clinic
    secrets: Secrets = field(repr=False)
    recovery: str = field(repr=False)  # AGE-SECRET-KEY-1…: to be printed, and stored nowhere


@dataclass(frozen=True)
class Founding:
    """A clinic that nobody has written down yet."""

    manifest: Manifest
    root: Ed25519PrivateKey = field(repr=False)
    locked_root: bytes = field(repr=False)  # what root.age will hold
    secrets: Secrets = field(repr=False)
    recovery: str = field(repr=False)
    for_recovery: Mapping[str, bytes] = field(repr=False)  # the keys, wrapped to the sheet
    people: tuple[StoredPerson, ...] = ()
    this_device: str = ""  # the machine on which the clinic is founded, when it belongs to it

    def sheet(self, now: datetime) -> bytes:
        """Return the recovery sheet as a PDF."""
        return recovery_sheet(self.manifest.name, self.recovery, now)

    def tried(self, words: str, now: datetime) -> "Founding":
        """Open the keys with what was typed from the sheet; Refused when it is not this one."""
        demand_opened(self.manifest, self.for_recovery, words)
        return self._with(recovery_tested_at=now)

    def with_person(self, person: NewPerson, passphrase: str) -> "Founding":
        """Name somebody who may sign in; Refused for a bad id or an easy passphrase."""
        stored, named = make_person(self.manifest, person, passphrase, self.secrets)
        after = self._with(people=(*self.manifest.people, named))
        return replace(after, people=(*self.people, stored))

    def with_this_device(self, device_id: str, public_key: bytes) -> "Founding":
        """Let in the machine on which the clinic is founded: it is the clinic's first device."""
        device = Device(id=device_id, public_key=base64.b64encode(public_key).decode())
        return replace(self._with(devices=(device,)), this_device=device_id)

    def write(self, premises: Premises) -> Founded:
        """Write everything down, the manifest last: without it there is no clinic.

        Raises Refused where there is a clinic already, Unavailable when a disk refuses.
        """
        demand_empty(premises, self.locked_root)
        for person in self.people:
            premises.registry.put(person)
        premises.registry.wrap_for_recovery(self.for_recovery)
        replace_file(premises.root_folder / ROOT_KEY_FILE, self.locked_root)
        clinic = Clinic(premises, self.manifest, self.root)
        write_root(premises.home / ROOT_FILE, clinic.root_public)
        if self.this_device:
            root = base64.b64encode(clinic.root_public).decode()
            enrolment = Enrolment(device=self.this_device, clinic=self.manifest.clinic, root=root)
            write_enrolment(premises.home, enrolment)
        return Founded(clinic.write(), self.secrets, self.recovery)

    def _with(self, **changes: object) -> "Founding":
        return replace(self, manifest=self.manifest.model_copy(update=changes))


def begin_founding(name: str, passphrase: str, now: datetime) -> Founding:
    """Make a clinic's keys: its root, first epoch and recovery; takes a second, as it must.

    Raises Refused when the passphrase of the root is short or common.
    """
    root = Ed25519PrivateKey.generate()
    root_public = root.public_key().public_bytes_raw()
    recovery = new_identity()
    secrets = Secrets(epochs=(new_identity(),), index=random.token_bytes(32))
    manifest = Manifest(
        clinic=clinic_id(root_public),
        name=name,
        version=1,
        not_after=now + VALID_FOR,
        recipients=(recipient(secrets.epochs[0], "epoch"), recipient(recovery, "recovery")),
        index_kid=secrets.index_kid,
    )
    return Founding(
        manifest=manifest,
        root=root,
        locked_root=lock(_pem(root), passphrase, [name]),
        secrets=secrets,
        recovery=recovery,
        for_recovery=wrap(secrets, public(recovery)),
    )


def found_clinic(premises: Premises, name: str, passphrase: str) -> Founded:
    """Found a clinic whose sheet is tested, and whose people come, afterwards.

    Raises Refused when there is a clinic already, or the passphrase is short or common.
    """
    demand_empty(premises)
    return begin_founding(name, passphrase, premises.clock.now()).write(premises)


def demand_empty(premises: Premises, own_root: bytes = b"") -> None:
    """Raise Refused when the home, the root's folder or the inbox is a clinic's already.

    `own_root` is a root file that may be there: written by a try that a full disk ended.
    """
    manifest, root = premises.home / MANIFEST_FILE, premises.root_folder / ROOT_KEY_FILE
    if manifest.exists():
        raise Refused(
            "clinic-exists", f"{manifest}: there is a clinic already: use another folder."
        )
    if root.exists() and root.read_bytes() != own_root:
        raise Refused("clinic-exists", f"{root}: there is a clinic already: use another folder.")
    if premises.membership.manifests():
        raise Refused(
            "clinic-exists", "This inbox belongs to a clinic already: name an empty database."
        )


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
