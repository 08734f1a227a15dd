"""The clinic's keys, and how they are wrapped to a person or to the recovery key.

All wrapping is age, https://age-encryption.org/v1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyrage

from kiosk.errors import Damaged
from kiosk.record.manifest import key_id

_EPOCH = "epoch:"
_INDEX = "index"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens intakes: the epochs' age identities, and the key of the patient index."""

    epochs: tuple[str, ...] = field(repr=False)  # AGE-SECRET-KEY-1…
    index: bytes = field(repr=False)  # 32 bytes, for HMAC-SHA-256

    @property
    def index_kid(self) -> str:
        """Return the short name of the index key."""
        return key_id(self.index.hex())


def wrap(secrets: Secrets, recipient: str) -> dict[str, bytes]:
    """Encrypt each of the clinic's keys to one age recipient."""
    to = [pyrage.x25519.Recipient.from_str(recipient)]
    wrapped: dict[str, bytes] = {_INDEX: pyrage.encrypt(secrets.index, to)}
    for epoch in secrets.epochs:
        wrapped |= wrap_epoch(epoch, recipient)
    return wrapped


def wrap_epoch(epoch: str, recipient: str) -> dict[str, bytes]:
    """Encrypt one epoch's key to one age recipient."""
    to = [pyrage.x25519.Recipient.from_str(recipient)]
    return {_EPOCH + key_id(public(epoch)): pyrage.encrypt(epoch.encode(), to)}


def unwrap(wrapped: Mapping[str, bytes], identity: str) -> Secrets:
    """Decrypt the clinic's keys with an age identity; Damaged when one is not for it."""
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


def new_identity() -> str:
    """Make an age identity."""
    return str(pyrage.x25519.Identity.generate())


def public(identity: str) -> str:
    """Return the age recipient of an age identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())
