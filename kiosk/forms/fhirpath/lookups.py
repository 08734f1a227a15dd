"""Parts of an expression that only look an item up by its linkId, done without searching for it.

`%resource.descendants().where(linkId = 'x')` costs the evaluator a walk through the response, for
each expression and each answer. Such a part becomes a constant, whose value the form knows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Tree = Mapping[str, Any]
Axis = Literal["item", "all", "deep"]  # .item, .descendants(), .repeat(item)
_STARTS = frozenset(["resource", "rootResource", "context"])


@dataclass(frozen=True, slots=True)
class Lookup:
    """Where to start, and which item to go to, step by step."""

    start: str  # resource, rootResource, context, or the focus
    steps: tuple[tuple[Axis, str], ...]

    @property
    def distinct(self) -> bool:
        """Tell whether items that are equal count once, as repeat() has it."""
        return self.steps[-1:] != () and self.steps[-1][0] == "deep"


def take_out(tree: Tree, *, rooted: bool = False) -> tuple[Tree, dict[str, Lookup]]:
    """Return an expression with its look-ups as constants, and what each stands for.

    `rooted`: those, too, that begin at the focus, outside of what a function is given.
    """
    found: dict[str, Lookup] = {}
    return _rewritten(tree, found, rooted=rooted), found


def _rewritten(node: Tree, found: dict[str, Lookup], *, rooted: bool) -> Tree:
    matched = _match(node, rooted=rooted)
    if matched is not None:
        lookup, rest = matched
        name = f"lookup {len(found)}"
        found[name] = lookup
        constant = _constant(name)
        terms = [_rewritten(term, found, rooted=False) for term in rest]
        return _where(constant, terms) if rest else constant
    children = node.get("children")
    if not children:
        return node
    at_focus = rooted and node.get("type") != "FunctionInvocation"
    again = [_rewritten(child, found, rooted=at_focus) for child in children]
    return {**node, "children": again}


def _match(node: Tree, *, rooted: bool) -> tuple[Lookup, list[Tree]] | None:
    """Return the look-up that a part is, and what else its criterion asks; None for any other."""
    if node.get("type") != "InvocationExpression":
        return None
    left, right = node["children"]
    name, parameters = _call(right)
    if name != "where" or len(parameters) != 1:
        return None
    terms = list(_terms(parameters[0]))
    wanted = next((link_id for term in terms if (link_id := _link_id(term)) is not None), None)
    step = _axis(left)
    if wanted is None or step is None:
        return None
    before = _before(step[0], rooted=rooted)
    if before is None:
        return None
    rest = [term for term in terms if _link_id(term) != wanted]
    return Lookup(before.start, (*before.steps, (step[1], wanted))), rest


def _before(base: Tree | None, *, rooted: bool) -> Lookup | None:
    """Return where a look-up starts: at the response, at the item itself, or at another one."""
    if base is None:
        return Lookup("focus", ()) if rooted else None
    start = _external(base)
    if start in _STARTS:
        return Lookup(start, ())
    matched = _match(base, rooted=rooted)
    if matched is None or matched[1] or matched[0].distinct:
        return None
    return matched[0]


def _axis(left: Tree) -> tuple[Tree | None, Axis] | None:
    """Return what stands before a step, nothing at the focus, and which step it is."""
    if left.get("type") == "TermExpression" and _member(_inner(left)) == "item":
        return None, "item"
    if left.get("type") != "InvocationExpression":
        return None
    base, step = left["children"]
    if _member(step) == "item":
        return base, "item"
    name, parameters = _call(step)
    if name == "descendants" and not parameters:
        return base, "all"
    if name == "repeat" and len(parameters) == 1 and _member(_inner(parameters[0])) == "item":
        return base, "deep"
    return None


def _terms(criterion: Tree) -> Iterator[Tree]:
    if criterion["type"] == "AndExpression":
        for child in criterion["children"]:
            yield from _terms(child)
    else:
        yield criterion


def _link_id(term: Tree) -> str | None:
    if term["type"] != "EqualityExpression" or term["terminalNodeText"] != ["="]:
        return None
    texts = [str(side.get("text")) for side in term["children"]]
    if "linkId" not in texts:
        return None
    other = texts[1 - texts.index("linkId")]
    plain = other[:1] == other[-1:] == "'" and "\\" not in other
    return other[1:-1] if plain else None


def _call(node: Tree) -> tuple[str, list[Tree]]:
    if node.get("type") != "FunctionInvocation":
        return "", []
    function = node["children"][0]
    lists = (child for child in function["children"] if child["type"] == "ParamList")
    parameters = [parameter for each in lists for parameter in each["children"]]
    return str(function["children"][0]["text"]), parameters


def _member(node: Tree) -> str:
    return str(node["children"][0]["text"]) if node.get("type") == "MemberInvocation" else ""


def _inner(node: Tree) -> Tree:
    """Return what a term holds when it holds one thing."""
    while node.get("type") in ("TermExpression", "InvocationTerm") and len(node["children"]) == 1:
        node = node["children"][0]
    return node


def _external(node: Tree) -> str:
    if node.get("type") != "TermExpression":
        return ""
    term = node["children"][0]
    if term.get("type") != "ExternalConstantTerm":
        return ""
    return str(term["children"][0]["children"][0]["text"])


def _constant(name: str) -> Tree:
    identifier = {"type": "Identifier", "text": name, "terminalNodeText": [name], "children": []}
    constant = {"type": "ExternalConstant", "terminalNodeText": ["%"], "children": [identifier]}
    term = {"type": "ExternalConstantTerm", "terminalNodeText": [], "children": [constant]}
    return {
        "type": "TermExpression",
        "text": f"%{name}",
        "terminalNodeText": [],
        "children": [term],
    }


def _where(constant: Tree, terms: list[Tree]) -> Tree:
    criterion = terms[0]
    for term in terms[1:]:
        criterion = {
            "type": "AndExpression",
            "terminalNodeText": ["and"],
            "children": [criterion, term],
        }
    identifier = {"type": "Identifier", "text": "where", "terminalNodeText": [], "children": []}
    given = {"type": "ParamList", "terminalNodeText": [], "children": [criterion]}
    function = {"type": "Functn", "terminalNodeText": ["(", ")"], "children": [identifier, given]}
    call = {"type": "FunctionInvocation", "terminalNodeText": [], "children": [function]}
    return {
        "type": "InvocationExpression",
        "terminalNodeText": ["."],
        "children": [constant, call],
    }
