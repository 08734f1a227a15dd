"""What a questionnaire must be before it is read; each rule names the item and the remedy."""

from collections.abc import Iterator, Mapping

from kiosk.errors import Damaged, Refused
from kiosk.forms.conditions import OPERATORS
from kiosk.forms.elements import Element, child, children, extensions, short_name, string
from kiosk.forms.items import TYPES
from kiosk.forms.values import from_json

_DEEPEST = 40  # levels of items within items; real forms stay below 8
_FHIRPATH = ("text/fhirpath", "")
NEEDED_EXPRESSIONS = (
    "sdc-questionnaire-enableWhenExpression",
    "sdc-questionnaire-calculatedExpression",
    "sdc-questionnaire-answerExpression",
)


def check(resource: Element, name: str) -> None:
    """Raise Damaged for a form that is not well made, Refused for one the kiosk cannot ask."""
    if not isinstance(resource, Mapping) or resource.get("resourceType") != "Questionnaire":
        raise Damaged(
            "form-not-a-questionnaire",
            f"{name}: this is not a FHIR Questionnaire (resourceType must be Questionnaire). "
            "Take the file out of the pack.",
        )
    _check_modifiers(resource, f"{name}: the form")
    known: set[str] = set()
    for item, where in _items(resource, f"{name}: item"):
        _check_link_id(item, where, known)
        _check_type(item, where)
        _check_modifiers(item, where)
        _check_expressions(item, where)
    for item, where in _items(resource, f"{name}: item"):
        _check_conditions(item, where, known)


def _items(parent: Element, where: str, depth: int = 0) -> Iterator[tuple[Element, str]]:
    """Yield every item with its file and its linkId, text or place."""
    if depth > _DEEPEST:
        raise Damaged("form-too-deep", f"{where}: more than {_DEEPEST} items inside each other.")
    for place, item in enumerate(children(parent, "item"), 1):
        label = string(item, "linkId") or string(item, "text") or f"number {place}"
        yield item, f"{where} '{label}'"
        yield from _items(item, f"{where} '{label}' /", depth + 1)


def _check_link_id(item: Element, where: str, known: set[str]) -> None:
    link_id = string(item, "linkId")
    if not link_id:
        raise Damaged("form-link-id-missing", f"{where}: no linkId. Give it one of its own.")
    if link_id in known:
        raise Damaged(
            "form-link-id-repeated",
            f"{where}: another item has this linkId. Give each item one of its own.",
        )
    known.add(link_id)


def _check_type(item: Element, where: str) -> None:
    given = string(item, "type")
    if given not in TYPES:
        raise Damaged(
            "form-type-unknown",
            f"{where}: type '{given}' is not a FHIR R4 item type. Use one of "
            f"{', '.join(sorted(set(TYPES.values())))}.",
        )


def _check_modifiers(element: Element, where: str) -> None:
    for modifier in children(element, "modifierExtension"):
        raise Refused(
            "form-modifier-unknown",
            f"{where}: modifierExtension '{string(modifier, 'url')}' changes the meaning of the "
            "form in a way the kiosk does not know. Remove it, or leave this form out.",
        )


def _check_expressions(item: Element, where: str) -> None:
    for name, extension in extensions(item):
        language = string(child(extension, "valueExpression"), "language")
        if name in NEEDED_EXPRESSIONS and language not in _FHIRPATH:
            raise Refused(
                "form-expression-language",
                f"{where}: {short_name(name)} is written in '{language}'. Rewrite it in "
                "FHIRPath (text/fhirpath), or leave this form out.",
            )


def _check_conditions(item: Element, where: str, known: set[str]) -> None:
    for clause in children(item, "enableWhen"):
        question, operator = string(clause, "question"), string(clause, "operator")
        if question not in known:
            raise Damaged(
                "form-condition-question",
                f"{where}: enableWhen asks about '{question}', which is not in this form. "
                "Name the linkId of a question of this form.",
            )
        if operator not in OPERATORS:
            raise Damaged(
                "form-condition-operator",
                f"{where}: enableWhen has the operator '{operator}'. Use one of "
                f"{' '.join(OPERATORS)}.",
            )
        if operator != "exists" and from_json(clause, "answer") is None:
            raise Refused(
                "form-condition-answer",
                f"{where}: enableWhen on '{question}' compares with an answer of a type that the "
                "kiosk does not compare. Use a boolean, number, date, time, string or coding.",
            )
