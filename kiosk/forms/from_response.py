"""Answers from a QuestionnaireResponse: what `to_fhir.response` wrote, read back.

An answer that the questionnaire has no place for is refused, never dropped.
"""

from kiosk.errors import Damaged
from kiosk.forms.answers import Answers
from kiosk.forms.elements import Element, children, extension, number, string
from kiosk.forms.questionnaire import Item, Questionnaire, Value
from kiosk.forms.values import from_json


def read_response(questionnaire: Questionnaire, response: Element) -> Answers:
    """Return the answers by linkId; Damaged names an item that does not fit the questionnaire."""
    found: dict[str, tuple[Value, ...]] = {}
    _read(response, questionnaire, found)
    return found


def _read(
    parent: Element, questionnaire: Questionnaire, found: dict[str, tuple[Value, ...]]
) -> None:
    for element in children(parent, "item"):
        item = _item(element, questionnaire)
        answers = children(element, "answer")
        values = tuple(_value(item, answer) for answer in answers if _has_value(answer))
        if item.is_question and (values or _declined(element)):
            if item.link_id in found:
                raise _wrong(item.link_id, "is answered twice")
            found[item.link_id] = values
        _read(element, questionnaire, found)
        for answer in answers:
            _read(answer, questionnaire, found)


def _item(element: Element, questionnaire: Questionnaire) -> Item:
    link_id = string(element, "linkId")
    item = questionnaire.index.get(link_id)
    if item is None:
        raise _wrong(link_id, f"is not in the questionnaire '{questionnaire.id}'")
    return item


def _has_value(answer: Element) -> bool:
    return any(key.startswith("value") for key in answer)


def _value(item: Item, answer: Element) -> Value:
    value = from_json(answer)
    exact = number(answer.get("valueDecimal"))
    if exact is not None:
        return exact
    if value is None:
        raise _wrong(item.link_id, "has an answer of a type that is not read")
    return value


def _declined(element: Element) -> bool:
    return bool(extension(element, "data-absent-reason"))


def _wrong(link_id: str, what: str) -> Damaged:
    return Damaged("response-wrong", f"QuestionnaireResponse item '{link_id}' {what}.")
