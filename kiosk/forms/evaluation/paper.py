"""The response as it is being written: the JSON of each item, made anew only where it changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kiosk.forms.answers import option_of
from kiosk.forms.datatypes import Coding, Text, Value, Values
from kiosk.forms.evaluation.tree import Node, Tree
from kiosk.forms.questionnaire import Item
from kiosk.forms.signing import SIGNATURE, signature_json
from kiosk.forms.values import Json, to_json

DATA_ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
DECLINED: Json = {"url": DATA_ABSENT_REASON, "valueCode": "asked-declined"}


@dataclass(frozen=True)
class Paper:
    """What was shown to the patient, and what they answered."""

    tree: Tree
    is_on: Callable[[str], bool]
    values: Callable[[str], Values | None]
    item_of: Callable[[str], Item]
    language: str
    made: dict[str, Json | None]  # by key; what is missing is made when it is asked for

    def items(self, keys: tuple[str, ...]) -> list[Json]:
        """Return the items of some nodes, without those that have nothing to say."""
        return [found for key in keys if (found := self.item(key)) is not None]

    def item(self, key: str) -> Json | None:
        """Return an item of the response; None when it is disabled, or there is nothing in it."""
        if key not in self.made:
            self.made[key] = self._item(self.tree.nodes[key])
        return self.made[key]

    def _item(self, node: Node) -> Json | None:
        if node.item.type in ("display", SIGNATURE) or not self.is_on(node.key):
            return None
        inside = self.items(node.inside)
        values = self.values(node.key) if node.item.is_question else None
        signatures = self.signatures(node.inside)
        if values is None and not inside and not signatures:
            return None
        found = self._named(node)
        if extensions := [*([DECLINED] if values == () else []), *signatures]:
            found["extension"] = extensions
        if not node.item.is_question:
            return {**found, "item": inside} if inside else found
        if answered := self._answers(node, values or (), inside):
            found["answer"] = answered
        return found

    def signatures(self, keys: tuple[str, ...]) -> list[Json]:
        """Return as extensions what was signed among some nodes."""
        nodes = (self.tree.nodes[key] for key in keys)
        signing = (node for node in nodes if node.item.type == SIGNATURE and self.is_on(node.key))
        return [one for n in signing for one in signature_json(n.item, self.values(n.key))]

    def bare(self, key: str) -> Json:
        """Return an item even when it has nothing to say yet: the context of an expression."""
        return self.item(key) or self._named(self.tree.nodes[key])

    def _named(self, node: Node) -> Json:
        item = self.item_of(node.key)
        found: Json = {"linkId": item.written}
        if text := item.text.in_(self.language):
            found["text"] = text
        return found

    def _answers(self, node: Node, values: Values, inside: list[Json]) -> list[Json]:
        """Return the answers, the items inside a question under the first, where FHIR wants them.

        When the question itself has no answer they stand under an answer without a value.
        """
        item = self.item_of(node.key)
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
        return replace(value, display=_shown(option.text, self.language), weight=weight)

    def forget(self, key: str) -> None:
        """Make an item and all around it anew when they are asked for next."""
        for around in up(self.tree, key):
            self.made.pop(around, None)


def up(tree: Tree, key: str) -> Iterator[str]:
    """Yield a key and those of the nodes around it, outwards."""
    while key:
        yield key
        key = tree.nodes[key].around


def _shown(text: Text, language: str) -> str | None:
    return text.in_(language) or None
