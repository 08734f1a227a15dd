"""Answers from a file that a person wrote: linkId to value, as JSON, checked question by question.

    {"age": 61, "pain": [3], "sex": "female", "dose": {"value": 5, "unit": "mg"},
     "medicine": [{"name": "A"}, {"name": "B"}], "note@1": "of the second one"}

A choice is named by the code or the words of its option; null leaves a question unanswered even
where the form starts with a value; an empty list declines it.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kiosk.errors import Refused
from kiosk.forms.answers import Answers, same_answer
from kiosk.forms.datatypes import Coding, Quantity, Reference, Value, Values
from kiosk.forms.elements import Element, number
from kiosk.forms.evaluation.state import Launch, State, begin
from kiosk.forms.evaluation.tree import Path, count_of, key_of, repeats
from kiosk.forms.fhirpath.compiled import compiled
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.typed import in_unit, parse
from kiosk.forms.values import (
    from_json,
    read_attachment,
    read_coding,
    read_quantity,
    read_reference,
)
from kiosk.forms.walk import pages

_ROUNDS = 50  # of answers that the form starts with, each of which may lead to more questions


def fill(
    questionnaire: Questionnaire, data: Element, answers: Answers, launch: Launch | None = None
) -> State:
    """Return the form as if a patient had gone through it with these answers.

    What a question starts with counts as confirmed, as it does for a patient who goes on. Raises
    Refused for a linkId that the form does not have, and for a value that it cannot take.
    """
    given = dict(_answers(questionnaire, data, questionnaire.items, ()))
    told = {key: values for key, values in given.items() if values is not None}
    state = begin(questionnaire, _counted(questionnaire, {**answers, **told}), launch)
    for _ in range(_ROUNDS):
        started = {
            page.key: values
            for page in pages(state)
            if page.key not in state.answers and page.key not in given
            if (values := state.prefilled(page.key)) and state.values(page.key) is None
        }
        if not started:
            break
        state = state.after({**state.answers, **started})
    return state


def _counted(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """Return answers with as many repetitions of each group as their keys speak of."""
    around = compiled(questionnaire).around
    found = dict(answers)
    for key in answers:
        link_id, _, place = key.rpartition("@")
        if key in questionnaire.index or link_id not in questionnaire.index:
            continue
        path = tuple(int(part) for part in place.split("."))
        groups = [g for g in _outwards(around, link_id) if repeats(questionnaire.index[g])]
        for depth, group in enumerate(reversed(groups[: len(path)])):
            first = key_of(group, (*path[:depth], 0))
            count = count_of(questionnaire.index[group], found.get(first))
            found[first] = (max(count, path[depth] + 1),)
    return found


def _outwards(around: Mapping[str, str], link_id: str) -> Iterator[str]:
    while link_id:
        yield link_id
        link_id = around[link_id]


def _answers(
    questionnaire: Questionnaire, data: Element, beside: Sequence[Item], path: Path
) -> Iterator[tuple[str, Values | None]]:
    named = {item.written: item for item in beside if item.type != "display"}
    for name, value in data.items():
        item, here = _place(questionnaire, name, named, path)
        if repeats(item):
            yield from _repetitions(questionnaire, item, value, here)
        elif item.type == "group":
            if not isinstance(value, Mapping):
                raise _wrong(name, "is a group: write its questions as an object")
            yield from _answers(questionnaire, value, item.items, here)
        elif item.type == "display":
            raise _wrong(name, "is no question: leave it out")
        else:
            yield key_of(item.link_id, here), _values(item, name, value)


def _place(
    questionnaire: Questionnaire, name: str, named: Mapping[str, Item], path: Path
) -> tuple[Item, Path]:
    """Return the item that a name means, and in which repetition: the one that it says, or this."""
    item = named.get(name) or questionnaire.index.get(name)
    if item is not None:
        return item, path
    link_id, _, place = name.rpartition("@")
    item = questionnaire.index.get(link_id)
    if item is None or not all(part.isdecimal() for part in place.split(".")):
        raise _wrong(name, f"is not in the questionnaire '{questionnaire.id}'. Use a linkId of it")
    return item, tuple(int(part) for part in place.split("."))


def _repetitions(
    questionnaire: Questionnaire, item: Item, value: object, path: Path
) -> Iterator[tuple[str, Values | None]]:
    times = value if isinstance(value, list) else [value]
    if isinstance(value, int) and not isinstance(value, bool):
        yield key_of(item.link_id, (*path, 0)), (value,)  # their number alone
        return
    if not all(isinstance(one, Mapping) for one in times):
        raise _wrong(item.written, "is a group that repeats: write a list of objects")
    yield key_of(item.link_id, (*path, 0)), (max(1, len(times)),)
    for place, one in enumerate(times):
        if isinstance(one, Mapping):
            yield from _answers(questionnaire, one, item.items, (*path, place))


def _values(item: Item, name: str, value: object) -> Values | None:
    if value is None:
        return None
    listed = value if isinstance(value, list) else [value]
    found: list[Value] = []
    for one in listed:
        read = _value(item, one)
        if read is None or isinstance(read, Issue):
            kind = (
                "one of its options, by code or words"
                if item.options
                else f"a value of type {item.type}"
            )
            raise _wrong(name, f"takes {kind}; '{one}' is none")
        found.append(read)
    return tuple(found)


def _value(item: Item, value: object) -> Value | Issue | None:
    if isinstance(value, Mapping):
        return _object(item, dict(value))
    if item.options and (chosen := _option(item, value)) is not None:
        return chosen
    if isinstance(value, bool):
        return value if item.type == "boolean" else None
    if isinstance(value, int | float | Decimal):
        return _number(item, value)
    return _words(item, value) if isinstance(value, str) else None


def _option(item: Item, value: object) -> Value | None:
    """Return the option that a code, its words or its own value names."""
    for option in item.options:
        own = option.value
        if isinstance(own, Coding | Reference | Quantity):
            names = {getattr(own, part, None) for part in ("code", "display", "reference")}
            named = value in names - {None}
        else:
            named = str(own) == str(value) and isinstance(value, bool) == isinstance(own, bool)
        if named or value == option.text.default:
            return own
    return None


def _number(item: Item, value: float | Decimal) -> Value | None:
    exact = number(value)
    if exact is None:
        return None
    match item.type:
        case "integer":
            return int(exact) if exact == exact.to_integral_value() else None
        case "decimal":
            return exact
        case "quantity":
            return in_unit(item, exact)
    return None


def _words(item: Item, value: str) -> Value | Issue | None:
    if item.type == "choice":  # without options of its own: a code from a list elsewhere
        return None if item.options else Coding(value)
    if item.type == "boolean":
        return {"true": True, "false": False}.get(value.lower())
    if item.type in ("string", "text", "open-choice", "url"):
        return value
    if item.type in ("date", "dateTime", "time"):
        return from_json({f"value{item.type[0].upper()}{item.type[1:]}": value})
    return parse(item, value)


def _object(item: Item, value: dict[str, object]) -> Value | None:
    """Return a value that is written as FHIR has it, with or without its value[x]."""
    if any(key.startswith("value") and len(key) > len("value") for key in value):
        return from_json(value)
    read = {
        "quantity": read_quantity,
        "reference": read_reference,
        "attachment": read_attachment,
    }.get(item.type, read_coding)
    found: Value | None = read(value)
    for option in item.options if found is not None else ():
        if same_answer(option.value, found):  # type: ignore[arg-type]  # it is a value here
            return option.value
    return found


def _wrong(name: str, what: str) -> Refused:
    return Refused("answers-wrong", f"'{name}' {what}.")
