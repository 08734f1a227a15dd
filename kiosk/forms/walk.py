"""The questions of a form as they are asked now, in reading order, each with its lead-in words.

Which of them stand on one screen is for `layout`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.forms.answers import ASKED, Answers
from kiosk.forms.datatypes import NO_WORDS, Values
from kiosk.forms.evaluation.state import Launch, State, begin
from kiosk.forms.evaluation.tree import Path, repeats
from kiosk.forms.layout import ALONE, Band, band_in, label
from kiosk.forms.questionnaire import Item, Questionnaire, Text

Lead = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A question, or words alone, under the words around and before it.

    A group stands for the end of its repetitions: what was given so far, and room for one more.
    """

    item: Item
    lead: Lead = ()
    key: str = ""  # of its answer
    path: Path = ()  # which repetition of each repeating group around it, from 0
    values: Values | None = None  # what it holds now
    together: str = ""  # the key of the group that is asked on one screen
    repetition: str = ""  # the key of the innermost repetition that it stands in
    group: Text = NO_WORDS  # the name of the innermost group

    @property
    def is_told(self) -> bool:
        """Tell whether it is a value that nobody can change."""
        return self.item.is_question and self.item.read_only

    @property
    def ends_repetitions(self) -> bool:
        """Tell whether it stands for all repetitions of a group."""
        return self.item.type == "group"


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
    return tuple(_Walk(state, shows_all=False).pages(state.tree.tops, _Around()))


def screens(state: State) -> tuple[Page, ...]:
    """Return the pages, and what a patient sees besides: fixed values, ends of repetitions."""
    return tuple(_Walk(state, shows_all=True).pages(state.tree.tops, _Around()))


def complete(questionnaire: Questionnaire, answers: Answers) -> tuple[Item, ...]:
    """Return the required questions that still lack an answer; declining does not answer them."""
    state = begin(questionnaire, answers)
    return tuple(
        page.item
        for page in pages(state)
        if page.item.required and page.item.type in ASKED and not state.values(page.key)
    )


@dataclass(frozen=True, slots=True)
class _Around:
    lead: Lead = ()
    band: Band = ALONE
    repetition: str = ""
    group: Text = NO_WORDS

    def under(self, *words: Text) -> "_Around":
        return replace(self, lead=(*self.lead, *words)) if words else self


@dataclass(frozen=True, slots=True)
class _Walk:
    state: State
    shows_all: bool

    def pages(self, keys: tuple[str, ...], around: _Around) -> Iterator[Page]:
        waiting: list[Page] = []  # display items that the next question will lead with
        for place, key in enumerate(keys):
            item = self.state.item(key)
            if not self._is_shown(key):
                continue
            if item.type == "display":
                waiting.append(self._page(key, around))
                continue
            here = around.under(*(page.item.text for page in waiting)) if waiting else around
            inside = [*self._within(key, here)]
            if self.state.tree.nodes[key].first:
                inside += self._end(keys, place, here)
            if inside:
                waiting = []
                yield from inside
        if waiting:
            *before, last = waiting
            yield self._page(last.key, around.under(*(page.item.text for page in before)))

    def _within(self, key: str, around: _Around) -> Iterator[Page]:
        """Yield the pages of one item: its own, and those of what stands in it."""
        item, inside = self.state.item(key), self.state.tree.nodes[key].inside
        if not item.is_question:
            yield from self.pages(inside, self._inside(key, item, around))
            return
        words = [k for k in inside if self.state.item(k).type == "display"]
        if not item.read_only or (self.shows_all and self._may_be_told(key, item)):
            yield self._question(key, item, words, around)
        if len(words) < len(inside):
            within = around.under(item.text) if item.text.default else around
            yield from self.pages(tuple(k for k in inside if k not in words), within)

    def _question(self, key: str, item: Item, words: list[str], around: _Around) -> Page:
        visible = [self.state.item(k).text for k in words if self._is_shown(k)]
        page = self._page(key, around.under(*visible))
        if item.text.default or not (visible or item.help.default):
            return page
        if not visible:  # the question itself stands in the words that help, or before it
            return replace(page, item=replace(item, text=item.help, help=NO_WORDS))
        page = self._page(key, around.under(*visible[1:]))
        return replace(page, item=replace(item, text=visible[0]))

    def _inside(self, key: str, item: Item, around: _Around) -> _Around:
        """Return what stands around the items of a group."""
        node = self.state.tree.nodes[key]
        several = repeats(item) and self.state.tree.counts[node.first] > 1
        words = label(item, node.path[-1]) if several else item.text
        return _Around(
            (*around.lead, words) if words.default else around.lead,
            band_in(around.band, key, item),
            key if node.first else around.repetition,
            words if words.default else around.group,
        )

    def _end(self, keys: tuple[str, ...], place: int, around: _Around) -> Iterator[Page]:
        """Yield the end of a group's repetitions after the last of them."""
        first = self.state.tree.nodes[keys[place]].first
        following = keys[place + 1] if place + 1 < len(keys) else ""
        last = not following or self.state.tree.nodes[following].first != first
        if self.shows_all and last:
            yield self._page(first, around)

    def _page(self, key: str, around: _Around) -> Page:
        return Page(
            self.state.item(key),
            around.lead,
            key,
            self.state.tree.nodes[key].path,
            self.state.values(key),
            around.band.key,
            around.repetition,
            around.group,
        )

    def _may_be_told(self, key: str, item: Item) -> bool:
        """Tell whether a fixed value is there, and is no score: those are for the nurse."""
        return bool(self.state.values(key)) and not _is_score(self.state, item)

    def _is_shown(self, key: str) -> bool:
        return self.state.reckoning.is_on(key) and not self.state.item(key).hidden


_WEIGHTS = re.compile(r"\b(?:weight|ordinal)\(|ordinalValue|itemWeight", re.IGNORECASE)
_SCORE = re.compile(r"\bscores?\b", re.IGNORECASE)


def _is_score(state: State, item: Item) -> bool:
    return bool(_SCORE.search(item.text.default)) or _weighs(state, item.link_id, "calculated")


def _weighs(state: State, link_id: str, name: str) -> bool:
    """Tell whether a formula adds up weights, or uses a variable that does."""
    formula = state.form.get(link_id, name)
    if formula is None:
        return False
    own = state.form.of(link_id)
    text = own.calculated if name == "calculated" else dict(own.variables).get(name[1:], "")
    return bool(_WEIGHTS.search(text)) or any(
        _weighs(state, scope, f"%{variable}") for variable, scope in formula.variables.items()
    )
