"""Envelopes for tests: invented content, keys made on the spot."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.content.pack import PackReference
from kiosk.record.envelope import Kind
from kiosk.record.seal import Sealing, seal

SIGNING_KEY = Ed25519PrivateKey.generate()
PUBLIC_KEY = SIGNING_KEY.public_key().public_bytes_raw()
EPOCH, RECOVERY = (str(pyrage.x25519.Identity.generate()) for _ in range(2))
RECIPIENTS = tuple(
    str(pyrage.x25519.Identity.from_str(key).to_public()) for key in (EPOCH, RECOVERY)
)
PACK = PackReference("invented-pack", "1.0", "ab" * 32)
SEALED_AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CANARY = "Zyxwvutsrqponm"  # an invented surname that must turn up nowhere
BUNDLE: Mapping[str, object] = {
    "resourceType": "Bundle",
    "type": "document",
    "entry": [{"resource": {"resourceType": "Patient", "name": [{"family": CANARY}]}}],
}


def sealing(device: str = "tablet-1", person: str = "") -> Sealing:
    return Sealing("invented-clinic", device, SIGNING_KEY, RECIPIENTS, person)


def sealed(
    kind: Kind = "intake",
    seq: int = 1,
    prev: str = "",
    *,
    device: str = "tablet-1",
    bundle: Mapping[str, object] = BUNDLE,
) -> bytes:
    person = "nurse-1" if kind == "review" else ""
    return seal(
        bundle,
        sealing(device, person),
        kind=kind,
        seq=seq,
        prev=prev,
        pack=PACK,
        sealed_at=SEALED_AT,
    )


def sealer(
    kind: Kind = "intake", device: str = "tablet-1", bundle: Mapping[str, object] = BUNDLE
) -> Callable[[int, str], bytes]:
    return lambda seq, prev: sealed(kind, seq, prev, device=device, bundle=bundle)
