"""An overlay: the scores and weights that an official form lacks, as a clinic lead wrote them.

A score that names a question or a code the form does not have is refused, never left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from kiosk.errors import Damaged
from kiosk.forms.elements import Element, child, children, number, string
from kiosk.forms.questionnaire import Coding, Item, Option, Questionnaire, Text
from kiosk.forms.scoring import Band, Scoring, weight_of


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a file adds to one questionnaire: its scores, and a weight for each code."""

    file: str
    questionnaire_id: str
    scorings: tuple[Scoring, ...]
    weights: Mapping[str, Decimal]


def read_overlay(data: Element, file: str) -> Overlay:
    """Read an overlay's TOML; Damaged names the file, the key and the remedy."""
    reader = _Reader(file)
    questionnaire_id = reader.string(data, "questionnaire")
    scores = children(data, "scores")
    weights = child(data, "weights")
    return Overlay(
        file,
        questionnaire_id,
        tuple(reader.scoring(score, questionnaire_id) for score in scores),
        {code: reader.number(weights, code, "weights.") for code in weights},
    )


def apply(overlay: Overlay, questionnaire: Questionnaire) -> Questionnaire:
    """Return the questionnaire with weights on the options that lack them, ready to be scored."""
    items = tuple(_weighted(item, overlay.weights) for item in questionnaire.items)
    index = {item.link_id: item for top in items for item in top.walk()}
    _check_codes(overlay, questionnaire)
    for scoring in overlay.scorings:
        for link_id in scoring.items:
            _check_scored(overlay, scoring, link_id, index)
    return replace(questionnaire, items=items, index=index)


def _weighted(item: Item, weights: Mapping[str, Decimal]) -> Item:
    return replace(
        item,
        options=tuple(_weighted_option(option, weights) for option in item.options),
        items=tuple(_weighted(inside, weights) for inside in item.items),
    )


def _weighted_option(option: Option, weights: Mapping[str, Decimal]) -> Option:
    coding = option.value
    if not isinstance(coding, Coding) or coding.weight is not None:
        return option
    return replace(option, value=replace(coding, weight=weights.get(coding.code or "")))


def _check_codes(overlay: Overlay, questionnaire: Questionnaire) -> None:
    options = (option.value for item in questionnaire.walk() for option in item.options)
    known = {value.code for value in options if isinstance(value, Coding)}
    for code in overlay.weights:
        if code not in known:
            raise Damaged(
                "overlay-code-unknown",
                f"{overlay.file}: weights.{code}: no option of '{questionnaire.id}' has this "
                "code. Correct it, or remove the line.",
            )


def _check_scored(
    overlay: Overlay, scoring: Scoring, link_id: str, index: Mapping[str, Item]
) -> None:
    where = f"{overlay.file}: scores '{scoring.id}', items: '{link_id}'"
    item = index.get(link_id)
    if item is None or not item.is_question:
        raise Damaged(
            "overlay-item-unknown",
            f"{where} is not a question of '{overlay.questionnaire_id}'. Name its linkId.",
        )
    weighs = any(weight_of(item, option.value) is not None for option in item.options)
    if not weighs and item.type not in {"integer", "decimal"}:
        raise Damaged(
            "overlay-item-without-weights",
            f"{where} has no number to add. Give its options' codes a line under [weights].",
        )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values of a file, and says which key is wrong."""

    file: str

    def scoring(self, data: Element, questionnaire_id: str) -> Scoring:
        name = self.string(data, "id", "scores.")
        where = f"scores '{name}': "
        method = data.get("method", "sum")
        if method not in {"sum", "mean"}:
            raise self._wrong(f"{where}method", 'Write "sum" or "mean"')
        items = data.get("items")
        if not isinstance(items, list) or not items or len(set(map(str, items))) < len(items):
            raise self._wrong(f"{where}items", "List the linkIds, each once")
        return Scoring(
            id=name,
            questionnaire_id=questionnaire_id,
            title=self._text(data, "title", where),
            method="mean" if method == "mean" else "sum",
            items=tuple(map(str, items)),
            decimals=int(self.number(data, "decimals", where)) if "decimals" in data else 0,
            loinc=string(data, "loinc"),
            low=self.number(data, "low", where),
            high=self.number(data, "high", where),
            bands=tuple(self._band(band, where) for band in children(data, "bands")),
            prorate=self._share(data, where) if "prorate" in data else None,
            not_asked=self.number(data, "not_asked", where) if "not_asked" in data else None,
        )

    def _share(self, data: Element, where: str) -> Decimal:
        share = self.number(data, "prorate", where)
        if not 0 < share <= 1:
            raise self._wrong(f"{where}prorate", "Write a share of the items, such as 0.8")
        return share

    def _band(self, data: Element, where: str) -> Band:
        low, high = (self.number(data, key, f"{where}bands.") for key in ("low", "high"))
        if low > high:
            raise self._wrong(f"{where}bands", "Put low before high")
        return Band(low, high, self._text(data, "name", f"{where}bands."))

    def _text(self, data: Element, key: str, where: str) -> Text:
        """Return a table of languages as words; English is the default."""
        words = {language: string(child(data, key), language) for language in child(data, key)}
        return Text(self.string(child(data, key), "en", f"{where}{key}."), words)

    def string(self, data: Element, key: str, where: str = "") -> str:
        found = string(data, key)
        if not found:
            raise self._wrong(f"{where}{key}", "Write it as text in quotes")
        return found

    def number(self, data: Element, key: str, where: str = "") -> Decimal:
        found = number(data.get(key))
        if found is None:
            raise self._wrong(f"{where}{key}", "Write it as a number")
        return found

    def _wrong(self, key: str, remedy: str) -> Damaged:
        return Damaged("overlay-wrong", f"{self.file}: {key} is missing or wrong. {remedy}.")
