"""Forms that somebody broke: a good one with elements taken out, moved, or made nonsense."""

import copy
from random import Random
from typing import Any

from tests.kiosk.forms.shapes import (
    answer_to,
    calculated,
    control,
    extension,
    form,
    group,
    item,
    often,
    sdc,
    spanish,
    variable,
    when,
)

RULE = {
    "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint",
    "extension": [
        {"url": "key", "valueId": "k"},
        {"url": "severity", "valueCode": "error"},
        {"url": "human", "valueString": "Words"},
        {"url": "expression", "valueString": "answer.value.count() < 9"},
    ],
}
TOGGLE = {
    "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
    "sdc-questionnaire-answerOptionsToggleExpression",
    "extension": [
        {"url": "option", "valueCoding": {"system": "http://example.org/often", "code": "never"}},
        {"url": "expression", "valueExpression": {"expression": f"{answer_to('n')} > 1"}},
    ],
}
VALUE_SET = {
    "resourceType": "ValueSet",
    "id": "v",
    "compose": {"include": [{"system": "s", "concept": [{"code": "x", "display": "X"}]}]},
}
WORDS = extension("cqf-expression", valueExpression={"expression": f"'n: ' + {answer_to('s')}"})


def whole() -> dict[str, Any]:
    """Make a form that uses most of what the engine knows."""
    limits = [extension("minValue", valueInteger=0), extension("maxValue", valueInteger=9)]
    inside = [
        item("n", "integer", extension=[*limits, RULE]),
        item(
            "q", "quantity", extension=[extension("questionnaire-unit", valueCoding={"code": "mg"})]
        ),
        often("o", repeats=True, extension=[TOGGLE], initial=[{"valueCoding": {"code": "never"}}]),
    ]
    return form(
        group(
            "g",
            *inside,
            repeats=True,
            extension=[extension("questionnaire-maxOccurs", valueInteger=3)],
        ),
        item(
            "s",
            _text=spanish("Palabras"),
            maxLength=20,
            extension=[extension("regex", valueString=".*")],
        ),
        item("d", "display", _text={"extension": [WORDS]}),
        item(
            "b",
            "boolean",
            enableWhen=[when("n", ">", answerInteger=1), when("s", "exists", answerBoolean=True)],
            enableBehavior="all",
        ),
        item(
            "v",
            "choice",
            answerValueSet="#v",
            item=[item("h", "display", extension=[control("help")]), item("t", "time")],
        ),
        item("when", "date", extension=[sdc("initialExpression", "%patient.birthDate")]),
        item("e", extension=[sdc("enableWhenExpression", f"%total > 3 and {answer_to('b')}")]),
        item("total", "decimal", readOnly=True, extension=[calculated("%total")]),
        item("file", "attachment", extension=[extension("mimeType", valueCode="image/png")]),
        extension=[
            variable("total", "%resource.descendants().where(linkId='n').answer.value.sum()")
        ],
        contained=[VALUE_SET],
    )


NONSENSE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 3.5, 10**30, "", "x", "text/cql", "9999-99-99", "#v", "((", "%x"),
    *(
        [],
        {},
        [None],
        [[]],
        {"a": 1},
        "a" * 5000,
        "\u0000",
        "group",
        "choice",
        "quantity",
        "=",
        "n",
    ),
    *("%resource.item.where(linkId='n')", "1.sum() / 0", "'a' > 1", {"resourceType": "ValueSet"}),
)


def mutated(resource: dict[str, Any], seed: int) -> Any:
    """Return a copy with one to five things changed; the same seed makes the same changes."""
    random = Random(seed)
    found = copy.deepcopy(resource)
    for _ in range(random.randint(1, 5)):
        places = [(owner, key) for owner, key in _places(found)]
        owner, key = random.choice(places)
        random.choice((_replace, _replace, _remove, _copy, _swap, _cut))(owner, key, places, random)
    return found


def _places(value: Any) -> list[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, inner in list(pairs):
        found.append((value, key))
        if isinstance(inner, dict | list):
            found += _places(inner)
    return found or [({"x": 1}, "x")]


def _replace(owner: Any, key: Any, _places: Any, random: Random) -> None:
    owner[key] = copy.deepcopy(random.choice(NONSENSE))


def _remove(owner: Any, key: Any, _places: Any, _random: Random) -> None:
    del owner[key]


def _copy(owner: Any, key: Any, places: Any, random: Random) -> None:
    other, name = random.choice(places)
    if _has(other, name):
        owner[key] = copy.deepcopy(other[name])


def _swap(owner: Any, key: Any, places: Any, random: Random) -> None:
    other, name = random.choice(places)
    if not (_has(other, name) and _has(owner, key)):
        return
    if not (_inside(owner[key], other) or _inside(other[name], owner)):
        owner[key], other[name] = other[name], owner[key]


def _cut(owner: Any, key: Any, _places: Any, random: Random) -> None:
    """Take a piece out of words, or put one in: expressions, codes, dates."""
    words = owner[key]
    if isinstance(words, str) and words:
        at, to = sorted(random.randint(0, len(words)) for _ in range(2))
        owner[key] = (
            words[:at] + random.choice(("", "'", ")", ".", "%", words[at:to] * 2)) + words[to:]
        )


def _has(owner: Any, key: Any) -> bool:
    return key in owner if isinstance(owner, dict) else key < len(owner)


def _inside(value: Any, owner: Any) -> bool:
    """Tell whether a list or object is, or stands in, another."""
    if value is owner:
        return True
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_inside(each, owner) for each in inner)
