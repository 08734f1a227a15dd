"""The device's private key: in a systemd credential, the system's keyring, or a file IT approved.

They are asked in that order. Absent, locked, unreadable, unseen and present are five states, and a
key is never made over one that cannot be read. Which store holds the key, and its public half, is
noted in key.json: a key that is noted and not there was lost, it is not a first start.

A key in a keyring or a file belongs to the machine on which it was made: in a home that was copied
to another one it is left alone. (systemd encrypts a credential to its machine by itself.)
https://systemd.io/CREDENTIALS/
"""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import Refused, Unavailable
from kiosk.outside.keyring_answer import NO_KEYRING, Answer, State, Verb
from kiosk.outside.keyring_asking import DEADLINE_SECONDS, ask_keyring
from kiosk.outside.machine import SysMachine
from kiosk.ports import Machine
from kiosk.record.enrolment import replace_file

CREDENTIAL = "intake-kiosk.device"
SERVICE = "Intake Kiosk device"
KEY_FILE = "device.key"
NOTE_FILE = "key.json"

Source = Literal["", "credential", "keyring", "file"]


@dataclass(frozen=True, slots=True)
class KeyState:
    """How the device's key stands; `why` is for staff and for IT."""

    state: State
    key: Ed25519PrivateKey | None = field(default=None, repr=False)
    source: Source = ""
    why: str = ""
    backend: str = ""  # of a keyring


class _Note(BaseModel):
    """What is known about the key without having it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    device: str
    public_key: str
    source: Source
    backend: str = ""
    machine: str = ""  # see `_mark`; empty: no machine told which it is

    def elsewhere(self, machine: str) -> bool:
        """Tell whether the key was made on another machine than this."""
        bound = self.machine and machine and self.source != "credential"
        return bool(bound) and self.machine != _mark(machine, self.public_key)


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The stores that may hold this device's key; `in_file`: IT approved a file of the home.

    `outside`: a command asks, to which systemd may show no credential though the service has it.
    """

    home: Path
    in_file: bool = False
    deadline: float = DEADLINE_SECONDS
    machine: Machine | None = None  # None: this one
    outside: bool = False

    def load(self, device: str) -> KeyState:
        """Return the state of a device's key, and the key when it is present; raises nothing."""
        try:
            note = self._note()
        except Refused as error:
            return KeyState("unreadable", why=error.message)
        mine = note if note and note.device == device else None
        if mine and mine.elsewhere(self._identity()):
            return KeyState("unreadable", source=mine.source, why=_ELSEWHERE)
        found = self._found(device, mine, others=bool(note and not mine))
        if mine and found.state == "absent":
            return replace(found, why=f"the key of {device} is gone: ask anew under another name")
        if mine and found.key and _public(found.key) != mine.public_key:
            return KeyState("unreadable", why=f"another key than that of {device} is in its place")
        return found

    def keep(self, device: str, key: Ed25519PrivateKey) -> KeyState:
        """Put a new device's key where it will be found; note where.

        Raises Refused when there is a key already, or one that cannot be read, or one was lost;
        Unavailable when no store takes it.
        """
        before = self.load(device)
        if before.state != "absent" or self._noted(device):
            raise Refused(
                "key-exists",
                f"The key of {device} is {before.state}, and kept as it is. {before.why}".strip(),
            )
        self._put_aside(device)
        after = self._stored(device, key)
        if after.state != "present":
            raise Unavailable(
                "keyring",
                f"The key of {device} was not kept: {after.why}. Mend the keyring, or approve a "
                f"file: device_key_file = true in {self.home / 'settings.toml'}.",
            )
        self.note(device, after)
        return after

    def note(self, device: str, held: KeyState) -> None:
        """Note where a key is that is present."""
        assert held.key is not None
        public = _public(held.key)
        note = _Note(
            device=device,
            public_key=public,
            source=held.source,
            backend=held.backend,
            machine=_mark(self._identity(), public),
        )
        replace_file(self.home / NOTE_FILE, note.model_dump_json().encode() + b"\n")

    def _found(self, device: str, note: _Note | None, *, others: bool) -> KeyState:
        """Look for a key; `others`: what lies in the file is noted as another device's."""
        credential = _credential()
        if credential is not None and credential.exists():
            return _from_file(credential, "credential")
        if note and note.source == "credential":
            if self.outside and credential is None:
                return KeyState("unseen", source="credential", why=_UNSEEN)
            return KeyState("absent", source="credential")
        file = self.home / KEY_FILE
        if note and note.source == "file":
            return _from_file(file, "file") if file.exists() else KeyState("absent")
        held = _told(self._ask("get", device, note.backend if note else ""))
        if held.state == "absent" and self.in_file and file.exists() and not others:
            return _from_file(file, "file")
        return held

    def _put_aside(self, device: str) -> None:
        """Keep the file of an earlier name beside the new one."""
        note, file = self._note(), self.home / KEY_FILE
        if note and note.device != device and note.source == "file" and file.exists():
            file.rename(self.home / f"{note.device}.key")

    def _identity(self) -> str:
        return (self.machine or SysMachine(self.home)).identity()

    def _stored(self, device: str, key: Ed25519PrivateKey) -> KeyState:
        held = _told(self._ask("set", device, "", _written(key)))
        if held.why != NO_KEYRING or not self.in_file:
            return held
        write_private(self.home / KEY_FILE, key)
        return _from_file(self.home / KEY_FILE, "file")

    def _ask(self, verb: Verb, device: str, pinned: str, item: str = "") -> Answer:
        return ask_keyring(verb, SERVICE, device, pinned=pinned, item=item, deadline=self.deadline)

    def _noted(self, device: str) -> bool:
        note = self._note()
        return note is not None and note.device == device

    def _note(self) -> _Note | None:
        file = self.home / NOTE_FILE
        try:
            return _Note.model_validate_json(file.read_bytes()) if file.exists() else None
        except (OSError, ValidationError):
            raise Refused("key-note", f"{file}: cannot be read: restore this file.") from None


