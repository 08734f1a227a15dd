"""What a questionnaire must be before it is read; each rule names the item and the remedy."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kiosk.errors import Damaged, Refused
from kiosk.forms.conditions import OPERATORS
from kiosk.forms.elements import Element, by_name, children, string
from kiosk.forms.fhirpath.compiled import Form, written_as
from kiosk.forms.reading.item_formulas import FHIRPATH, expressions
from kiosk.forms.reading.items import TYPES
from kiosk.forms.values import from_json

_DEEPEST = 40  # levels of items within items; real forms stay below 8
NEEDED_EXPRESSIONS = ("enableWhenExpression", "calculatedExpression", "answerExpression")
_NEEDED_FORMULAS = (
    "enabled",
    "calculated",
    "options",
    "toggle",
    "constraint",
    "minimum",
    "maximum",
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
    known: Counter[str] = Counter()
    for item, where in _items(resource, f"{name}: item"):
        _check_link_id(item, where)
        _check_type(item, where)
        _check_modifiers(item, where)
        _check_expressions(item, where)
        known[string(item, "linkId")] += string(item, "type") != "display"
    for item, where in _items(resource, f"{name}: item"):
        _check_conditions(item, where, known)
        _check_twins(item, where, known)
    _check_twins(resource, f"{name}: item", known)


def check_formulas(form: Form, name: str) -> tuple[str, ...]:
    """Raise Refused for an expression that decides what is asked and that the kiosk cannot read.

    Returns a line for each of the others: what they would prefill or name is missing.
    """
    for (link_id, formula), error in form.failed.items():
        if formula.startswith(_NEEDED_FORMULAS):
            raise Refused(
                error.code,
                f"{name}: {_where(link_id)}: {written_as(formula)}: {error.message} Rewrite the "
                "expression, or leave this form out.",
            )
    return tuple(
        f"{_where(link_id)}: {written_as(formula)}: {error.message}"
        for (link_id, formula), error in form.failed.items()
    )


def _where(link_id: str) -> str:
    return f"item '{link_id}'" if link_id else "the form"


def _items(parent: Element, where: str, depth: int = 0) -> Iterator[tuple[Element, str]]:
    """Yield every item with its file and its linkId, text or place."""
    if depth > _DEEPEST:
        raise Damaged("form-too-deep", f"{where}: more than {_DEEPEST} items inside each other.")
    for place, item in enumerate(children(parent, "item"), 1):
        label = string(item, "linkId") or string(item, "text") or f"number {place}"
        yield item, f"{where} '{label}'"
        yield from _items(item, f"{where} '{label}' /", depth + 1)


def _check_link_id(item: Element, where: str) -> None:
    if not string(item, "linkId"):
        raise Damaged("form-link-id-missing", f"{where}: no linkId. Give it one of its own.")


def _check_twins(parent: Element, where: str, known: Counter[str]) -> None:
    """Refuse two questions of one linkId side by side: a response could not tell them apart."""
    here = Counter(
        string(item, "linkId")
        for item in children(parent, "item")
        if known[string(item, "linkId")] > 1 and string(item, "type") != "display"
    )
    for link_id, times in here.items():
        if times > 1:
            raise Damaged(
                "form-link-id-repeated",
                f"{where} '{link_id}': another item beside it has this linkId. Give each item one "
                "of its own.",
            )


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
    named = by_name(item)
    for short in NEEDED_EXPRESSIONS:
        for expression in expressions(named, short):
            if string(expression, "language") not in FHIRPATH:
                raise Refused(
                    "form-expression-language",
                    f"{where}: {short} is written in '{string(expression, 'language')}'. Rewrite "
                    "it in FHIRPath (text/fhirpath), or leave this form out.",
                )


def _check_conditions(item: Element, where: str, known: Counter[str]) -> None:
    for clause in children(item, "enableWhen"):
        question, operator = string(clause, "question"), string(clause, "operator")
        if question not in known:
            raise Damaged(
                "form-condition-question",
                f"{where}: enableWhen asks about '{question}', which is not in this form. "
                "Name the linkId of a question of this form.",
            )
        if known[question] > 1:
            raise Damaged(
                "form-link-id-repeated",
                f"{where}: enableWhen asks about '{question}', and two questions have this "
                "linkId. Give each item one of its own.",
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
                "kiosk does not compare. Use a boolean, number, date, time, string, coding, "
                "quantity or reference.",
            )
