"""Answers in FHIR's value[x] and back; nothing here knows the question.

Numbers leave as int or float, which canonical JSON (RFC 8785) asks for: a whole decimal as int,
any other as the float that prints the same digits (up to 15 of them).
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar

from kiosk.forms.datatypes import (
    Attachment,
    Coding,
    PartialDate,
    Quantity,
    Reference,
    Value,
)
from kiosk.forms.elements import Element, choice, extension, number, string

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
    PartialDate: "Date",
    Coding: "Coding",
    Quantity: "Quantity",
    Reference: "Reference",
    Attachment: "Attachment",
}
_BY_ITEM: dict[tuple[str, type], str] = {
    ("decimal", int): "Decimal",
    ("integer", Decimal): "Integer",
    ("dateTime", date): "DateTime",
    ("dateTime", PartialDate): "DateTime",
    ("date", datetime): "DateTime",
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
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return str(value)
    return parts_json(value)


def coding_json(coding: Coding) -> Json:
    """Return a Coding with its weight on it as the itemWeight extension."""
    parts = {"system": coding.system, "code": coding.code, "display": coding.display}
    found: Json = {key: value for key, value in parts.items() if value is not None}
    if coding.weight is not None:
        weight = {"url": ITEM_WEIGHT, "valueDecimal": json_number(coding.weight)}
        found["extension"] = [weight]
    return found


def parts_json(value: Quantity | Reference | Attachment) -> Json:
    """Return a datatype of named parts, without those that are absent."""
    found = ((name, getattr(value, part)) for part, name in _PARTS[type(value)])
    return {name: _plain(part) for name, part in found if part is not None}


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


def read_quantity(value: object) -> Quantity | None:
    """Return a Quantity, or None when it has neither number nor unit."""
    if not isinstance(value, dict):
        return None
    words = {part: string(value, part) or None for part in ("unit", "code", "system", "comparator")}
    found = Quantity(number(value.get("value")), **words)
    return None if found == Quantity(None) else found


def read_reference(value: object) -> Reference | None:
    """Return a Reference, or None when it says nothing."""
    if not isinstance(value, dict):
        return None
    parts = (string(value, part) or None for part in ("reference", "display", "type"))
    found = Reference(*parts)
    return found if found.reference or found.display else None


def read_attachment(value: object) -> Attachment | None:
    """Return an Attachment, or None when it says nothing."""
    if not isinstance(value, dict):
        return None
    words = {part: string(value, name) or None for part, name in _PARTS[Attachment]}
    found = Attachment(**{**words, "size": _integer(value.get("size"))})  # type: ignore[arg-type]
    return None if found == Attachment() else found


_PARTS: dict[type, tuple[tuple[str, str], ...]] = {
    Quantity: tuple((p, p) for p in ("value", "comparator", "unit", "system", "code")),
    Reference: tuple((p, p) for p in ("reference", "type", "display")),
    Attachment: (
        ("content_type", "contentType"),
        *((p, p) for p in ("language", "data", "url", "size", "hash", "title", "creation")),
    ),
}


def weight_on(element: Element) -> Decimal | None:
    """Return the score that an element carries as an extension."""
    for name in _WEIGHTS:
        found = extension(element, name)
        weight = number(found.get("valueDecimal", found.get("valueInteger")))
        if weight is not None:
            return weight
    return None


_WEIGHTS = ("itemWeight", "ordinalValue", "valueset-ordinalValue", "codesystem-ordinalValue")


def _boolean(value: object) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value)
    return value if isinstance(value, bool) else None


def _integer(value: object) -> int | None:
    exact = number(value)
    return int(exact) if exact is not None and exact == int(exact) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _date(value: object) -> date | PartialDate | None:
    return _partial(value) or _parsed(date.fromisoformat, value)


def _moment(value: object) -> date | datetime | PartialDate | None:
    if "T" in str(value):
        return _parsed(datetime.fromisoformat, value)
    return _date(value)


def _partial(value: object) -> PartialDate | None:
    found = _PARTIAL.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    month = int(found[2]) if found[2] else None
    return PartialDate(int(found[1]), month) if month is None or 1 <= month <= _MONTHS else None


_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?")
_MONTHS = 12


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
    "Url": _text,
    "Canonical": _text,
    "Code": _text,
    "Markdown": _text,
    "Id": _text,
    "PositiveInt": _integer,
    "UnsignedInt": _integer,
    "Date": _date,
    "DateTime": _moment,
    "Time": _time,
    "Coding": read_coding,
    "Quantity": read_quantity,
    "Reference": read_reference,
    "Attachment": read_attachment,
}
