"""What a questionnaire's file says that the kiosk does not use: one line each, for its author."""

from collections.abc import Iterator

from kiosk.forms.answer_options import contained_options
from kiosk.forms.answers import ASKED
from kiosk.forms.elements import Element, by_name, children, choice, extensions, string
from kiosk.forms.item_limits import pattern
from kiosk.forms.items import TYPES
from kiosk.forms.values import from_json

_SHOWN = ASKED | {"group", "display"}
_READ_EXTENSIONS = frozenset(
    [
        "questionnaire-hidden",
        "questionnaire-itemControl",
        "questionnaire-unit",
        "minValue",
        "maxValue",
        "maxDecimalPlaces",
        "regex",
    ]
)
_READ_ON_OPTIONS = frozenset(["ordinalValue", "itemWeight", "questionnaire-optionExclusive"])
_READ_KEYS = frozenset(
    [
        "id",
        "linkId",
        "type",
        "text",
        "_text",
        "prefix",
        "required",
        "repeats",
        "readOnly",
        "answerOption",
        "answerValueSet",
        "enableWhen",
        "enableBehavior",
        "initial",
        "maxLength",
        "code",
        "item",
        "extension",
        "answerConstraint",
        "definition",
    ]
)


def unread(resource: Element) -> tuple[str, ...]:
    """Return what is not used, the form's own first, then item by item."""
    top = (f"the form: extension {name}" for name, _ in extensions(resource))
    return tuple(dict.fromkeys((*top, *_in_items(resource, resource))))


def _in_items(parent: Element, resource: Element) -> Iterator[str]:
    for item in children(parent, "item"):
        for what in (*_type(item), *_keys(item), *_extensions(item), *_options(item, resource)):
            yield f"item '{string(item, 'linkId')}': {what}"
        yield from _in_items(item, resource)


def _type(item: Element) -> Iterator[str]:
    given = string(item, "type")
    if given != TYPES[given]:
        yield f"type {given}, read as {TYPES[given]}"
    elif given not in _SHOWN:
        yield f"type {given}: it can only be declined"


def _keys(item: Element) -> Iterator[str]:
    for key in item:
        if key not in _READ_KEYS:
            yield key
    for initial in children(item, "initial"):
        if from_json(initial) is None:
            yield f"initial value{choice(initial, 'value')[0]}"


def _extensions(item: Element) -> Iterator[str]:
    for name, extension in extensions(item):
        if name not in _READ_EXTENSIONS:
            yield f"extension {name}"
        elif name in ("minValue", "maxValue") and from_json(extension) is None:
            yield f"{name} value{choice(extension, 'value')[0]}"
        elif name == "regex" and pattern(by_name(item)) is None:
            yield "regex: not one that Python understands"


def _options(item: Element, resource: Element) -> Iterator[str]:
    named = string(item, "answerValueSet")
    if named and not contained_options(resource, named):
        yield f"options from {named}: not in this file"
    for option in children(item, "answerOption"):
        if from_json(option) is None:
            yield f"answer option value{choice(option, 'value')[0]}"
        for name, _ in extensions(option):
            if name not in _READ_ON_OPTIONS:
                yield f"answer option extension {name}"
