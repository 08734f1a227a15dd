"""One call to the system's keyring, in a process of its own: a keyring may block for minutes.

`python -m kiosk.outside.keyring_call get|set|delete SERVICE NAME [BACKEND]` reads the item to set
from its input, and writes a line of JSON: state, item, backend, why. It never makes a dialog
appear: a locked keyring is left locked. What ends otherwise than with such a line has failed.
"""

import json
import sys
from contextlib import closing
from dataclasses import asdict

from keyring.backend import KeyringBackend, get_all_keyring
from keyring.errors import KeyringLocked

from kiosk.outside.keyring_answer import NO_KEYRING, Answer

# The keyrings that encrypt. Plaintext, null, fail and chained ones are not on the list.
_REAL = (
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.kwallet",
)
LONGEST = 200  # characters: Windows takes 1280, and an item is a key, never a document

LOCKED = "the keyring is locked: sign in to the system"


def get(service: str, name: str, pinned: str = "") -> Answer:
    """Return an item and where it is; `pinned` names the only backend that may be asked."""
    backend = _backend(pinned)
    if backend is None:
        return _without(pinned)
    try:
        if _is_locked(backend):
            return Answer("locked", backend=_name(backend), why=LOCKED)
        item = backend.get_password(service, name)
    except KeyringLocked:
        return Answer("locked", backend=_name(backend), why=LOCKED)
    except Exception as error:  # noqa: BLE001  # keyrings raise errors of D-Bus, Windows and macOS
        why = f"the keyring failed: {type(error).__name__}"
        return Answer("unreadable", backend=_name(backend), why=why)
    if item is None:
        why = "the keyring holds no key for this device"
        return Answer("absent", backend=_name(backend), why=why)
    return Answer("present", item, _name(backend))


def put(service: str, name: str, item: str, pinned: str = "") -> Answer:
    """Store an item where there is none; return it as it is read back."""
    if len(item) > LONGEST:
        return Answer("unreadable", why=f"the item exceeds {LONGEST} characters")
    before = get(service, name, pinned)
    backend = _backend(before.backend)
    if before.state != "absent" or backend is None:
        return before
    try:
        backend.set_password(service, name, item)
    except Exception as error:  # noqa: BLE001  # keyrings raise errors of D-Bus, Windows and macOS
        why = f"the keyring failed: {type(error).__name__}"
        return Answer("unreadable", backend=before.backend, why=why)
    return get(service, name, before.backend)


def delete(service: str, name: str, pinned: str = "") -> Answer:
    """Take an item out, and return what is there afterwards: "absent" when it is gone."""
    before = get(service, name, pinned)
    backend = _backend(before.backend)
    if before.state != "present" or backend is None:
        return before
    try:
        backend.delete_password(service, name)
    except Exception as error:  # noqa: BLE001  # keyrings raise errors of D-Bus, Windows and macOS
        why = f"the keyring failed: {type(error).__name__}"
        return Answer("unreadable", backend=before.backend, why=why)
    return get(service, name, before.backend)


def _backend(pinned: str) -> KeyringBackend | None:
    """Return the pinned backend, else the one of highest priority that encrypts."""
    real = [backend for backend in get_all_keyring() if type(backend).__module__ in _REAL]
    named = [backend for backend in real if pinned in ("", _name(backend))]
    return max(named, key=lambda backend: float(backend.priority), default=None)


def _name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _without(pinned: str) -> Answer:
    if pinned:
        return Answer("unreadable", why=f"the keyring that holds the key is not here: {pinned}")
    return Answer("absent", why=NO_KEYRING)


def _is_locked(backend: KeyringBackend) -> bool:
    """Tell whether asking would make a dialog appear; where none can, asking will tell."""
    if type(backend).__module__ != "keyring.backends.SecretService":
        return False
    import secretstorage  # noqa: PLC0415  # it exists on Linux alone

    with closing(secretstorage.dbus_init()) as bus:
        return bool(secretstorage.Collection(bus).is_locked())


def main(arguments: list[str]) -> None:
    """Answer one question on the standard output."""
    verb, service, name, *pinned = arguments
    pin = pinned[0] if pinned else ""
    match verb:
        case "set":
            answer = put(service, name, sys.stdin.read(), pin)
        case "delete":
            answer = delete(service, name, pin)
        case _:
            answer = get(service, name, pin)
    sys.stdout.write(json.dumps(asdict(answer)))


if __name__ == "__main__":
    main(sys.argv[1:])
