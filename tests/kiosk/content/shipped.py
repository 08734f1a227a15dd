"""The pack that we ship, and answers to it: by linkId and, for a choice, by code."""

from collections.abc import Iterable, Mapping

import resources
from kiosk.content.flags import flags
from kiosk.content.load import load_pack
from kiosk.content.pack import Pack
from kiosk.forms.answers import Answers
from kiosk.forms.questionnaire import Coding, Item, Questionnaire, Value
from kiosk.forms.response.to_fhir import response
from kiosk.forms.scoring import Score, score
from kiosk.forms.walk import questions

FOLDER = resources.path("packs", "ketamine-chronic-pain")
PACK = load_pack(FOLDER)
ADULT = "1950-01-01"
OFTEN = ("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9")  # not at all … nearly every day

Given = Mapping[str, Value | tuple[()]]  # an empty tuple: declined


def answers(form: Questionnaire, given: Given) -> Answers:
    """Return the given answers that belong to a form; a code that it does not offer fails."""
    mine = {link_id: value for link_id, value in given.items() if link_id in form.index}
    return {link_id: values_of(form.index[link_id], value) for link_id, value in mine.items()}


def values_of(item: Item, given: Value | tuple[()]) -> tuple[Value, ...]:
    if given == ():
        return ()
    if not item.options:
        return (given,)  # type: ignore[return-value]  # not the empty tuple
    found = [o.value for o in item.options if isinstance(o.value, Coding) and o.value.code == given]
    assert len(found) == 1, f"{item.link_id} offers no {given}"
    return tuple(found)


def scores(form: Questionnaire, given: Given) -> dict[str, Score]:
    """Return every score of a form by its id."""
    mine = (s for s in PACK.scorings if s.questionnaire_id == form.id)
    return {s.id: score(s, form, answers(form, given)) for s in mine}


def fired(forms: Iterable[Questionnaire], given: Given, born: str = ADULT) -> set[str]:
    """Return the ids of the rules that fire on these answers to these forms."""
    asked = tuple(forms)
    responses = {form.id: response(form, answers(form, given)) for form in asked}
    totals = [found for form in asked for found in scores(form, given).values()]
    patient = {"resourceType": "Patient", "birthDate": born}
    return {flag.rule.id for flag in flags(PACK.rules, responses, totals, patient)}


def asked(form: Questionnaire, given: Given) -> list[str]:
    """Return the linkIds of the questions that are asked after these answers, in order."""
    return [page.item.link_id for page in questions(form, answers(form, given))]


def first_visit(pack: Pack = PACK) -> tuple[Questionnaire, ...]:
    """Return the forms of a first visit where the clinic has switched AUDIT-C on."""
    return pack.with_instruments(["audit-c"]).forms_for("first")


def phq(*weights: int) -> Given:
    """Return answers to the PHQ-9, from its first item on."""
    return {f"phq{n}": OFTEN[weight] for n, weight in enumerate(weights, 1)}
