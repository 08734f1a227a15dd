"""The answers that can be chosen: answerOption, or a value set contained in the form.

Source: FHIR R4 Questionnaire.item.answerOption.
"""

from collections.abc import Callable
from dataclasses import replace

from kiosk.forms.datatypes import Coding, Reference, Text, Value
from kiosk.forms.elements import Element, boolean, by_name, child, children, choice, first, string
from kiosk.forms.questionnaire import Option
from kiosk.forms.reading.item_words import media
from kiosk.forms.reading.translations import read_text
from kiosk.forms.reading.value_sets import coding_text
from kiosk.forms.values import from_json, weight_on

Contained = Callable[[str], tuple[Option, ...]]  # the options of a value set that is in the form


def read_options(item: Element) -> tuple[Option, ...]:
    """Return an item's own answer options, each with the score written on it."""
    found = (_option(option) for option in children(item, "answerOption"))
    return tuple(option for option in found if option is not None)


def _option(element: Element) -> Option | None:
    value = from_json(element)
    if value is None:
        return None
    named = by_name(element)
    if isinstance(value, Coding) and value.weight is None:
        value = replace(value, weight=weight_on(element))
    on_value = by_name(child(element, f"value{choice(element, 'value')[0]}"))
    return Option(
        value,
        _words(element, value),
        boolean(first(named, "questionnaire-optionExclusive"), "valueBoolean"),
        string(first(named, "questionnaire-optionPrefix"), "valueString"),
        media(named, "itemAnswerMedia") or media(on_value, "itemAnswerMedia"),
    )


def _words(element: Element, value: Value) -> Text:
    if isinstance(value, Coding):
        return coding_text(child(element, "valueCoding"), value)
    if isinstance(value, str):
        suffix, _ = choice(element, "value")
        return read_text(element, f"value{suffix}")
    if isinstance(value, Reference):
        words = read_text(child(element, "valueReference"), "display")
        return words if words.default else Text(str(value))
    return Text(str(value))


def option_for(value: Value) -> Option:
    """Return an option that a form computed, in the words that it carries."""
    if isinstance(value, Coding):
        return Option(value, Text(value.display or value.code or ""))
    return Option(value, Text(str(value)))


def initially_selected(item: Element) -> tuple[Value, ...]:
    """Return the values of the options marked initialSelected."""
    marked = (o for o in children(item, "answerOption") if boolean(o, "initialSelected"))
    return tuple(value for option in marked if (value := from_json(option)) is not None)
