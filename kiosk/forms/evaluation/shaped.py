"""An item as it is asked now: the words, options and limits that depend on answers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from kiosk.forms.answers import same_answer
from kiosk.forms.datatypes import Text, Value
from kiosk.forms.evaluation.results import as_answer, as_option, is_true
from kiosk.forms.questionnaire import Item, Limit, Option
from kiosk.forms.reading.answer_options import option_for

Found = Callable[[str], list[object] | None]  # what a formula gives now; None: none, or it failed


def shaped(item: Item, found: Found) -> Item:
    """Return an item with what its formulas give now."""
    if words := found("text"):
        item = replace(item, text=Text(" ".join(map(str, words))))
    if (results := found("options")) is not None:
        item = replace(item, options=_options(item, results))
    if results := found("minimum"):
        item = replace(item, minimum=_limit(item, results[0]))
    if results := found("maximum"):
        item = replace(item, maximum=_limit(item, results[0]))
    return replace(item, options=_toggled(item, found)) if item.formulas.toggles else item


def _options(item: Item, results: list[object]) -> tuple[Option, ...]:
    values = (as_option(item, result) for result in results)
    return tuple(option_for(value) for value in values if value is not None)


def _toggled(item: Item, found: Found) -> tuple[Option, ...]:
    """Return the options that no toggle holds back; one that fails holds nothing back."""
    off: list[Value] = []
    on: list[Value] = []
    for number, toggle in enumerate(item.formulas.toggles):
        result = found(f"toggle {number}")
        (on if result is None or is_true(result) else off).extend(toggle.options)
    return tuple(o for o in item.options if not _among(o, off) or _among(o, on))


def _among(option: Option, values: list[Value]) -> bool:
    return any(same_answer(option.value, value) for value in values)


def _limit(item: Item, result: object) -> Limit | None:
    value = as_answer(item, result)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Limit) else None
