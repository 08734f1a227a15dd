"""What an answer to an item must keep: range, length, number of answers, kind of file.

Source: FHIR R4 minValue, maxValue, regex and others; SDC minQuantity, maxQuantity.
"""

import re
from decimal import Decimal

from kiosk.forms.elements import Element, Extensions, first, number, string
from kiosk.forms.questionnaire import Limit, Quantity
from kiosk.forms.values import from_json, read_quantity

_LONGEST_PATTERN = 1000  # characters
_NESTED = re.compile(r"[+*}]\)+[+*{]")


def limit(named: Extensions, end: str) -> Limit | None:
    """Return the "min" or "max" of an answer, as its type compares."""
    quantity = first(named, f"sdc-questionnaire-{end}Quantity", f"{end}Quantity")
    amount = read_quantity(quantity.get("valueQuantity"))
    value = from_json(first(named, f"{end}Value")) if amount is None else amount
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return Decimal(value)
    return value if isinstance(value, Limit | Quantity) else None


def count(named: Extensions, *names: str) -> int | None:
    """Return a whole number that an extension carries, from 0."""
    found = first(named, *names)
    return whole(next((found[key] for key in found if key.startswith("value")), None))


def whole(value: object) -> int | None:
    """Return a JSON number as a whole one, from 0."""
    exact = number(value)
    return int(exact) if exact is not None and exact >= 0 else None


def pattern(named: Extensions) -> str | None:
    """Return the regular expression that an answer must match, when Python can run it.

    A repetition of a repetition, such as (a+)+, may take hours over words that do not match.
    """
    words = string(first(named, "regex"), "valueString")
    if len(words) > _LONGEST_PATTERN or _NESTED.search(words):
        return None
    try:
        re.compile(words)
    except (re.error, OverflowError, RecursionError):
        return None
    return words or None


def max_bytes(named: Extensions) -> int | None:
    """Return how large a file may be; FHIR's maxSize is in megabytes."""
    megabytes = number(first(named, "maxSize").get("valueDecimal"))
    return None if megabytes is None or megabytes <= 0 else int(megabytes * 1024 * 1024)


def mime_types(named: Extensions) -> tuple[str, ...]:
    """Return the kinds of file that are taken; none: any."""
    codes = (string(e, "valueCode") or string(e, "valueString") for e in named.get("mimeType", ()))
    return tuple(code for code in codes if code)


def step(named: Extensions) -> Decimal | None:
    """Return the distance between two places of a slider."""
    found = first(named, "questionnaire-sliderStepValue")
    exact = number(found.get("valueInteger", found.get("valueDecimal")))
    return exact if exact is not None and exact > 0 else None


def required_signature(element_extensions: Extensions) -> tuple[Element, ...]:
    """Return the codings of signatureRequired."""
    concepts = (
        e.get("valueCodeableConcept")
        for e in element_extensions.get("questionnaire-signatureRequired", ())
    )
    codings = (c.get("coding") for c in concepts if isinstance(c, dict))
    return tuple(e for each in codings if isinstance(each, list) for e in each)
