"""What changed between two visits of one person: answers by question, and totals over all visits.

Answers are compared as values, so that two languages do not look like a change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kiosk.content.pack import Pack
from kiosk.forms.answers import Answers, same_answer
from kiosk.forms.questionnaire import Item, Questionnaire, Values
from kiosk.forms.response.from_response import read_response
from kiosk.forms.walk import questions
from kiosk.record.answer_words import answer_words, question_words
from kiosk.record.reading import ReadIntake
from kiosk.review.glance import NOT_ASKED
from kiosk.review.opened import OpenedIntake
from kiosk.review.reading import NURSE


@dataclass(frozen=True, slots=True)
class Change:
    """One question that was answered otherwise, in the nurse's words; empty: not asked."""

    form: str
    question: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Point:
    """A total at one visit."""

    on: date
    total: Decimal


@dataclass(frozen=True, slots=True)
class Trend:
    """A score over the visits at which it was scored, oldest first; at least two."""

    title: str
    high: Decimal
    points: tuple[Point, ...]

    @property
    def difference(self) -> Decimal:
        """Return the last total less the one before it."""
        return self.points[-1].total - self.points[-2].total


@dataclass(frozen=True, slots=True)
class Comparison:
    """A visit beside the latest earlier one, and totals over all of them."""

    since: date
    changes: tuple[Change, ...]
    trends: tuple[Trend, ...]
    newly_asked: tuple[str, ...] = ()  # questionnaires that the earlier visit did not have
    no_longer_asked: tuple[str, ...] = ()
    allergies: tuple[date, str] | None = None  # as last told; None: asked now, or never


def compare(
    before: tuple[ReadIntake, Pack], now: tuple[ReadIntake, Pack], visits: Sequence[OpenedIntake]
) -> Comparison:
    """Return what changed; `visits` are all of the person's, this one among them."""
    earlier, later = _forms(*before), _forms(*now)
    return Comparison(
        since=before[0].finished_at.date(),
        changes=tuple(
            change
            for form in later
            if form in earlier
            for change in _changes(earlier[form], later[form])
        ),
        trends=tuple(_trends(visits)),
        newly_asked=tuple(_title(later[form][0]) for form in later if form not in earlier),
        no_longer_asked=tuple(_title(earlier[form][0]) for form in earlier if form not in later),
        allergies=_allergies(visits, now[0]),
    )


def _allergies(visits: Sequence[OpenedIntake], now: ReadIntake) -> tuple[date, str] | None:
    """Return what was last told of allergies, where this visit does not ask."""
    asked = [v for v in visits if v.glance.allergies not in ("", NOT_ASKED)]
    last = max(asked, key=lambda visit: visit.read.finished_at, default=None)
    if last is None or last.read is now:
        return None
    return last.read.finished_at.date(), last.glance.allergies


_Filled = tuple[Questionnaire, Answers]


def _forms(read: ReadIntake, pack: Pack) -> dict[str, _Filled]:
    known = {form.id: form for form in pack.questionnaires}
    return {
        form: (known[form], read_response(known[form], said))
        for form, said in read.responses.items()
        if form in known
    }


def _changes(before: _Filled, now: _Filled) -> Iterator[Change]:
    form, answers = now
    asked = _asked(form, answers)
    asked_before = _asked(*before)
    for key in (*asked, *(key for key in asked_before if key not in asked)):
        old, new = before[1].get(key), answers.get(key)
        item = asked.get(key) or asked_before[key]
        if not _same(old, new):
            yield Change(
                _title(form),
                question_words(item, NURSE),
                _said(asked_before.get(key), old),
                _difference(asked.get(key), old, new) or _said(asked.get(key), new),
            )


def _same(old: Values | None, new: Values | None) -> bool:
    """Tell whether two answers are one, in whatever language and order they were given."""
    if old is None or new is None or len(old) != len(new):
        return old == new
    return all(any(same_answer(one, other) for other in new) for one in old)


def _asked(form: Questionnaire, answers: Answers) -> Mapping[str, Item]:
    pages = questions(form, answers, recorded=True)
    return {page.key: page.item for page in pages if page.item.is_question}


def _said(item: Item | None, values: Values | None) -> str:
    return "" if item is None else answer_words(item, values, NURSE)


def _difference(item: Item | None, old: Values | None, new: Values | None) -> str:
    """Return what came and what went of several answers; nothing where one was given."""
    if item is None or not item.repeats or not old or not new:
        return ""
    came = tuple(one for one in new if not any(same_answer(one, other) for other in old))
    gone = tuple(one for one in old if not any(same_answer(one, other) for other in new))
    parts = (("New", came), ("No longer", gone))
    return ". ".join(f"{words}: {answer_words(item, some, NURSE)}" for words, some in parts if some)


def _title(form: Questionnaire) -> str:
    return form.title.in_(NURSE)


def _trends(visits: Sequence[OpenedIntake]) -> Iterator[Trend]:
    in_order = sorted(visits, key=lambda visit: visit.read.finished_at)
    titles = dict.fromkeys(total.title for visit in in_order for total in visit.totals)
    for title in titles:
        found = [
            (visit.read.finished_at.date(), total)
            for visit in in_order
            for total in visit.totals
            if total.title == title
        ]
        points = tuple(Point(on, t.total) for on, t in found if t.total is not None)
        if len(points) > 1:
            yield Trend(title, found[-1][1].high, points)
