"""Items that wait for one another in a circle, found before a patient is asked the first one."""

from collections.abc import Sequence

from kiosk.errors import Damaged
from kiosk.forms.evaluation.graph import circle, in_order
from kiosk.forms.evaluation.sheet import Cell, strict_needs
from kiosk.forms.evaluation.state import laid_out
from kiosk.forms.evaluation.tree import Tree
from kiosk.forms.fhirpath.compiled import Form

_KINDS = {"on": "the enableWhen of", "value": "the value of", "initial": "what to start with in"}


def check_circles(form: Form, name: str) -> tuple[str, ...]:
    """Raise Damaged when the conditions of a form run in a circle, by themselves or with values.

    Returns a line for each circle of values alone: kilograms from pounds and pounds from kilograms
    is one that many forms have, and works once either is answered.
    """
    tree, sheet = laid_out(form, {})
    if not sheet.knots:
        return ()
    needs = strict_needs(form, tree, sheet)
    numbers = {cell: number for number, cell in enumerate(needs)}
    cells = list(needs)
    wants = [[numbers[c] for c in found if c in numbers] for found in needs.values()]
    lines: list[str] = []
    for group in in_order(wants):
        if len(group) > 1 or group[0] in wants[group[0]]:
            *way, _again = (_words(cells[number], tree) for number in circle(wants, group))
            if any(cells[number][0] == "on" for number in group):
                raise Damaged(
                    "form-circle",
                    f"{name}: {_waiting(way)}. Items that wait for one another cannot be asked: "
                    "take one of these conditions or expressions out.",
                )
            lines.append(f"{_waiting(way)}: without an answer there it has no value")
    return tuple(lines)


def _waiting(way: Sequence[str]) -> str:
    """Say who waits for whom, each named once."""
    first, *others = way
    if not others:
        return f"{first} waits for itself"
    return f"{first} waits for {', which waits for '.join(others)}, which waits for the first"


def _words(cell: Cell, tree: Tree) -> str:
    kind, key = cell
    link_id = tree.nodes[key].item.written if key else ""
    if kind[0] == "%":
        where = f"item '{link_id}'" if link_id else "the form"
        return f"variable {kind} of {where}"
    return f"{_KINDS.get(kind, 'how to ask')} item '{link_id}'"
