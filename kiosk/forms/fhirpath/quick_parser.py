"""FHIRPath parsed quickly: the same syntax tree as the library makes, ten times sooner.

The library's parser takes milliseconds for each expression, and a form may have hundreds. This one
reads the usual part of the language and says nothing about the rest: None means that the library
must decide, and only it explains what is wrong.
Source: http://hl7.org/fhirpath/N1/grammar.html
"""

import re
from collections.abc import Mapping
from typing import Any, Final

Tree = Mapping[str, Any]

_TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^'\\]|\\[`'\\/fnrt])*')|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*|`[^`\\]*`)|(?P<mark><=|>=|!=|!~|\$\w+|[-.\[\]+*/&|<>=~(){}%,]))",
    re.ASCII,
)
_SPACE = re.compile(r"[ \r\n\t]*\Z")

# How tightly an operator binds, and the node it makes; all of them group to the left.
_BINARY: Final[dict[str, tuple[int, str]]] = {
    **dict.fromkeys(("*", "/", "div", "mod"), (10, "MultiplicativeExpression")),
    **dict.fromkeys(("+", "-", "&"), (9, "AdditiveExpression")),
    "|": (8, "UnionExpression"),
    **dict.fromkeys(("<=", "<", ">", ">="), (7, "InequalityExpression")),
    **dict.fromkeys(("is", "as"), (6, "TypeExpression")),
    **dict.fromkeys(("=", "~", "!=", "!~"), (5, "EqualityExpression")),
    **dict.fromkeys(("in", "contains"), (4, "MembershipExpression")),
    "and": (3, "AndExpression"),
    **dict.fromkeys(("or", "xor"), (2, "OrExpression")),
    "implies": (1, "ImpliesExpression"),
}
_POLARITY = 11
_UNITS = {
    name: kind
    for kind, ending in (("DateTimePrecision", ""), ("PluralDateTimePrecision", "s"))
    for name in (
        f"{unit}{ending}"
        for unit in ("year", "month", "week", "day", "hour", "minute", "second", "millisecond")
    )
}
_RESERVED = {"div", "mod", "and", "or", "xor", "implies", "true", "false", *_UNITS}
_INVOCATIONS = {"$this": "This", "$index": "Index", "$total": "Total"}


class _Unusual(Exception):
    """Something that this parser leaves to the library."""


def parse_quickly(text: str) -> Tree | None:
    """Return the syntax tree of an expression; None when it is not for this parser to say."""
    try:
        parser = _Parser(_tokens(text))
        tree = parser.expression(0)
    except (_Unusual, RecursionError):
        return None
    return {"children": [tree]} if parser.at_end else None


