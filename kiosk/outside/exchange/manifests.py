"""The clinic's manifests in an exchange: left there by a desk, found by tablets."""

import hashlib
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from pydantic import BaseModel, ValidationError

from kiosk.outside.exchange.layout import Exchange

_MANY = 50  # forged ones of higher versions must not hide the true one
_LARGEST = 8 * 1024 * 1024  # bytes


class _Claim(BaseModel):
    version: int


class FolderManifests:
    """The manifests behind a folder; see kiosk.ports.Published. What lies there may be forged."""

    def __init__(self, folder: Path, clinic: str) -> None:
        """Name the folder, and whose it must be."""
        self._exchange = Exchange(folder)
        self._clinic = clinic

    def leave(self, manifest: bytes) -> None:
        """Put a manifest there under the version that it claims; what claims none is left out."""
        try:
            version = _Claim.model_validate_json(manifest).version
        except ValidationError:
            return
        name = f"{version:08}-{hashlib.sha256(manifest).hexdigest()}.json"
        with self._exchange.of(self._clinic) as folder:
            file = folder / "manifests" / name
            if not file.exists():
                self._exchange.write(file, manifest)

    def manifests(self) -> Sequence[bytes]:
        """Return the manifests of the highest versions, the highest first; any may be forged."""
        with self._exchange.of(self._clinic) as folder:
            files = reversed(self._exchange.files(folder / "manifests"))
            usable = (f for f in files if f.is_file() and f.stat().st_size <= _LARGEST)
            return [file.read_bytes() for file in islice(usable, _MANY)]
