"""The concepts of a value set that the form contains: its expansion, or what it is composed of.

A set that needs a terminology server has none here; the loader says so.
Source: FHIR R4 ValueSet.expansion, ValueSet.compose, CodeSystem.concept.
"""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.forms.datatypes import Coding, Text
from kiosk.forms.elements import Element, boolean, by_name, child, children, string
from kiosk.forms.questionnaire import Option
from kiosk.forms.reading.item_words import media
from kiosk.forms.reading.translations import read_text
from kiosk.forms.values import weight_on

_DEEPEST = 20  # value sets that name each other, and concepts inside each other


def contained_options(resource: Element, reference: str) -> tuple[Option, ...]:
    """Return the options of a contained value set, named by "#id" or by its URL; none: ()."""
    return tuple(_named(resource, reference, 0))


def coding_text(element: Element, coding: Coding) -> Text:
    """Return a Coding's words with their translations; its code where it has none."""
    words = read_text(element, "display")
    return words if words.default else replace(words, default=coding.code or "")


def _named(resource: Element, reference: str, depth: int) -> Iterator[Option]:
    wanted = reference.split("|", maxsplit=1)[0]
    for value_set in children(resource, "contained"):
        names = (f"#{string(value_set, 'id')}", string(value_set, "url"))
        if string(value_set, "resourceType") == "ValueSet" and wanted in names:
            expanded = tuple(_expansion(child(value_set, "expansion"), 0))
            yield from expanded or _composed(resource, value_set, depth)
            return


def _expansion(element: Element, depth: int) -> Iterator[Option]:
    for concept in children(element, "contains"):
        if string(concept, "code") and not boolean(concept, "abstract"):
            yield _concept(concept, string(concept, "system"))
        if depth < _DEEPEST:
            yield from _expansion(concept, depth + 1)


def _composed(resource: Element, value_set: Element, depth: int) -> Iterator[Option]:
    compose = child(value_set, "compose")
    left_out = {
        (string(exclude, "system"), string(concept, "code"))
        for exclude in children(compose, "exclude")
        for concept in children(exclude, "concept")
    }
    for include in children(compose, "include"):
        for option in _included(resource, include, depth):
            coding = option.value
            if isinstance(coding, Coding) and (coding.system or "", coding.code) not in left_out:
                yield option


def _included(resource: Element, include: Element, depth: int) -> Iterator[Option]:
    system = string(include, "system")
    listed = [c for c in children(include, "concept") if string(c, "code")]
    if listed:
        yield from (_concept(concept, system) for concept in listed)
    elif system and "filter" not in include:
        yield from _code_system(resource, system)
    names = include.get("valueSet")
    if isinstance(names, list) and len(names) == 1 and not system and depth < _DEEPEST:
        yield from _named(resource, str(names[0]), depth + 1)


def _code_system(resource: Element, system: str) -> Iterator[Option]:
    for contained in children(resource, "contained"):
        if string(contained, "resourceType") == "CodeSystem" and string(contained, "url") == system:
            yield from _concepts(contained, system, 0)


def _concepts(parent: Element, system: str, depth: int) -> Iterator[Option]:
    for concept in children(parent, "concept"):
        if string(concept, "code"):
            yield _concept(concept, system)
        if depth < _DEEPEST:
            yield from _concepts(concept, system, depth + 1)


def _concept(concept: Element, system: str) -> Option:
    display = string(concept, "display") or None
    coding = Coding(string(concept, "code"), system or None, display, weight_on(concept))
    words = coding_text(concept, coding)
    named = {string(d, "language"): string(d, "value") for d in children(concept, "designation")}
    named.pop("", None)
    return Option(
        coding,
        replace(words, translations={**named, **words.translations}),
        media=media(by_name(concept), "itemAnswerMedia"),
    )
