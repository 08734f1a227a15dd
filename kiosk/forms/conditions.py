"""Which items are enabled: enableWhen, natively and with the right types.

## Theory of operation

An item is enabled when its own conditions hold and the item around it is enabled. A condition
looks at the answers of another question; a disabled question shows it no answer. Since a condition
may look forward, one pass in reading order is not enough: passes repeat until nothing changes. A
form without a cycle settles in as many passes as its longest chain of forward looks; a cycle may
never settle, so there are never more passes than items.
Source: FHIR R4 Questionnaire.item.enableWhen,
https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html
"""

from collections.abc import Callable, Mapping

from kiosk.forms.answers import Answers
from kiosk.forms.ordering import order, same
from kiosk.forms.questionnaire import Condition, Item, Questionnaire, Value

Values = tuple[Value, ...]


def enabled(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Return the linkIds of the items that are enabled, whether or not they are hidden."""
    state = dict.fromkeys(questionnaire.index, True)
    if any(item.conditions for item in questionnaire.index.values()):
        for _ in range(len(state)):
            before = dict(state)
            for item in questionnaire.items:
                _settle(item, state, answers, around=True)
            if state == before:
                break
    return frozenset(link_id for link_id, on in state.items() if on)


def _settle(item: Item, state: dict[str, bool], answers: Answers, *, around: bool) -> None:
    on = around and _holds(item, state, answers)
    state[item.link_id] = on
    for inside in item.items:
        _settle(inside, state, answers, around=on)


def _holds(item: Item, state: Mapping[str, bool], answers: Answers) -> bool:
    if not item.conditions:
        return True
    results = (_meets(condition, state, answers) for condition in item.conditions)
    return all(results) if item.every_condition else any(results)


def _meets(condition: Condition, state: Mapping[str, bool], answers: Answers) -> bool:
    shown = state.get(condition.question, False)
    values = answers.get(condition.question, ()) if shown else ()
    return OPERATORS[condition.operator](values, condition.answer)


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
