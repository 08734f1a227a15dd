"""Checks a value that somebody wrote, and says what is allowed.

An environment's words, such as "true" or "1.5", will do.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, get_args

if TYPE_CHECKING:
    from dataclasses import Field


def read(wanted: "Field[Any]", given: object) -> object:
    """Return a setting as its field declares it; ValueError says what is allowed."""
    if wanted.type is float:
        return _within(_amount(given), wanted.metadata["least"], wanted.metadata["most"])
    reader = _READERS.get(wanted.type)
    return reader(given) if reader else _one_of(get_args(wanted.type), given)


def _within(number: float, least: float, most: float) -> float:
    if not (least <= number <= most and math.isfinite(number)):
        bounds = f"at least {least}" if most == math.inf else f"from {least} to {most}"
        raise ValueError(f"this must be a number, {bounds}")
    return number


def _amount(given: object) -> float:
    match given:
        case bool():
            raise ValueError("this must be a number")
        case int() | float():
            return float(given)
        case str() if re.fullmatch(r"-?\d+(\.\d+)?", given):
            return float(given)
    raise ValueError("this must be a number")


def _days(given: object) -> int:
    number = _within(_amount(given), 0, math.inf)
    if not number.is_integer():
        raise ValueError("this must be a whole number")
    return int(number)


def _text(given: object) -> str:
    match given:
        case str():
            return given
    raise ValueError("this must be text in quotation marks")


def _switch(given: object) -> bool:
    value = {"true": True, "false": False, "1": True, "0": False}.get(str(given).lower())
    if value is None:
        raise ValueError("this must be true or false")
    return value


def _names(given: object) -> tuple[str, ...]:
    """Take "audit-c, dast-10" too: an environment has no lists."""
    match given:
        case str():
            return tuple(name for name in map(str.strip, given.split(",")) if name)
        case list() | tuple():
            return tuple(map(_text, given))
    raise ValueError("this must be a list of names")


def _one_of(allowed: tuple[object, ...], given: object) -> object:
    if given not in allowed:
        raise ValueError(f"this must be one of {', '.join(map(str, allowed))}")
    return given


_READERS: Final[Mapping[object, Callable[[object], object]]] = {
    str: _text,
    bool: _switch,
    tuple[str, ...]: _names,
    int | None: _days,
}
