"""Opening one envelope outside the desk, with an identity file as the `age` tool has it."""

from kiosk.record.envelope import parse
from kiosk.record.manifest import Manifest
from kiosk.record.unseal import Bundle, unseal
from kiosk.review.opening import check_signature


def open_with_identity(data: bytes, identity_file: str, manifest: Manifest | None) -> Bundle:
    """Return the Bundle in an envelope; with a manifest the signature is checked before.

    Raises Damaged or Refused when it is altered, forged, or sealed to other keys.
    """
    envelope = parse(data)
    if manifest is not None:
        check_signature(envelope, manifest)
    lines = (line.strip() for line in identity_file.splitlines())
    return unseal(envelope, [line for line in lines if line and not line.startswith("#")])
