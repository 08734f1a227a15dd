"""Opening sealed envelopes. The patient's side does not contain this module.

The signature is not looked at here: `envelope.check` does that, before.
"""

import json
from collections.abc import Sequence

import pyrage

from kiosk.errors import Damaged, Refused
from kiosk.record.canonical import canonical
from kiosk.record.envelope import Envelope
from kiosk.record.tag import repeats

Bundle = dict[str, object]


def unseal(envelope: Envelope, identities: Sequence[str]) -> Bundle:
    """Open an envelope with age identities (AGE-SECRET-KEY-1…) and return its FHIR Bundle.

    Raises Refused "not-a-recipient" when no identity fits, and Damaged when the body is broken or
    is that of another envelope.
    """
    name = f"Envelope {envelope.id[:12]}"
    bundle = _bundle(envelope, decrypt(envelope.body, identities, name))
    if not repeats(bundle, envelope.header):
        raise Damaged(
            "transplanted", f"Envelope {envelope.id[:12]}: its body belongs to another envelope."
        )
    return bundle


def _keys(identities: Sequence[str]) -> list[pyrage.x25519.Identity]:
    try:
        return [pyrage.x25519.Identity.from_str(identity.strip()) for identity in identities]
    except pyrage.IdentityError:
        raise Refused(
            "identity", "The identity file holds no age identity: one begins with AGE-SECRET-KEY-1."
        ) from None


def decrypt(body: bytes, identities: Sequence[str], what: str) -> bytes:
    """Open an age file; errors name it as `what`.

    Raises Refused "not-a-recipient" when no identity fits, and Damaged when it is broken.
    """
    try:
        plaintext: bytes = pyrage.decrypt(body, _keys(identities))
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise Refused(
                "not-a-recipient",
                f"{what} is not sealed to this key: use another epoch's key, or the recovery key.",
            ) from None
        raise Damaged("body", f"{what}: the body does not open.") from None
    return plaintext


def _bundle(envelope: Envelope, plaintext: bytes) -> Bundle:
    try:
        bundle = json.loads(plaintext)
        whole = isinstance(bundle, dict) and canonical(bundle) == plaintext.rstrip(b" ")
    except (ValueError, RecursionError):
        whole = False
    if not whole:
        raise Damaged("content", f"Envelope {envelope.id[:12]}: the content is not canonical JSON.")
    return dict(bundle)