_UNSEEN = "it is a credential, which systemd shows to the kiosk's service alone"
_ELSEWHERE = (
    "this home was copied from another machine, whose key this is: ask anew under another name"
)


def keep_in_file(home: Path, device: str, key: Ed25519PrivateKey) -> None:
    """Keep a device's key in a file of its home, whatever keyring there is: for a demo clinic."""
    write_private(home / KEY_FILE, key)
    DeviceKeys(home).note(device, _from_file(home / KEY_FILE, "file"))


def write_private(file: Path, key: Ed25519PrivateKey) -> Path:
    """Write a key where there is none, readable by its owner alone."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(_written(key))
    return file


def _credential() -> Path | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(folder) / CREDENTIAL if folder else None


def _from_file(file: Path, source: Source) -> KeyState:
    try:
        if source == "file" and os.name == "posix" and file.stat().st_mode & 0o077:
            return KeyState("unreadable", why=f"{file}: others may read it: chmod 600")
        return KeyState("present", _key(file.read_text()), source)
    except OSError as error:
        return KeyState("unreadable", why=f"{file}: {error.strerror}")
    except ValueError:
        return KeyState("unreadable", why=f"{file}: is no device key")


def _told(answer: Answer) -> KeyState:
    if answer.state != "present":
        return KeyState(answer.state, why=answer.why, backend=answer.backend)
    try:
        return KeyState("present", _key(answer.item), "keyring", backend=answer.backend)
    except ValueError:
        return KeyState("unreadable", why="what the keyring holds is no device key")


def _mark(machine: str, public_key: str) -> str:
    """Return what binds a key to a machine without telling which; empty where none is known."""
    said = f"intake-kiosk device key of {public_key}".encode()
    return hmac.new(machine.encode(), said, hashlib.sha256).hexdigest() if machine else ""


def _written(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.private_bytes_raw()).decode()


def _public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def _key(written: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(written.strip(), validate=True))
