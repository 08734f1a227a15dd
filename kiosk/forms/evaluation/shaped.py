"""An item as it is asked now: the words, options and limits that depend on answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from kiosk.forms.answers import same_answer
from kiosk.forms.datatypes import Coding, Text, Value
from kiosk.forms.evaluation.results import as_answer, as_option, is_true
from kiosk.forms.questionnaire import Item, Limit, Option
from kiosk.forms.reading.answer_options import option_for

Found = Callable[[str], list[object] | None]  # what a formula gives now; None: none, or it failed


def shaped(item: Item, found: Found, known: Mapping[Value, Text]) -> Item:
    """Return an item with what its formulas give now.

    A coding that can be chosen is read in the `known` words of the option that it comes from.
    """
    if words := found("text"):
        item = replace(item, text=Text(" ".join(map(str, words))))
    if (results := found("options")) is not None:
        item = replace(item, options=_options(item, results, known))
    if results := found("minimum"):
        item = replace(item, minimum=_limit(item, results[0]))
    if results := found("maximum"):
        item = replace(item, maximum=_limit(item, results[0]))
    return replace(item, options=_toggled(item, found)) if item.formulas.toggles else item


def _options(item: Item, results: list[object], known: Mapping[Value, Text]) -> tuple[Option, ...]:
    values = (as_option(item, result) for result in results)
    options = (option_for(value) for value in values if value is not None)
    return tuple(replace(o, text=known.get(_bare(o.value), o.text)) for o in options)


def _bare(value: Value) -> Value:
    """Return a coding without its words and score: what it is known by."""
    return Coding(value.code, value.system) if isinstance(value, Coding) else value


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
