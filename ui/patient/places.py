"""The screens of all forms in a row, and the one to go on with; no Qt here.

A place is a form and what is asked there together. It is found again by any of its questions, so it
survives answers that show or hide others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.content.pack import Pack
from kiosk.forms.answers import ASKED, Answers
from kiosk.forms.evaluation.state import State, begin
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.walk import Page, screens
from kiosk.record.parts import launch_context
from kiosk.visit.visit import Visit

Key = tuple[str, str]  # questionnaire id, key of the answer


@dataclass(frozen=True, slots=True)
class Place:
    """What one screen of a form asks: a question as a rule, several where the form says so."""

    state: State
    pages: tuple[Page, ...]

    @property
    def questionnaire(self) -> Questionnaire:
        """Return the form."""
        return self.state.form.questionnaire

    @property
    def page(self) -> Page:
        """Return the first of what is asked."""
        return self.pages[0]

    @property
    def key(self) -> Key:
        """Return the ids that name this place."""
        return (self.questionnaire.id, self.page.together or name_of(self.page))

    def holds(self, key: Key | None) -> bool:
        """Tell whether this is the place, or has the question, of a key."""
        if key is None or key[0] != self.questionnaire.id:
            return False
        return key == self.key or any(name_of(page) == key[1] for page in self.pages)

    @property
    def is_shared(self) -> bool:
        """Tell whether the form wants more than one thing on this screen, now or later."""
        return bool(self.page.together) or len(self.pages) > 1

    @property
    def is_open(self) -> bool:
        """Tell whether a question waits for an answer, or for a decline."""
        return any(is_open(page) for page in self.pages)

    @property
    def asks(self) -> int:
        """Return how many questions it has; words to read are none."""
        return sum(1 for page in self.pages if asked(page.item) and not page.is_told)


def asked(item: Item) -> bool:
    """Tell whether the kiosk can ask this item; words and files it cannot."""
    return item.type in ASKED


def name_of(page: Page) -> str:
    """Return the key by which a page is found again: the end of repetitions is none of them."""
    return f"{page.key}+" if page.ends_repetitions else page.key


def is_open(page: Page) -> bool:
    """Tell whether a question waits for an answer, or for a decline."""
    return asked(page.item) and page.values is None and not page.is_told


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

    def forget(self) -> None:
        """Forget the answers of a visit that is over."""
        self._walked.clear()

    def _in(self, form: Questionnaire, visit: Visit) -> tuple[Place, ...]:
        answers = visit.answers.get(form.id, _NONE)
        launch = launch_context(visit)
        state, places = self._walked.get(form.id, (None, ()))
        if state is not None and state.answers is answers and state.launch == launch:
            return places
        same = state is not None and state.form.questionnaire is form and state.launch == launch
        state = state.after(answers) if state and same else begin(form, answers, launch)
        places = tuple(_placed(state, screens(state)))
        self._walked[form.id] = (state, places)
        return places


_NONE: Answers = {}


def _placed(state: State, pages: Iterable[Page]) -> Iterator[Place]:
    """Yield the places of pages: what is asked together, and fixed values in a row, share one."""
    together: list[Page] = []
    for page in pages:
        if together and not _shares(together[-1], page):
            yield Place(state, tuple(together))
            together = []
        together.append(page)
    if together:
        yield Place(state, tuple(together))


def _shares(before: Page, page: Page) -> bool:
    if before.together or page.together:
        return before.together == page.together
    return before.is_told and page.is_told


def first_open(places: Sequence[Place]) -> Place | None:
    """Return the first place that waits for an answer or a decline."""
    return next((place for place in places if place.is_open), None)


def resume(places: Sequence[Place]) -> Place | None:
    """Return where to go on: the words before the first open question; else the last place."""
    opened = first_open(places)
    if opened is None:
        return next(reversed(places), None)
    index = places.index(opened)
    while index and _leads_to(places[index - 1], opened):
        index -= 1
    return places[index]


def _leads_to(place: Place, following: Place) -> bool:
    return place.questionnaire is following.questionnaire and not place.asks
