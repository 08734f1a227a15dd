"""What a device holds, all of it public: who it is (device.json) and the clinic's manifest.

Device.json pins the clinic's root. A manifest on disk is replaced by a newer one of that root only.
"""

import base64
import os
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.durable import put_in_place
from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.record.manifest import Manifest, read_manifest

DEVICE_FILE = "device.json"
MANIFEST_FILE = "manifest.json"
_KEY_BYTES = 32
REQUEST_FILE = "request.json"  # what a device asked that is not let in yet
JOINING_FILE = "joining.json"  # what it asks with at its first start
ROOT_FILE = "root.pub"  # the clinic's root, public: what IT puts on a device before it is enrolled


class Enrolment(BaseModel):
    """A device's place in a clinic; `root` is the Ed25519 public key in base64."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    device: Annotated[str, Field(min_length=1)]
    clinic: Annotated[str, Field(min_length=1)]
    root: Annotated[str, Field(pattern=r"\A[A-Za-z0-9+/]{43}=\z")]

    @property
    def root_public(self) -> bytes:
        """Return the pinned root key, 32 bytes."""
        return base64.b64decode(self.root)


def read_enrolment(home: Path) -> Enrolment:
    """Read device.json; Refused when this device is not enrolled, Damaged when it is unreadable."""
    file = home / DEVICE_FILE
    data = _read(file, "This device is not enrolled: enrol it, or restore the file.")
    try:
        return Enrolment.model_validate_json(data)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "JSON"
        raise Damaged(
            "enrolment", f"{file}: wrong at {field}: enrol this device anew, or restore the file."
        ) from None


def pinned_root(home: Path) -> bytes:
    """Return the clinic's root public key, 32 bytes: of device.json, else of root.pub.

    Refused when neither is there: IT puts root.pub on a device before it is enrolled.
    """
    if (home / DEVICE_FILE).exists():
        return read_enrolment(home).root_public
    file = home / ROOT_FILE
    try:
        written = file.read_bytes()
    except FileNotFoundError:
        raise Refused(
            "no-root", f"{file}: no such file: copy root.pub from the clinic's first machine."
        ) from None
    except OSError as error:
        raise Refused(
            "no-root", f"{file}: {error.strerror}: give it to the user of its folder (chown)."
        ) from None
    return root_of(written, str(file))


def root_of(written: str | bytes, where: str) -> bytes:
    """Return the root public key, 32 bytes, that root.pub says in base64; Damaged: it is none."""
    try:
        root = base64.b64decode(written, validate=False)
    except ValueError:
        root = b""
    if len(root) != _KEY_BYTES:
        raise Damaged("root", f"{where}: is no root key: copy it again.")
    return root


def write_root(file: Path, root_public: bytes) -> None:
    """Write a clinic's root public key, 32 bytes, as devices read it from root.pub."""
    replace_file(file, base64.b64encode(root_public) + b"\n")


def write_enrolment(home: Path, enrolment: Enrolment) -> None:
    """Write device.json."""
    replace_file(home / DEVICE_FILE, enrolment.model_dump_json().encode() + b"\n")


def held_manifest(home: Path, enrolment: Enrolment) -> Manifest:
    """Return the manifest on disk, checked against the pinned root; it may have expired."""
    file = home / MANIFEST_FILE
    data = _read(file, "There is no manifest: fetch it from the clinic.")
    return read_manifest(data, enrolment.root_public, clinic=enrolment.clinic)


def accept_manifest(home: Path, enrolment: Enrolment, data: bytes) -> Manifest:
    """Put a manifest in place of the one held; Refused when it is older, Damaged when forged."""
    held = (home / MANIFEST_FILE).exists()
    at_least = held_manifest(home, enrolment).version if held else 1
    manifest = read_manifest(
        data, enrolment.root_public, clinic=enrolment.clinic, at_least=at_least
    )
    replace_file(home / MANIFEST_FILE, data)
    return manifest


def _read(file: Path, missing: str) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise Refused("not-enrolled", f"{file}: {missing}") from None
    except OSError as error:
        raise _refused_by_the_disk(file, error) from error


def replace_file(file: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Replace a file whole: after a crash it is the old one or the new one.

    Raises Unavailable when the disk refuses.
    """
    part = file.with_suffix(".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(part, file)
    except OSError as error:
        raise _refused_by_the_disk(file, error) from error


def _refused_by_the_disk(file: Path, error: OSError) -> Unavailable:
    return Unavailable(
        "disk", f"{file}: {error.strerror}: make room, or give this user the right to the folder."
    )
