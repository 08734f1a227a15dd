"""Running a clinic: what an admin does, by command or at the desk.

The root is taken in hand for each act that signs, and let go with it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from kiosk.audit.entry import Act
from kiosk.errors import Refused
from kiosk.ports import Clock, Inbox, Membership, Registry
from kiosk.provision.clinic import Clinic, Premises, open_clinic
from kiosk.provision.devices import approve, pending, revoke_device
from kiosk.provision.epochs import rotate
from kiosk.provision.founding import Founded, Founding, demand_empty
from kiosk.provision.pairing.desk import Waiting, answer, compared, refuse, refused
from kiosk.provision.people import (
    NewPerson,
    Role,
    add_person,
    change_role,
    revoke_person,
    sign_in,
)
from kiosk.provision.recovery import try_sheet
from kiosk.provision.standing import KnownDevice, Standing
from kiosk.provision.tokens import Token, new_token, shown
from kiosk.record.enrolment import MANIFEST_FILE, pinned_root, replace_file, write_root
from kiosk.record.manifest import Manifest, latest_manifest
from kiosk.record.request import Asked, read_request


@dataclass(frozen=True, slots=True)
class RootKey:
    """Where the root file lies, and its passphrase."""

    folder: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody who is in, and hands the clinic's keys on with their own passphrase."""

    person: str
    passphrase: str = field(repr=False)


Note = Callable[[Act, str], object]


def _nowhere(_act: Act, _subject: str) -> None:
    """Note nothing: a command has nobody who is signed in."""


