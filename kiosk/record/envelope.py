"""The envelope: one line of canonical JSON without patient data, then an age file.

Line 1 is RFC 8785 JSON with an Ed25519 signature over itself without `sig`; its `body_sha256`
binds the age file that follows. Reading and checking an envelope needs no secret; opening it is
`kiosk.record.unseal`, which the patient's side does not contain.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["intake", "notice", "review"]

MIME_TYPE = "application/vnd.intake-kiosk.envelope"


@dataclass(frozen=True, slots=True)
class Header:
    """Line 1 of an envelope."""

    kind: Kind
    clinic: str
    device: str
    seq: int
    prev: str  # id of the envelope before this one from the same device; "" for the first
    pack_id: str
    pack_version: str
    pack_sha256: str
    sealed_at: str  # ISO 8601 with offset
    body_sha256: str
    sig: str  # base64
    person: str = ""  # who signed: reviews only; a device signs all else
    v: int = 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """A parsed envelope: not yet checked, not opened."""

    id: str  # SHA-256 of the whole file, hex
    header: Header
    signed: bytes  # the canonical bytes under `sig`
    body: bytes  # the age file
