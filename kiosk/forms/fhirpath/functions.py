"""FHIRPath functions as the specification has them, where the library differs or has none.

The library's sum, min, max and avg fail on values taken from a resource; its empty sum is 0, which
would score an unanswered form; it rounds half to even, reads a resource's false as empty, and
writes True for true.
Sources: http://hl7.org/fhirpath/N1; weight, ordinal: http://hl7.org/fhir/uv/sdc/expressions.html;
%factory: https://build.fhir.org/fhirpath.html#factory
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from kiosk.forms.elements import Element, child
from kiosk.forms.fhirpath.amounts import OPERATORS
from kiosk.forms.values import weight_on

Collection = list[object]

_TRUE = frozenset({"true", "t", "yes", "y", "1", "1.0"})
_FALSE = frozenset({"false", "f", "no", "n", "0", "0.0"})


def _sum(values: Sequence[Decimal]) -> Collection:
    return [sum(values)] if values else []


def _average(values: Sequence[Decimal]) -> Collection:
    return [Decimal(sum(values)) / len(values)] if values else []


def _least(values: Sequence[Decimal]) -> Collection:
    return [min(values)] if values else []


def _greatest(values: Sequence[Decimal]) -> Collection:
    return [max(values)] if values else []


def _to_boolean(values: Collection) -> Collection:
    if len(values) != 1:
        return []
    word = str(values[0]).lower()
    if word in _TRUE | _FALSE:
        return [word in _TRUE]
    return []


def _to_string(values: Collection) -> Collection:
    """Return one value in words: true and not True, 2.5 and not 2.50."""
    if len(values) != 1 or isinstance(values[0], Mapping):
        return []
    (value,) = values
    if isinstance(value, bool):
        return ["true" if value else "false"]
    return [format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)]


def _round(values: Sequence[Decimal], precision: int = 0) -> Collection:
    if not values:
        return []
    (value,) = values
    return [Decimal(value).quantize(Decimal(1).scaleb(-int(precision)), ROUND_HALF_UP)]


def _weight(values: Collection) -> Collection:
    """Return the score on each answer or coding; one without a score adds nothing."""
    elements = [value for value in values if isinstance(value, Mapping)]
    found = (_weight_of(element) for element in elements)
    return [weight for weight in found if weight is not None]


def _weight_of(element: Element) -> Decimal | None:
    here = weight_on(element)
    return weight_on(child(element, "valueCoding")) if here is None else here


def _quantity(_values: Collection, *parts: object) -> Collection:
    return [_made(("system", "code", "value", "unit"), parts)]


def _coding(_values: Collection, *parts: object) -> Collection:
    return [_made(("system", "code", "display"), parts)]


def _made(names: Sequence[str], parts: Sequence[object]) -> Element:
    """Return a datatype that %factory builds; a part that is empty is left out."""
    named = zip(names, parts, strict=False)
    return {name: part for name, part in named if part not in ([], None)}


def _has_value(values: Collection) -> Collection:
    return [len(values) == 1 and not isinstance(values[0], Mapping)]


def _value(values: Collection) -> Collection:
    return values if _has_value(values) == [True] else []


Function = Mapping[str, object]
_NAME, _AMOUNT = "String", "Number"

FUNCTIONS: Mapping[str, Function] = {
    **OPERATORS,
    "sum": {"fn": _sum},
    "avg": {"fn": _average},
    "min": {"fn": _least},
    "max": {"fn": _greatest},
    "toBoolean": {"fn": _to_boolean},
    "toString": {"fn": _to_string},
    "round": {"fn": _round, "arity": {0: [], 1: ["Integer"]}},
    "weight": {"fn": _weight},
    "ordinal": {"fn": _weight},
    "hasValue": {"fn": _has_value},
    "getValue": {"fn": _value},
    "Quantity": {
        "fn": _quantity,
        "arity": {n: [_NAME, _NAME, _AMOUNT, _NAME][:n] for n in (3, 4)},
    },
    "Coding": {"fn": _coding, "arity": {n: [_NAME] * n for n in (2, 3)}},
}
