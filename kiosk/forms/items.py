"""One item of a FHIR Questionnaire and everything inside it.

Words that belong to a question (help, the ends of a scale, a unit) are written in FHIR as display
items inside it; here they are the question's own.
"""

import re
from datetime import date
from decimal import Decimal

from kiosk.forms.answer_options import contained_options, initially_selected, read_options
from kiosk.forms.elements import Element, boolean, child, children, extension, number, string
from kiosk.forms.questionnaire import Coding, Condition, Item, Option, Text, Value
from kiosk.forms.translations import read_text
from kiosk.forms.values import from_json, read_coding

# FHIR R4 item types, and R5's name for a choice, which newer forms use.
TYPES = {
    name: name
    for name in [
        "group",
        "display",
        "boolean",
        "decimal",
        "integer",
        "date",
        "dateTime",
        "time",
        "string",
        "text",
        "url",
        "choice",
        "open-choice",
        "attachment",
        "reference",
        "quantity",
    ]
} | {"coding": "choice"}

_HELP = ("help", "flyover")
_WORDS_OF_A_QUESTION = (*_HELP, "lower", "upper", "unit")


def read_items(parent: Element, resource: Element) -> tuple[Item, ...]:
    """Return the items inside an element, without the display items that are a question's words."""
    return tuple(
        _item(item, resource) for item in children(parent, "item") if not _is_words_of(parent, item)
    )


def _item(element: Element, resource: Element) -> Item:
    kind = TYPES[string(element, "type")]
    constraints = string(element, "answerConstraint")  # R5
    return Item(
        link_id=string(element, "linkId"),
        type="open-choice" if constraints == "optionsOrString" else kind,
        text=read_text(element, "text"),
        prefix=string(element, "prefix"),
        required=boolean(element, "required"),
        repeats=boolean(element, "repeats"),
        read_only=boolean(element, "readOnly"),
        hidden=boolean(extension(element, "questionnaire-hidden"), "valueBoolean"),
        control=control(element),
        unit=_unit(element),
        help=_words(element, _HELP),
        lower=_words(element, ("lower",)),
        upper=_words(element, ("upper",)),
        options=_options(element, resource),
        conditions=_conditions(element),
        every_condition=string(element, "enableBehavior") == "all",
        minimum=_limit(element, "minValue"),
        maximum=_limit(element, "maxValue"),
        max_length=_count(element.get("maxLength")),
        max_decimals=_count(extension(element, "maxDecimalPlaces").get("valueInteger")),
        pattern=pattern(element),
        initial=_initial(element),
        codes=read_codes(element),
        items=read_items(element, resource),
    )


def read_codes(element: Element) -> tuple[Coding, ...]:
    """Return the codes that an element is known by, LOINC's for instance."""
    found = (read_coding(code) for code in children(element, "code"))
    return tuple(code for code in found if code is not None)


def control(element: Element) -> str:
    """Return the code of questionnaire-itemControl: a slider, help and so on."""
    concept = child(extension(element, "questionnaire-itemControl"), "valueCodeableConcept")
    return next((string(coding, "code") for coding in children(concept, "coding")), "")


def _is_words_of(parent: Element, item: Element) -> bool:
    inside_an_item = "linkId" in parent
    is_display = string(item, "type") == "display"
    return inside_an_item and is_display and control(item) in _WORDS_OF_A_QUESTION


def _words(element: Element, controls: tuple[str, ...]) -> Text:
    inside = (i for i in children(element, "item") if control(i) in controls)
    return next((read_text(item, "text") for item in inside), Text())


def _unit(element: Element) -> Text:
    coding = child(extension(element, "questionnaire-unit"), "valueCoding")
    choices = (read_text(coding, "display"), _words(element, ("unit",)))
    return next((text for text in choices if text.default), Text(string(coding, "code")))


def _options(element: Element, resource: Element) -> tuple[Option, ...]:
    named = string(element, "answerValueSet")
    return read_options(element) or (contained_options(resource, named) if named else ())


def _conditions(element: Element) -> tuple[Condition, ...]:
    return tuple(_condition(clause) for clause in children(element, "enableWhen"))


def _condition(clause: Element) -> Condition:
    answer = from_json(clause, "answer")
    return Condition(
        question=string(clause, "question"),
        operator=string(clause, "operator"),
        answer=True if answer is None else answer,  # exists, without saying true or false
    )


def _limit(element: Element, name: str) -> Decimal | date | None:
    value = from_json(extension(element, name))
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, Decimal | date) else None


def _count(value: object) -> int | None:
    exact = number(value)
    return int(exact) if exact is not None and exact >= 0 else None


def pattern(element: Element) -> str | None:
    """Return the regular expression that an answer must match, when Python understands it."""
    words = string(extension(element, "regex"), "valueString")
    try:
        re.compile(words)
    except re.error:
        return None
    return words or None


def _initial(element: Element) -> tuple[Value, ...]:
    given = (from_json(initial) for initial in children(element, "initial"))
    values = tuple(value for value in given if value is not None)
    return values or initially_selected(element)
