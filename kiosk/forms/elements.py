"""Reading elements of a FHIR resource whose shape nobody has checked; a wrong type reads as absent.

Source: FHIR R4 JSON, https://hl7.org/fhir/R4/json.html
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

Element = Mapping[str, object]

_URL_PREFIXES = (
    "http://hl7.org/fhir/StructureDefinition/",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/",
)


def string(element: Element, key: str) -> str:
    """Return a string, or an empty one."""
    value = element.get(key)
    return value if isinstance(value, str) else ""


def boolean(element: Element, key: str) -> bool:
    """Return a boolean; "true" in quotes counts, since real forms write it."""
    return element.get(key) in (True, "true")


def number(value: object) -> Decimal | None:
    """Return a JSON number, or one in quotes, as an exact decimal; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        return None
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return None
    return exact if exact.is_finite() else None


def child(element: Element, key: str) -> Element:
    """Return an object inside an element, or an empty one."""
    value = element.get(key)
    return value if isinstance(value, dict) else {}


def children(element: Element, key: str) -> tuple[Element, ...]:
    """Return the objects of a list inside an element; what is not an object is left out."""
    value = element.get(key)
    return tuple([e for e in value if isinstance(e, dict)]) if isinstance(value, list) else ()


def extensions(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield each extension with its short name: its URL without HL7's own prefixes."""
    for extension in children(element, "extension"):
        yield short_name(string(extension, "url")), extension


Extensions = Mapping[str, tuple[Element, ...]]


def by_name(element: Element) -> Extensions:
    """Return the extensions of an element by short name, so that they are read only once."""
    found: dict[str, tuple[Element, ...]] = {}
    for name, extension in extensions(element):
        found[name] = (*found.get(name, ()), extension)
    return found


def first(named: Extensions, *names: str) -> Element:
    """Return the first extension that has one of the names, or an empty element."""
    return next((named[name][0] for name in names if name in named), {})


def concept_code(extension: Element) -> str:
    """Return the first code of an extension's valueCodeableConcept."""
    concept = child(extension, "valueCodeableConcept")
    return next((string(coding, "code") for coding in children(concept, "coding")), "")


def extension(element: Element, name: str) -> Element:
    """Return the first extension of a short name, or an empty element."""
    return next((found for short, found in extensions(element) if short == name), {})


@lru_cache(maxsize=1024)
def short_name(url: str) -> str:
    """Return an extension's URL without HL7's own prefixes."""
    for prefix in _URL_PREFIXES:
        url = url.removeprefix(prefix)
    return url


def choice(element: Element, stem: str) -> tuple[str, object]:
    """Return the type and value of a choice element such as value[x]; ("", None) when absent."""
    for key, value in element.items():
        suffix = key.removeprefix(stem)
        if suffix != key and suffix[:1].isupper():
            return suffix, value
    return "", None
