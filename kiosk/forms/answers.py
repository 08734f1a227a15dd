"""What was answered: values by linkId, what is wrong with them, how a tap or a word adds one."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kiosk.forms.ordering import order
from kiosk.forms.questionnaire import Coding, Item, Option, Value

Answers = Mapping[str, tuple[Value, ...]]  # an empty tuple: asked, and declined

# Items that the kiosk can ask; any other can only be declined.
ASKED = frozenset(
    {
        *("boolean", "integer", "decimal", "string", "text", "date", "dateTime", "time"),
        *("choice", "open-choice"),
    }
)

_LARGEST_INTEGER = 2**31 - 1  # FHIR R4 integer
_DIGITS = 15  # that a number keeps in JSON


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong with an answer, and the limit it breaks; the words are the screen's.

    Codes: required, too-many, too-low, too-high, too-long, too-many-decimals, pattern,
    not-an-option, not-a-number, not-a-date.
    """

    code: str
    limit: Value | None = None


def same_answer(value: Value, other: Value) -> bool:
    """Tell whether two answers are one: the same code of the same system, or equal and alike."""
    if isinstance(value, Coding) and isinstance(other, Coding):
        if value.code is None and other.code is None:
            return value.display == other.display
        return value.same_as(other)
    return type(value) is type(other) and value == other


def option_of(item: Item, value: Value) -> Option | None:
    """Return the option that an answer chose, or None when it was not chosen from a list."""
    return next((o for o in item.options if same_answer(o.value, value)), None)


def choose(item: Item, values: tuple[Value, ...], option: Option) -> tuple[Value, ...]:
    """Return the answers after a tap on an option.

    One answer is replaced; in a list of several a second tap takes one away, and an exclusive
    option ("none of these") and the others clear each other.
    """
    if not item.repeats:
        return (option.value,)
    if any(same_answer(value, option.value) for value in values):
        return tuple(value for value in values if not same_answer(value, option.value))
    if option.exclusive:
        return (option.value,)
    return (*(value for value in values if not _exclusive(item, value)), option.value)


def _exclusive(item: Item, value: Value) -> bool:
    chosen = option_of(item, value)
    return chosen is not None and chosen.exclusive


def issues(item: Item, values: tuple[Value, ...]) -> tuple[Issue, ...]:
    """Return what is wrong with an item's answers; none is wrong only where one is required."""
    if not values:
        return (Issue("required"),) if item.required else ()
    found = [issue for value in values for rule in _RULES for issue in rule(item, value)]
    if len(values) > 1 and not item.repeats:
        found.insert(0, Issue("too-many", 1))
    return tuple(dict.fromkeys(found))


def _range(item: Item, value: Value) -> Iterator[Issue]:
    for limit, code, broken in (
        (item.minimum, "too-low", -1),
        (item.maximum, "too-high", 1),
    ):
        if limit is not None and order(value, limit) == broken:
            yield Issue(code, limit)


def _length(item: Item, value: Value) -> Iterator[Issue]:
    if item.max_length is not None and isinstance(value, str) and len(value) > item.max_length:
        yield Issue("too-long", item.max_length)


def _decimals(item: Item, value: Value) -> Iterator[Issue]:
    if item.max_decimals is not None and isinstance(value, Decimal):
        exponent = value.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > item.max_decimals:
            yield Issue("too-many-decimals", item.max_decimals)


def _pattern(item: Item, value: Value) -> Iterator[Issue]:
    if item.pattern is None or isinstance(value, Coding):
        return
    if not re.fullmatch(item.pattern, str(value)):
        yield Issue("pattern", item.pattern)


def _listed(item: Item, value: Value) -> Iterator[Issue]:
    if item.type == "choice" and item.options and option_of(item, value) is None:
        yield Issue("not-an-option")


_RULES: tuple[Callable[[Item, Value], Iterator[Issue]], ...] = (
    _range,
    _length,
    _decimals,
    _pattern,
    _listed,
)


def parse(item: Item, typed: str) -> Value | Issue:
    """Return what was typed as an integer, decimal or date (YYYY-MM-DD), or what is wrong with it.

    A decimal comma is understood; "1,000" is not a number, since it means two things. Words for
    any other type are returned without the space around them.
    """
    words = typed.strip()
    if not words:
        return Issue("required")
    read = {"integer": _read_integer, "decimal": _read_decimal, "date": _read_date}.get(item.type)
    value = read(words) if read else words
    if isinstance(value, Issue):
        return value
    return next(iter(issues(item, (value,))), value)


def _read_integer(words: str) -> int | Issue:
    if not re.fullmatch(r"[+-]?\d+", words):
        return Issue("not-a-number")
    value = int(words[: _DIGITS + 1])
    if abs(value) > _LARGEST_INTEGER:
        high = value > 0
        return Issue("too-high" if high else "too-low", _LARGEST_INTEGER * (1 if high else -1))
    return value


def _read_decimal(words: str) -> Decimal | Issue:
    if not re.fullmatch(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)", words) or re.search(r",\d{3}$", words):
        return Issue("not-a-number")
    value = Decimal(words.replace(",", "."))
    return Issue("too-long", _DIGITS) if len(value.as_tuple().digits) > _DIGITS else value


def _read_date(words: str) -> date | Issue:
    try:
        return datetime.strptime(words, "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return Issue("not-a-date")
