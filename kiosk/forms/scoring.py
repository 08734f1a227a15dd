"""Scores: a total over scored items, its band, and every addend.

A total over missing items is "not scored", never a number, unless the instrument says from which
share of the items on it may be prorated, rounded half up; the score then says so. An item that its
form did not ask, as a short form below its cut-off does not, is not missing: the total is then
"not asked", or the item adds what the instrument says it adds.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from kiosk.errors import Refused
from kiosk.forms.answers import Answers, option_of
from kiosk.forms.evaluation.state import begin
from kiosk.forms.issues import blocking, issues
from kiosk.forms.questionnaire import Coding, Item, Questionnaire, Text, Value


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
    not_asked: Decimal | None = None  # what an item that was not asked adds; None: no total
    prorate: Decimal | None = None  # share of items that is enough for a total; None: all


@dataclass(frozen=True, slots=True)
class Score:
    """A total, or None with the items that are missing or were not asked."""

    scoring: Scoring
    total: Decimal | None
    band: Band | None
    addends: tuple[tuple[str, Decimal], ...]
    missing: tuple[str, ...]
    not_asked: tuple[str, ...] = ()

    @property
    def prorated(self) -> bool:
        """Tell whether the total stands for more items than were answered."""
        return self.total is not None and bool(self.missing)

    @property
    def words(self) -> str:
        """Return "8 of 27", how it is prorated, "not asked", or why it is not scored."""
        if not self.asked:
            return "not asked"
        if self.total is None:
            return f"not scored, {len(self.missing)} unanswered" if self.missing else "not scored"
        most = f" of {self.scoring.high}" if self.scoring.high else ""
        if not self.missing:
            return f"{self.total}{most}"
        count = len(self.scoring.items)
        return f"{self.total}{most}, prorated from {count - len(self.missing)} of {count}"

    @property
    def asked(self) -> bool:
        """Tell whether the form asked for this total; a short form below its cut-off did not."""
        return self.total is not None or bool(self.missing) or not self.not_asked


def score(
    scoring: Scoring, questionnaire: Questionnaire, answers: Answers, *, recorded: bool = False
) -> Score:
    """Add up the weights of the answers; rounded half up to `scoring.decimals`.

    An item that is unanswered, declined, or answered with what its own limits forbid is missing,
    and nothing is then a total; neither is a number outside the scale. An item that is disabled
    was not asked: it adds `scoring.not_asked`, and without that nothing is a total either. With
    `recorded` the answers come from a finished response, and what is answered there was asked.
    """
    state = begin(questionnaire, answers, recorded=recorded)
    not_asked = tuple(link_id for link_id in scoring.items if link_id not in state.enabled)
    weights = {
        link_id: _weights(questionnaire.index[link_id], state.values(link_id) or ())
        for link_id in scoring.items
        if link_id in state.enabled
    }
    addends = tuple((link_id, weight) for link_id in weights for weight in weights[link_id])
    missing = tuple(link_id for link_id, found in weights.items() if not found)
    added = [weight for _, weight in addends] + [scoring.not_asked] * len(not_asked)
    known = [weight for weight in added if weight is not None]
    whole = len(known) == len(added) and _enough(scoring, len(missing))
    total = _total(scoring, known, len(missing)) if whole else None
    return Score(scoring, total, _band(scoring, total), addends, missing, not_asked)


def _enough(scoring: Scoring, missing: int) -> bool:
    """Tell whether enough items are answered for a total, by the instrument's own rule."""
    share = Decimal(len(scoring.items) - missing) / len(scoring.items)
    return share >= (1 if scoring.prorate is None else scoring.prorate)


def own_weights(questionnaire: Questionnaire) -> Scoring:
    """Return the plain sum of the weights that a form has on its own options."""
    items = tuple(
        item.link_id
        for item in questionnaire.walk()
        if any(weight_of(item, option.value) is not None for option in item.options)
    )
    if not items:
        raise Refused(
            "score-no-weights",
            f"{questionnaire.id}: its options have no weights. Name an overlay that gives them.",
        )
    return Scoring("sum", questionnaire.id, Text(""), "sum", items)


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


def _total(scoring: Scoring, weights: list[Decimal], missing: int) -> Decimal | None:
    """Return the rounded total, or None when it lies outside the scale.

    A prorated sum is the mean of the items answered, times the number of all items.
    """
    whole = sum(weights, Decimal(0))
    answered = len(scoring.items) - missing
    if answered <= 0:
        return None
    if scoring.method == "mean":
        whole /= answered
    elif missing:
        whole = whole * len(scoring.items) / answered
    total = whole.quantize(Decimal(1).scaleb(-scoring.decimals), ROUND_HALF_UP)
    outside = scoring.high > scoring.low and not scoring.low <= total <= scoring.high
    return None if outside else total


def _band(scoring: Scoring, total: Decimal | None) -> Band | None:
    if total is None:
        return None
    return next((band for band in scoring.bands if band.low <= total <= band.high), None)
