"""What a questionnaire's file says that the kiosk does not use: one line each, for its author."""

from collections.abc import Iterator

from kiosk.forms.answers import ASKED
from kiosk.forms.elements import Element, by_name, children, choice, extensions, string
from kiosk.forms.reading.answer_options import Contained
from kiosk.forms.reading.item_formulas import FHIRPATH, expressions, names_of
from kiosk.forms.reading.item_limits import limit, pattern
from kiosk.forms.reading.items import TYPES
from kiosk.forms.values import from_json

_SHOWN = ASKED | {"group", "display"}
_EXPRESSIONS = tuple(
    f"{what}Expression" for what in ("enableWhen", "calculated", "initial", "answer")
)
_ON_ANY = frozenset(
    name
    for short in (*_EXPRESSIONS, "answerOptionsToggleExpression", "variable", "targetConstraint")
    for name in names_of(short)
)
_READ_EXTENSIONS = _ON_ANY | {
    *("questionnaire-hidden", "questionnaire-itemControl", "questionnaire-unit"),
    *("questionnaire-unitOption", "minValue", "maxValue", "minLength", "maxDecimalPlaces", "regex"),
    *("sdc-questionnaire-minQuantity", "sdc-questionnaire-maxQuantity", "entryFormat", "mimeType"),
    *("questionnaire-minOccurs", "questionnaire-maxOccurs", "minOccurs", "maxOccurs", "maxSize"),
    *("questionnaire-sliderStepValue", "questionnaire-choiceOrientation"),
    *("questionnaire-displayCategory", "questionnaire-supportLink", "questionnaire-constraint"),
    *("questionnaire-signatureRequired", "itemMedia", "sdc-questionnaire-itemMedia"),
    *("sdc-questionnaire-openLabel", "sdc-questionnaire-shortText"),
}
_READ_ON_FORM = _ON_ANY | {
    *("sdc-questionnaire-launchContext", "questionnaire-constraint"),
    "questionnaire-signatureRequired",
}
_READ_ON_OPTIONS = frozenset(
    [
        *("ordinalValue", "itemWeight", "questionnaire-optionExclusive"),
        *("questionnaire-optionPrefix", "itemAnswerMedia", "sdc-questionnaire-itemAnswerMedia"),
    ]
)
_READ_ON_TEXT = frozenset(
    ["translation", "rendering-markdown", "rendering-xhtml", "cqf-expression", "rendering-style"]
)
# Meant for the programs that prefill, extract, find or manage forms, not for who fills one in.
_ELSEWHERE = (
    *("itemExtractionContext", "itemPopulationContext", "definitionExtract", "templateExtract"),
    *("observationExtract", "observation-extract", "observationLinkPeriod", "isSubject"),
    *("targetStructureMap", "sourceStructureMap", "sourceQueries", "preferredTerminologyServer"),
    *(
        "cpg-",
        "cqf-",
        "entryMode",
        "designNote",
        "assemble",
        "subQuestionnaire",
        "referenceResource",
    ),
    *(
        "usageMode",
        "performerType",
        "endpoint",
        "displayString",
        "structuredefinition-",
        "fhirType",
    ),
    *("questionnaire-baseType", "unit-option", "sdc-questionnaire-extract", "11179", "artifact-"),
    *("referenceProfile", "referenceFilter", "collapsible", "width", "choiceColumn", "ucum"),
)
_READ_KEYS = frozenset(
    [
        *("id", "linkId", "type", "text", "_text", "prefix", "required", "repeats", "readOnly"),
        *("answerOption", "answerValueSet", "enableWhen", "enableBehavior", "initial"),
        *("maxLength", "code", "item", "extension", "answerConstraint", "definition"),
    ]
)


def unread(resource: Element, contained: Contained) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is not used, the form's own first, then item by item; and what need not be.

    The second part is meant for other programs.
    """
    found = dict.fromkeys((*_on_form(resource), *_in_items(resource, contained)))
    missed = tuple(line for name, line in found if not _is_elsewhere(name))
    return missed, tuple(line for name, line in found if _is_elsewhere(name))


def _is_elsewhere(name: str) -> bool:
    return bool(name) and any(part in name for part in _ELSEWHERE)


Line = tuple[str, str]  # the short name of an extension or "", and what to say


def _on_form(resource: Element) -> Iterator[Line]:
    for name, _ in extensions(resource):
        if name not in _READ_ON_FORM:
            yield name, f"the form: extension {name}"
    for what in _languages(resource):
        yield "", f"the form: {what}"


def _in_items(parent: Element, contained: Contained) -> Iterator[Line]:
    for item in children(parent, "item"):
        where = f"item '{string(item, 'linkId')}'"
        for what in (*_type(item), *_keys(item), *_limits(item), *_languages(item)):
            yield "", f"{where}: {what}"
        for name, what in (*_extensions(item), *_options(item, contained)):
            yield name, f"{where}: {what}"
        yield from _in_items(item, contained)


def _type(item: Element) -> Iterator[str]:
    given = string(item, "type")
    if TYPES[given] not in _SHOWN:
        yield f"type {given}: it can only be declined"


def _keys(item: Element) -> Iterator[str]:
    for key in item:
        if key not in _READ_KEYS:
            yield key
    for initial in children(item, "initial"):
        if from_json(initial) is None:
            yield f"initial value{choice(initial, 'value')[0]}"


def _limits(item: Element) -> Iterator[str]:
    named = by_name(item)
    for end in ("min", "max"):
        given = named.get(f"{end}Value", ())
        if given and limit(named, end) is None and "valueExpression" not in given[0]:
            suffix = choice(given[0], "value")[0]
            if suffix:
                yield f"{end}Value value{suffix}"
    if "regex" in named and pattern(named) is None:
        yield "regex: not one that Python can run"


def _languages(element: Element) -> Iterator[str]:
    """Yield the expressions that only prefill or name something, in another language."""
    named = by_name(element)
    for short in ("initialExpression", "variable"):
        for expression in expressions(named, short):
            if string(expression, "language") not in FHIRPATH:
                name = string(expression, "name")
                language = string(expression, "language")
                yield " ".join(filter(None, (short, name, "in", language)))


def _extensions(item: Element) -> Iterator[Line]:
    for name, _ in extensions(item):
        if name not in _READ_EXTENSIONS:
            yield name, f"extension {name}"
    text = item.get("_text")
    for name, _ in extensions(text if isinstance(text, dict) else {}):
        if name not in _READ_ON_TEXT:
            yield name, f"text extension {name}"


def _options(item: Element, contained: Contained) -> Iterator[Line]:
    named = string(item, "answerValueSet")
    if named and not contained(named):
        yield "", f"options from {named}: not in this file, asked in free words"
    for option in children(item, "answerOption"):
        if from_json(option) is None:
            yield "", f"answer option value{choice(option, 'value')[0]}"
        for name, _ in extensions(option):
            if name not in _READ_ON_OPTIONS:
                yield name, f"answer option extension {name}"
