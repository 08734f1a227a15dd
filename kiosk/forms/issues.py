"""What is wrong with an answer, by the limits that its question sets."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from kiosk.forms.answers import option_of
from kiosk.forms.datatypes import (
    Attachment,
    Coding,
    PartialDate,
    Quantity,
    Reference,
    Text,
    Value,
)
from kiosk.forms.ordering import order
from kiosk.forms.questionnaire import Item


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong with an answer, and the limit it breaks; the words are the screen's.

    Codes: required, too-few, too-many, too-low, too-high, too-short, too-long, too-many-decimals,
    pattern, not-an-option, not-alone, wrong-type, wrong-unit, file-kind, too-large, not-a-number,
    not-a-date, not-a-time, not-an-address; constraint, whose words are the form's own, and
    constraint-failed, which could not be evaluated.
    """

    code: str
    limit: Value | None = None
    words: Text | None = None
    warning: bool = False  # to be read, but it keeps nobody from going on


def issues(item: Item, values: tuple[Value, ...]) -> tuple[Issue, ...]:
    """Return what is wrong with an item's answers; none is wrong only where one is required."""
    if not values:
        return (Issue("required"),) if item.required else ()
    found = list(_number_of(item, values))
    found += [issue for value in values for rule in _RULES for issue in rule(item, value)]
    return tuple(dict.fromkeys(found))


def blocking(found: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues that an answer must not keep; warnings are not among them."""
    return tuple(issue for issue in found if not issue.warning)


def _number_of(item: Item, values: tuple[Value, ...]) -> Iterator[Issue]:
    most = item.max_occurs if item.repeats else 1
    if most is not None and len(values) > most:
        yield Issue("too-many", most)
    if item.repeats and item.min_occurs is not None and len(values) < item.min_occurs:
        yield Issue("too-few", item.min_occurs)
    if len(values) > 1:
        chosen = (option_of(item, value) for value in values)
        if any(option is not None and option.exclusive for option in chosen):
            yield Issue("not-alone")


def _type(item: Item, value: Value) -> Iterator[Issue]:
    """Find an answer of another type; options may be of any, and so may codings of a scale."""
    wanted = _TYPES.get(item.type)
    if wanted is None or type(value) in wanted:
        return
    if not (item.options and option_of(item, value) is not None):
        yield Issue("wrong-type", item.type)


_WORDS = (str,)
_DAYS = (date, datetime, PartialDate)
_TYPES: dict[str, tuple[type, ...]] = {
    "boolean": (bool,),
    "integer": (int,),
    "decimal": (int, Decimal),
    "string": _WORDS,
    "text": _WORDS,
    "url": _WORDS,
    "date": _DAYS,
    "dateTime": _DAYS,
    "time": (time,),
    "quantity": (Quantity,),
    "reference": (Reference,),
    "attachment": (Attachment,),
}


def _range(item: Item, value: Value) -> Iterator[Issue]:
    for limit, code, broken in (
        (item.minimum, "too-low", -1),
        (item.maximum, "too-high", 1),
    ):
        if limit is None:
            continue
        number = isinstance(value, Quantity) and not isinstance(limit, Quantity)
        compared = value.value if number and isinstance(value, Quantity) else value
        if compared is not None and order(compared, limit) == broken:
            yield Issue(code, limit)


def _length(item: Item, value: Value) -> Iterator[Issue]:
    if not isinstance(value, str):
        return
    if item.max_length is not None and len(value) > item.max_length:
        yield Issue("too-long", item.max_length)
    if item.min_length is not None and len(value) < item.min_length:
        yield Issue("too-short", item.min_length)


def _decimals(item: Item, value: Value) -> Iterator[Issue]:
    number = value.value if isinstance(value, Quantity) else value
    if item.max_decimals is not None and isinstance(number, Decimal):
        exponent = number.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > item.max_decimals:
            yield Issue("too-many-decimals", item.max_decimals)


def _pattern(item: Item, value: Value) -> Iterator[Issue]:
    """Match words, numbers and dates as they are typed; other types have no typed form."""
    if item.pattern is None or isinstance(value, Coding | Quantity | Reference | Attachment):
        return
    if not re.fullmatch(item.pattern, str(value)):
        yield Issue("pattern", item.pattern)


def _listed(item: Item, value: Value) -> Iterator[Issue]:
    free = item.type == "open-choice" or item.open
    if item.options and not free and option_of(item, value) is None:
        yield Issue("not-an-option")


def _unit(item: Item, value: Value) -> Iterator[Issue]:
    if item.units and isinstance(value, Quantity):
        known = {name for unit in item.units for name in (unit.code, unit.display)}
        if (value.code or value.unit) not in known:
            yield Issue("wrong-unit")


def _file(item: Item, value: Value) -> Iterator[Issue]:
    if not isinstance(value, Attachment):
        return
    if item.max_size is not None and value.bytes > item.max_size:
        yield Issue("too-large", item.max_size)
    kind = value.content_type or ""
    if item.mime_types and not any(_is_kind(kind, wanted) for wanted in item.mime_types):
        yield Issue("file-kind", ", ".join(item.mime_types))


def _is_kind(kind: str, wanted: str) -> bool:
    family = wanted.removesuffix("*")
    return kind.startswith(family) if wanted.endswith("/*") else kind == wanted


def _address(item: Item, value: Value) -> Iterator[Issue]:
    if item.type == "url" and isinstance(value, str) and re.search(r"\s", value):
        yield Issue("not-an-address")


_RULES: tuple[Callable[[Item, Value], Iterator[Issue]], ...] = (
    _type,
    _range,
    _length,
    _decimals,
    _pattern,
    _listed,
    _unit,
    _file,
    _address,
)
