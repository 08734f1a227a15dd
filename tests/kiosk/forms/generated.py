"""Answers that a form allows, made at random from a seed, and a walk through all its pages."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from kiosk.forms.datatypes import (
    Attachment,
    Coding,
    PartialDate,
    Quantity,
    Reference,
    Value,
    Values,
)
from kiosk.forms.evaluation.constraints import issues_at
from kiosk.forms.evaluation.repetitions import add
from kiosk.forms.evaluation.state import State, begin
from kiosk.forms.evaluation.tree import repeats
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.walk import pages

WORDS = ("pain", "no, thank you", "ñandú “42”", "0412345678", "a@example.org")
PNG = "iVBORw0KGgo="


def walk(questionnaire: Questionnaire, seed: int) -> State:
    """Answer every page in turn; an answer may bring pages, also before it, and take some away."""
    random = Random(seed)
    answers: dict[str, Values] = {}
    for key, node in begin(questionnaire).tree.nodes.items():
        if repeats(node.item) and random.random() < 0.5 and (node.item.max_occurs or 2) > 1:
            answers = dict(add(questionnaire, answers, key))
            break
    state = begin(questionnaire, answers)
    for _ in range(3 * len(state.tree.nodes) + 3):
        page = next((p for p in pages(state) if p.item.is_question and p.key not in answers), None)
        if page is None:
            return state
        answers = {**answers, page.key: some_values(state, page.key, random)}
        state = state.after(answers)
    return state


def some_values(state: State, key: str, random: Random) -> Values:
    """Return answers that break none of the limits, or decline where none is found."""
    item = state.item(key)
    for _ in range(20):
        count = random.randint(item.min_occurs or 1, item.max_occurs or 2) if item.repeats else 1
        drawn = (a_value(item, random) for _ in range(count))
        values = tuple(dict.fromkeys(value for value in drawn if value is not None))
        tried = state.after({**state.answers, key: values})
        if values and not [i for i in issues_at(tried, key) if not i.warning]:
            return values
    return ()


def a_value(item: Item, random: Random) -> Value | None:
    if item.options and (item.type != "open-choice" or random.random() < 0.8):
        return random.choice(item.options).value
    number = a_number(item, random)
    words = random.choice(WORDS)[: item.max_length or 99]
    day = a_day(item, random)
    unit = next(iter(item.units), item.unit_coding)
    found: dict[str, Value] = {
        "boolean": random.random() < 0.5,
        "integer": int(number),
        "decimal": number,
        "quantity": Quantity(
            number,
            unit.display if unit else None,
            unit.code if unit else None,
            unit.system if unit else None,
        ),
        "date": day if random.random() < 0.9 else PartialDate(day.year, day.month),
        "dateTime": datetime.combine(day, time(9, 30), UTC),
        "time": time(random.randint(0, 23), random.randint(0, 59)),
        "choice": Coding(None, None, words),
        "url": "https://example.org/a",
        "reference": Reference("Patient/1", words),
        "attachment": Attachment(next(iter(item.mime_types), "image/png"), PNG, title="photo"),
    }
    return found.get(item.type, words)


def a_number(item: Item, random: Random) -> Decimal:
    ends = (bound(limit) for limit in (item.minimum, item.maximum))
    low, high = (None if end is None or abs(end) > 10**9 else end for end in ends)
    low = Decimal(0) if low is None else low
    high = low + 20 if high is None else high
    places = 1 if item.max_decimals is None else item.max_decimals
    share = Decimal(random.randint(0, 100)) / 100
    return round(low + (high - low) * share, places if item.type != "integer" else 0)


def bound(limit: object) -> Decimal | None:
    value = limit.value if isinstance(limit, Quantity) else limit
    return value if isinstance(value, Decimal) else None


def a_day(item: Item, random: Random) -> date:
    first = item.minimum if isinstance(item.minimum, date) else None
    last = item.maximum if isinstance(item.maximum, date) else None
    first, last = (d.date() if isinstance(d, datetime) else d for d in (first, last))
    if first is None:
        first = (last or date(2020, 1, 31)) - timedelta(days=300)
    span = ((last or first + timedelta(days=300)) - first).days
    return first + timedelta(days=random.randint(0, max(0, span)))
