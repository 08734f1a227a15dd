"""Altered bytes are never taken for what was signed, and never end in anything but a refusal.

Every single bit of two envelopes, a manifest and a request (39 000), and random damage of larger
kinds: thousands here, a million with `make soak`.
"""

import base64
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import KioskError
from kiosk.record.envelope import check, parse
from kiosk.record.manifest import read_manifest
from kiosk.record.request import read_request, request_for
from kiosk.record.unseal import unseal
from tests.envelopes import SEALED_AT

FROZEN = Path(__file__).parents[1] / "contracts/envelope-v1"
ROOT = base64.b64decode((FROZEN / "root.pub").read_text())
MANIFEST = read_manifest((FROZEN / "manifest.json").read_bytes(), ROOT)
RECOVERY = (FROZEN / "recovery.txt").read_text().splitlines()[-1]
COUNT = int(os.environ.get("MUTATED_RECORDS", "4000"))


def read_envelope(data: bytes) -> object:
    """Read and check an envelope as a desk does."""
    envelope = parse(data)
    header = envelope.header
    signer = MANIFEST.person_key if header.kind == "review" else MANIFEST.device_key
    check(envelope, signer(header.person or header.device))
    return envelope


def read_the_manifest(data: bytes) -> object:
    return read_manifest(data, ROOT)


DOCUMENTS: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "intake": ((FROZEN / "visit.intake").read_bytes(), read_envelope),
    "review": ((FROZEN / "review.intake").read_bytes(), read_envelope),
    "manifest": ((FROZEN / "manifest.json").read_bytes(), read_the_manifest),
    "request": (
        request_for("tablet-1", Ed25519PrivateKey.generate(), ROOT, SEALED_AT, bytes(32)).written,
        read_request,
    ),
}


def accepted(read: Callable[[bytes], object], data: bytes) -> bool:
    """Tell whether it was taken; anything but a known refusal ends the test."""
    try:
        read(data)
    except KioskError:
        return False
    return True


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_was_signed_is_taken_and_with_any_one_bit_flipped_it_is_not(
    name: str, reliability
) -> None:
    whole, read = DOCUMENTS[name]
    assert accepted(read, whole)
    taken = []
    for place in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        if accepted(read, bytes(flipped)):
            taken.append(place)
    reliability("R8", "every bit flipped: envelopes, manifest, request", 8 * len(whole),
                altered=len(taken))  # fmt: skip
    assert taken == []


def test_all_in_all_these_are_more_than_36_000_bits() -> None:
    assert sum(8 * len(whole) for whole, _ in DOCUMENTS.values()) > 36_000


def cut(data: bytes, lot: random.Random) -> bytes:
    return data[: lot.randrange(len(data))]


def drop(data: bytes, lot: random.Random) -> bytes:
    start = lot.randrange(len(data))
    return data[:start] + data[start + lot.randint(1, 40) :]


def insert(data: bytes, lot: random.Random) -> bytes:
    start = lot.randrange(len(data))
    return data[:start] + lot.randbytes(lot.randint(1, 40)) + data[start:]


def overwrite(data: bytes, lot: random.Random) -> bytes:
    start = lot.randrange(len(data))
    new = lot.randbytes(lot.randint(1, 40))
    return data[:start] + new + data[start + len(new) :]


def double(data: bytes, lot: random.Random) -> bytes:
    start = lot.randrange(len(data))
    end = start + lot.randint(1, 200)
    return data[:end] + data[start:]


def splice(data: bytes, lot: random.Random) -> bytes:
    other, _ = lot.choice(list(DOCUMENTS.values()))
    return data[: lot.randrange(len(data))] + other[lot.randrange(len(other)) :]


GENUINE = {whole.rstrip(b"\n") for whole, _ in DOCUMENTS.values()}  # a splice may make one whole
DAMAGES = (cut, drop, insert, overwrite, double, splice)


def test_damage_of_any_kind_is_refused(reliability) -> None:
    lot = random.Random(20260302)
    taken = []
    for number in range(COUNT):
        name, (whole, read) = lot.choice(list(DOCUMENTS.items()))
        damage = lot.choice(DAMAGES)
        data = damage(whole, lot)
        if data.rstrip(b"\n") not in GENUINE and accepted(read, data):
            taken.append((number, name, damage.__name__))
    reliability("R8", "records cut, doubled, spliced, overwritten", COUNT, altered=len(taken))
    assert taken == []


def test_even_where_nobody_checks_the_signature_a_damaged_body_does_not_open() -> None:
    whole = (FROZEN / "visit.intake").read_bytes()
    body = whole.index(b"\n") + 1
    for place in range(8 * body, 8 * len(whole), 7):
        flipped = bytearray(whole)
        flipped[place // 8] ^= 1 << place % 8
        assert not accepted(lambda data: unseal(parse(data), [RECOVERY]), bytes(flipped))
