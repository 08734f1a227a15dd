"""Which answers a FHIRPath expression looks at, found from its text alone.

## Theory of operation

The expression is walked as the evaluator would, but with sets of items instead of items: `item`
leads to the items inside, `where(linkId = 'x')` keeps those of that name, `answer` leads to their
answers. What is taken out of such a set is read. A set that is not narrowed to one question is read
loosely: with everything inside it, and without an order. Doubt adds items and never takes one away,
so that no value stays as it was when something it looks at has changed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kiosk.forms.fhirpath.expressions import Expression
from kiosk.forms.fhirpath.lookups import Lookup
from kiosk.forms.questionnaire import Item

Spot = tuple[str, bool]  # a linkId ("" is the response itself), and whether its answers are meant
Reach = frozenset[Spot]
NOWHERE: Reach = frozenset()
Tree = Mapping[str, Any]

_EACH = frozenset(["where", "select", "all", "exists", "repeat", "aggregate", "iif"])
_SAME = frozenset(
    [
        *("first", "last", "tail", "skip", "take", "single", "distinct", "ofType", "as", "trace"),
        *("where", "intersect", "exclude", "union", "combine"),
    ]
)
_TYPES = frozenset(["ofType", "as", "is"])
_NAMES = frozenset(["linkId", "text", "definition"])
_DEEPER = frozenset(["descendants", "children", "repeat"])


@dataclass(frozen=True)
class Family:
    """Which item stands in which, by linkId."""

    inside: Mapping[str, tuple[str, ...]]  # "" for the form itself
    written: Mapping[str, frozenset[str]]  # the linkId in FHIR, and the items that have it

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        return {}

    def below(self, link_id: str) -> frozenset[str]:
        """Return everything inside an item."""
        if link_id not in self._below:
            inside = self.inside.get(link_id, ())
            self._below[link_id] = frozenset(inside).union(*map(self.below, inside))
        return self._below[link_id]

    def found(self, start: str, lookup: Lookup) -> Reach:
        """Return the items that a look-up may lead to."""
        here = frozenset({start})
        for axis, name in lookup.steps:
            around = (self.inside.get(i, ()) if axis == "item" else self.below(i) for i in here)
            here = self.written.get(name, frozenset()).intersection(frozenset().union(*around))
        return frozenset((link_id, False) for link_id in here)


def family(items: Sequence[Item]) -> Family:
    """Return which item stands in which."""
    inside = {"": tuple(item.link_id for item in items)}
    written: dict[str, set[str]] = {}
    for top in items:
        for item in top.walk():
            inside[item.link_id] = tuple(each.link_id for each in item.items)
            written.setdefault(item.written, set()).add(item.link_id)
    return Family(inside, {name: frozenset(ids) for name, ids in written.items()})


@dataclass(frozen=True, slots=True)
class Reads:
    """What an expression looks at, and where its result lies in the response."""

    exact: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    reach: Reach = NOWHERE


def reads(expression: Expression, own: str, kin: Family, variable: Callable[[str], Reach]) -> Reads:
    """Return what an expression on an item (its linkId, "" for the form) looks at.

    `variable` says where the value of a variable lies.
    """

    def constant(name: str) -> Reach:
        lookup = expression.lookups.get(name)
        if lookup is None:
            return variable(name)
        return kin.found(own if lookup.start == "context" else "", lookup)

    reader = _Reader(own, kin, constant)
    here: Reach = frozenset({(own, False)})
    found = reader.read(expression.short["children"][0], here, here)
    reader.take(found)
    return Reads(frozenset(reader.exact), frozenset(reader.loose - reader.exact), found)


class _Reader:
    def __init__(self, own: str, kin: Family, constant: Callable[[str], Reach]) -> None:
        self._own, self._kin, self._other_constant = own, kin, constant
        self.exact: set[str] = set()
        self.loose: set[str] = set()

    def read(self, node: Tree, focus: Reach, this: Reach) -> Reach:
        """Return where the value of a part lies; what it takes from there is noted."""
        children = node.get("children", ())
        match node["type"]:
            case "InvocationExpression":
                return self.read(children[1], self.read(children[0], focus, this), this)
            case "IndexerExpression":
                self.take(self.read(children[1], this, this))
                return self.read(children[0], focus, this)
            case "UnionExpression":
                return frozenset().union(*(self.read(c, focus, this) for c in children))
            case "ThisInvocation":
                return this
            case "TypeExpression":
                return self.read(children[0], focus, this)
            case kind if children and kind.endswith(("Term", "TermExpression")):
                return self.read(children[0], focus, this)
            case _:
                return self._named(node, focus, this)

    def _named(self, node: Tree, focus: Reach, this: Reach) -> Reach:
        """Return where a name leads; any other part takes all that stands in it."""
        children = node.get("children", ())
        match node["type"]:
            case "ExternalConstant":
                return self._constant(_name(node))
            case "MemberInvocation":
                return self._member(_name(node), focus)
            case "FunctionInvocation":
                return self._function(children[0], focus, this)
        for child in children:
            self.take(self.read(child, focus, this))
        return NOWHERE

    def _constant(self, name: str) -> Reach:
        if name in ("resource", "rootResource"):
            return frozenset({("", False)})
        if name == "context":
            return frozenset({(self._own, False)})
        return self._other_constant(name)

    def _member(self, name: str, focus: Reach) -> Reach:
        if name == "item":
            return frozenset((i, False) for id_, _ in focus for i in self._kin.inside.get(id_, ()))
        if name == "answer":
            return frozenset((id_, True) for id_, answers in focus if id_ and not answers)
        if name[:1].isupper():  # a type, such as QuestionnaireResponse
            return frozenset(spot for spot in focus if not spot[0])
        if name in _NAMES and focus == {(self._own, False)}:
            return NOWHERE  # an item knows its own name before it has an answer
        if name.startswith("value"):
            focus = frozenset(spot for spot in focus if spot[1])
        self.take(frozenset(spot for spot in focus if spot[0]))
        return NOWHERE

    def _function(self, function: Tree, focus: Reach, this: Reach) -> Reach:
        name = _name(function)
        lists = (c for c in function["children"] if c["type"] == "ParamList")
        parameters = [parameter for each in lists for parameter in each["children"]]
        if name in ("where", "exists") and parameters:
            focus = self._narrowed(parameters[0], focus)
        found = self._parameters(name, () if name in _TYPES else parameters, focus, this)
        if name in _DEEPER and not parameters:
            return frozenset(s for spot in focus for s in self._all_below(spot))
        if name == "iif":
            return found
        if name in ("select", "repeat"):
            return found
        if name in _SAME:
            return focus | (found if name in ("union", "combine") else NOWHERE)
        self.take(focus)
        return NOWHERE

    def _parameters(
        self, name: str, parameters: Sequence[Tree], focus: Reach, this: Reach
    ) -> Reach:
        """Read what stands between the brackets, and return where it leads."""
        start = focus if name in _EACH else this
        if name == "repeat":
            return self._repeated(parameters, focus)
        found = [self.read(parameter, start, start) for parameter in parameters]
        if name == "iif":
            self.take(found[0] if found else NOWHERE)
            return frozenset().union(*found[1:])
        if name not in ("select", "union", "combine"):
            for reach in found:
                self.take(reach)
        return frozenset().union(*found)

    def _repeated(self, parameters: Sequence[Tree], focus: Reach) -> Reach:
        found: Reach = NOWHERE
        frontier = focus
        while frontier:
            steps = [self.read(parameter, frontier, frontier) for parameter in parameters]
            frontier = frozenset().union(*steps) - found
            found |= frontier
        return found

    def _all_below(self, spot: Spot) -> Reach:
        below = self._kin.below(spot[0])
        own = {spot[0]} if spot[0] else set()
        return frozenset({*((i, False) for i in below), *((i, True) for i in below | own)})

    def _narrowed(self, criterion: Tree, focus: Reach) -> Reach:
        """Return the part of a set whose linkId may meet a criterion."""
        ids = self._link_ids(criterion)
        return focus if ids is None else frozenset(s for s in focus if s[0] in ids and not s[1])

    def _link_ids(self, node: Tree) -> frozenset[str] | None:
        """Return the items that a criterion names; None when it does not say."""
        children = node.get("children", ())
        match node["type"]:
            case "AndExpression":
                named = [ids for c in children if (ids := self._link_ids(c)) is not None]
                return frozenset.intersection(*named) if named else None
            case "OrExpression":
                either = [self._link_ids(child) for child in children]
                known = [ids for ids in either if ids is not None]
                return frozenset().union(*known) if len(known) == len(either) else None
            case "EqualityExpression" if node["terminalNodeText"] == ["="]:
                return self._compared(children)
            case "TermExpression" | "ParenthesizedTerm" if len(children) == 1:
                return self._link_ids(children[0])
            case _:
                return None

    def _compared(self, sides: Sequence[Tree]) -> frozenset[str] | None:
        texts = [str(side.get("text")) for side in sides]
        for mine, other in (texts, reversed(texts)):
            if mine in ("linkId", "$this.linkId") and other[:1] == other[-1:] == "'":
                return self._kin.written.get(other[1:-1], frozenset())
        return None

    def take(self, reach: Reach) -> None:
        """Note that what lies there is read."""
        ids = {link_id for link_id, _ in reach}
        if len(ids) == 1 and (only := next(iter(ids))) and not self._kin.inside.get(only):
            self.exact.add(only)
            return
        for link_id in ids:
            self.loose |= self._kin.below(link_id) | ({link_id} if link_id else set())


def _name(node: Tree) -> str:
    return str(node["children"][0]["text"]).strip('`"')
