"""When an answer meets a condition: the operators of enableWhen, with the right types.

Source: FHIR R4 Questionnaire.item.enableWhen,
https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html
"""

from collections.abc import Callable, Mapping

from kiosk.forms.datatypes import Value, Values
from kiosk.forms.ordering import order, same


def _ordered(wanted: tuple[int, ...]) -> Callable[[Values, Value], bool]:
    return lambda values, answer: any(order(value, answer) in wanted for value in values)


def _equals(values: Values, answer: Value) -> bool:
    return any(same(value, answer) for value in values)


OPERATORS: Mapping[str, Callable[[Values, Value], bool]] = {
    "exists": lambda values, answer: bool(values) is (answer is True),
    "=": _equals,
    "!=": lambda values, answer: not _equals(values, answer),  # true of no answer: FHIR says so
    ">": _ordered((1,)),
    "<": _ordered((-1,)),
    ">=": _ordered((0, 1)),
    "<=": _ordered((-1, 0)),
}
