"""Every expression of a form evaluated once over made-up answers, to find those that fail on them.

What an expression does with an amount or a date cannot be read from its text; a calculation that
fails has no value, and whoever brings the form should know it before a patient meets it.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

from kiosk.forms.datatypes import Quantity, Value
from kiosk.forms.evaluation.state import begin
from kiosk.forms.fhirpath.compiled import written_as
from kiosk.forms.questionnaire import Item, Questionnaire

_ANSWERS: Mapping[str, Value] = {
    "boolean": True,
    "integer": 1,
    "decimal": Decimal("1.5"),
    "date": date(2000, 2, 29),
    "dateTime": datetime(2000, 2, 29, 12, tzinfo=UTC),
    "time": time(12),
}


def failing(questionnaire: Questionnaire) -> Iterator[str]:
    """Yield a line for each expression that fails once its questions are answered."""
    answered = ((item.link_id, _made_up(item)) for item in questionnaire.walk())
    state = begin(questionnaire, {name: (value,) for name, value in answered if value is not None})
    for (link_id, name), formula in state.form.formulas.items():
        if state.reckoning.evaluate(link_id, formula) is None:
            where = f"item '{link_id}'" if link_id else "the form"
            fault = f"fails once it is answered: {formula.expression.text}"
            yield f"{where}: {written_as(name)}: {fault}"


def _made_up(item: Item) -> Value | None:
    """Return an answer to a question, in its own unit; None where words would be needed."""
    if item.options:
        return item.options[0].value
    if item.type == "quantity":
        unit = item.unit_coding or next(iter(item.units), None)
        words = (unit.display or unit.code, unit.code, unit.system) if unit else ("1", "1", None)
        return Quantity(Decimal(1), *words)
    return _ANSWERS.get(item.type)
