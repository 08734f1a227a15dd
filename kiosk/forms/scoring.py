"""Scores: a total over scored items, its band, and every addend.

A total over missing items is "not scored", never a number.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kiosk.forms.questionnaire import Text


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of totals, both ends included."""

    low: Decimal
    high: Decimal
    name: Text


@dataclass(frozen=True, slots=True)
class Scoring:
    """How one total of a questionnaire is made (from the pack's overlays)."""

    id: str
    questionnaire_id: str
    title: Text
    method: Literal["sum", "mean"]
    items: tuple[str, ...]
    decimals: int = 0
    loinc: str = ""
    low: Decimal = Decimal(0)  # lowest and highest total possible, for "8 of 27"
    high: Decimal = Decimal(0)
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A total, or None with the items that are missing."""

    scoring: Scoring
    total: Decimal | None
    band: Band | None
    addends: tuple[tuple[str, Decimal], ...]
    missing: tuple[str, ...]
