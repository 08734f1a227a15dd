"""FHIRPath behind one adapter: what does not parse whole is refused, and no failure is silent.

The library recovers from syntax errors and evaluates what is left ("a = 'x' foo" becomes a), so
its parser is driven here, strictly. It is loaded at the first use, for it is slow to load.
Source: http://hl7.org/fhirpath/N1
"""

import importlib
import json
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock
from typing import Any

from kiosk.errors import Damaged
from kiosk.forms.elements import Element
from kiosk.forms.fhirpath.functions import FUNCTIONS
from kiosk.forms.fhirpath.lookups import Lookup, take_out
from kiosk.forms.fhirpath.quick_parser import parse_quickly

_CONSTANTS = {"loinc": "http://loinc.org", "sct": "http://snomed.info/sct"}
_RESPONSE = {"resource", "rootResource"}
_PROVIDED = {"context", "ucum"}  # by the library
_MODEL = ("choiceTypePaths", "path2Type", "pathsDefinedElsewhere", "type2Parent")
_one_at_a_time = Lock()  # the library keeps the time of an evaluation in its module

Tree = Mapping[str, Any]  # the library's own syntax tree
Find = Callable[[Lookup], list[object]]  # the items of a response that a look-up means


@dataclass(frozen=True, slots=True)
class Expression:
    """A FHIRPath expression that parsed, and the variables (%name) that it asks for."""

    text: str
    variables: frozenset[str]
    tree: Tree = field(repr=False, compare=False)
    short: Tree = field(repr=False, compare=False)  # with its look-ups as constants
    lookups: Mapping[str, Lookup] = field(repr=False, compare=False)
    needs_response: bool = field(repr=False, compare=False)  # the whole one, look-ups aside

    def evaluate(
        self, focus: object, environment: Mapping[str, object], find: Find | None = None
    ) -> list[object]:
        """Return the result; a variable that the environment lacks is an empty collection.

        `find` does the look-ups, where the caller can. Raises Damaged when it cannot be evaluated;
        the message holds no value of the focus.
        """
        found = self._apply(focus, environment, find, raw=False)
        return [value if _is_plain(value) else str(value) for value in found]

    def located(
        self, focus: object, environment: Mapping[str, object], find: Find | None = None
    ) -> list[object]:
        """Return the result with its place in the resource, to be the value of a variable.

        Without its place a variable could not be asked for `value`. Raises as `evaluate` does.
        """
        return self._apply(focus, environment, find, raw=True)

    def _apply(
        self, focus: object, environment: Mapping[str, object], find: Find | None, *, raw: bool
    ) -> list[object]:
        looked_up = {name: find(lookup) for name, lookup in self.lookups.items()} if find else {}
        unknown: dict[str, object] = {name: [] for name in self.variables - _PROVIDED}
        known = {**unknown, **_CONSTANTS, **environment, **looked_up}
        variables = {name: list(v) if isinstance(v, list) else v for name, v in known.items()}
        options = {"userInvocationTable": FUNCTIONS, "returnRawData": raw}
        with _one_at_a_time:
            try:
                found: list[object] = importlib.import_module("fhirpathpy").apply_parsed_path(
                    focus, self.short if find else self.tree, variables, _model(), options
                )
            except Exception as error:  # noqa: BLE001  # the library raises bare Exception
                kind = type(error).__name__
                raise Damaged("expression-failed", f"{self.text}: failed: {kind}.") from None
        return found


def item_context(element: Element) -> object:
    """Return an item of a response so that `answer.value` finds its way in it."""
    nodes = importlib.import_module("fhirpathpy.engine.nodes")
    place: object = nodes.ResourceNode.create_node(element, "QuestionnaireResponse.item")
    return place


def data_of(found: object) -> object:
    """Return what a result is, without its place in the resource."""
    return importlib.import_module("fhirpathpy.engine.util").get_data(found)


