"""One item of a FHIR Questionnaire and everything inside it."""

from dataclasses import replace
from functools import partial

from kiosk.forms.datatypes import NO_WORDS, Quantity, Text
from kiosk.forms.elements import (
    Element,
    Extensions,
    boolean,
    by_name,
    children,
    concept_code,
    first,
    string,
)
from kiosk.forms.questionnaire import Coding, Condition, Item, Option, Value
from kiosk.forms.reading.answer_options import Contained, initially_selected, read_options
from kiosk.forms.reading.item_formulas import read_formulas
from kiosk.forms.reading.item_limits import (
    count,
    limit,
    max_bytes,
    mime_types,
    pattern,
    required_signature,
    step,
    whole,
)
from kiosk.forms.reading.item_words import (
    extension_words,
    help_words,
    is_words_of,
    item_text,
    media,
    rendered,
    unit_coding,
    unit_options,
    unit_words,
    words_inside,
)
from kiosk.forms.signing import signature_item
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


def read_items(
    parent: Element, contained: Contained, *, hidden: bool = False, read_only: bool = False
) -> tuple[Item, ...]:
    """Return the items inside an element, without the display items that are a question's words.

    What stands in something hidden or read-only is so itself.
    """
    return tuple(
        _item(item, contained, hidden=hidden, read_only=read_only)
        for item in children(parent, "item")
        if not is_words_of(parent, item)
    )


def _item(element: Element, contained: Contained, *, hidden: bool, read_only: bool) -> Item:
    kind = TYPES[string(element, "type")]
    constraints = string(element, "answerConstraint")  # R5
    named = by_name(element)
    hidden = hidden or boolean(first(named, "questionnaire-hidden"), "valueBoolean")
    read_only = read_only or boolean(element, "readOnly")
    item = partial(
        Item,
        link_id=string(element, "linkId"),
        type="open-choice" if constraints == "optionsOrString" and kind == "choice" else kind,
        text=item_text(element),
        prefix=string(element, "prefix"),
        required=boolean(element, "required"),
        repeats=boolean(element, "repeats"),
        read_only=read_only,
        hidden=hidden,
        options=_options(element, contained),
        open=constraints in ("optionsOrString", "optionsOrType"),
        conditions=_conditions(element),
        every_condition=string(element, "enableBehavior") == "all",
        max_length=whole(element.get("maxLength")),
        initial=_initial(element),
        codes=read_codes(element),
        items=read_items(
            element, contained, hidden=hidden, read_only=read_only and kind == "group"
        ),
        formulas=read_formulas(element, named),
    )
    return _to_sign(_in_its_unit(_extended(item, element, named)))


def _in_its_unit(item: Item) -> Item:
    """Return an amount without a unit in that of its first value or limit: 72 is not 72 kg."""
    if item.type != "quantity" or item.unit_coding or item.units or item.unit.default:
        return item
    known = (v for v in (*item.initial, item.minimum, item.maximum) if isinstance(v, Quantity))
    found = next((quantity for quantity in known if quantity.unit or quantity.code), None)
    if found is None:
        return item
    words = found.unit or found.code or ""
    return replace(item, unit=Text(words), unit_coding=Coding(found.code, found.system, words))


def _to_sign(item: Item) -> Item:
    """Return an item with its signature, where the form asks for one, as the last thing inside."""
    if not item.signature or item.fixed or item.type == "display":
        return item
    sign = signature_item(item.link_id, item.signature, required=item.required)
    return replace(item, items=(*item.items, sign))


def _extended(item: partial[Item], element: Element, named: Extensions) -> Item:
    """Return an item with the words, pictures, looks and limits that extensions give it."""
    if not named and "item" not in element and "_text" not in element:
        return item()
    words = words_inside(element)
    return item(
        control=concept_code(first(named, "questionnaire-itemControl")),
        unit=unit_words(named, words),
        help=help_words(words),
        lower=words.get("lower", NO_WORDS),
        upper=words.get("upper", NO_WORDS),
        orientation=string(first(named, "questionnaire-choiceOrientation"), "valueCode"),
        category=concept_code(first(named, "questionnaire-displayCategory")),
        entry_format=extension_words(named, "entryFormat"),
        open_label=extension_words(named, "sdc-questionnaire-openLabel"),
        short_text=extension_words(named, "sdc-questionnaire-shortText"),
        support_link=string(first(named, "questionnaire-supportLink"), "valueUri"),
        media=media(named, "itemMedia"),
        signature=read_signature(named),
        markdown=rendered(element),
        minimum=limit(named, "min"),
        maximum=limit(named, "max"),
        min_length=count(named, "minLength"),
        max_decimals=count(named, "maxDecimalPlaces"),
        pattern=pattern(named),
        min_occurs=count(named, "questionnaire-minOccurs", "minOccurs"),
        max_occurs=count(named, "questionnaire-maxOccurs", "maxOccurs"),
        units=unit_options(named),
        unit_coding=unit_coding(named),
        step=step(named),
        mime_types=mime_types(named),
        max_size=max_bytes(named),
    )


def read_codes(element: Element) -> tuple[Coding, ...]:
    """Return the codes that an element is known by, LOINC's for instance."""
    found = (read_coding(code) for code in children(element, "code"))
    return tuple(code for code in found if code is not None)


def read_signature(named: Extensions) -> tuple[Coding, ...]:
    """Return what kinds of signature the extensions of an element ask for."""
    found = (read_coding(coding) for coding in required_signature(named))
    return tuple(coding for coding in found if coding is not None)


def _options(element: Element, contained: Contained) -> tuple[Option, ...]:
    named = string(element, "answerValueSet")
    return read_options(element) or (contained(named) if named else ())


def _conditions(element: Element) -> tuple[Condition, ...]:
    return tuple(_condition(clause) for clause in children(element, "enableWhen"))


def _condition(clause: Element) -> Condition:
    answer = from_json(clause, "answer")
    return Condition(
        question=string(clause, "question"),
        operator=string(clause, "operator"),
        answer=True if answer is None else answer,  # exists, without saying true or false
    )


def _initial(element: Element) -> tuple[Value, ...]:
    given = (from_json(initial) for initial in children(element, "initial"))
    values = tuple(value for value in given if value is not None)
    return values or initially_selected(element)
