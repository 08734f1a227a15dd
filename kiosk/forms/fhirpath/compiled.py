"""A form made ready to be answered: its expressions parsed, and what each looks at.

Compiled once for each questionnaire, at load; a circle of items that wait for one another is
refused there, by name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kiosk.errors import KioskError
from kiosk.forms.fhirpath.expressions import Expression, compile_expression
from kiosk.forms.fhirpath.reads import NOWHERE, Family, Reach, Reads, family, reads
from kiosk.forms.questionnaire import Coding, Formulas, Item, Questionnaire, Text, Value

Slot = tuple[str, str]  # a linkId ("" for the form), and the name of a formula

_WRITTEN_AS = {  # the extensions, as SDC names them
    "enabled": "enableWhenExpression",
    "calculated": "calculatedExpression",
    "initial": "initialExpression",
    "text": "text by cqf-expression",
    "options": "answerExpression",
    "minimum": "minValue",
    "maximum": "maxValue",
    "toggle": "answerOptionsToggleExpression",
}


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression in its place."""

    expression: Expression
    reads: Reads
    variables: Mapping[str, str]  # name of each variable it uses, and the linkId that has it
    whole: bool  # whether it needs the whole response


@dataclass(frozen=True, eq=False)
class Form:
    """A questionnaire with its formulas by slot."""

    questionnaire: Questionnaire
    formulas: Mapping[Slot, Formula]
    around: Mapping[str, str]  # the linkId of the item around each one
    failed: Mapping[Slot, KioskError] = field(default_factory=dict)
    kept: dict[object, object] = field(default_factory=dict)  # made from it: trees and sheets

    def get(self, link_id: str, name: str) -> Formula | None:
        """Return a formula; None where the form has none."""
        return self.formulas.get((link_id, name))

    @cached_property
    def option_words(self) -> Mapping[Value, Text]:
        """Return the words of every coding that the form has as an option, by system and code."""
        options = (option for item in self.questionnaire.walk() for option in item.options)
        return {
            Coding(option.value.code, option.value.system): option.text
            for option in options
            if isinstance(option.value, Coding)
        }

    def of(self, link_id: str) -> Formulas:
        """Return the formulas of an item, or of the form itself, as they are written."""
        item = self.questionnaire.index.get(link_id)
        return self.questionnaire.formulas if item is None else item.formulas


def compiled(questionnaire: Questionnaire) -> Form:
    """Return a questionnaire made ready, made once.

    A formula that cannot be parsed stands in `failed`: the loader decides what that means.
    """
    found = questionnaire.kept.get("form")
    if not isinstance(found, Form):
        found = questionnaire.kept["form"] = _Compiler(questionnaire).form()
    return found


def written(formulas: Formulas) -> Iterator[tuple[str, str]]:
    """Yield the name of each formula of an item with its text; variables come first."""
    yield from ((f"%{name}", text) for name, text in formulas.variables)
    for name in ("enabled", "calculated", "initial", "text", "options", "minimum", "maximum"):
        yield name, getattr(formulas, name)
    yield from ((f"toggle {n}", toggle.expression) for n, toggle in enumerate(formulas.toggles))
    for number, constraint in enumerate(formulas.constraints):
        yield f"constraint {number}", constraint.expression


def written_as(name: str) -> str:
    """Return what a form calls a formula; a variable and a constraint keep their own names."""
    kind, _, number = name.partition(" ")
    words = _WRITTEN_AS.get(kind, kind)
    return f"{words} {int(number) + 1}" if number else words


class _Compiler:
    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._around = dict(_around("", questionnaire.items))
        self._formulas: dict[Slot, Formula] = {}
        self._failed: dict[Slot, KioskError] = {}
        self._kin: Family | None = None
        self._known: dict[str, Mapping[str, str]] = {}

    def form(self) -> Form:
        """Compile every formula, a variable before what uses it."""
        self._compile_all("", self._questionnaire.formulas)
        for item in self._questionnaire.walk():
            self._compile_all(item.link_id, item.formulas)
        return Form(self._questionnaire, self._formulas, self._around, self._failed)

    def _compile_all(self, link_id: str, formulas: Formulas) -> None:
        if not formulas:
            return
        for name, text in written(formulas):
            if text:
                self._compile(link_id, name, text, frozenset())

    def _compile(self, link_id: str, name: str, text: str, waiting: frozenset[Slot]) -> None:
        slot = (link_id, name)
        if slot in self._formulas or slot in self._failed:
            return
        try:
            expression = compile_expression(_quoted(text, self._scopes(link_id)))
        except KioskError as error:
            self._failed[slot] = error
            return
        scopes = {v: s for v in expression.variables if (s := self._scope(slot, v)) is not None}
        for variable, scope in scopes.items():
            if (scope, f"%{variable}") not in waiting:
                text_of = dict(self._texts(scope))[variable]
                self._compile(scope, f"%{variable}", text_of, waiting | {slot})

        def value_of(variable: str) -> Reach:
            found = self._formulas.get((scopes.get(variable, "?"), f"%{variable}"))
            return found.reads.reach if found else NOWHERE

        found = reads(expression, self._context(link_id), self._family(), value_of)
        self._formulas[slot] = Formula(expression, found, scopes, expression.needs_response)

    def _family(self) -> Family:
        if self._kin is None:
            self._kin = family(self._questionnaire.items)
        return self._kin

    def _context(self, link_id: str) -> str:
        """Return the item that %context means; words to read have none, so the one around them."""
        item = self._questionnaire.index.get(link_id)
        return self._around[link_id] if item is not None and item.type == "display" else link_id

    def _scopes(self, link_id: str) -> Mapping[str, str]:
        """Return the variables that an item knows, and the nearest item that has each."""
        if link_id not in self._known:
            outer = self._scopes(self._around[link_id]) if link_id else {}
            own = {name: link_id for name, _ in self._texts(link_id)}
            self._known[link_id] = {**outer, **own} if own else outer
        return self._known[link_id]

    def _texts(self, link_id: str) -> tuple[tuple[str, str], ...]:
        item = self._questionnaire.index.get(link_id)
        return (self._questionnaire.formulas if item is None else item.formulas).variables

    def _scope(self, slot: Slot, variable: str) -> str | None:
        """Return the nearest item that has a variable; one that names itself means another."""
        found = self._scopes(slot[0]).get(variable)
        if (found, f"%{variable}") == slot:
            return self._scopes(self._around[slot[0]]).get(variable) if slot[0] else None
        return found


def _quoted(text: str, names: Iterable[str]) -> str:
    """Return an expression with back-ticks around the variables whose names need them."""
    for name in names:
        if not name.isidentifier():
            text = text.replace(f"%{name}", f"%`{name}`")
    return text


def _around(around: str, items: tuple[Item, ...]) -> Iterator[tuple[str, str]]:
    for item in items:
        yield item.link_id, around
        yield from _around(item.link_id, item.items)
