"""A form with its repetitions: one node for each item that can stand in the response.

The number of repetitions of a group is an answer of its own, under the key of its first one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Value
from kiosk.forms.fhirpath.lookups import Axis
from kiosk.forms.questionnaire import Item, Questionnaire

_MOST = 200  # repetitions of a group, where the form sets no limit
Path = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An item in one repetition of the groups around it."""

    key: str
    item: Item
    path: Path = ()  # which repetition of each repeating group around it, from 0
    around: str = ""  # the key of the node it stands in; "" for the form itself
    inside: tuple[str, ...] = ()
    first: str = ""  # of a repeating group: the key of its first repetition


@dataclass(frozen=True, eq=False)
class Tree:
    """The nodes in reading order, and where to find them."""

    nodes: Mapping[str, Node]
    tops: tuple[str, ...]
    by_link_id: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]  # by the linkId in FHIR, which may stand twice
    counts: Mapping[str, int] = field(default_factory=dict)

    def near(self, node: Node, link_id: str) -> tuple[str, ...]:
        """Return the keys of a question as another item means it.

        Inside a repetition that both share it is the question in that repetition; from outside,
        it is the question in every repetition.
        """
        keys = self.by_link_id.get(link_id, ())
        if len(keys) < 2 or not node.path:  # noqa: PLR2004  # the usual case
            return keys
        shared = max(_shared(self.nodes[key].path, node.path) for key in keys)
        return tuple(k for k in keys if _shared(self.nodes[k].path, node.path) == shared)

    def look_up(self, start: str, steps: Sequence[tuple[Axis, str]]) -> tuple[str, ...]:
        """Return the keys of the items that a look-up leads to from a node ("": the response)."""
        found: tuple[str, ...] = (start,)
        for axis, name in steps:
            named = self.by_name.get(name, ())
            found = tuple(k for k in named if any(self._leads(f, axis, k) for f in found))
        return found

    def _leads(self, start: str, axis: Axis, key: str) -> bool:
        """Tell whether an axis leads from one node to another."""
        around = self.nodes[key].around
        while axis != "item" and around and around != start:
            if axis == "deep" and self.nodes[around].item.is_question:
                return False  # what is inside a question stands in its answer
            around = self.nodes[around].around
        inside_answer = axis != "all" and start != "" and self.nodes[start].item.is_question
        return around == start and not inside_answer


def plant(questionnaire: Questionnaire, answers: Answers) -> Tree:
    """Return the nodes of a form for the numbers of repetitions that the answers say."""
    grower = _Grower(answers)
    tops = grower.grow(questionnaire.items, (), "")
    found: dict[str, list[str]] = {}
    for key, node in grower.nodes.items():
        found.setdefault(node.item.link_id, []).append(key)
    ordered = {key: grower.nodes[key] for key in _in_order(tops, grower.nodes)}
    by_link_id = {link_id: tuple(keys) for link_id, keys in found.items()}
    return Tree(ordered, tops, by_link_id, _by_name(ordered), grower.counts)


def _by_name(nodes: Mapping[str, Node]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, node in nodes.items():
        found.setdefault(node.item.written, []).append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def key_of(link_id: str, path: Path) -> str:
    """Return the key of an item in a repetition."""
    return f"{link_id}@{'.'.join(map(str, path))}" if any(path) else link_id


def count_of(item: Item, values: tuple[Value, ...] | None) -> int:
    """Return how many repetitions of a group there are."""
    told = values[0] if values else None
    asked = told if isinstance(told, int) and not isinstance(told, bool) else 1
    least, most = item.min_occurs or 1, item.max_occurs or _MOST
    return max(1, min(max(asked, least), most, _MOST))


def repeats(item: Item) -> bool:
    """Tell whether an item is a group that may stand several times."""
    return item.repeats and item.type == "group"


class _Grower:
    """Adds nodes, children before their parent."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.nodes: dict[str, Node] = {}
        self.counts: dict[str, int] = {}

    def grow(self, items: Iterable[Item], path: Path, around: str) -> tuple[str, ...]:
        keys: list[str] = []
        for item in items:
            if not repeats(item):
                keys.append(self._add(item, path, around, ""))
                continue
            first = key_of(item.link_id, (*path, 0))
            self.counts[first] = count_of(item, self._answers.get(first))
            keys += [
                self._add(item, (*path, number), around, first)
                for number in range(self.counts[first])
            ]
        return tuple(keys)

    def _add(self, item: Item, path: Path, around: str, first: str) -> str:
        key = key_of(item.link_id, path)
        inside = self.grow(item.items, path, key)
        self.nodes[key] = Node(key, item, path, around, inside, first)
        return key


def _in_order(keys: Iterable[str], nodes: Mapping[str, Node]) -> Iterable[str]:
    for key in keys:
        yield key
        yield from _in_order(nodes[key].inside, nodes)


def _shared(path: Path, other: Path) -> int:
    """Return how many repetitions two places have in common."""
    length = 0
    for mine, theirs in zip(path, other, strict=False):
        if mine != theirs:
            return length
        length += 1
    return length
