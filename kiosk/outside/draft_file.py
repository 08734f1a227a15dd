"""The unfinished visit in two files of the home: `visit.draft`, and `visit.key` that opens it.

Each visit has a key of its own, wrapped with one that is derived from the device's key (HKDF,
RFC 5869): whoever holds the files without that key store has nothing, and a key that is removed
takes its draft with it. Both are sealed with ChaCha20-Poly1305 (RFC 8439), a fresh nonce for each
write: a changed, cut or exchanged file does not open.
"""

import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.durable import force_names, take_away
from kiosk.errors import Damaged, Unavailable
from kiosk.record.enrolment import replace_file

DRAFT_FILE = "visit.draft"
DRAFT_KEY_FILE = "visit.key"
_ONLY_THE_OWNER = 0o600
_KEY, _NONCE = 32, 12  # bytes
_WRAPPING = b"intake-kiosk visit.key 1"  # what each key is for, and the version of the form
_SEALING = b"intake-kiosk visit.draft 1"


class DraftFile:
    """One draft in a home; without the device's key nothing is written and nothing is read."""

    def __init__(self, home: Path, device: str, key: Ed25519PrivateKey | None) -> None:
        """Name the home and give the device's key as its store gave it; nothing is read yet."""
        self._draft, self._key_file = home / DRAFT_FILE, home / DRAFT_KEY_FILE
        self._device = device.encode()
        self._wrapping = _derived(key) if key else None
        self._key = b""  # of this visit

    @property
    def is_open(self) -> bool:
        """Tell whether the device's key is there."""
        return self._wrapping is not None

    def put(self, draft: bytes) -> None:
        """Keep a draft in place of the one before; Unavailable when the disk refuses."""
        assert self._wrapping, "without a key nothing is kept"
        if not self._key:
            fresh = ChaCha20Poly1305.generate_key()
            self._write(self._key_file, _sealed(self._wrapping, fresh, _WRAPPING + self._device))
            self._key = fresh
        self._write(self._draft, _sealed(self._key, draft, _SEALING + self._device))

    def get(self) -> bytes | None:
        """Return what is kept; Damaged, or Unavailable while the device's key is not there."""
        if not self._draft.exists():
            return None
        if self._wrapping is None:
            raise Unavailable(
                "draft-locked", f"{self._draft}: unlock the device's key, then restart."
            )
        self._key = self._opened(self._key_file, self._wrapping, _WRAPPING)
        return self._opened(self._draft, self._key, _SEALING)

    def drop(self) -> None:
        """Remove the key first, then all else; Unavailable when the disk refuses."""
        self._key = b""
        parts = (file.with_suffix(".part") for file in (self._key_file, self._draft))
        try:
            for file in (self._key_file, self._draft, *parts):
                take_away(file)
            force_names(self._draft.parent)
        except OSError as error:
            raise self._refused(error) from error

    def _write(self, file: Path, data: bytes) -> None:
        replace_file(file, data, mode=_ONLY_THE_OWNER)
        try:
            force_names(file.parent)
        except OSError as error:
            raise self._refused(error) from error

    def _opened(self, file: Path, key: bytes, purpose: bytes) -> bytes:
        try:
            data = file.read_bytes()
            return ChaCha20Poly1305(key).decrypt(
                data[:_NONCE], data[_NONCE:], purpose + self._device
            )
        except (InvalidTag, ValueError, FileNotFoundError):
            raise Damaged("draft", f"{file}: is not what this device wrote.") from None
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> Unavailable:
        return Unavailable("draft-disk", f"{self._draft}: {error.strerror}: see to the disk.")


def draft_is_held(home: Path) -> bool:
    """Tell whether an unfinished visit is kept in a home."""
    return (home / DRAFT_FILE).exists()


def _derived(key: Ed25519PrivateKey) -> bytes:
    return HKDF(SHA256(), _KEY, salt=None, info=_WRAPPING).derive(key.private_bytes_raw())


def _sealed(key: bytes, data: bytes, purpose: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, purpose)
