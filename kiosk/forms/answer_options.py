"""The answers that can be chosen: answerOption, or a value set contained in the form.

Source: FHIR R4 Questionnaire.item.answerOption and .answerValueSet; ValueSet.expansion, .compose.
"""

from dataclasses import replace

from kiosk.forms.elements import Element, boolean, child, children, extension, string
from kiosk.forms.questionnaire import Coding, Option, Text, Value
from kiosk.forms.translations import read_text
from kiosk.forms.values import from_json, weight_on


def read_options(item: Element) -> tuple[Option, ...]:
    """Return an item's own answer options, each with the score written on it."""
    found = (_option(option) for option in children(item, "answerOption"))
    return tuple(option for option in found if option is not None)


def _option(element: Element) -> Option | None:
    value = from_json(element)
    if value is None:
        return None
    exclusive = boolean(extension(element, "questionnaire-optionExclusive"), "valueBoolean")
    if not isinstance(value, Coding):
        text = read_text(element, "valueString") if isinstance(value, str) else Text(str(value))
        return Option(value, text, exclusive)
    if value.weight is None:
        value = replace(value, weight=weight_on(element))
    return Option(value, _coding_text(child(element, "valueCoding"), value), exclusive)


def _coding_text(element: Element, coding: Coding) -> Text:
    words = read_text(element, "display")
    return words if words.default else replace(words, default=coding.code or "")


def initially_selected(item: Element) -> tuple[Value, ...]:
    """Return the values of the options marked initialSelected."""
    marked = (o for o in children(item, "answerOption") if boolean(o, "initialSelected"))
    return tuple(value for option in marked if (value := from_json(option)) is not None)


def contained_options(resource: Element, reference: str) -> tuple[Option, ...]:
    """Return the options of a contained value set, named by "#id" or by its URL; none: ()."""
    for value_set in children(resource, "contained"):
        names = (f"#{string(value_set, 'id')}", string(value_set, "url"))
        if (
            string(value_set, "resourceType") == "ValueSet"
            and reference.split("|", maxsplit=1)[0] in names
        ):
            return _expansion(child(value_set, "expansion")) or _composed(value_set)
    return ()


def _expansion(element: Element) -> tuple[Option, ...]:
    options: list[Option] = []
    for concept in children(element, "contains"):
        if string(concept, "code") and not boolean(concept, "abstract"):
            options.append(_concept(concept, string(concept, "system")))
        options.extend(_expansion(concept))
    return tuple(options)


def _composed(value_set: Element) -> tuple[Option, ...]:
    return tuple(
        _concept(concept, string(include, "system"))
        for include in children(child(value_set, "compose"), "include")
        for concept in children(include, "concept")
        if string(concept, "code")
    )


def _concept(concept: Element, system: str) -> Option:
    display = string(concept, "display") or None
    coding = Coding(string(concept, "code"), system or None, display, weight_on(concept))
    words = _coding_text(concept, coding)
    named = {string(d, "language"): string(d, "value") for d in children(concept, "designation")}
    named.pop("", None)
    return Option(coding, replace(words, translations={**named, **words.translations}))
