"""Comparing answers by type: a number is never a boolean, a date may be a moment's.

Source: FHIR R4 Questionnaire.item.enableWhen and the types of answer[x].
"""

from datetime import date, datetime, time
from decimal import Decimal

from kiosk.forms.questionnaire import Coding, Value


def same(value: Value, other: Value) -> bool:
    """Tell whether an answer equals a condition's, whose coding may leave out its system."""
    if isinstance(value, Coding) and isinstance(other, Coding):
        if other.code is None:
            return value.display == other.display
        return value.code == other.code and other.system in {None, value.system}
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


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
