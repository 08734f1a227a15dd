"""The envelope: one line of canonical JSON without patient data, then an age file.

Line 1 is RFC 8785 JSON with an Ed25519 signature over itself without `sig`; its `body_sha256`
binds the age file that follows. Reading and checking an envelope needs no secret; opening it is
`kiosk.record.unseal`, which the patient's side does not contain.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.errors import Damaged
from kiosk.record.canonical import canonical

Kind = Literal["intake", "notice", "review"]

VERSION = 1
LARGEST = 8 * 1024 * 1024  # bytes of a whole envelope
_LONGEST_LINE = 4096  # bytes of line 1
_SEPARATOR = b"\n"


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
    audit: str = ""  # id of the last entry of the desk's audit: reviews only
    v: int = VERSION


@dataclass(frozen=True, slots=True)
class Envelope:
    """A parsed envelope: not yet checked, not opened."""

    id: str  # SHA-256 of the whole file, hex
    header: Header
    body: bytes  # the age file

    @property
    def signed(self) -> bytes:
        """Return the canonical bytes under `sig`."""
        return header_line(self.header, unsigned=True)


def parse(data: bytes) -> Envelope:
    """Read an envelope; Damaged says which part is not as version 1 has it.

    The bytes of line 1 must be the canonical form of what it says, so that there is one way only
    to write an envelope. The signature is not looked at: see `check`.
    """
    identity = hashlib.sha256(data).hexdigest()
    if len(data) > LARGEST:
        raise Damaged("envelope-too-large", f"Envelope {identity[:12]} exceeds {LARGEST} bytes.")
    line, separator, body = data.partition(_SEPARATOR)
    if not separator or not body or len(line) > _LONGEST_LINE:
        raise Damaged("envelope-form", f"Envelope {identity[:12]} is not a line and a body.")
    try:
        written = _Line.model_validate_json(line)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "JSON"
        raise Damaged(
            "envelope-header", f"Envelope {identity[:12]}: line 1 is wrong at {field}."
        ) from None
    if written.bytes() != line:
        raise Damaged("envelope-header", f"Envelope {identity[:12]}: line 1 is not canonical JSON.")
    return Envelope(identity, written.header(), body)


def check(envelope: Envelope, public_key: bytes) -> None:
    """Check body and signature (Ed25519, RFC 8032) with the signer's 32-byte public key.

    Raises Damaged with code "body" or "signature".
    """
    if hashlib.sha256(envelope.body).hexdigest() != envelope.header.body_sha256:
        raise Damaged("body", f"Envelope {envelope.id[:12]}: the body is not the one signed for.")
    try:
        signature = base64.b64decode(envelope.header.sig, validate=True)
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, envelope.signed)
    except (InvalidSignature, ValueError):
        raise Damaged(
            "signature", f"Envelope {envelope.id[:12]}: the signature is not its sender's."
        ) from None


def header_line(header: Header, *, unsigned: bool = False) -> bytes:
    """Return line 1 as it is written; `unsigned` leaves `sig` out, as the signer sees it."""
    return _Line.of(header).bytes(unsigned=unsigned)


_Hash = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]
_Name = Annotated[str, Field(min_length=1, max_length=200)]


class _Pack(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: _Name
    version: _Name
    sha256: _Hash


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    v: Literal[1]
    kind: Kind
    clinic: _Name
    device: _Name
    seq: Annotated[int, Field(ge=1, le=2**53 - 1)]  # what JSON holds exactly
    prev: Annotated[str, Field(pattern=r"\A([0-9a-f]{64})?\z")]
    pack: _Pack
    sealed_at: str
    body_sha256: _Hash
    sig: str
    person: _Name | None = None
    audit: _Hash | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if datetime.fromisoformat(self.sealed_at).tzinfo is None:
            raise ValueError("sealed_at has no offset")
        if self.sig and base64.b64encode(base64.b64decode(self.sig)).decode() != self.sig:
            raise ValueError("sig is not base64")
        if (self.person is not None) != (self.kind == "review"):
            raise ValueError("a person signs reviews, and nothing else")
        if self.audit is not None and self.kind != "review":
            raise ValueError("a review names the audit, and nothing else")
        if (self.seq == 1) != (self.prev == ""):
            raise ValueError("the first envelope, and it alone, follows none")
        return self

    def bytes(self, *, unsigned: bool = False) -> bytes:
        left_out = {"sig"} if unsigned else set()
        return canonical(self.model_dump(exclude=left_out, exclude_none=True))

    def header(self) -> Header:
        flat = self.model_dump(exclude={"pack", "person", "audit"})
        return Header(
            **flat,
            pack_id=self.pack.id,
            pack_version=self.pack.version,
            pack_sha256=self.pack.sha256,
            person=self.person or "",
            audit=self.audit or "",
        )

    @classmethod
    def of(cls, header: Header) -> Self:
        return cls(
            v=1,
            kind=header.kind,
            clinic=header.clinic,
            device=header.device,
            seq=header.seq,
            prev=header.prev,
            pack=_Pack(id=header.pack_id, version=header.pack_version, sha256=header.pack_sha256),
            sealed_at=header.sealed_at,
            body_sha256=header.body_sha256,
            sig=header.sig,
            person=header.person or None,
            audit=header.audit or None,
        )
