"""The device's private key: from a systemd credential, else from the system's own keyring.

Absent, locked, unreadable and present are four states, and a key is never put over one that
cannot be read. Every call to a keyring runs on a thread of its own with a deadline, because one
that is broken blocks for minutes. https://systemd.io/CREDENTIALS/
"""

import base64
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import keyring
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError

from kiosk.errors import Refused, Unavailable

CREDENTIAL = "intake-kiosk.device"
SERVICE = "Intake Kiosk device"
DEADLINE_SECONDS = 3.0

# The keyrings that encrypt. Plaintext, null, fail and chained ones are not on the list.
_REAL = (
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.kwallet",
)

State = Literal["absent", "locked", "unreadable", "present"]


@dataclass(frozen=True, slots=True)
class KeyState:
    """How the device's key stands; `why` is for staff and for IT."""

    state: State
    key: Ed25519PrivateKey | None = field(default=None, repr=False)
    source: Literal["", "credential", "keyring"] = ""
    why: str = ""


def load_device_key(device_id: str, *, deadline: float = DEADLINE_SECONDS) -> KeyState:
    """Return the state of a device's key, and the key when it is present; raises nothing."""
    file = _credential()
    if file is not None and file.exists():
        return _from_credential(file)
    return _within(deadline, lambda: _from_keyring(device_id))


def keep_device_key(
    device_id: str, key: Ed25519PrivateKey, *, deadline: float = DEADLINE_SECONDS
) -> None:
    """Put a new device's key into the system's keyring.

    Raises Refused when there is a key already, or one that cannot be read; Unavailable when there
    is no keyring that encrypts, or it does not answer.
    """
    before = load_device_key(device_id, deadline=deadline)
    if before.state != "absent":
        raise Refused(
            "key-exists", f"The key of {device_id} is {before.state}: it is kept as it is."
        )
    after = _within(deadline, lambda: _into_keyring(device_id, key))
    if after.state != "present":
        raise Unavailable("keyring", f"The key of {device_id} was not kept: {after.why}")


def write_credential(folder: Path, key: Ed25519PrivateKey) -> Path:
    """Write a credential file as systemd hands it to a unit, readable by its owner alone."""
    file = folder / CREDENTIAL
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(_written(key))
    return file


def _credential() -> Path | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(folder) / CREDENTIAL if folder else None


def _from_credential(file: Path) -> KeyState:
    try:
        return KeyState("present", _key(file.read_text()), "credential")
    except OSError as error:
        return KeyState("unreadable", why=f"{file}: {error.strerror}")
    except ValueError:
        return KeyState("unreadable", why=f"{file}: is no device key")


def _from_keyring(device_id: str) -> KeyState:
    backend = keyring.get_keyring()
    if not _encrypts(backend):
        return KeyState("absent", why="this system has no keyring that encrypts")
    written = backend.get_password(SERVICE, device_id)
    if written is None:
        return KeyState("absent", why="the keyring holds no key for this device")
    try:
        return KeyState("present", _key(written), "keyring")
    except ValueError:
        return KeyState("unreadable", why="what the keyring holds is no device key")


def _into_keyring(device_id: str, key: Ed25519PrivateKey) -> KeyState:
    backend = keyring.get_keyring()
    if not _encrypts(backend):
        return KeyState("absent", why="this system has no keyring that encrypts")
    backend.set_password(SERVICE, device_id, _written(key))
    return _from_keyring(device_id)


def _encrypts(backend: KeyringBackend) -> bool:
    return type(backend).__module__ in _REAL


def _within(deadline: float, ask: Callable[[], KeyState]) -> KeyState:
    """Ask on a thread that may hang for ever without holding anybody up."""
    answers: list[KeyState] = []
    asking = threading.Thread(target=lambda: answers.append(_asked(ask)), daemon=True)
    asking.start()
    asking.join(deadline)
    return answers[0] if answers else KeyState("unreadable", why="the keyring does not answer")


def _asked(ask: Callable[[], KeyState]) -> KeyState:
    try:
        return ask()
    except KeyringLocked:
        return KeyState("locked", why="the keyring is locked: sign in to the system")
    except NoKeyringError:
        return KeyState("absent", why="this system has no keyring")
    except Exception as error:  # noqa: BLE001  # keyrings raise errors of D-Bus, Windows and macOS
        return KeyState("unreadable", why=f"the keyring failed: {type(error).__name__}")


def _written(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.private_bytes_raw()).decode()


def _key(written: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(written.strip(), validate=True))
