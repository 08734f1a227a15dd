"""What somebody was typing when the desk was locked: kept for that person and for nobody else.

It is encrypted to the person's own age key, so that a desk that is locked holds nothing that
another person who signs in could read.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

import pyrage

from kiosk.errors import Damaged


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Notes that are not signed yet, by intake, and which intake was open."""

    open_intake: str = ""  # id; empty: the worklist was shown
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)  # intake id → what is typed


def keep(unfinished: Unfinished, age: str) -> bytes:
    """Encrypt to an age recipient: the public key of whoever typed it."""
    to = [pyrage.x25519.Recipient.from_str(age)]
    kept: bytes = pyrage.encrypt(json.dumps(asdict(unfinished)).encode(), to)
    return kept


def restore(kept: bytes, identity: str) -> Unfinished:
    """Return what was kept; Damaged for anybody but the person whose identity it was kept for."""
    try:
        opened = pyrage.decrypt(kept, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError:
        raise Damaged(
            "unfinished", "What was being typed does not open with this person's key: type it anew."
        ) from None
    return Unfinished(**json.loads(opened))
