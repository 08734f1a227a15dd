"""Chains of an invented clinic's audit: one desk with a key, two nurses."""

import base64
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit.trail import Trail
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_audit import MemoryAudit
from kiosk.record.manifest import Device, Manifest, Person
from tests.envelopes import RECIPIENTS

DESK = "front:desk"
NORA, OTTO, FRONT = (Ed25519PrivateKey.generate() for _ in range(3))
CLOCK = FixedClock()
INTAKE = "ab" * 32


def public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def nurse(name: str, key: Ed25519PrivateKey) -> Person:
    return Person(
        id=name, name=f"{name} (invented)", role="nurse", public_key=public(key), age=RECIPIENTS[0]
    )


MANIFEST = Manifest(
    clinic="clinic-invented",
    name="Invented Clinic",
    version=1,
    not_after=CLOCK.now() + timedelta(days=365),
    recipients=(),
    devices=(Device(id="front", public_key=public(FRONT)),),
    people=(nurse("nora", NORA), nurse("otto", OTTO)),
)


def a_trail(store: MemoryAudit, desk: str = DESK) -> Trail:
    return Trail(store, CLOCK, MANIFEST.clinic, desk, lambda: FRONT)


def a_morning(trail: Trail) -> list[str]:
    """Work for a while; return the heads that the sign-offs name."""
    trail.note_without_keys("sign-in-failed", "nora")
    trail.note("sign-in", "nora", NORA)
    trail.note("view", "nora", NORA, INTAKE)
    first = trail.note("sign-off", "nora", NORA, INTAKE)
    trail.note_without_keys("lock", "nora")
    trail.note("sign-in", "otto", OTTO)
    trail.note("view", "otto", OTTO, "cd" * 32)
    return [first, trail.note("sign-off", "otto", OTTO, "cd" * 32)]
