"""Decisions and signatures: evidence that is bound to the very words the patient saw."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Decision:
    """One agreement, agreed to or declined, with the hash of the words shown."""

    agreement_id: str
    agreement_version: str
    language: str
    words_sha256: str
    agreed: bool
    decided_at: datetime


Point = tuple[float, float]
Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """How the patient signed: strokes in a box of width 1000 and height 320, or a typed name."""

    method: Literal["drawn", "typed"]
    signed_at: datetime
    printed_name: str
    strokes: tuple[Stroke, ...] = ()


SIGNATURE_WIDTH = 1000.0
SIGNATURE_HEIGHT = 320.0


def words_sha256(words: str) -> str:
    """Return the SHA-256, in hex, of the exact words of an agreement (UTF-8)."""
    return hashlib.sha256(words.encode()).hexdigest()
