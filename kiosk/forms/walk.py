"""The screens of a questionnaire: one question each, in reading order, with its lead-in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.forms.answers import ASKED, Answers
from kiosk.forms.evaluation.state import Launch, State, begin
from kiosk.forms.evaluation.tree import Path
from kiosk.forms.questionnaire import Item, Questionnaire, Text

Lead = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A question, or words alone, under the words around and before it."""

    item: Item
    lead: Lead = ()
    key: str = ""  # of its answer
    path: Path = ()  # which repetition of each repeating group around it, from 0


def questions(
    questionnaire: Questionnaire,
    answers: Answers,
    launch: Launch | None = None,
    *,
    recorded: bool = False,
) -> tuple[Page, ...]:
    """Return the pages for the items that are enabled now and not hidden.

    The words of a group or question lead to each question inside it, those of a display item to
    the next question, or to the one it stands in; display items that no question follows are a
    page of their own. `launch` and `recorded` are those of `state.begin`.
    """
    return pages(begin(questionnaire, answers, launch, recorded=recorded))


def pages(state: State) -> tuple[Page, ...]:
    """Return the pages of a form in its present state, as `questions` does."""
    return tuple(_Walk(state).pages(state.tree.tops, ()))


def complete(questionnaire: Questionnaire, answers: Answers) -> tuple[Item, ...]:
    """Return the required questions that still lack an answer; declining does not answer them."""
    state = begin(questionnaire, answers)
    return tuple(
        page.item
        for page in pages(state)
        if page.item.required and page.item.type in ASKED and not state.values(page.key)
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    state: State

    def pages(self, keys: tuple[str, ...], lead: Lead) -> Iterator[Page]:
        waiting: list[Page] = []  # display items that the next question will lead with
        for key in keys:
            item = self.state.item(key)
            if not self._is_shown(key):
                continue
            if item.type == "display":
                waiting.append(self._page(key, ()))
                continue
            inside = tuple(self._within(key, (*lead, *(page.item.text for page in waiting))))
            if inside:
                waiting = []
                yield from inside
        if waiting:
            *before, last = waiting
            yield self._page(last.key, (*lead, *(page.item.text for page in before)))

    def _within(self, key: str, lead: Lead) -> Iterator[Page]:
        """Yield the pages of one item: its own, and those of what stands in it."""
        item, inside = self.state.item(key), self.state.tree.nodes[key].inside
        within = (*lead, item.text) if item.text.default else lead
        if not item.is_question:
            yield from self.pages(inside, within)
            return
        words = [k for k in inside if self.state.item(k).type == "display"]
        if not item.read_only:
            visible = (self.state.item(k).text for k in words if self._is_shown(k))
            yield self._page(key, (*lead, *visible))
        yield from self.pages(tuple(k for k in inside if k not in words), within)

    def _page(self, key: str, lead: Lead) -> Page:
        return Page(self.state.item(key), lead, key, self.state.tree.nodes[key].path)

    def _is_shown(self, key: str) -> bool:
        return self.state.reckoning.is_on(key) and not self.state.item(key).hidden
