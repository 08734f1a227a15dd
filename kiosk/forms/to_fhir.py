"""A QuestionnaireResponse (FHIR R4) from answers: only enabled items, in the language shown.

A declined question is an item with data-absent-reason and no answer; one never reached is absent.
Source: https://hl7.org/fhir/R4/questionnaireresponse.html
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.forms.answers import Answers, option_of
from kiosk.forms.conditions import enabled
from kiosk.forms.questionnaire import Coding, Item, Questionnaire, Value
from kiosk.forms.values import Json, to_json

DATA_ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
DECLINED: Json = {"url": DATA_ABSENT_REASON, "valueCode": "asked-declined"}


def response(  # the elements of a response, all optional
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    language: str = "en",
    authored: datetime | None = None,
    subject: str | None = None,
    response_id: str | None = None,
) -> Json:
    """Return the response as JSON whose numbers are int or float, as canonical JSON asks."""
    shown = _Shown(answers, enabled(questionnaire, answers), language)
    found: Json = {
        "resourceType": "QuestionnaireResponse",
        "language": language,
        "status": "completed",
        "item": shown.items(questionnaire.items),
    }
    if response_id is not None:
        found["id"] = response_id
    if questionnaire.url:
        found["questionnaire"] = "|".join(filter(None, (questionnaire.url, questionnaire.version)))
    if subject is not None:
        found["subject"] = {"reference": subject}
    if authored is not None:
        found["authored"] = authored.isoformat()
    if not found["item"]:
        del found["item"]  # FHIR has no empty lists
    return found


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was shown to the patient, and what they answered."""

    answers: Answers
    enabled: frozenset[str]
    language: str

    def items(self, items: Iterable[Item]) -> list[Json]:
        return [found for item in items if (found := self._item(item)) is not None]

    def _item(self, item: Item) -> Json | None:
        if item.link_id not in self.enabled or item.type == "display":
            return None
        inside = self.items(item.items)
        values = self.answers.get(item.link_id) if item.is_question else None
        if values is None and not inside:
            return None
        found: Json = {"linkId": item.link_id}
        if text := item.text.in_(self.language):
            found["text"] = text
        if not item.is_question:
            return {**found, "item": inside}
        if values == ():
            found["extension"] = [DECLINED]
        if answered := self._answers(item, values or (), inside):
            found["answer"] = answered
        return found

    def _answers(self, item: Item, values: tuple[Value, ...], inside: list[Json]) -> list[Json]:
        """Return the answers, the items inside a question under the first, where FHIR wants them.

        When the question itself has no answer they stand under an answer without a value.
        """
        found = [to_json(self._in_words(item, value), item.type) for value in values]
        if inside:
            found[:1] = [{**(found[0] if found else {}), "item": inside}]
        return found

    def _in_words(self, item: Item, value: Value) -> Value:
        """Return a coding in the words that were shown, with the score it carries."""
        option = option_of(item, value)
        if option is None or not isinstance(value, Coding) or not isinstance(option.value, Coding):
            return value
        weight = value.weight if option.value.weight is None else option.value.weight
        return replace(value, display=option.text.in_(self.language) or None, weight=weight)
