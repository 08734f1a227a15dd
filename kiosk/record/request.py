"""A device's request to be let in: its public key, the root it was given, signed by itself.

What is compared with the desk comes in three lengths. Eight digits need two rounds: see
`kiosk.record.pairing`, for which the request commits to a nonce. Twenty digits are made of the
request alone, for those who carry it on a stick: whoever wants another key with the same twenty
needs 10^20 tries, at a quarter of a second and 64 MB each. The fingerprint, in the QR code, is all
256 bits. A wrong device that got in could send what the desk reads, and could read nothing.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from kiosk.errors import Damaged, Refused
from kiosk.record.canonical import canonical

LARGEST_REQUEST = 4096  # bytes
DEVICE_ID = r"[a-z0-9][a-z0-9-]{0,39}"
LONG_DIGITS = 20


def demand_size(written: bytes) -> None:
    """Raise Refused when something is too long for a request."""
    if len(written) > LARGEST_REQUEST:
        raise Refused("request", f"The request exceeds {LARGEST_REQUEST} bytes: ask anew.")


class Request(BaseModel):
    """What a device says about itself; keys in base64."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    v: Literal[2] = 2
    device: Annotated[str, Field(pattern=rf"\A{DEVICE_ID}\z")]
    public_key: Annotated[str, Field(pattern=r"\A[A-Za-z0-9+/]{43}=\z")]
    root: Annotated[str, Field(pattern=r"\A[A-Za-z0-9+/]{43}=\z")]
    asked_at: AwareDatetime
    commitment: Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]  # see `commitment_to`
    token: Annotated[str, Field(pattern=r"\A([0-9a-f]{64})?\z")] = ""  # see `token_proof`


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that its own device signed, as it travels."""

    request: Request
    written: bytes

    @property
    def id(self) -> str:
        """Return the SHA-256 of the request as it travels, in hex."""
        return hashlib.sha256(self.written).hexdigest()

    @property
    def public_key(self) -> bytes:
        """Return the device's public key, 32 bytes."""
        return base64.b64decode(self.request.public_key)

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of device, key and root, in hex."""
        return hashlib.sha256(_bound(self.request)).hexdigest()

    def long_code(self) -> str:
        """Return twenty digits to compare; takes a quarter of a second and 64 MB."""
        slow = Scrypt(salt=b"intake-kiosk device code v2", length=32, n=2**16, r=8, p=1)
        number = int.from_bytes(slow.derive(_bound(self.request))) % 10**LONG_DIGITS
        return f"{number:0{LONG_DIGITS}d}"

    @classmethod
    def of(cls, request: Request, key: Ed25519PrivateKey) -> Self:
        """Sign a request with the device's own key."""
        signature = key.sign(canonical(request.model_dump(mode="json")))
        return cls(request, _line(request, signature))


def request_for(
    device: str,
    key: Ed25519PrivateKey,
    root_public: bytes,
    asked_at: datetime,
    nonce: bytes,
    token: str = "",
) -> Asked:
    """Return the request of a device, signed; with a token it can be approved in bulk.

    `nonce`, 32 random bytes, stays on the device until the desk has answered. Raises
    ValidationError for a device id that is not of small letters, digits and dashes.
    """
    public_key = key.public_key().public_bytes_raw()
    request = Request(
        device=device,
        public_key=base64.b64encode(public_key).decode(),
        root=base64.b64encode(root_public).decode(),
        asked_at=asked_at,
        commitment=commitment_to(nonce, device, public_key),
        token=token_proof(token, device, public_key) if token else "",
    )
    return Asked.of(request, key)


def read_request(data: bytes) -> Asked:
    """Read a request; Damaged when it is not as its own key signed it."""
    try:
        if len(data) > LARGEST_REQUEST:
            raise ValueError(len(data))  # noqa: TRY301  # told below, like all else that is wrong
        signed = _Signed.model_validate_json(data)
        request = Request.model_validate(signed.model_dump(exclude={"sig"}))
        signature = base64.b64decode(signed.sig, validate=True)
        said = (
            canonical(request.model_dump(mode="json"))
            if data == _line(request, signature)
            else data
        )
        public_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(request.public_key))
        public_key.verify(signature, said)
    except (ValidationError, InvalidSignature, ValueError):
        raise Damaged(
            "request", "The device's request is not as the device wrote it: ask anew on the device."
        ) from None
    return Asked(request, data)


def commitment_to(nonce: bytes, device: str, public_key: bytes) -> str:
    """Return what binds a device to a nonce that nobody can tell from it, in hex."""
    said = b"intake-kiosk commitment v1\n" + device.encode() + b"\n" + public_key + nonce
    return hashlib.sha256(said).hexdigest()


def token_proof(token: str, device: str, public_key: bytes) -> str:
    """Return what shows that a device was given a token, without showing the token."""
    said = device.encode() + b"\n" + public_key
    return hmac.new(token.encode(), said, hashlib.sha256).hexdigest()


class _Signed(Request):
    sig: str


def _line(request: Request, signature: bytes) -> bytes:
    """Return a request as it is written: one request has one form in bytes."""
    content = request.model_dump(mode="json")
    return canonical({**content, "sig": base64.b64encode(signature).decode()}) + b"\n"


def _bound(request: Request) -> bytes:
    return canonical(
        {"device": request.device, "public_key": request.public_key, "root": request.root}
    )
