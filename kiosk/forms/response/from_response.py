"""Answers from a QuestionnaireResponse: what `to_fhir.response` wrote, read back.

An answer that the questionnaire has no place for is refused, never dropped.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kiosk.errors import Damaged
from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Value, Values
from kiosk.forms.elements import Element, children, extension, number, string
from kiosk.forms.evaluation.tree import Path, key_of, repeats
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.signing import read_signature, signature_key
from kiosk.forms.values import from_json


def read_response(questionnaire: Questionnaire, response: Element) -> Answers:
    """Return the answers by key; Damaged names an item that does not fit the questionnaire."""
    reader = _Reader(questionnaire)
    reader.read(children(response, "item"), (), questionnaire.items)
    reader.sign("", response, ())
    return reader.found


@dataclass(frozen=True, slots=True)
class _Reader:
    questionnaire: Questionnaire
    found: dict[str, Values] = field(default_factory=dict)

    def read(self, elements: Iterable[Element], path: Path, beside: Iterable[Item]) -> None:
        """Read items that stand beside each other, in one repetition."""
        named = {item.written: item for item in beside if item.type != "display"}
        repetitions: Counter[str] = Counter()
        for element in elements:
            item = named.get(string(element, "linkId")) or self._anywhere(element)
            here = path
            if repeats(item):
                here = (*path, repetitions[item.link_id])
                repetitions[item.link_id] += 1
            self._item(element, item, here)
        for link_id, times in repetitions.items():
            if times > 1:
                self.found[key_of(link_id, (*path, 0))] = (times,)

    def _item(self, element: Element, item: Item, path: Path) -> None:
        answers = children(element, "answer")
        values = tuple(_value(item, answer) for answer in answers if _has_value(answer))
        if item.is_question and (values or _declined(element)):
            key = key_of(item.link_id, path)
            if key in self.found:
                raise _wrong(item.written, "is answered twice")
            self.found[key] = values
        self.sign(item.link_id, element, path)
        self.read(children(element, "item"), path, item.items)
        for answer in answers:
            self.read(children(answer, "item"), path, item.items)

    def sign(self, link_id: str, element: Element, path: Path) -> None:
        """Read the signature that stands on an element, where the form asks for one."""
        signature = read_signature(element)
        if signature is not None and signature_key(link_id) in self.questionnaire.index:
            self.found[key_of(signature_key(link_id), path)] = (signature,)

    def _anywhere(self, element: Element) -> Item:
        """Return an item that does not stand where the form has it."""
        link_id = string(element, "linkId")
        item = self.questionnaire.index.get(link_id)
        if item is None:
            raise _wrong(link_id, f"is not in the questionnaire '{self.questionnaire.id}'")
        return item


def _has_value(answer: Mapping[str, object]) -> bool:
    return any(key.startswith("value") for key in answer)


def _value(item: Item, answer: Element) -> Value:
    value = from_json(answer)
    exact = number(answer.get("valueDecimal"))
    if exact is not None:
        return exact
    if value is None:
        raise _wrong(item.written, "has an answer of a type that is not read")
    return value


def _declined(element: Element) -> bool:
    return bool(extension(element, "data-absent-reason"))


def _wrong(link_id: str, what: str) -> Damaged:
    return Damaged("response-wrong", f"QuestionnaireResponse item '{link_id}' {what}.")
