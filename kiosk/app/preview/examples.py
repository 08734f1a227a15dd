"""An answer that a form allows, made up for pictures: the first choice, the middle of a range."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from kiosk.forms.datatypes import Attachment, Coding, Quantity, Reference, Value, Values
from kiosk.forms.issues import blocking, issues
from kiosk.forms.questionnaire import Item
from kiosk.forms.typed import in_unit

_WORDS = ("Some words", "a@example.org", "0412345678", "12345", "AB")
_PIXEL = "iVBORw0KGgo="


def example(item: Item) -> Values:
    """Return an answer that breaks none of the limits; none where no made-up one fits."""
    tried = ((value,) for value in _candidates(item))
    return next((values for values in tried if not blocking(issues(item, values))), ())


def _candidates(item: Item) -> tuple[Value, ...]:
    if item.options:
        return tuple(option.value for option in item.options)
    match item.type:
        case "integer":
            return tuple(int(number) for number in _numbers(item))
        case "decimal":
            return _numbers(item)
        case "quantity":
            return tuple(in_unit(item, number) for number in _numbers(item))
        case "date":
            return _days(item)
        case "dateTime":
            return tuple(datetime.combine(day, time(9, 30), UTC) for day in _days(item))
    return _OTHERS.get(item.type, tuple(words[: item.max_length or 99] for words in _WORDS))


_OTHERS: dict[str, tuple[Value, ...]] = {
    "boolean": (True,),
    "time": (time(9, 30),),
    "choice": (Coding(None, None, "Something"),),
    "reference": (Reference("Patient/1", "Somebody"),),
    "attachment": (Attachment("image/png", _PIXEL, title="photo"),),
    "url": ("https://example.org/a",),
}


def _numbers(item: Item) -> tuple[Decimal, ...]:
    ends = [_number(end) for end in (item.minimum, item.maximum)]
    known = [end for end in ends if end is not None]
    middle = [sum(known, Decimal(0)) / len(known)] if known else []
    return (*(round(number) + Decimal(0) for number in middle), *known, Decimal(7), Decimal(70))


def _number(limit: object) -> Decimal | None:
    value = limit.value if isinstance(limit, Quantity) else limit
    return value if isinstance(value, Decimal) else None


def _days(item: Item) -> tuple[date, ...]:
    limits = (item.minimum, item.maximum)
    known = (end.date() if isinstance(end, datetime) else end for end in limits)
    return (date(2020, 3, 14), *(end for end in known if isinstance(end, date)))