@lru_cache(maxsize=4096)
def compile_expression(text: str) -> Expression:
    """Parse an expression, once for each text; Damaged says where it is wrong."""
    tree = _parse(text)
    named = _named(tree)
    for name in named["Functn"]:
        if name not in FUNCTIONS and name not in _built_in():
            raise Damaged("expression-function", f"{text}: there is no FHIRPath function {name}().")
    variables = frozenset(named["ExternalConstant"])
    short, lookups = take_out(tree) if "linkId" in text else (tree, {})
    asked = _named(short)["ExternalConstant"] if lookups else variables
    whole = not _RESPONSE.isdisjoint(asked)
    return Expression(text, variables, tree, short, lookups, whole)


def warm() -> None:
    """Load the library ahead of the first expression."""
    compile_expression("true").evaluate({}, {})


def _is_plain(value: object) -> bool:
    return type(value).__module__ in {"builtins", "decimal"}


def _built_in() -> Mapping[str, object]:
    found: Mapping[str, object] = importlib.import_module(
        "fhirpathpy.engine.invocations"
    ).invocation_registry
    return found


@cache
def _model() -> Mapping[str, object]:
    """Return the R4 types; the library's own door would load those of four versions."""
    folder = files("fhirpathpy") / "models" / "r4"
    return {
        name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in _MODEL
    }


def _parse(text: str) -> Tree:
    return _negated(parse_quickly(text) or parse_by_library(text))


def parse_by_library(text: str) -> Tree:
    """Return the syntax tree that the library makes; Damaged says where it cannot."""
    library = importlib.import_module("fhirpathpy.parser")
    strict = _Strict(text)
    lexer = library.FHIRPathLexer(library.InputStream(text))
    parser = library.FHIRPathParser(library.CommonTokenStream(lexer))
    for recogniser in (lexer, parser):
        recogniser.removeErrorListeners()
        recogniser.addErrorListener(strict)
    whole = parser.entireExpression()
    listener = library.ASTPathListener()
    library.ParseTreeWalker().walk(listener, whole.expression())
    tree: Tree = listener.parentStack[0]
    return tree


def _negated(tree: Tree) -> Tree:
    """Write -x as x * -1: the library cannot take the minus of a value from a resource."""
    given = tree.get("children", ())
    children = [_negated(child) for child in given]
    if tree.get("type") == "PolarityExpression" and tree["terminalNodeText"] == ["-"]:
        minus = {"type": "NumberLiteral", "text": "-1", "terminalNodeText": ["-1"], "children": []}
        return {
            "type": "MultiplicativeExpression",
            "terminalNodeText": ["*"],
            "children": [*children, minus],
        }
    same = all(map(operator.is_, children, given))
    return tree if same else {**tree, "children": children}


@dataclass(frozen=True, slots=True)
class _Strict:
    """Stops at the first error, where the library would carry on. Its names are ANTLR's."""

    text: str

    def syntaxError(self, *found: object) -> None:  # noqa: N802  # ANTLR's name
        _recogniser, _symbol, line, column, message, _error = found
        raise Damaged(
            "expression-syntax",
            f"{self.text}: not FHIRPath at line {line}, character {int(str(column)) + 1}: "
            f"{message}.",
        )

    def reportAmbiguity(self, *_found: object) -> None:  # noqa: N802  # ANTLR's name
        """Accept what reads in two ways, as the library does."""

    reportAttemptingFullContext = reportAmbiguity  # noqa: N815
    reportContextSensitivity = reportAmbiguity  # noqa: N815


def _named(tree: Tree) -> Mapping[str, list[str]]:
    """Return what each function and each constant in a tree is called, by kind."""
    found: dict[str, list[str]] = {"Functn": [], "ExternalConstant": []}
    waiting = [*tree["children"]]
    while waiting:
        node = waiting.pop()
        children = node.get("children", ())
        waiting += children
        if node["type"] in found:
            found[node["type"]].append(str(children[0]["text"]).strip("`"))
    return found
