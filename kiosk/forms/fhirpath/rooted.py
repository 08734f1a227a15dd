"""An expression over a finished response: its items are gone to, not searched for.

In `item.where(linkId = 'g').item.where(linkId = 'q')` the evaluator asks each item for its linkId,
twice, and for each rule anew. Where an expression begins like this at the response itself, that
part is looked up; the rest of it is the evaluator's.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, partial

from kiosk.forms.elements import Element, children, string
from kiosk.forms.fhirpath.expressions import Expression, compile_expression, item_context
from kiosk.forms.fhirpath.lookups import Lookup, take_out


@lru_cache(maxsize=4096)
def compile_rooted(text: str) -> Expression:
    """Parse an expression whose focus is a whole response; Damaged says where it is wrong."""
    whole = compile_expression(text)
    short, lookups = take_out(whole.tree, rooted=True)
    return replace(whole, short=short, lookups=lookups)


def evaluate_rooted(
    expression: Expression, response: Element, environment: Mapping[str, object]
) -> list[object]:
    """Return the result, as `Expression.evaluate` does with the response as focus and %resource."""
    steps = (step for lookup in expression.lookups.values() for step in lookup.steps)
    plain = all(axis == "item" for axis, _link_id in steps)
    known = {**environment, "resource": response}
    return expression.evaluate(response, known, partial(_find, response) if plain else None)


def _find(response: Element, lookup: Lookup) -> list[object]:
    found = [response]
    for _axis, link_id in lookup.steps:
        inside = (item for parent in found for item in children(parent, "item"))
        found = [item for item in inside if string(item, "linkId") == link_id]
    return [item_context(item) for item in found]
