"""What each cell of a form's sheet comes to, from the answers and from other cells."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from kiosk.errors import Damaged
from kiosk.forms.answers import Answers
from kiosk.forms.conditions import OPERATORS
from kiosk.forms.datatypes import Values
from kiosk.forms.elements import Element
from kiosk.forms.evaluation.paper import Paper, up
from kiosk.forms.evaluation.results import answers_of, is_true
from kiosk.forms.evaluation.shaped import shaped
from kiosk.forms.evaluation.sheet import Cell
from kiosk.forms.evaluation.tree import Node, Tree
from kiosk.forms.fhirpath.compiled import Form, Formula
from kiosk.forms.fhirpath.expressions import Find, data_of, item_context
from kiosk.forms.fhirpath.lookups import Lookup
from kiosk.forms.questionnaire import Condition, Item

log = logging.getLogger(__name__)

BLANK: Final = None


class Reckoning:
    """The results of all cells; `compute` brings one up to date."""

    def __init__(
        self,
        form: Form,
        tree: Tree,
        answers: Answers,
        launch: Mapping[str, Element],
        record: frozenset[str] = frozenset(),
    ) -> None:
        self._form, self._tree, self._answers, self._launch = form, tree, answers, launch
        self._record = record  # keys that stand in a finished response, and all around them
        self.results: dict[Cell, object] = {}
        self._paper = self.paper_in(form.questionnaire.language)
        self._root: Element | None = None
        self._compute: Mapping[str, Callable[[str], object]] = {
            "on": self._on,
            "value": self._value,
            "initial": self._initial,
            "item": self._shaped,
        }

    def copy(self, answers: Answers) -> "Reckoning":
        """Return the same results for other answers; computing on leaves this one as it is."""
        found = Reckoning(self._form, self._tree, answers, self._launch)
        found.results.update(self.results)
        found._paper.made.update(self._paper.made)
        return found

    def compute(self, cell: Cell) -> bool:
        """Compute a cell, and tell whether its result is another one now."""
        kind, key = cell
        found = self._variable(kind, key) if kind[0] == "%" else self._compute[kind](key)
        return self._put(cell, found)

    def clear(self, cell: Cell) -> None:
        """Take a cell's result away."""
        self._put(cell, BLANK)

    def _put(self, cell: Cell, found: object) -> bool:
        before = self.results.get(cell, BLANK)
        if _alike(before, found):
            self.results[cell] = found
            return False
        self.results[cell] = found
        if cell[0] in ("on", "value", "item"):
            self._paper.forget(cell[1])
            self._root = None
        return True

    def is_on(self, key: str) -> bool:
        """Tell whether an item is enabled."""
        return self.results.get(("on", key)) is True

    def values(self, key: str) -> Values | None:
        """Return what an item holds; None: it was not answered."""
        found = self.results.get(("value", key))
        return found if isinstance(found, tuple) else None

    def item(self, key: str) -> Item:
        """Return an item as it is asked now."""
        found = self.results.get(("item", key))
        return found if isinstance(found, Item) else self._tree.nodes[key].item

    def initial(self, key: str) -> Values:
        """Return what an item starts with."""
        found = self.results.get(("initial", key))
        return found if isinstance(found, tuple) else self._tree.nodes[key].item.initial

    def paper_in(self, language: str) -> Paper:
        """Return the response in a language, with nothing written yet."""
        return Paper(self._tree, self.is_on, self.values, self.item, language, {})

    def _on(self, key: str) -> bool:
        node = self._tree.nodes[key]
        if key in self._record:
            return True
        if node.around and not self.is_on(node.around):
            return False
        item = node.item
        if item.conditions:
            results = (self._meets(node, condition) for condition in item.conditions)
            if not (all(results) if item.every_condition else any(results)):
                return False
        formula = self._form.get(item.link_id, "enabled")
        if formula is None:
            return True
        found = self.evaluate(key, formula)
        return found is None or is_true(found)  # in doubt a question is asked

    def _meets(self, node: Node, condition: Condition) -> bool:
        keys = self._tree.near(node, condition.question)
        values = tuple(v for k in keys if self.is_on(k) for v in self.values(k) or ())
        return OPERATORS[condition.operator](values, condition.answer)

    def _value(self, key: str) -> Values | None:
        item = self._tree.nodes[key].item
        given = self._answers.get(key)
        formula = self._form.get(item.link_id, "calculated")
        if formula is not None:
            if given is not None and (not item.fixed or key in self._record):
                return given
            found = answers_of(item, self.evaluate(key, formula) or ())
            return found or None
        if given is None and item.fixed:
            return self.initial(key) or None
        return given

    def _initial(self, key: str) -> Values:
        item = self._tree.nodes[key].item
        formula = self._form.get(item.link_id, "initial")
        found = answers_of(item, self.evaluate(key, formula) or ()) if formula else ()
        return found or item.initial

    def _variable(self, kind: str, key: str) -> object:
        link_id = self._tree.nodes[key].item.link_id if key else ""
        formula = self._form.get(link_id, kind)
        if formula is None:
            return BLANK
        try:
            return formula.expression.located(*self._place(key, formula)) or BLANK
        except Damaged as error:
            log.info("a variable of a form failed: %s", error.code)
            return BLANK

    def _shaped(self, key: str) -> Item:
        item = self._tree.nodes[key].item

        def found(name: str) -> list[object] | None:
            formula = self._form.get(item.link_id, name)
            return None if formula is None else self.evaluate(key, formula)

        return shaped(item, found, self._form.option_words)

    def evaluate(self, key: str, formula: Formula) -> list[object] | None:
        """Return what a formula gives for a node ("": the form); None when it failed."""
        try:
            return formula.expression.evaluate(*self._place(key, formula))
        except Damaged as error:
            log.info("an expression of a form failed: %s", error.code)
            return None

    def _place(self, key: str, formula: Formula) -> tuple[object, dict[str, object], Find]:
        """Return where a formula is evaluated, what it may ask for, and who looks items up."""
        environment: dict[str, object] = {
            "questionnaire": self._form.questionnaire.source,
            **self._launch,
        }
        if formula.whole:
            environment["resource"] = environment["rootResource"] = self._response()
        scopes = {**formula.variables}
        for around in (*up(self._tree, key), ""):
            link_id = self._tree.nodes[around].item.link_id if around else ""
            for name in [name for name, scope in scopes.items() if scope == link_id]:
                environment[name] = self.results.get((f"%{name}", around)) or []
                del scopes[name]
        here = key
        if key and self._tree.nodes[key].item.type == "display":
            here = self._tree.nodes[key].around
        focus = item_context(self._paper.bare(here)) if here else self._response()
        return focus, environment, partial(self.find, here)

    def find(self, here: str, lookup: Lookup) -> list[object]:
        """Return the items that a look-up means, as they are written now."""
        found = self._tree.look_up(here if lookup.start == "context" else "", lookup.steps)
        items = [item for key in found if (item := self._paper.item(key)) is not None]
        if lookup.distinct:
            items = [item for place, item in enumerate(items) if item not in items[:place]]
        return [item_context(item) for item in items]

    def _response(self) -> Element:
        if self._root is None:
            self._root = self._whole()
        return self._root

    def _whole(self) -> Element:
        items = self._paper.items(self._tree.tops)
        found = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
        return {**found, "item": items} if items else found


def _alike(before: object, found: object) -> bool:
    """Tell whether two results are the same, of the same type."""
    if isinstance(before, list) and isinstance(found, list):  # of a variable
        return [data_of(value) for value in before] == [data_of(value) for value in found]
    if isinstance(before, tuple) and isinstance(found, tuple):  # 1 is not True
        return before == found and [*map(type, before)] == [*map(type, found)]
    return type(before) is type(found) and before == found
