"""Comparing answers by type: a number is never a boolean, a date may be a moment's.

Source: FHIR R4 Questionnaire.item.enableWhen and the types of answer[x].
"""

from datetime import date, datetime, time
from decimal import Decimal

from kiosk.forms.datatypes import Coding, PartialDate, Quantity, Reference, Value


def same(value: Value, other: Value) -> bool:
    """Tell whether an answer equals a condition's, whose coding may leave out its system."""
    if isinstance(value, Coding) and isinstance(other, Coding):
        if other.code is None:
            return value.display == other.display
        return value.code == other.code and other.system in {None, value.system}
    if isinstance(value, Reference) and isinstance(other, Reference):
        if other.reference is None:
            return value.display == other.display
        return value.reference == other.reference
    if isinstance(value, PartialDate) and isinstance(other, PartialDate):
        return value == other
    return order(value, other) == 0


def order(value: Value, other: Value) -> int | None:
    """Return -1, 0 or 1, or None where there is no order: codings, and values of two types."""
    pair = _comparable(value, other)
    if pair is None:
        return None
    first, second = pair
    return (first > second) - (first < second)  # type: ignore[operator]  # one type by now


def _comparable(value: Value, other: Value) -> tuple[Value, Value] | None:
    if isinstance(value, bool) or isinstance(other, bool):
        both = isinstance(value, bool) and isinstance(other, bool)
        return (value, other) if both else None
    if isinstance(value, int | Decimal) and isinstance(other, int | Decimal):
        return value, other
    if isinstance(value, date) and isinstance(other, date):
        return _moments(value, other)
    if isinstance(value, PartialDate) or isinstance(other, PartialDate):
        return _spans(value, other)
    if isinstance(value, Quantity) and isinstance(other, Quantity):
        return _amounts(value, other)
    for kind in (str, time):
        if isinstance(value, kind) and isinstance(other, kind):
            return value, other
    return None


def _moments(value: date, other: date) -> tuple[date, date]:
    """Return both with one precision: days when one is a day, zones only when both have one."""
    if isinstance(value, datetime) and isinstance(other, datetime):
        zones = {value.tzinfo is None, other.tzinfo is None}
        return (value, other) if len(zones) == 1 else (_naive(value), _naive(other))
    return _day(value), _day(other)


def _spans(value: Value, other: Value) -> tuple[Value, Value] | None:
    """Return two years or months that do not overlap as numbers; those that do have no order."""
    first, second = _months(value), _months(other)
    if first is None or second is None:
        return None
    if first[1] < second[0] or second[1] < first[0]:
        return first[0], second[0]
    return None


def _months(value: Value) -> tuple[int, int] | None:
    """Return the first and the last month that a date may mean, counted from year 0."""
    if isinstance(value, date):
        month = value.year * 12 + value.month
        return month, month
    if not isinstance(value, PartialDate):
        return None
    if value.month is not None:
        return value.year * 12 + value.month, value.year * 12 + value.month
    return value.year * 12 + 1, value.year * 12 + 12


def _amounts(value: Quantity, other: Quantity) -> tuple[Value, Value] | None:
    """Return the numbers of two quantities of one unit; units are never converted here."""
    if value.value is None or other.value is None or not value.same_unit(other):
        return None
    return value.value, other.value


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
