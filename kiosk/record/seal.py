"""Sealing: what is sealed here can be opened by the clinic's keys alone, and not on this tablet.

Theory of operation: the bundle gets tags that repeat the header, becomes canonical JSON, then
spaces up to the Padmé length, then an age file (https://age-encryption.org/v1) for every
recipient of the clinic's manifest. The header names that file's SHA-256 and is signed with
Ed25519. So the outside binds the inside (hash, signature) and the inside the outside (tags):
neither can be put on another.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import cast

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.content.pack import PackReference
from kiosk.errors import Refused
from kiosk.record.canonical import Json, canonical
from kiosk.record.envelope import Header, Kind, header_line
from kiosk.record.padding import pad, padded_length
from kiosk.record.tag import tagged


@dataclass(frozen=True, slots=True)
class Sealing:
    """What a device seals with: who it is, its signature, and whom it seals for."""

    clinic: str
    device: str
    signing_key: Ed25519PrivateKey = field(repr=False)
    recipients: Sequence[str]  # age1…
    person: str = ""  # who signs: reviews only
    audit: str = ""  # the head of the desk's audit: reviews only


def seal(  # noqa: PLR0913  # the header's fields, each by name
    bundle: Mapping[str, object],
    sealing: Sealing,
    *,
    kind: Kind,
    seq: int,
    prev: str,
    pack: PackReference,
    sealed_at: datetime,
    length: int | None = None,
) -> bytes:
    """Return the sealed envelope of a bundle.

    `length` is that of the plaintext in bytes, in place of Padmé's; Refused when it does not fit.
    """
    header = Header(
        kind=kind,
        clinic=sealing.clinic,
        device=sealing.device,
        seq=seq,
        prev=prev,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_sha256=pack.sha256,
        sealed_at=sealed_at.isoformat(timespec="milliseconds"),
        body_sha256="",
        sig="",
        person=sealing.person,
        audit=sealing.audit,
    )
    body = encrypt(_plaintext(tagged(bundle, header), length), sealing.recipients)
    return _sign(replace(header, body_sha256=_sha256(body)), sealing.signing_key) + b"\n" + body


def _plaintext(bundle: Mapping[str, object], length: int | None) -> bytes:
    content = canonical(cast("Json", bundle))
    wanted = padded_length(len(content)) if length is None else length
    if len(content) > wanted:
        raise Refused(
            "too-long-to-seal",
            f"The bundle has {len(content)} bytes, {wanted} are allowed: shorten its texts.",
        )
    return pad(content, wanted)


def encrypt(plaintext: bytes, recipients: Sequence[str]) -> bytes:
    """Return an age file of some bytes; Refused without recipients, or for one that is no key."""
    if not recipients:
        raise Refused("no-recipients", "The clinic's manifest names nobody to seal for: renew it.")
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError as error:
        raise Refused(
            "recipient", "A recipient in the manifest is no age key: renew it."
        ) from error
    body: bytes = pyrage.encrypt(plaintext, keys)
    return body


def _sign(header: Header, key: Ed25519PrivateKey) -> bytes:
    signature = key.sign(header_line(header, unsigned=True))
    return header_line(replace(header, sig=base64.b64encode(signature).decode()))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
