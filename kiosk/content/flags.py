"""Flags for the nurse: the rules whose condition is true, with the patient's own words beside them.

The kiosk flags; it never clears a patient. A rule that cannot be evaluated is a flag of its own,
never silence.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kiosk.content.rules import Rule
from kiosk.errors import Damaged
from kiosk.forms.elements import Element, children, string
from kiosk.forms.fhirpath.rooted import compile_rooted, evaluate_rooted
from kiosk.forms.questionnaire import Coding, Questionnaire
from kiosk.forms.scoring import Score, Scoring
from kiosk.forms.values import from_json

log = logging.getLogger(__name__)

NOT_EVALUATED = "rule could not be evaluated: "
_ORDER = ("red", "amber", "info")


@dataclass(frozen=True, slots=True)
class Quote:
    """A question and its answer in the words the patient saw; no answer: they declined."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule that is met, and the answers that it rests on."""

    rule: Rule
    quotes: tuple[Quote, ...]


def urgent_rules(
    rules: Iterable[Rule], questionnaire: Questionnaire, response: Element
) -> tuple[Rule, ...]:
    """Return the urgent rules of a questionnaire that its response meets, scores and patient aside.

    One that cannot be evaluated counts as met: a nurse who looks in vain loses a minute.
    """
    mine = (r for r in rules if r.urgent and r.questionnaire_id == questionnaire.id)
    return tuple(rule for rule in mine if _verdict(rule, response, {}) is not False)


def flags(
    rules: Iterable[Rule],
    responses: Mapping[str, Element],
    scores: Iterable[Score],
    patient: Element,
) -> tuple[Flag, ...]:
    """Return what the nurse must see, red first; `responses` by questionnaire id.

    A condition may ask for %patient, %resource, and a total as % and the id of its scoring with
    - as _ (%phq_9); one that is not scored, or was not asked, is an empty collection. Beside a sum
    stands what its answers alone come to (%phq_9_at_least): a missing answer may hide more points,
    never fewer. It is empty where none was given. A rule about a questionnaire without a response
    raises nothing.
    """
    environment = {"patient": patient, **_totals(scores)}
    found = (
        flag
        for rule in rules
        if (response := responses.get(rule.questionnaire_id)) is not None
        and (flag := _flag(rule, response, environment)) is not None
    )
    return tuple(sorted(found, key=lambda flag: _ORDER.index(flag.rule.level)))


def total_names(scoring: Scoring) -> tuple[str, ...]:
    """Return how a condition names a total, and then, of a sum, its lower bound."""
    name = scoring.id.replace("-", "_")
    return (name, f"{name}_at_least") if scoring.method == "sum" else (name,)


def _totals(scores: Iterable[Score]) -> dict[str, object]:
    """Return the totals and lower bounds by name; an empty collection for one that is not known."""
    found: dict[str, object] = {}
    for score in scores:
        known = sum(weight for _, weight in score.addends) if score.addends else None
        for name, value in zip(total_names(score.scoring), (score.total, known), strict=False):
            found[name] = [] if value is None else value
    return found


def _flag(rule: Rule, response: Element, environment: Mapping[str, object]) -> Flag | None:
    verdict = _verdict(rule, response, environment)
    if verdict is False:
        return None
    if verdict is None:
        rule = replace(rule, level="amber", words=NOT_EVALUATED + rule.words)
    return Flag(rule, tuple(_quotes(rule, response)))


def _verdict(rule: Rule, response: Element, environment: Mapping[str, object]) -> bool | None:
    """Return whether a rule is met; None when its condition fails or is not a yes or no."""
    try:
        found = evaluate_rooted(compile_rooted(rule.condition), response, environment)
    except Damaged as error:
        log.error("rule %s could not be evaluated: %s", rule.id, error.code)  # noqa: TRY400
        return None
    if not found:
        return False
    if len(found) == 1 and isinstance(found[0], bool):
        return found[0]
    log.error("rule %s is not a yes or no", rule.id)
    return None


def _quotes(rule: Rule, response: Element) -> Iterator[Quote]:
    for item in _items(response):
        if string(item, "linkId") in rule.questions:
            said = (_words(answer) for answer in children(item, "answer"))
            yield Quote(string(item, "text"), "; ".join(words for words in said if words))


def _items(parent: Element) -> Iterator[Element]:
    for item in children(parent, "item"):
        yield item
        yield from _items(item)
        for answer in children(item, "answer"):
            yield from _items(answer)


def _words(answer: Element) -> str:
    value = from_json(answer)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Coding):
        return value.display or value.code or ""
    return "" if value is None else str(value)
