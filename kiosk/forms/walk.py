"""The screens of a questionnaire: one question each, in reading order, with its lead-in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.forms.answers import ASKED, Answers
from kiosk.forms.conditions import enabled
from kiosk.forms.questionnaire import Item, Questionnaire, Text

Lead = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A question, or words alone, under the words around and before it."""

    item: Item
    lead: Lead = ()


def questions(questionnaire: Questionnaire, answers: Answers) -> tuple[Page, ...]:
    """Return the pages for the items that are enabled now and not hidden.

    The words of a group or question lead to each question inside it, those of a display item to
    the next question, or to the one it stands in; display items that no question follows are a
    page of their own.
    """
    shown = enabled(questionnaire, answers)
    return tuple(_pages(questionnaire.items, (), shown))


def complete(questionnaire: Questionnaire, answers: Answers) -> tuple[Item, ...]:
    """Return the required questions that still lack an answer; declining does not answer them."""
    return tuple(
        page.item
        for page in questions(questionnaire, answers)
        if page.item.required and page.item.type in ASKED and not answers.get(page.item.link_id)
    )


def _pages(items: tuple[Item, ...], lead: Lead, shown: frozenset[str]) -> Iterator[Page]:
    waiting: list[Item] = []  # display items that the next question will lead with
    for item in items:
        if item.hidden or item.link_id not in shown:
            continue
        if item.type == "display":
            waiting.append(item)
            continue
        here = (*lead, *(display.text for display in waiting))
        inside = tuple(_page(item, here, shown))
        if inside:
            waiting = []
            yield from inside
    if waiting:
        *before, last = waiting
        yield Page(last, (*lead, *(display.text for display in before)))


def _page(item: Item, lead: Lead, shown: frozenset[str]) -> Iterator[Page]:
    within = (*lead, item.text) if item.text.default else lead
    if not item.is_question:
        yield from _pages(item.items, within, shown)
        return
    words = [i for i in item.items if i.type == "display"]
    if not item.read_only:
        visible = (i.text for i in words if i.link_id in shown and not i.hidden)
        yield Page(item, (*lead, *visible))
    yield from _pages(tuple(i for i in item.items if i not in words), within, shown)
