"""What is wrong with a rule: it names what is not there, and so would never fire."""

import re
from collections.abc import Iterator

from kiosk.content.flags import total_names
from kiosk.content.pack import Pack
from kiosk.content.rules import Rule
from kiosk.content.sources import CLINIC
from kiosk.forms.questionnaire import Coding, Item, Questionnaire

_LINK_ID = re.compile(r"linkId\s*=\s*'([^']+)'")
_CODE = re.compile(r"\bcode\s*=\s*'([^']+)'")
_VARIABLE = re.compile(r"%(\w+)")
_GIVEN = {"patient", "resource", "context", "questionnaire", "ucum", "sct", "loinc"}
_STEP = r"item\.where\(\s*linkId\s*=\s*'([^']+)'\s*\)"
_WAY = re.compile(rf"(?<![\w.)])(?:%(?:resource|context)\.)?({_STEP}(?:\.{_STEP})*)")

Faults = Iterator[tuple[str, str]]


def rule_faults(pack: Pack, rule: Rule) -> Faults:
    """Yield the key of a rule and what is wrong there."""
    if rule.source not in pack.sources and rule.source != CLINIC:
        yield "source", f"the source {rule.source} is not in sources.toml"
    nurse = {form.id for form in pack.nurse_questionnaires}
    if rule.ask and rule.ask not in nurse:
        yield "ask", f"pack.toml names no questionnaire {rule.ask} for the nurse"
    known = {form.id: form for form in (*pack.questionnaires, *pack.nurse_questionnaires)}
    if rule.questionnaire_id not in known:
        yield "questionnaire", f"there is no questionnaire {rule.questionnaire_id}"
    else:
        yield from _questions(rule, known[rule.questionnaire_id])
    totals = {name for scoring in pack.scorings for name in total_names(scoring)}
    for name in sorted(set(_VARIABLE.findall(rule.condition)) - totals - _GIVEN):
        yield "condition", f"%{name} is neither a total of an overlay nor %patient"


def _questions(rule: Rule, form: Questionnaire) -> Faults:
    hidden = {inside.link_id for item in form.walk() if item.hidden for inside in item.walk()}
    for key, names in (
        ("questions", rule.questions),
        ("condition", _LINK_ID.findall(rule.condition)),
    ):
        for link_id in dict.fromkeys(names):
            if link_id not in form.index:
                yield key, f"{form.id} has no question {link_id}"
            elif link_id in hidden:
                yield key, f"{link_id} is hidden: nobody is asked it"
    codes = {
        option.value.code
        for item in form.walk()
        for option in item.options
        if isinstance(option.value, Coding)
    }
    for code in dict.fromkeys(_CODE.findall(rule.condition)):
        if code not in codes:
            yield "condition", f"no answer of {form.id} has the code {code}"
    for way in _WAY.finditer(rule.condition):
        yield from _way(form, _LINK_ID.findall(way[1]))


def _way(form: Questionnaire, way: list[str]) -> Faults:
    """Yield a linkId that stands elsewhere in the form than the condition looks for it."""
    here, around = form.items, "the form"
    for link_id in way:
        found = next((item for item in here if item.link_id == link_id), None)
        if found is None:
            if link_id in form.index:
                yield "condition", f"{link_id} does not stand directly in {around}"
            return
        here, around = _items_in_response(found), link_id


def _items_in_response(item: Item) -> tuple[Item, ...]:
    """Return what a response has directly in an item; what is in a question is in its answer."""
    return () if item.is_question else item.items
