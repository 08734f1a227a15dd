"""Answers in FHIR's value[x] and back; nothing here knows the question.

Numbers leave as int or float, which canonical JSON (RFC 8785) asks for: a whole decimal as int,
any other as the float that prints the same digits (up to 15 of them).
"""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from kiosk.forms.elements import Element, choice, extension, number, string
from kiosk.forms.questionnaire import Coding, Value

Json = dict[str, object]
_Parsed = TypeVar("_Parsed")

_BY_PYTHON: dict[type, str] = {
    bool: "Boolean",
    int: "Integer",
    Decimal: "Decimal",
    str: "String",
    date: "Date",
    datetime: "DateTime",
    time: "Time",
    Coding: "Coding",
}
_BY_ITEM: dict[tuple[str, type], str] = {
    ("decimal", int): "Decimal",
    ("integer", Decimal): "Integer",
    ("dateTime", date): "DateTime",
    ("url", str): "Uri",
}


def to_json(value: Value, item_type: str) -> Json:
    """Return {"valueX": …} for an answer to an item of a type."""
    kind = type(value)
    suffix = _BY_ITEM.get((item_type, kind), _BY_PYTHON[kind])
    return {f"value{suffix}": _plain(value)}


def json_number(value: Decimal | int) -> int | float:
    """Return a number that canonical JSON takes, without float noise."""
    return int(value) if value == int(value) else float(value)


def _plain(value: Value) -> object:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | Decimal):
        return json_number(value)
    if isinstance(value, Coding):
        return coding_json(value)
    return value.isoformat()


def coding_json(coding: Coding) -> Json:
    """Return a Coding with its weight on it as the itemWeight extension."""
    parts = {"system": coding.system, "code": coding.code, "display": coding.display}
    found: Json = {key: value for key, value in parts.items() if value is not None}
    if coding.weight is not None:
        weight = {"url": ITEM_WEIGHT, "valueDecimal": json_number(coding.weight)}
        found["extension"] = [weight]
    return found


ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"


def from_json(element: Element, stem: str = "value") -> Value | None:
    """Return the answer in an element's value[x]; None when absent or of a type not read."""
    suffix, value = choice(element, stem)
    read = _READERS.get(suffix)
    return read(value) if read else None


def read_coding(value: object) -> Coding | None:
    """Return a Coding with its itemWeight, or the ordinalValue that came before it."""
    if not isinstance(value, dict):
        return None
    parts = {key: string(value, key) or None for key in ("code", "system", "display")}
    if not parts["code"] and not parts["display"]:
        return None
    return Coding(parts["code"], parts["system"], parts["display"], weight_on(value))


def weight_on(element: Element) -> Decimal | None:
    """Return the score that an element carries as an extension."""
    for name in ("itemWeight", "ordinalValue"):
        found = number(extension(element, name).get("valueDecimal"))
        if found is not None:
            return found
    return None


def _boolean(value: object) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value)
    return value if isinstance(value, bool) else None


def _integer(value: object) -> int | None:
    exact = number(value)
    return int(exact) if exact is not None and exact == int(exact) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _date(value: object) -> date | None:
    return _parsed(date.fromisoformat, value)


def _moment(value: object) -> date | datetime | None:
    return _parsed(datetime.fromisoformat if "T" in str(value) else date.fromisoformat, value)


def _time(value: object) -> time | None:
    found = _parsed(time.fromisoformat, value)
    return found.replace(tzinfo=None) if found else None  # FHIR's time has no zone


def _parsed(parse: Callable[[str], _Parsed], value: object) -> _Parsed | None:
    try:
        return parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


_READERS: dict[str, Callable[[object], Value | None]] = {
    "Boolean": _boolean,
    "Integer": _integer,
    "Decimal": number,
    "String": _text,
    "Uri": _text,
    "Date": _date,
    "DateTime": _moment,
    "Time": _time,
    "Coding": read_coding,
}
