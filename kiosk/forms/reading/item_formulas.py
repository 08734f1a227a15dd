"""The FHIRPath that a form writes: variables, conditions, calculations, words, rules.

Source: https://hl7.org/fhir/uv/sdc/expressions.html
"""

from collections.abc import Iterator
from functools import cache

from kiosk.forms.datatypes import Text, Value
from kiosk.forms.elements import (
    Element,
    Extensions,
    by_name,
    child,
    children,
    extension,
    first,
    string,
)
from kiosk.forms.questionnaire import NOTHING, Constraint, Formulas, Toggle
from kiosk.forms.reading.translations import read_text
from kiosk.forms.values import from_json

FHIRPATH = frozenset(["text/fhirpath", "", "application/fhirpath"])


@cache
def names_of(short: str) -> tuple[str, str, str]:
    """Return the names that an SDC extension has had."""
    return (f"sdc-questionnaire-{short}", f"questionnaire-{short}", short)


def read_formulas(element: Element, named: Extensions) -> Formulas:
    """Return what an item, or the form itself, computes."""
    if not named and "_text" not in element:
        return NOTHING
    return Formulas(
        variables=tuple(_variables(named)),
        enabled=_formula(named, "enableWhenExpression"),
        calculated=_formula(named, "calculatedExpression"),
        initial=_formula(named, "initialExpression"),
        text=_text(element),
        options=_formula(named, "answerExpression"),
        toggles=tuple(_toggles(named)),
        minimum=_limit(named, "minValue"),
        maximum=_limit(named, "maxValue"),
        constraints=tuple(_constraints(named)),
    )


def expressions(named: Extensions, short: str) -> Iterator[Element]:
    """Yield the Expressions of an SDC extension."""
    for name in names_of(short):
        for found in named.get(name, ()):
            yield child(found, "valueExpression")


def _formula(named: Extensions, short: str) -> str:
    return next((_fhirpath(e) for e in expressions(named, short)), "")


def _fhirpath(expression: Element) -> str:
    known = string(expression, "language") in FHIRPATH
    return string(expression, "expression").strip() if known else ""


def _variables(named: Extensions) -> Iterator[tuple[str, str]]:
    for expression in expressions(named, "variable"):
        name, text = string(expression, "name"), _fhirpath(expression)
        if name and text:
            yield name, text


def _text(element: Element) -> str:
    found = extension(child(element, "_text"), "cqf-expression")
    return _fhirpath(child(found, "valueExpression")) or string(found, "valueString")


def _toggles(named: Extensions) -> Iterator[Toggle]:
    for name in names_of("answerOptionsToggleExpression"):
        for found in named.get(name, ()):
            parts = tuple(children(found, "extension"))
            options = (from_json(part) for part in parts if string(part, "url") == "option")
            formulas = (
                _fhirpath(child(part, "valueExpression"))
                for part in parts
                if string(part, "url") == "expression"
            )
            chosen: tuple[Value, ...] = tuple(value for value in options if value is not None)
            if (formula := next(formulas, "")) and chosen:
                yield Toggle(chosen, formula)


def _limit(named: Extensions, name: str) -> str:
    found = first(named, name)
    for key in found:
        if key.startswith("_value"):
            inner = by_name(child(found, key))
            names = ("cqf-calculatedValue", "cqf-expression")
            return _fhirpath(child(first(inner, *names), "valueExpression"))
    expression = _fhirpath(child(found, "valueExpression"))
    short = name.replace("Value", "Quantity")
    return expression or _formula(named, f"{name}Expression") or _formula(named, f"{short}Formula")


def _constraints(named: Extensions) -> Iterator[Constraint]:
    for found in named.get("questionnaire-constraint", ()):
        parts = {string(part, "url"): part for part in children(found, "extension")}
        yield Constraint(
            expression=string(parts.get("expression", {}), "valueString"),
            words=read_text(parts.get("human", {}), "valueString"),
            warning=string(parts.get("severity", {}), "valueCode") == "warning",
            key=_any_string(parts.get("key", {})),
        )
    for name in names_of("targetConstraint"):
        for found in named.get(name, ()):
            yield _target(found)


def _target(found: Element) -> Constraint:
    parts = {string(part, "url"): part for part in children(found, "extension")}
    expression = parts.get("expression", {})
    return Constraint(
        expression=_fhirpath(child(expression, "valueExpression"))
        or string(expression, "valueString"),
        words=_words(parts.get("human", {})),
        warning=string(parts.get("severity", {}), "valueCode") == "warning",
        key=_any_string(parts.get("key", {})),
    )


def _words(part: Element) -> Text:
    keys = ("valueString", "valueMarkdown")
    return next((text for key in keys if (text := read_text(part, key)).default), Text())


def _any_string(part: Element) -> str:
    return next((string(part, key) for key in part if key.startswith("value")), "")
