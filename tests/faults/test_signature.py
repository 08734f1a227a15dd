"""Without the signature's check altered envelopes would pass: the check is what stops them."""

import base64
from collections.abc import Callable
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.record.envelope import Envelope, check, parse
from kiosk.record.manifest import read_manifest

FROZEN = Path(__file__).parents[1] / "contracts/envelope-v1"
ROOT = base64.b64decode((FROZEN / "root.pub").read_text())
MANIFEST = read_manifest((FROZEN / "manifest.json").read_bytes(), ROOT)
WHOLE = (FROZEN / "visit.intake").read_bytes()


def checked(envelope: Envelope) -> None:
    check(envelope, MANIFEST.device_key(envelope.header.device))


def unchecked(_envelope: Envelope) -> None:
    """Take it as it is: the harness without the signature."""


def flips_taken(look: Callable[[Envelope], None]) -> tuple[int, int]:
    """Flip every bit of line 1; return how many there are, and how many altered ones are taken."""
    line = WHOLE.index(b"\n")
    taken = 0
    for place in range(8 * line):
        flipped = bytearray(WHOLE)
        flipped[place // 8] ^= 1 << place % 8
        try:
            look(parse(bytes(flipped)))
        except KioskError:
            continue
        taken += 1
    return 8 * line, taken


def test_no_altered_header_is_taken_and_without_the_signature_many_are(reliability) -> None:
    flips, taken = flips_taken(checked)
    _, noticed = flips_taken(unchecked)
    reliability("R8", "flipped bits of an envelope's first line", flips, altered=taken)
    reliability.control("R8", "the signature is taken away", flips, noticed=noticed)
    assert taken == 0
    assert noticed > 100
