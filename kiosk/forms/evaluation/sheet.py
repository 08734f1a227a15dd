"""The form as a sheet of cells that compute from one another, in the order that they must.

A cell is what is known about one item: whether it is enabled, its answer, its first answer, a
variable, the item as it is asked now. Where an expression looks at items without naming them, or
at itself, cells may need each other: such a knot is computed together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.forms.evaluation.graph import in_order
from kiosk.forms.evaluation.tree import Node, Tree
from kiosk.forms.fhirpath.compiled import Form, Formula

Cell = tuple[str, str]  # on, value, initial, item or %name; and the key of a node, "" for the form
_SHAPES = ("text", "options", "minimum", "maximum")


@dataclass(frozen=True, eq=False)
class Sheet:
    """The cells of a form, group by group in the order in which they are computed."""

    groups: tuple[tuple[Cell, ...], ...]
    group_of: Mapping[Cell, int]
    feeds: Sequence[tuple[int, ...]]  # the groups that need each group
    knots: frozenset[int]  # groups whose cells need themselves or each other


@dataclass(frozen=True, slots=True)
class Need:
    """A cell that another one needs; a loose need sets no order."""

    cell: Cell
    loose: bool = False


def draw(form: Form, tree: Tree) -> Sheet:
    """Return the cells of a form with its present repetitions."""
    needs = {cell: tuple(found) for cell, found in _cells(form, tree)}
    numbers = {cell: number for number, cell in enumerate(needs)}
    cells = list(needs)
    wants = [
        sorted({numbers[need.cell] for need in found if need.cell in numbers})
        for found in needs.values()
    ]
    groups = in_order(wants)
    place = {number: g for g, group in enumerate(groups) for number in group}
    feeds: list[dict[int, None]] = [{} for _ in groups]
    knots = {g for g, group in enumerate(groups) if len(group) > 1}
    for number, found in enumerate(wants):
        for needed in found:
            if needed == number:
                knots.add(place[number])
            elif place[needed] != place[number]:
                feeds[place[needed]][place[number]] = None
    return Sheet(
        tuple(tuple(cells[number] for number in group) for group in groups),
        {cell: place[numbers[cell]] for cell in cells},
        [tuple(found) for found in feeds],
        frozenset(knots),
    )


def _cells(form: Form, tree: Tree) -> Iterator[tuple[Cell, Iterator[Need]]]:
    """Yield every cell, in reading order, with what it needs."""
    for name, _ in form.questionnaire.formulas.variables:
        yield (f"%{name}", ""), needs_of(form, tree, "", (f"%{name}",))
    for node in tree.nodes.values():
        item = node.item
        for name, _ in item.formulas.variables:
            yield (f"%{name}", node.key), needs_of(form, tree, node.key, (f"%{name}",))
        yield ("on", node.key), _needs_of_on(form, tree, node)
        if item.is_question:
            if item.formulas.initial:  # which may start from what it fills in
                found = needs_of(form, tree, node.key, ("initial",))
                yield ("initial", node.key), (Need(need.cell, loose=True) for need in found)
            yield ("value", node.key), _needs_of_value(form, tree, node)
        if item.formulas.shapes_item:
            toggles = (f"toggle {number}" for number in range(len(item.formulas.toggles)))
            yield ("item", node.key), needs_of(form, tree, node.key, (*_SHAPES, *toggles))


def _needs_of_on(form: Form, tree: Tree, node: Node) -> Iterator[Need]:
    if node.around:
        yield Need(("on", node.around))
    for condition in node.item.conditions:
        for key in tree.near(node, condition.question):
            yield Need(("on", key))
            yield Need(("value", key))
    yield from needs_of(form, tree, node.key, ("enabled",))


def _needs_of_value(form: Form, tree: Tree, node: Node) -> Iterator[Need]:
    if node.item.formulas.calculated:
        yield from needs_of(form, tree, node.key, ("calculated",))
    elif node.item.formulas.initial and node.item.fixed:
        yield Need(("initial", node.key))


def needs_of(form: Form, tree: Tree, key: str, names: Sequence[str]) -> Iterator[Need]:
    """Yield what the formulas of an item need."""
    link_id = tree.nodes[key].item.link_id if key else ""
    for name in names:
        formula = form.get(link_id, name)
        if formula is not None:
            yield from _read(tree, key, formula)


def _read(tree: Tree, key: str, formula: Formula) -> Iterator[Need]:
    for name, scope in formula.variables.items():
        for around in _scopes(tree, key, scope):
            yield Need((f"%{name}", around))
    for link_ids, loose in ((formula.reads.exact, False), (formula.reads.loose, True)):
        for link_id in link_ids:
            for found in tree.by_link_id.get(link_id, ()):
                yield Need(("on", found), loose)
                yield Need(("value", found), loose)


def _scopes(tree: Tree, key: str, scope: str) -> Iterator[str]:
    """Yield the key of the node around an item that has a linkId."""
    while key and tree.nodes[key].item.link_id != scope:
        key = tree.nodes[key].around
    if key or not scope:
        yield key


def strict_needs(form: Form, tree: Tree, sheet: Sheet) -> dict[Cell, list[Cell]]:
    """Return what each cell of a knot needs by name, loose needs aside.

    A circle here has no answer, and there is none outside the knots.
    """
    knotted = {cell for knot in sheet.knots for cell in sheet.groups[knot]}
    return {
        cell: [need.cell for need in found if not need.loose]
        for cell, found in _cells(form, tree)
        if cell in knotted
    }
