"""A form at one moment: which items are enabled, what they hold, how they are asked now.

## Theory of operation

The state is a pure function of the form, the answers and the launch context. `after` gives the
same state as `begin` would, but computes only the cells (see sheet.py) that a changed answer leads
to, in order. A knot of cells that need each other starts from nothing each time, so that the way
in which an answer came about never matters; a knot that does not settle has no value.
"""

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Values
from kiosk.forms.elements import Element
from kiosk.forms.evaluation.cells import BLANK, Reckoning
from kiosk.forms.evaluation.paper import Paper, up
from kiosk.forms.evaluation.sheet import Cell, Sheet, draw
from kiosk.forms.evaluation.tree import Tree, plant, repeats
from kiosk.forms.fhirpath.compiled import Form, compiled
from kiosk.forms.questionnaire import Item, Questionnaire

Launch = Mapping[str, Element]  # resources by name, such as patient

_ROUNDS = 10  # of a knot, before it counts as one that never settles
_SHEETS = 8  # kept for each form: one for each set of numbers of repetitions


@dataclass(frozen=True, eq=False)
class State:
    """A form with its answers, and all that follows from them."""

    form: Form
    answers: Answers
    launch: Launch
    tree: Tree
    sheet: Sheet
    reckoning: Reckoning

    def after(self, answers: Answers) -> "State":
        """Return the state with other answers; only what depends on what changed is computed."""
        changed = _changed(self.answers, answers)
        if any(_is_count(self.form, key) for key in changed):
            return begin(self.form.questionnaire, answers, self.launch)  # other repetitions
        reckoning = self.reckoning.copy(answers)
        cells = (("value", key) for key in changed)
        dirty = {self.sheet.group_of[cell] for cell in cells if cell in self.sheet.group_of}
        _reckon(self.sheet, reckoning, dirty)
        return State(self.form, answers, self.launch, self.tree, self.sheet, reckoning)

    @cached_property
    def enabled(self) -> frozenset[str]:
        """Return the keys of the items that are enabled, whether or not they are hidden."""
        return frozenset(key for key in self.tree.nodes if self.reckoning.is_on(key))

    def values(self, key: str) -> Values | None:
        """Return what an item holds, given, fixed or calculated; None: it was not answered."""
        return self.reckoning.values(key)

    def item(self, key: str) -> Item:
        """Return an item as it is asked now."""
        return self.reckoning.item(key)

    def prefilled(self, key: str) -> Values:
        """Return what a question starts with: shown, and no answer until the patient says so."""
        return self.reckoning.initial(key)

    def paper(self, language: str) -> Paper:
        """Return the response in a language, made when it is asked for."""
        return self.reckoning.paper_in(language)


def begin(
    questionnaire: Questionnaire,
    answers: Answers | None = None,
    launch: Launch | None = None,
    *,
    recorded: bool = False,
) -> State:
    """Return the state of a form, for the resources that its expressions may ask for.

    With `recorded` the answers come from a finished response: what stands in it was asked, and is
    neither computed again nor hidden, whatever the day or the launch context is now.
    """
    form = compiled(questionnaire)
    given = answers or {}
    tree, sheet = laid_out(form, given)
    record = frozenset(_with_all_around(tree, given)) if recorded else frozenset()
    reckoning = Reckoning(form, tree, given, launch or {}, record)
    _reckon(sheet, reckoning, set(range(len(sheet.groups))))
    return State(form, given, launch or {}, tree, sheet, reckoning)


def enabled(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Return the keys of the items that are enabled, whether or not they are hidden."""
    return begin(questionnaire, answers).enabled


def laid_out(form: Form, answers: Answers) -> tuple[Tree, Sheet]:
    """Return the nodes and cells of a form, made once for each set of numbers of repetitions."""
    kept = cast("dict[object, tuple[Tree, Sheet]]", form.kept)
    counts = tuple((key, answers[key]) for key in sorted(answers) if _is_count(form, key))
    if counts not in kept:
        if len(kept) >= _SHEETS:
            kept.clear()
        tree = plant(form.questionnaire, answers)
        kept[counts] = (tree, draw(form, tree))
    return kept[counts]


def _is_count(form: Form, key: str) -> bool:
    index = form.questionnaire.index
    item = index.get(key) or index.get(key.rpartition("@")[0])
    return item is not None and repeats(item)


def _with_all_around(tree: Tree, answers: Answers) -> Iterator[str]:
    for key in answers:
        if key in tree.nodes:
            yield from up(tree, key)


def _changed(before: Answers, after: Answers) -> list[str]:
    found = [key for key, values in after.items() if before.get(key) is not values]
    return [*found, *(key for key in before if key not in after)]


def _reckon(sheet: Sheet, reckoning: Reckoning, dirty: set[int]) -> None:
    """Compute groups of cells in order, and after each that changed those that need it."""
    waiting = list(dirty)
    heapq.heapify(waiting)
    while waiting:
        group = heapq.heappop(waiting)
        dirty.discard(group)
        cells = sheet.groups[group]
        knot = group in sheet.knots
        changed = _untie(cells, reckoning) if knot else reckoning.compute(cells[0])
        for following in sheet.feeds[group] if changed else ():
            if following not in dirty:
                dirty.add(following)
                heapq.heappush(waiting, following)


def _untie(cells: tuple[Cell, ...], reckoning: Reckoning) -> bool:
    """Compute a knot from nothing, round after round until nothing changes."""
    before = {cell: reckoning.results.get(cell, BLANK) for cell in cells}
    for cell in cells:
        reckoning.clear(cell)
    if len(cells) == 1:  # it looks at itself: it sees all but its own result
        reckoning.compute(cells[0])
    else:
        later = [cell for cell in cells if cell[0] != "initial"]  # which starts once
        moving = {cell for cell in cells if reckoning.compute(cell)}
        for _ in range(_ROUNDS):
            if not moving:
                break
            moving = {cell for cell in later if reckoning.compute(cell)}
        for cell in moving:
            reckoning.clear(cell)
    return any(reckoning.results.get(cell, BLANK) != before[cell] for cell in cells)
