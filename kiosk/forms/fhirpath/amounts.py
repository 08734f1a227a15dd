"""Amounts with a unit, compared and added: operators that the library has for numbers alone.

Given to the library through its public table; what is no amount goes on to the library's own
operator. Amounts in different units are not converted: that fails, and is told, for the library
says that 10 'kg' is not 10000 'g'.
Source: http://hl7.org/fhirpath/N1/#quantity
"""

import importlib
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, partial
from types import ModuleType

from kiosk.forms.elements import number, string

Collection = list[object]
Amount = tuple[Decimal, str]  # and its unit


def amount_of(value: object) -> Amount | None:
    """Return an amount, of a response or written as 5 'kg' or 3 years; None for anything else."""
    if isinstance(value, Mapping):
        exact, unit = number(value.get("value")), string(value, "code") or string(value, "unit")
        return None if exact is None or "linkId" in value else (exact, unit)
    if isinstance(value, _literal()):
        unit = str(vars(value)["unit"])
        named = unit.strip("'") if unit[:1] == "'" else unit.removesuffix("s")
        return Decimal(vars(value)["value"]), named
    return None


@cache
def _literal() -> type:
    found: type = importlib.import_module("fhirpathpy.engine.nodes").FP_Quantity
    return found


@cache
def _library() -> ModuleType:
    return importlib.import_module("fhirpathpy.engine")


def _operate(
    name: str, found: Callable[[object, Amount, Amount], object], *sides: Collection
) -> Collection:
    """Return what an operator gives: ours for two amounts, the library's for all else."""
    library = _library()
    left, right = ([library.util.get_data(value) for value in side] for side in sides)
    amounts = [amount_of(side[0]) if len(side) == 1 else None for side in (left, right)]
    if amounts[0] is None or amounts[1] is None:
        own = library.base_invocation_registry[name]["fn"]
        given = sides[0] if name in ("=", "!=") else _single(sides[0])
        answer: Collection = library.util.arraify(own({}, given, sides[1]))
        return answer
    if amounts[0][1] != amounts[1][1]:
        raise ValueError(name)  # a failed expression, see Expression.evaluate
    return [found(left[0], amounts[0], amounts[1])]


def _single(values: Collection) -> Collection:
    """Return a value without the extensions that stand beside it in the resource."""
    beside = len(values) == 2 and isinstance(values[1], Mapping) and "extension" in values[1]  # noqa: PLR2004
    return values[:1] if beside else values


def _compared(
    held: Callable[[Decimal, Decimal], bool], _left: object, mine: Amount, other: Amount
) -> object:
    return held(mine[0], other[0])


def _added(sign: int, left: object, mine: Amount, other: Amount) -> object:
    total = mine[0] + sign * other[0]
    if isinstance(left, Mapping):
        return {**left, "value": total}
    return _literal()(total, vars(left)["unit"])


_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
    "~": operator.eq,
    "!~": operator.ne,
}
_ANY = {"arity": {2: ["Any", "Any"]}}

OPERATORS: Mapping[str, Mapping[str, object]] = {
    **{
        name: {**_ANY, "fn": partial(_operate, name, partial(_compared, held))}
        | ({} if "~" in name else {"nullable": True})
        for name, held in _COMPARED.items()
    },
    **{
        name: {**_ANY, "fn": partial(_operate, name, partial(_added, sign)), "nullable": True}
        for name, sign in (("+", 1), ("-", -1))
    },
}
