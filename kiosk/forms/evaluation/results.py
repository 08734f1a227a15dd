"""What an expression gave, as an answer to an item."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

from kiosk.forms.answers import option_of
from kiosk.forms.datatypes import Coding, PartialDate, Quantity, Reference, Value, Values
from kiosk.forms.elements import number
from kiosk.forms.questionnaire import Item
from kiosk.forms.typed import in_unit
from kiosk.forms.values import (
    from_json,
    read_attachment,
    read_coding,
    read_quantity,
    read_reference,
)


def answers_of(item: Item, results: Iterable[object]) -> Values:
    """Return results as answers of the item's type; those that cannot be are left out."""
    found = (as_answer(item, result) for result in results)
    values = tuple(dict.fromkeys(value for value in found if value is not None))
    return values if item.repeats else values[:1]


def is_true(results: list[object]) -> bool:
    """Tell whether a condition holds: true, or one value of another kind, as FHIRPath has it."""
    return bool(results) and all(value is not False for value in results)


def as_answer(item: Item, result: object) -> Value | None:
    """Return one result as an answer; None when it cannot be one."""
    if item.type in ("choice", "open-choice"):
        return _chosen(item, result)
    if item.type == "quantity":
        return _amount(item, result)
    if isinstance(result, Mapping):
        read = {"reference": read_reference, "attachment": read_attachment}.get(item.type)
        return read(dict(result)) if read else None
    return _plain(item, result)


def as_option(item: Item, result: object) -> Value | None:
    """Return one result as something to choose; what is plain may be chosen as it is."""
    if item.type in ("choice", "open-choice") and isinstance(result, bool | int | Decimal | str):
        return result
    return as_answer(replace(item, options=()), result)


def _plain(item: Item, result: object) -> Value | None:
    match item.type:
        case "boolean":
            return result if isinstance(result, bool) else None
        case "integer" | "decimal":
            return _number(item, result)
        case "date" | "dateTime" | "time":
            suffix = item.type[0].upper() + item.type[1:]
            return _moment(from_json({f"value{suffix}": str(result)}), item.type)
        case "reference":
            return Reference(str(result))
        case "attachment":
            return None
    if isinstance(result, bool):
        return "true" if result else "false"
    return format(result, "f") if isinstance(result, Decimal) else str(result)


def _number(item: Item, result: object) -> Value | None:
    exact = None if isinstance(result, str) else number(result)
    if exact is None:
        return None
    whole = exact == exact.to_integral_value()
    if item.type == "integer":
        return int(exact) if whole else None
    return exact


def _moment(value: Value | None, kind: str) -> Value | None:
    if kind == "date" and isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date | time | PartialDate) else None


def _chosen(item: Item, result: object) -> Value | None:
    """Return the option that a Coding, a code, a word or a value names."""
    value: Value | None = read_coding(result) if isinstance(result, dict) else None
    if isinstance(result, dict) and value is None:
        value = read_reference(result) or read_quantity(result)
    if isinstance(result, bool | int | Decimal | str):
        value = _named(item, result)
    if value is None:
        return None
    option = option_of(item, value)
    return value if option is None else option.value


def _named(item: Item, result: bool | int | Decimal | str) -> Value | None:  # noqa: FBT001  # a result
    for option in item.options:
        value = option.value
        if value == result and type(value) is type(result):
            return value
        if isinstance(value, Coding) and result in (value.code, value.display):
            return value
    return result if item.type == "open-choice" and isinstance(result, str) else None


def _amount(item: Item, result: object) -> Value | None:
    if isinstance(result, Mapping):
        return read_quantity(dict(result))
    exact = None if isinstance(result, str) else number(result)
    if exact is not None:
        return in_unit(item, exact)
    words, _, unit = str(result).partition(" ")  # FHIRPath writes a quantity as 5 'mg'
    amount = number(words)
    code = unit.strip("'")
    return Quantity(amount, code, code, "http://unitsofmeasure.org") if amount is not None else None
