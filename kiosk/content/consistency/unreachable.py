"""Questions that no patient can ever come to, whatever they answer.

Theory of operation: at first nobody has answered anything. What can be seen then can be answered,
with any answer that its form allows; that may let more be seen; and so on until nothing is added.
What is left is unreachable. Each step allows too much rather than too little (two conditions on
different questions are taken to be met independently), so a question that can be reached is never
accused.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import floor

from kiosk.content.finding import Finding
from kiosk.forms.answers import ASKED
from kiosk.forms.conditions import OPERATORS
from kiosk.forms.questionnaire import Condition, Item, Questionnaire, Value

FOLDER = "questionnaires"

Seen = frozenset[str]


def unreachable(form: Questionnaire) -> Iterator[Finding]:
    """Yield each item that no answers lead to, and as a to-do what is hidden or out of order."""
    file = f"{FOLDER}/{form.id}.json"
    seen, shown = _reached(form), _shown(form.items)
    order = {item.link_id: place for place, item in enumerate(form.walk())}
    for item in form.items:
        yield from _lost(item, seen, file)
    for item in form.walk():
        if item.type in ASKED and not item.read_only and item.link_id not in shown:
            yield Finding(file, item.link_id, "is hidden: nobody is asked this", "to-do")
        for condition in item.conditions:
            if order.get(condition.question, 0) > order[item.link_id]:
                what = f"depends on {condition.question}, which is asked later: ask that one first"
                keys = (item.link_id, "enableWhen")
                yield Finding(file, item.link_id, what, "to-do", keys=keys)


def _lost(item: Item, seen: Seen, file: str) -> Iterator[Finding]:
    """Yield the outermost item that cannot be reached; what is inside goes without saying."""
    if item.link_id in seen:
        for inside in item.items:
            yield from _lost(inside, seen, file)
        return
    asked = " and ".join(dict.fromkeys(c.question for c in item.conditions))
    what = f"can never be reached: no answer to {asked} meets its enableWhen"
    yield Finding(file, item.link_id, what, keys=(item.link_id, "enableWhen"))


def _reached(form: Questionnaire) -> Seen:
    """Return the linkIds that can be enabled by some answers."""
    answerable = _shown(form.items)
    seen: Seen = frozenset()
    while True:
        more = frozenset(_open(form.items, form, seen & answerable))
        if more == seen:
            return seen
        seen = more


def _shown(items: tuple[Item, ...]) -> Seen:
    """Return the questions that a tablet shows once they are enabled."""
    found: set[str] = set()
    for item in items:
        if not item.hidden:
            if item.type in ASKED and not item.read_only:
                found.add(item.link_id)
            found |= _shown(item.items)
    return frozenset(found)


def _open(items: tuple[Item, ...], form: Questionnaire, answered: Seen) -> Iterator[str]:
    for item in items:
        if _can_hold(item, form, answered):
            yield item.link_id
            yield from _open(item.items, form, answered)


def _can_hold(item: Item, form: Questionnaire, answered: Seen) -> bool:
    if not item.conditions:
        return True
    by_question: dict[str, list[Condition]] = {}
    for condition in item.conditions:
        by_question.setdefault(condition.question, []).append(condition)
    if item.every_condition:
        return all(_met(form, q, cs, answered) for q, cs in by_question.items())
    return any(_met(form, c.question, [c], answered) for c in item.conditions)


def _met(form: Questionnaire, link_id: str, conditions: list[Condition], answered: Seen) -> bool:
    """Tell whether one answer to a question, or none, may meet all of the conditions."""
    if all(_holds(c, ()) for c in conditions):
        return True
    if link_id not in answered:
        return False
    question = form.index[link_id]
    answers = _answers(question, conditions)
    if answers is None:
        return True
    if question.repeats:  # several can be chosen: each condition may have its own
        return all(any(_holds(c, (a,)) for a in answers) for c in conditions)
    return any(all(_holds(c, (a,)) for c in conditions) for a in answers)


def _holds(condition: Condition, values: tuple[Value, ...]) -> bool:
    return OPERATORS[condition.operator](values, condition.answer)


def _answers(question: Item, conditions: list[Condition]) -> list[Value] | None:
    """Return answers that stand for all that a question takes; None when anything may come."""
    if question.type == "boolean":
        return [True, False]
    if question.type == "choice" and question.options:
        return [option.value for option in question.options]
    if question.type in ("integer", "decimal"):
        return _numbers(question, [c.answer for c in conditions])
    return None


def _numbers(question: Item, compared: list[Value]) -> list[Value] | None:
    """Return each number compared with and those beside it, as far as the limits allow them."""
    numbers = [Decimal(n) for n in compared if isinstance(n, int | Decimal)]
    if len(numbers) < len(compared):
        return None
    low, high = (
        n if isinstance(n, Decimal) else None for n in (question.minimum, question.maximum)
    )
    marks = sorted({*numbers, *(n for n in (low, high) if n is not None)})
    if question.type == "integer":
        near = [Decimal(floor(n) + step) for n in marks for step in (-1, 0, 1, 2)]
    else:
        between = [(one + two) / 2 for one, two in pairwise(marks)]
        near = [marks[0] - 1, *marks, *between, marks[-1] + 1]
    return [n for n in near if (low is None or n >= low) and (high is None or n <= high)]
