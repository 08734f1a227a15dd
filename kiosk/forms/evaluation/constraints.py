"""The rules that a form sets for its answers in FHIRPath, held against them when they are needed.

Source: questionnaire-constraint and targetConstraint, https://hl7.org/fhir/uv/sdc/
"""

from collections.abc import Iterator

from kiosk.forms.evaluation.results import is_true
from kiosk.forms.evaluation.state import State
from kiosk.forms.issues import Issue, issues
from kiosk.forms.questionnaire import Item


def issues_at(state: State, key: str) -> tuple[Issue, ...]:
    """Return what is wrong with the answers of an item, by its limits and by its constraints."""
    item = state.item(key)
    if not item.is_question:
        return (*_occurrences(state, key, item), *constraint_issues(state, key))
    values = state.values(key)
    own = () if values is None and item.fixed else issues(item, values or ())
    return (*own, *constraint_issues(state, key))


def constraint_issues(state: State, key: str) -> Iterator[Issue]:
    """Yield the constraints that an item, or the form as a whole (""), does not keep.

    One that gives nothing is kept; one that cannot be evaluated is told, and keeps nobody.
    """
    link_id = state.tree.nodes[key].item.link_id if key else ""
    for number, constraint in enumerate(state.form.of(link_id).constraints):
        formula = state.form.get(link_id, f"constraint {number}")
        if formula is None:
            continue
        found = state.reckoning.evaluate(key, formula)
        if found is None:
            yield Issue("constraint-failed", constraint.key or None, constraint.words, warning=True)
        elif found and not is_true(found):
            yield Issue(
                "constraint", constraint.key or None, constraint.words, warning=constraint.warning
            )


def _occurrences(state: State, key: str, item: Item) -> Iterator[Issue]:
    """Yield what is wrong with a required group: nothing in it is answered."""
    if item.required and item.type == "group" and not _answered(state, key):
        yield Issue("required")


def _answered(state: State, key: str) -> bool:
    inside = state.tree.nodes[key].inside
    return any(state.values(each) is not None or _answered(state, each) for each in inside)
