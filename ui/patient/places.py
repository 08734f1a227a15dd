"""The questions of all forms in a row, and the one to ask next; no Qt here.

A place is a form and a question in it, so it survives answers that show or hide other questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.content.pack import Pack
from kiosk.forms.answers import ASKED, Answers
from kiosk.forms.evaluation.state import State, begin
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.walk import Page, pages
from kiosk.record.parts import launch_context
from kiosk.visit.visit import Visit

Key = tuple[str, str]  # questionnaire id, key of the answer


@dataclass(frozen=True, slots=True)
class Place:
    """One question in one form."""

    questionnaire: Questionnaire
    page: Page

    @property
    def key(self) -> Key:
        """Return the ids that name this place."""
        return (self.questionnaire.id, self.page.key)

    def is_open(self, visit: Visit) -> bool:
        """Tell whether the question waits for an answer, or for a decline."""
        return asked(self.page.item) and self.key[1] not in visit.answers.get(self.key[0], {})


def asked(item: Item) -> bool:
    """Tell whether the kiosk can ask this item; words and files it cannot."""
    return item.type in ASKED


class Walk:
    """The places of a pack's forms; a form is walked again only when its answers have changed."""

    def __init__(self) -> None:
        self._walked: dict[str, tuple[State, tuple[Place, ...]]] = {}

    def places(self, pack: Pack, visit: Visit) -> tuple[Place, ...]:
        """Return the places that the answers so far lead to, in reading order."""
        forms = pack.forms_for(visit.kind)
        return tuple(place for form in forms for place in self._in(form, visit))

    def passed(self, pack: Pack, kind: str, until: Place | None) -> tuple[str, ...]:
        """Return the ids of the forms that lie before a place; all of them before the end."""
        ids = pack.asks[kind]
        return ids if until is None else ids[: ids.index(until.questionnaire.id)]

    def _in(self, form: Questionnaire, visit: Visit) -> tuple[Place, ...]:
        answers = visit.answers.get(form.id, _NONE)
        launch = launch_context(visit)
        state, places = self._walked.get(form.id, (None, ()))
        if state is not None and state.answers is answers and state.launch == launch:
            return places
        same = state is not None and state.form.questionnaire is form and state.launch == launch
        state = state.after(answers) if state and same else begin(form, answers, launch)
        places = tuple(Place(form, page) for page in pages(state))
        self._walked[form.id] = (state, places)
        return places


_NONE: Answers = {}


def first_open(places: Sequence[Place], visit: Visit) -> Place | None:
    """Return the first question that waits for an answer or a decline."""
    return next((place for place in places if place.is_open(visit)), None)


def resume(places: Sequence[Place], visit: Visit) -> Place | None:
    """Return where to go on: the words before the first open question; else the last place."""
    opened = first_open(places, visit)
    if opened is None:
        return next(reversed(places), None)
    index = places.index(opened)
    while index and _leads_to(places[index - 1], opened):
        index -= 1
    return places[index]


def _leads_to(place: Place, following: Place) -> bool:
    return place.questionnaire is following.questionnaire and not asked(place.page.item)
