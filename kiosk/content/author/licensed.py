"""Forms that a clinic must hold a licence for: known by their codes, never by their words.

What a nurse must be told of their answers is data in resources/licensed-forms.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

import resources
from kiosk.content import toml
from kiosk.content.finding import refuse
from kiosk.content.rules import Level
from kiosk.errors import Refused
from kiosk.forms.questionnaire import Coding, Item, Questionnaire
from kiosk.forms.scoring import weight_of

_FOLDER = "licensed-forms"
_LOINC = "http://loinc.org"
_YES = "LA33-6"  # LOINC's answer code


class KnownRule(toml.Table):
    """A rule before it knows the linkIds of a form."""

    id: str
    level: Level
    words: str
    urgent: bool = False
    yes: tuple[str, ...] = ()  # item codes of which one is answered with yes
    declined: tuple[str, ...] = ()  # item codes of which one was asked and not answered
    condition: str = ""  # FHIRPath, where no linkId is needed


class KnownSource(toml.Table):
    """The entry that goes into sources.toml."""

    id: str
    title: str
    reference: str
    read: str


class KnownTotal(toml.Table):
    """A total over all questions, by the scores on their answers."""

    id: str
    title: toml.Words
    questions: int = Field(gt=0)


class KnownForm(toml.Table):
    """How a form is recognised, and what a nurse is told of it."""

    name: str
    panel: str
    every: tuple[str, ...] = ()  # item codes that the form must have
    any: tuple[str, ...] = ()  # item codes of which it must have one
    source: KnownSource
    total: KnownTotal | None = None
    rules: tuple[KnownRule, ...]


@dataclass(frozen=True, slots=True)
class FormRule:
    """A rule about one form, by its own linkIds."""

    known: KnownRule
    condition: str
    questions: tuple[str, ...]


def known_form(form: Questionnaire) -> KnownForm | None:
    """Return what we know of a form, by the code of the whole or of any of its questions."""
    codes = {coding.code for coding in _loinc(form.codes)} | set(_items(form))
    folder = resources.path(_FOLDER)
    for file in sorted(folder.glob("*.toml")):
        known = toml.load(KnownForm, folder, file.name, refuse(folder))
        if known and codes & {known.panel, *known.every, *known.any}:
            return known
    return None


def rules_for(form: Questionnaire, known: KnownForm) -> tuple[FormRule, ...]:
    """Return the rules by the form's own linkIds; Refused when a question cannot be told."""
    items = _items(form)
    missing = [code for code in known.every if code not in items]
    if known.any and not set(known.any) & set(items):
        missing.append(" or ".join(known.any))
    if missing:
        raise Refused(
            "form-codes-missing",
            f"{form.id}: this is a {known.name}, but no question has the LOINC code "
            f"{', '.join(missing)}. Give each question its code, or write the rules yourself.",
        )
    return tuple(_rule(form, items, rule) for rule in known.rules)


def scored(form: Questionnaire, total: KnownTotal) -> tuple[Item, ...]:
    """Return the questions that a total adds; Refused when an answer has no score of its own."""
    found = tuple(item for item in form.walk() if item.is_question and item.options)
    weighed = all(weight_of(i, o.value) is not None for i in found for o in i.options)
    if len(found) != total.questions or not weighed:
        raise Refused(
            "form-scores-missing",
            f"{form.id}: {total.questions} questions are needed whose every answer has its score "
            f"(itemWeight); {len(found)} questions have answers to choose. Add the scores.",
        )
    return found


def _rule(form: Questionnaire, items: dict[str, Item], rule: KnownRule) -> FormRule:
    asked = [items[code] for code in (*rule.yes, *rule.declined) if code in items]
    if rule.condition:
        return FormRule(rule, rule.condition, ())
    tests = [
        _said_yes(form, i) if rule.yes else f"{_way(form, i)}.where(answer.value.empty())"
        for i in asked
    ]
    condition = " or ".join(f"{test}.exists()" for test in tests)
    return FormRule(rule, condition, tuple(item.link_id for item in asked))


def _said_yes(form: Questionnaire, item: Item) -> str:
    way = f"{_way(form, item)}.answer"
    if item.type == "boolean":
        return f"{way}.where(value = true)"
    codings = [option.value for option in item.options if isinstance(option.value, Coding)]
    if any(coding.code == _YES for coding in codings):
        return f"{way}.value.where(code = '{_YES}')"
    raise Refused(
        "form-yes-missing",
        f"{form.id}: item '{item.link_id}': which answer is yes? Make it a boolean, or give the "
        f"answer LOINC's code {_YES}.",
    )


def _way(form: Questionnaire, item: Item) -> str:
    """Return the FHIRPath from a response to an item, through what it stands in."""
    way = ""
    for place in _down_to(form.items, item):
        way += f"{way and '.'}item.where(linkId='{place.link_id}')"
        if place.is_question and place is not item:
            way += ".answer"
    return way


def _down_to(items: tuple[Item, ...], wanted: Item) -> tuple[Item, ...]:
    for item in items:
        if item is wanted:
            return (item,)
        if inside := _down_to(item.items, wanted):
            return (item, *inside)
    return ()


def _items(form: Questionnaire) -> dict[str, Item]:
    """Return the questions of a form by their LOINC codes."""
    return {
        coding.code: item
        for item in form.walk()
        if item.is_question
        for coding in _loinc(item.codes)
        if coding.code
    }


def _loinc(codes: tuple[Coding, ...]) -> Iterator[Coding]:
    return (coding for coding in codes if coding.system == _LOINC)
