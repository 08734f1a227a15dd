"""Expressions that can only fail are named before a patient meets them."""

import pytest

from kiosk.forms.rendering_report import rendering
from tests.kiosk.forms.shapes import answer_to, calculated, extension, form, item, sdc

KILOGRAMS = extension("questionnaire-unit", valueCoding={"code": "kg", "display": "kg"})


def told(expression: dict) -> list[str]:
    weight = item("w", "quantity", extension=[KILOGRAMS])
    made = form(weight, item("d", "date"), item("x", "boolean", extension=[expression]))
    return [line for line in rendering(made, "f.json").lines() if "fails" in line]


@pytest.mark.parametrize("kind", ["calculatedExpression", "enableWhenExpression"])
@pytest.mark.parametrize("text", ["{w} * 2 > {w}", "{w} > 5", "{w} > 5000 'g'", "{d} > 3"])
def test_what_fails_on_any_answer_is_told_with_its_item(kind, text) -> None:
    written = text.format(w=answer_to("w"), d=answer_to("d"))
    (line,) = told(sdc(kind, written))
    assert line.startswith(f"  not used: item 'x': {kind}: ")
    assert written in line


@pytest.mark.parametrize("text", ["{w} > 5 'kg'", "{w}.value * 2 > 10", "{d} > @1990-01-01"])
def test_what_works_on_answers_is_not_told(text) -> None:
    assert told(calculated(text.format(w=answer_to("w"), d=answer_to("d")))) == []
