"""The clinic's keys, and how they are wrapped: with a passphrase (scrypt), or to a person.

All wrapping is age, https://age-encryption.org/v1; the work factor is age's, about a second.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyrage

from kiosk.errors import Damaged, Refused
from kiosk.record.manifest import key_id

SHORTEST_PASSPHRASE = 12  # characters; what it protects can be guessed at on another machine
_EPOCH = "epoch:"
_INDEX = "index"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens intakes: the epochs' age identities, and the key of the patient index."""

    epochs: tuple[str, ...] = field(repr=False)  # AGE-SECRET-KEY-1…
    index: bytes = field(repr=False)  # 32 bytes, for HMAC-SHA-256


def wrap(secrets: Secrets, recipient: str) -> dict[str, bytes]:
    """Encrypt each of the clinic's keys to one person's age recipient."""
    to = [pyrage.x25519.Recipient.from_str(recipient)]
    wrapped = {_INDEX: pyrage.encrypt(secrets.index, to)}
    for epoch in secrets.epochs:
        wrapped[_EPOCH + key_id(public(epoch))] = pyrage.encrypt(epoch.encode(), to)
    return wrapped


def unwrap(wrapped: Mapping[str, bytes], identity: str) -> Secrets:
    """Decrypt the clinic's keys with a person's age identity; Damaged when one is not theirs."""
    own = [pyrage.x25519.Identity.from_str(identity)]
    try:
        opened = {name: pyrage.decrypt(body, own) for name, body in wrapped.items()}
        epochs = {name: key.decode() for name, key in opened.items() if name.startswith(_EPOCH)}
        mistaken = [name for name, key in epochs.items() if name != _EPOCH + key_id(public(key))]
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError):
        mistaken = list(wrapped)
    if mistaken or _INDEX not in wrapped:
        raise Damaged(
            "wrapped-keys", "The clinic's keys do not open for this person: wrap them anew."
        )
    return Secrets(epochs=tuple(epochs.values()), index=opened[_INDEX])


def public(identity: str) -> str:
    """Return the age recipient of an age identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def lock(content: bytes, passphrase: str) -> bytes:
    """Encrypt with a passphrase; Refused when it is too short."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused(
            "short-passphrase",
            f"The passphrase needs {SHORTEST_PASSPHRASE} characters or more: four words will do.",
        )
    locked: bytes = pyrage.passphrase.encrypt(content, passphrase)
    return locked


def unlock(locked: bytes, passphrase: str) -> bytes:
    """Decrypt with a passphrase; Refused when it is the wrong one."""
    try:
        content: bytes = pyrage.passphrase.decrypt(locked, passphrase)
    except pyrage.DecryptError:
        raise Refused("passphrase", "The passphrase is wrong: try again.") from None
    return content
