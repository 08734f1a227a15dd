"""What a patient typed, as a value of the question's type, or what is wrong with it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal

from kiosk.forms.datatypes import Coding, Quantity, Reference, Value
from kiosk.forms.issues import Issue, blocking, issues
from kiosk.forms.questionnaire import Item

_LARGEST_INTEGER = 2**31 - 1  # FHIR R4 integer
_DIGITS = 15  # that a number keeps in JSON


def parse(item: Item, typed: str) -> Value | Issue:
    """Return what was typed as the item's type, or what is wrong with it.

    Dates are YYYY-MM-DD, times HH:MM, moments both with a T between. A decimal comma is understood;
    "1,000" is not a number, since it means two things. Words for any other type are returned
    without the space around them. A quantity is in the item's own unit, or in its first one.
    """
    words = typed.strip()
    if not words:
        return Issue("required")
    read = _READERS.get(item.type)
    value: Value | Issue = read(words) if read else words
    if isinstance(value, Issue):
        return value
    if item.type == "quantity" and isinstance(value, Decimal):
        value = in_unit(item, value)
    elif item.type == "choice":  # its options are not in the form
        value = Coding(None, None, words)
    elif item.type == "reference":
        value = Reference(display=words)
    return next(iter(blocking(issues(item, (value,)))), value)


def in_unit(item: Item, number: Decimal) -> Quantity:
    """Return a number as a quantity in the unit that the item asks for."""
    unit = item.unit_coding or next(iter(item.units), None)
    if unit is None:
        return Quantity(number, item.unit.default or None)
    return Quantity(number, unit.display or unit.code, unit.code, unit.system)


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


def _read_moment(words: str) -> date | datetime | Issue:
    if "T" not in words:
        return _read_date(words)
    try:
        return _here(datetime.fromisoformat(words))
    except ValueError:
        return Issue("not-a-date")


def _here(moment: datetime) -> datetime:
    """Give a moment this place's offset; before 1970 Windows knows none, and today's is taken."""
    try:
        return moment.astimezone()
    except OSError:
        return moment.replace(tzinfo=datetime.now(UTC).astimezone().tzinfo)


def _read_time(words: str) -> time | Issue:
    try:
        return datetime.strptime(words, "%H:%M").time()  # noqa: DTZ007  # a time of day has no zone
    except ValueError:
        return Issue("not-a-time")


_READERS: dict[str, Callable[[str], Value | Issue]] = {
    "integer": _read_integer,
    "decimal": _read_decimal,
    "quantity": _read_decimal,
    "date": _read_date,
    "dateTime": _read_moment,
    "time": _read_time,
}
