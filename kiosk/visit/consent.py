"""Decisions and signatures: evidence that is bound to the very words the patient saw."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from kiosk.content.pack import Agreement, AgreementKind


@dataclass(frozen=True, slots=True)
class Decision:
    """One agreement, agreed to or declined, with the hash of the words shown."""

    agreement_id: str
    agreement_version: str
    language: str
    words_sha256: str
    agreed: bool
    decided_at: datetime
    kind: AgreementKind = "treatment"
    after: str = ""  # the agreement without which this one is not asked
    reason: str = ""  # why it was declined, in the words of the card; empty: not said


def decide(agreement: Agreement, at: datetime, *, agreed: bool, reason: str = "") -> Decision:
    """Return the decision on the very words of an agreement."""
    return Decision(
        agreement.id,
        agreement.version,
        agreement.language,
        words_sha256(agreement.words),
        agreed,
        at,
        agreement.kind,
        agreement.after,
        "" if agreed else reason,
    )


class Decided(Protocol):
    """A decision as it was made, or as it is read back."""

    @property
    def agreed(self) -> bool:
        """Tell whether it was agreed to."""

    @property
    def kind(self) -> str:
        """Return the kind of the agreement."""


def declined(decisions: Iterable[Decided]) -> bool:
    """Tell whether the treatment was declined; or all, where no treatment was asked about."""
    every = tuple(decisions)
    about = [one for one in every if one.kind == "treatment"] or every
    return bool(about) and not any(one.agreed for one in about)


Authority = Literal["parent", "guardian", "proxy", "other"]  # proxy: or a power of attorney


@dataclass(frozen=True, slots=True)
class Representative:
    """Who decides and signs for the patient, as they gave themselves; nobody checked it here."""

    name: str
    relation: str  # to the patient, in their own words
    authority: Authority
    details: str = ""  # of what gives them the right


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Who interpreted, as staff wrote it down."""

    name: str
    service: str = ""  # ID or company


Point = tuple[float, float]
Stroke = tuple[Point, ...]
Method = Literal["drawn", "typed", "witnessed"]


@dataclass(frozen=True, slots=True)
class Signature:
    """How a visit was signed: strokes in a box of width 1000 and height 320, a name, or a witness.

    Witnessed: the signer said yes to a person, who typed their own name.
    """

    method: Method
    signed_at: datetime
    printed_name: str  # of the signer: the patient, or their representative
    strokes: tuple[Stroke, ...] = ()
    representative: Representative | None = None
    interpreter: Interpreter | None = None
    witness: str = ""  # their name, as they typed it


SIGNATURE_WIDTH = 1000.0
SIGNATURE_HEIGHT = 320.0


def words_sha256(words: str) -> str:
    """Return the SHA-256, in hex, of the exact words of an agreement (UTF-8)."""
    return hashlib.sha256(words.encode()).hexdigest()
