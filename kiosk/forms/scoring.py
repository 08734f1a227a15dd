"""Scores: a total over scored items, its band, and every addend.

A total over missing items is "not scored", never a number.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from kiosk.forms.answers import Answers, option_of
from kiosk.forms.issues import blocking, issues
from kiosk.forms.questionnaire import Coding, Item, Questionnaire, Text, Value
from kiosk.forms.state import begin


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


def score(scoring: Scoring, questionnaire: Questionnaire, answers: Answers) -> Score:
    """Add up the weights of the answers; rounded half up to `scoring.decimals`.

    An item that is disabled, unanswered, declined, or answered with what its own limits forbid
    is missing, and nothing is then a total; neither is a number outside the scale.
    """
    state = begin(questionnaire, answers)
    addends: list[tuple[str, Decimal]] = []
    missing: list[str] = []
    for link_id in scoring.items:
        item = questionnaire.index[link_id]
        shown = link_id in state.enabled
        found = _weights(item, state.values(link_id) or ()) if shown else ()
        addends.extend((link_id, weight) for weight in found)
        if not found:
            missing.append(link_id)
    total = None if missing else _total(scoring, [weight for _, weight in addends])
    return Score(scoring, total, _band(scoring, total), tuple(addends), tuple(missing))


def weight_of(item: Item, value: Value) -> Decimal | None:
    """Return what an answer adds to a score: its option's weight, its own, or the number itself."""
    option = option_of(item, value)
    for coding in (option.value if option else None, value):
        if isinstance(coding, Coding) and coding.weight is not None:
            return coding.weight
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value)


def _weights(item: Item, values: tuple[Value, ...]) -> tuple[Decimal, ...]:
    """Return the weight of each answer, or nothing when one has none or is not allowed."""
    weights = tuple(weight_of(item, value) for value in values)
    if blocking(issues(item, values)):
        return ()
    return () if None in weights else tuple(w for w in weights if w is not None)


def _total(scoring: Scoring, weights: list[Decimal]) -> Decimal | None:
    """Return the rounded total, or None when it lies outside the scale."""
    whole = sum(weights, Decimal(0))
    if scoring.method == "mean":
        whole /= len(scoring.items)
    total = whole.quantize(Decimal(1).scaleb(-scoring.decimals), ROUND_HALF_UP)
    outside = scoring.high > scoring.low and not scoring.low <= total <= scoring.high
    return None if outside else total


def _band(scoring: Scoring, total: Decimal | None) -> Band | None:
    if total is None:
        return None
    return next((band for band in scoring.bands if band.low <= total <= band.high), None)