def subject(name: str) -> str:
    """Return what stands in the audit for a person or a device: the SHA-256 of their id."""
    return hashlib.sha256(name.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Administration:
    """A clinic's papers, but for the root: this machine's home, and the database.

    Each act returns the clinic as it is afterwards; all raise Refused for a wrong passphrase or a
    missing root file, and Unavailable when the database or a disk does not take it.
    """

    home: Path
    registry: Registry
    membership: Membership
    inbox: Inbox
    clock: Clock
    settings_problems: tuple[str, ...] = ()  # what is wrong with how this machine is set
    note: Note = _nowhere  # writes into a desk's audit what is about to be done, and about whom

    def noted_by(self, note: Note) -> Self:
        """Return the same acts, each in somebody's audit once the root is open."""
        return replace(self, note=note)

    def premises(self, root_folder: Path) -> Premises:
        """Return where the clinic keeps its papers; Refused when a folder is missing."""
        for folder in (self.home, root_folder):
            if not folder.is_dir():
                raise Refused("no-folder", f"{folder}: no such folder: make it, or name another.")
        return Premises(self.home, root_folder, self.registry, self.membership, self.clock)

    def opened(self, root: RootKey) -> Clinic:
        """Take the clinic's root in hand."""
        return open_clinic(self.premises(root.folder), root.passphrase)

    def nothing_yet(self) -> bool:
        """Tell whether neither this machine nor the database knows a clinic."""
        return not (self.home / MANIFEST_FILE).exists() and not self.membership.manifests()

    def demand_empty(self, root_folder: Path) -> None:
        """Raise Refused where a clinic cannot be founded."""
        demand_empty(self.premises(root_folder))

    def found(self, founding: Founding, root_folder: Path) -> Founded:
        """Write a new clinic down; its root file goes into a folder that is kept offline."""
        return founding.write(self.premises(root_folder))

    def manifest(self) -> Manifest:
        """Return the latest manifest that this machine can learn of, checked against the root."""
        return known_manifest(self.home, self.membership)

    def standing(self) -> Standing:
        """Return how the clinic stands, and answer the devices that ask."""
        manifest = self.manifest()
        devices = tuple(KnownDevice(one, self._last_seen(one.id)) for one in manifest.devices)
        return Standing(manifest, tuple(self.answered()), devices, self.clock.now())

    def answered(self) -> list[Waiting]:
        """Give each device that asks this desk's nonce, so that both show eight digits."""
        if asked := self._pending():
            answer(self.home, self.membership, asked, self.clock.now())
        return self.waiting()

    def waiting(self) -> list[Waiting]:
        """Return the devices that ask; nobody is answered."""
        letters = self.membership.requests()
        return compared(self.home, letters, self._pending(), self.clock.now())

    def approve(self, root: RootKey, asked: list[Asked], answer_file: Path | None = None) -> Clinic:
        """Let devices in; a file takes the answer to one that has no network."""
        clinic = self.opened(root)
        for one in asked:
            self.note("let-device-in", subject(one.request.device))
            clinic = approve(clinic, one)
        if answer_file is not None:
            replace_file(answer_file, clinic.signed, mode=0o644)
        return clinic

    def approve_token(self, root: RootKey, secret: str) -> list[Asked]:
        """Let in every device that asks with a token, and return them."""
        self.opened(root)
        found = shown(root.folder, secret, self._pending(), self.clock.now())
        self.approve(root, found)
        return found

    def request_in(self, file: Path) -> Asked:
        """Read the request of a device without a network, from a stick."""
        try:
            data = file.read_bytes()
        except OSError as error:
            raise Refused("no-file", f"{file}: {error.strerror}: name another file.") from None
        return read_request(data)

    def save_root(self, file: Path) -> None:
        """Write the root's public key, which a device needs before it asks; it is no secret."""
        write_root(file, pinned_root(self.home))

    def refuse(self, asked: Asked) -> None:
        """Take a request off this desk's list; the device may ask anew."""
        self.note("refuse-device", subject(asked.request.device))
        refuse(self.home, asked)

    def new_token(self, root: RootKey, count: int, lasts: timedelta) -> Token:
        """Make a token that lets so many devices in, for so long."""
        self.opened(root)
        self.note("new-token", "")
        return new_token(root.folder, count, lasts, self.clock.now())

    def revoke_device(self, root: RootKey, device_id: str) -> Clinic:
        """Shut a device out: what the inbox has of it counts, what comes later is set aside."""
        clinic, last = self.opened(root), self.inbox.last_from(device_id)
        self.note("shut-device-out", subject(device_id))
        return revoke_device(clinic, device_id, last.seq if last else None)

    def add_person(self, root: RootKey, person: NewPerson, passphrase: str, giver: Giver) -> Clinic:
        """Let a person in; somebody who is in hands the clinic's keys on."""
        clinic = self.opened(root)
        given = sign_in(self.registry, clinic.manifest, giver.person, giver.passphrase, self.clock)
        self.note("add-person", subject(person.id))
        return add_person(clinic, person, passphrase, given.secrets)

    def change_role(self, root: RootKey, person_id: str, role: Role) -> Clinic:
        """Change what somebody may do."""
        clinic = self.opened(root)
        self.note("change-role", subject(person_id))
        return change_role(clinic, person_id, role)

    def revoke_person(self, root: RootKey, person_id: str) -> Clinic:
        """Let somebody out, and begin an epoch that they have no key of."""
        clinic = self.opened(root)
        self.note("let-person-go", subject(person_id))
        return revoke_person(clinic, person_id)

    def rotate(self, root: RootKey) -> Clinic:
        """Begin a new epoch."""
        clinic = self.opened(root)
        self.note("new-epoch", "")
        return rotate(clinic)

    def try_sheet(self, root: RootKey, words: str) -> Clinic:
        """Open the clinic's keys with what was typed from the recovery sheet."""
        clinic = self.opened(root)
        self.note("try-sheet", "")
        return try_sheet(clinic, words)

    def _pending(self) -> list[Asked]:
        manifest = self.manifest()
        asked = pending(pinned_root(self.home), manifest.devices, self.membership.requests())
        out = refused(self.home)
        return [one for one in asked if one.id not in out]

    def _last_seen(self, device_id: str) -> datetime | None:
        """Return when something last came from a device, as a tablet or as a desk."""
        last = [self.inbox.last_from(chain) for chain in (device_id, f"{device_id}:desk")]
        return max((one.received_at for one in last if one), default=None)


def known_manifest(home: Path, membership: Membership) -> Manifest:
    """Return the latest manifest that this machine can learn of, checked against the root."""
    root, file = pinned_root(home), home / MANIFEST_FILE
    held = [file.read_bytes()] if file.exists() else []
    latest = latest_manifest([*held, *membership.manifests()], root)
    if latest is None:
        raise Refused("no-manifest", f"{file}: there is no manifest yet: found the clinic first.")
    return latest[0]