def _tokens(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    while not _SPACE.match(text, place):
        token = _TOKEN.match(text, place)
        if token is None or token.lastgroup is None:
            raise _Unusual
        found.append((token.lastgroup, token[token.lastgroup]))
        place = token.end()
        if found[-1][1] == "/" and text[place : place + 1] in ("/", "*"):
            raise _Unusual  # a comment
    return found


class _Parser:
    """Reads tokens by precedence climbing; `words` are the texts of all tokens."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._kinds = [kind for kind, _ in tokens]
        self._words = [word for _, word in tokens]
        self._place = 0

    @property
    def at_end(self) -> bool:
        return self._place == len(self._words)

    def expression(self, weakest: int) -> Tree:
        """Return an expression whose operators bind at least as tightly as `weakest`."""
        start = self._place
        if self._peek() in ("+", "-"):
            sign = self._next()
            left = _node("PolarityExpression", [sign], [self.expression(_POLARITY)])
        else:
            left = self._term()
        while True:
            following = self._more(left, start, weakest)
            if following is None:
                return left
            left = following

    def _more(self, left: Tree, start: int, weakest: int) -> Tree | None:
        """Return an expression with what follows it; None when nothing binds tightly enough."""
        mark = self._peek()
        signed = left["type"] == "PolarityExpression"
        if mark in (".", "[") and not signed:
            return self._invoked(left, start)
        bind, kind = _BINARY.get(mark, (-1, ""))
        if bind < weakest or self._quoted():
            return None
        self._next()
        if kind == "TypeExpression":
            return _node(kind, [mark], [left, self._type()])
        return _node(kind, [mark], [left, self.expression(bind + 1)])

    def _invoked(self, left: Tree, start: int) -> Tree:
        if self._next() == "[":
            index = self.expression(0)
            self._expect("]")
            return _node("IndexerExpression", ["[", "]"], [left, index])
        children = [left, self._invocation()]
        return _node("InvocationExpression", ["."], children, self._text(start))

    def _term(self) -> Tree:
        start = self._place
        term = self._inside_term(start)
        return _node("TermExpression", [], [term], self._text(start))

    def _inside_term(self, start: int) -> Tree:
        mark = self._peek()
        if mark == "(":
            self._next()
            inner = self.expression(0)
            self._expect(")")
            return _node("ParenthesizedTerm", ["(", ")"], [inner])
        if mark == "%":
            self._next()
            return _node(
                "ExternalConstantTerm", [], [_node("ExternalConstant", ["%"], [self._identifier()])]
            )
        literal = self._literal()
        if literal is not None:
            return _node("LiteralTerm", [], [literal], self._text(start))
        return _node("InvocationTerm", [], [self._invocation()])

    def _literal(self) -> Tree | None:
        mark, kind = self._peek(), self._kind()
        if mark == "{":
            self._next()
            self._expect("}")
            return _node("NullLiteral", ["{", "}"], [], "{}")
        if mark in ("true", "false"):
            return _leaf("BooleanLiteral", self._next())
        if kind == "string":
            return _leaf("StringLiteral", self._next())
        if kind == "number":
            return self._number()
        return None

    def _number(self) -> Tree:
        start = self._place
        number = self._next()
        if self._kind() == "string":
            unit = _node("Unit", [self._next()], [])
        elif self._peek() in _UNITS:
            word = self._next()
            unit = _node("Unit", [], [_node(_UNITS[word], [word], [])])
        else:
            return _leaf("NumberLiteral", number)
        quantity = _node("Quantity", [number], [unit])
        return _node("QuantityLiteral", [], [quantity], self._text(start))

    def _invocation(self) -> Tree:
        mark = self._peek()
        if mark in _INVOCATIONS:
            return _node(f"{_INVOCATIONS[self._next()]}Invocation", [mark], [])
        name = self._identifier()
        if self._peek() != "(":
            return _node("MemberInvocation", [], [name])
        self._next()
        children = [name] if self._peek() == ")" else [name, self._parameters()]
        self._expect(")")
        return _node("FunctionInvocation", [], [_node("Functn", ["(", ")"], children)])

    def _parameters(self) -> Tree:
        found, commas = [self.expression(0)], []
        while self._peek() == ",":
            commas.append(self._next())
            found.append(self.expression(0))
        return _node("ParamList", commas, found)

    def _type(self) -> Tree:
        start = self._place
        names, dots = [self._identifier()], []
        while self._peek() == ".":
            dots.append(self._next())
            names.append(self._identifier())
        qualified = _node("QualifiedIdentifier", dots, names)
        return _node("TypeSpecifier", [], [qualified], self._text(start))

    def _identifier(self) -> Tree:
        if self._kind() != "name" or self._peek() in _RESERVED:
            raise _Unusual
        return _leaf("Identifier", self._next())

    def _text(self, start: int) -> str:
        return "".join(self._words[start : self._place])

    def _peek(self) -> str:
        return "" if self.at_end else self._words[self._place]

    def _kind(self) -> str:
        return "" if self.at_end else self._kinds[self._place]

    def _quoted(self) -> bool:
        return self._kind() == "string"

    def _next(self) -> str:
        if self.at_end:
            raise _Unusual
        self._place += 1
        return self._words[self._place - 1]

    def _expect(self, mark: str) -> None:
        if self._next() != mark:
            raise _Unusual


def _leaf(kind: str, word: str) -> Tree:
    return _node(kind, [word], [], word)


def _node(kind: str, terminals: list[str], children: list[Tree], text: str | None = None) -> Tree:
    node: dict[str, Any] = {"type": kind, "terminalNodeText": terminals}
    if text is not None:
        node["text"] = text
    if children:
        node["children"] = children
    return node
