"""The manifest: whom to seal for, which devices and people belong, signed by the clinic's root.

One line of canonical JSON with an Ed25519 signature over itself without `sig`. A tablet pins the
root at enrolment and accepts no unsigned and no older manifest; an expired one keeps working.
Who is revoked stays in it: what they signed before that counts.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from kiosk.errors import Damaged, KioskError, Refused
from kiosk.record.canonical import canonical

_STRICT = ConfigDict(frozen=True, extra="forbid", strict=True)
_Name = Annotated[str, Field(min_length=1, max_length=200)]
_PublicKey = Annotated[str, Field(pattern=r"\A[A-Za-z0-9+/]{43}=\z")]
_LEFT_OUT = Field(exclude_if=lambda value: value is None)  # what is not said has no bytes
_CLINICAL = frozenset({"nurse", "clinician"})
_AgeRecipient = Annotated[str, Field(pattern=r"\Aage1[02-9ac-hj-np-z]{58}\z")]


class Recipient(BaseModel):
    """A key that intakes are sealed to."""

    model_config = _STRICT

    kid: _Name
    role: Literal["epoch", "recovery"]
    age: _AgeRecipient


class Device(BaseModel):
    """An enrolled tablet or desk, and its Ed25519 public key in base64."""

    model_config = _STRICT

    id: _Name
    public_key: _PublicKey
    revoked: bool = False
    last_seq: Annotated[int | None, _LEFT_OUT] = None  # revoked: what still counts


class Person(BaseModel):
    """Someone who belongs to the clinic, with their Ed25519 public key in base64.

    The role is "front-desk", "nurse", "clinician" or "admin", or two of them: "nurse+admin". Who
    has no clinical role expects patients, and opens no intake.
    """

    model_config = _STRICT

    id: _Name
    name: _Name
    role: _Name
    public_key: _PublicKey
    age: _AgeRecipient
    revoked_at: Annotated[AwareDatetime | None, _LEFT_OUT] = None

    @property
    def may_review(self) -> bool:
        """Tell whether they may sign intakes off: nurses and clinicians."""
        return not _CLINICAL.isdisjoint(self.role.split("+"))

    @property
    def may_countersign(self) -> bool:
        """Tell whether they may sign as well what a nurse signed off with a red flag."""
        return "clinician" in self.role.split("+")

    @property
    def may_manage(self) -> bool:
        """Tell whether they run the clinic: its people, devices and keys."""
        return "admin" in self.role.split("+")


class AllowedPack(BaseModel):
    """A content pack that the clinic allows."""

    model_config = _STRICT

    id: _Name
    version: _Name
    sha256: Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]


class Manifest(BaseModel):
    """Who belongs to a clinic, at one version; every change makes a higher version."""

    model_config = _STRICT

    clinic: _Name
    name: _Name
    version: Annotated[int, Field(ge=1, le=2**53 - 1)]
    not_after: AwareDatetime
    recipients: tuple[Recipient, ...]
    devices: tuple[Device, ...] = ()
    people: tuple[Person, ...] = ()
    packs: tuple[AllowedPack, ...] = ()  # none named: any
    index_kid: Annotated[str | None, _LEFT_OUT] = None  # which key finds earlier visits
    recovery_tested_at: Annotated[AwareDatetime | None, _LEFT_OUT] = None

    @property
    def seal_to(self) -> tuple[str, ...]:
        """Return the age recipients that an intake is sealed to."""
        return tuple(recipient.age for recipient in self.recipients)

    def expired(self, now: datetime) -> bool:
        """Tell whether the clinic should have renewed this manifest; sealing goes on."""
        return now > self.not_after

    @property
    def staff(self) -> tuple[Person, ...]:
        """Return the people who may sign in."""
        return tuple(person for person in self.people if person.revoked_at is None)

    def device(self, device_id: str) -> Device:
        """Return a device, revoked or not; Refused for an unknown one."""
        device = next((d for d in self.devices if d.id == device_id), None)
        if device is None:
            raise Refused("unknown-device", f"Device {device_id} is not enrolled: approve it.")
        return device

    def device_key(self, device_id: str, seq: int | None = None) -> bytes:
        """Return a device's public key for its envelope `seq`, or for the next one it will seal.

        Refused for an unknown device, and for what a revoked one sealed after its last.
        """
        device = self.device(device_id)
        last = device.last_seq or 0
        if device.revoked and (seq is None or seq > last):
            raise Refused("revoked-device", f"Device {device_id} was revoked: enrol it anew.")
        return base64.b64decode(device.public_key)

    def person(self, person_id: str) -> Person:
        """Return a person, revoked or not; Refused for one who never belonged to the clinic."""
        person = next((p for p in self.people if p.id == person_id), None)
        if person is None:
            raise Refused("unknown-person", f"Person {person_id} is not in the manifest: add them.")
        return person

    def person_key(self, person_id: str, at: datetime | None = None) -> bytes:
        """Return a person's public key for what arrived at a moment, or for now.

        Refused for one who does not belong to the clinic, or had left it by then.
        """
        person = self.person(person_id)
        if person.revoked_at is not None and (at is None or at > person.revoked_at):
            raise Refused("revoked-person", f"Person {person_id} has left: add them anew.")
        return base64.b64decode(person.public_key)


def key_id(public: str) -> str:
    """Return the short name of a public key: 16 hex digits of the SHA-256 of how it is written."""
    return hashlib.sha256(public.encode()).hexdigest()[:16]


def sign_manifest(manifest: Manifest, root_key: Ed25519PrivateKey) -> bytes:
    """Return the manifest as one signed line of canonical JSON."""
    content = manifest.model_dump(mode="json")
    signature = root_key.sign(canonical(content))
    return canonical({**content, "sig": base64.b64encode(signature).decode()}) + b"\n"


def read_manifest(
    data: bytes, root_public: bytes, *, clinic: str = "", at_least: int = 1
) -> Manifest:
    """Read a manifest and check it against the clinic's root, 32 bytes of Ed25519 public key.

    Raises Damaged when it is not as the root signed it, Refused when it is another clinic's,
    older than the version `at_least`, or says what this version does not know.
    """
    content = _signed_content(data, root_public)
    try:
        manifest = Manifest.model_validate_json(canonical(content))
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Refused(
            "newer-manifest",
            f"The manifest says what this version does not know, at {field}: update Intake Kiosk.",
        ) from None
    if clinic and manifest.clinic != clinic:
        raise Refused("other-clinic", "The manifest is another clinic's: fetch your own clinic's.")
    if manifest.version < at_least:
        raise Refused(
            "older-manifest",
            f"The manifest has version {manifest.version}, version {at_least} is known: fetch the "
            "latest.",
        )
    return manifest


def latest_manifest(known: Sequence[bytes], root_public: bytes) -> tuple[Manifest, bytes] | None:
    """Return the genuine manifest with the highest version, and its bytes; None without any.

    Forged ones are passed over. Raises what the first was refused for, when none is genuine.
    """
    genuine: list[tuple[Manifest, bytes]] = []
    refused: list[KioskError] = []
    for data in known:
        try:
            genuine.append((read_manifest(data, root_public), data))
        except KioskError as error:
            refused.append(error)
    if refused and not genuine:
        raise refused[0]
    return max(genuine, key=lambda pair: pair[0].version, default=None)


def _signed_content(data: bytes, root_public: bytes) -> Mapping[str, Any]:
    """Return what the root signed, whatever it says; there is one way only to write it."""
    try:
        signed = json.loads(data)
        content = {name: value for name, value in signed.items() if name != "sig"}
        signature = base64.b64decode(signed["sig"], validate=True)
        written = canonical({**content, "sig": base64.b64encode(signature).decode()})
        said = canonical(content) if data.rstrip(b"\n") == written else data
        Ed25519PublicKey.from_public_bytes(root_public).verify(signature, said)
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Damaged(
            "manifest", "The manifest is not as the clinic's root signed it: fetch it anew."
        ) from None
    return content
