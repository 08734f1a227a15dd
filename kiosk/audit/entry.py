"""One entry: a line of canonical JSON with an Ed25519 signature over itself without `sig`.

`prev` is the SHA-256 of the line before it at the same desk, so a desk's entries are one chain.
"""

import base64
import hashlib
from datetime import datetime
from typing import Annotated, Literal, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.errors import Damaged
from kiosk.record.canonical import canonical

Act = Literal[
    "sign-in",
    "sign-in-failed",
    "remember",
    "forget",
    "lock",
    "sign-out",
    "view",
    "acknowledge",
    "take-over",
    "begin-anew",
    "sign-off",
    "second-signature",
    "addendum",
    "identity",
    "withdrawal",
    "choose-patient",
    "file",
    "file-again",
    "filed-by-hand",
    "find-person",
    "find-code",
    "find-day",
    "print",
    "export",
    "view-audit",
    "export-audit",
    "expect",
    "arrived",
    "expect-no-more",
    "let-device-in",
    "refuse-device",
    "new-token",
    "shut-device-out",
    "add-person",
    "change-role",
    "let-person-go",
    "new-epoch",
    "try-sheet",
]
Signer = Literal["person", "desk", "nobody"]

_LONGEST = 2048  # bytes of a line
_Name = Annotated[str, Field(min_length=1, max_length=200)]


class Entry(BaseModel):
    """Who did what, when, at which desk; `at` is ISO 8601 with its offset."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    v: Literal[1] = 1
    clinic: _Name
    desk: _Name
    seq: Annotated[int, Field(ge=1, le=2**53 - 1)]
    prev: Annotated[str, Field(pattern=r"\A([0-9a-f]{64})?\z")]  # empty: the first
    at: str
    act: Annotated[str, Field(pattern=r"\A[a-z-]{1,40}\z")]  # an Act, or a later version's
    person: _Name  # id in the manifest; of a failed sign-in: whom somebody said they were
    subject: Annotated[str, Field(pattern=r"\A[0-9a-f]{0,64}\z")] = (
        ""  # id of an envelope or an arrival, or a keyed tag
    )
    signer: Signer = "nobody"
    sig: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if datetime.fromisoformat(self.at).tzinfo is None:
            raise ValueError("at has no offset")
        if (self.seq == 1) != (self.prev == ""):
            raise ValueError("the first entry, and it alone, follows none")
        if (self.signer == "nobody") != (self.sig == ""):
            raise ValueError("a signature is somebody's")
        return self

    @property
    def moment(self) -> datetime:
        """Return when it was."""
        return datetime.fromisoformat(self.at)

    @property
    def line(self) -> bytes:
        """Return the entry as it is stored."""
        return canonical(self.model_dump())

    @property
    def under_signature(self) -> bytes:
        """Return what its signer signs."""
        return canonical(self.model_dump(exclude={"sig"}))

    @property
    def id(self) -> str:
        """Return the SHA-256 of the line: what the next entry and a sign-off name."""
        return hashlib.sha256(self.line).hexdigest()

    def signed(self, signer: Literal["person", "desk"], key: Ed25519PrivateKey) -> Self:
        """Return it signed."""
        unsigned = self.model_copy(update={"signer": signer})
        signature = base64.b64encode(key.sign(unsigned.under_signature)).decode()
        return unsigned.model_copy(update={"sig": signature})

    def check(self, public_key: bytes) -> None:
        """Check the signature with a 32-byte public key; Damaged when it is another's."""
        try:
            signature = base64.b64decode(self.sig, validate=True)
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, self.under_signature)
        except (InvalidSignature, ValueError):
            raise Damaged("audit-signature", "the signature is not its author's") from None


def read_entry(line: bytes) -> Entry:
    """Read an entry; Damaged unless it is written in the one form that there is."""
    try:
        entry = Entry.model_validate_json(line) if len(line) <= _LONGEST else None
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "its form"
        raise Damaged("audit-entry", f"it is not an entry: wrong at {field}") from None
    if entry is None or entry.line != line:
        raise Damaged("audit-entry", "it is not written as an entry is")
    return entry
