"""Finds in the answers what the pack's glance.toml names, in the nurse's words and the patient's.

A questionnaire or question that this visit did not ask is said so, and so is a refusal.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from kiosk.content.flags import flags
from kiosk.content.glance import FastingRule, Place
from kiosk.content.rules import Level, Rule
from kiosk.forms.answers import Answers
from kiosk.forms.datatypes import Coding, Values
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.forms.response.to_fhir import response
from kiosk.forms.walk import questions
from kiosk.record.answer_words import answer_words, question_words
from kiosk.review.glance import NOT_ASKED, Fast, Glance, Medicine, Told
from kiosk.review.opened import Flagged
from kiosk.review.reading import NURSE, Judged

_LEVELS: tuple[Level, ...] = ("red", "amber", "info")


def glance(judged: Judged, met: Iterable[Flagged]) -> Glance:
    """Return what the nurse's page shows first of an intake that raised these flags."""
    return _Answers(judged, {flag.rule for flag in met}).glance()


class _Answers:
    """The answers of one intake by questionnaire and question."""

    def __init__(self, judged: Judged, met: set[str]) -> None:
        self._judged, self._wanted = judged, judged.pack.glance
        self._met = [rule for rule in judged.pack.rules if rule.id in met]
        self._asked = {form.id: _asked(form, judged) for form in judged.asked}

    def glance(self) -> Glance:
        wanted = self._wanted
        return Glance(
            allergies=self._whether(wanted.allergies),
            weight=self._first(wanted.weight),
            height=self._first(wanted.height),
            medicines=tuple(self._medicines()),
            fasting=tuple(map(self._fast, wanted.fasting)),
            escort=tuple(self._all(wanted.escort)),
        )

    def _item(self, place: Place) -> Item | None:
        return self._asked.get(place[0], {}).get(place[1])

    def _values(self, place: Place) -> Values | None:
        return self._judged.answers.get(place[0], {}).get(place[1])

    def _words(self, place: Place) -> str:
        item = self._item(place)
        return self._judged.said(item, self._values(place)) if item else NOT_ASKED

    def _first(self, places: tuple[Place, ...]) -> str:
        """Return the first answer that was given; else why there is none."""
        given = (place for place in places if self._item(place) and self._values(place))
        asked = (place for place in reversed(places) if self._item(place))
        place = next(given, None) or next(asked, None)
        return self._words(place) if place else NOT_ASKED

    def _whether(self, places: tuple[Place, ...]) -> str:
        """Return what the later questions say; the first one where they say nothing."""
        if not places:
            return ""
        said = [self._words(p) for p in places[1:] if self._item(p) and self._values(p)]
        return "; ".join(said) or self._words(places[0])

    def _all(self, places: tuple[Place, ...]) -> Iterator[Told]:
        """Yield each question that was asked; where none was, the first as not asked."""
        asked = [place for place in places if self._item(place)]
        for place in asked or places[:1]:
            yield self._told(place)

    def _told(self, place: Place) -> Told:
        return Told(self._question(place), self._words(place), self._brief(place))

    def _brief(self, place: Place) -> str:
        item = self._item(place)
        return answer_words(item, self._values(place), NURSE) if item else NOT_ASKED

    def _question(self, place: Place) -> str:
        form = self._judged.pack.questionnaire(place[0])
        return question_words(form.index[place[1]], NURSE)

    def _fast(self, rule: FastingRule) -> Fast:
        said, what = self._values(rule.when) or (), self._values(rule.what) or ()
        least = next((rule.hours[c] for c in _codes(said) if c in rule.hours), None)
        needs = next((rule.needs_for[c] for c in _codes(what) if c in rule.needs_for), rule.needs)
        source = self._judged.pack.sources.get(rule.source)
        return Fast(
            rule.name,
            self._words(rule.when),
            self._words(rule.what) if self._item(rule.what) else "",
            self._judged.finished_at,
            None if least is None else timedelta(hours=least),
            timedelta(hours=needs),
            source.title if source else "",
            ", ".join(self._brief(place) for place in (rule.when, rule.what) if self._item(place)),
        )

    def _medicines(self) -> Iterator[Medicine]:
        """Yield classes the gravest first, then what else was asked about medicines."""
        wanted = self._wanted
        classes = [one for place in wanted.medicine_classes for one in self._chosen(place)]
        yield from sorted((one for one in classes if one.is_class), key=_gravest_first)
        yield from (one for one in classes if not one.is_class)
        for place in wanted.more_medicines:
            if self._item(place):
                yield Medicine(self._told(place), self._level_with(place))

    def _chosen(self, place: Place) -> Iterator[Medicine]:
        """Yield each class that was chosen; what several questions offer is no class."""
        item, values = self._item(place), self._values(place)
        if item is None or not values:
            yield Medicine(self._told(place))
            return
        others = [p for p in self._wanted.medicine_classes if p != place]
        shared = {code for other in others for code in _offered(self._item(other))}
        for value in values:
            said, brief = self._judged.said(item, (value,)), answer_words(item, (value,), NURSE)
            told = Told(self._question(place), said, brief)
            is_class = not shared & set(_codes((value,)))  # “none” and “not sure” are shared
            yield Medicine(told, self._level_alone(place, (value,)), is_class)

    def _level_alone(self, place: Place, values: Values) -> Level | None:
        """Return the gravest level of the met rules that this answer meets without any other."""
        return self._gravest(place, {place[1]: values}, {})

    def _level_with(self, place: Place) -> Level | None:
        """Return the gravest level of the met rules that would not be met without this answer."""
        every = self._judged.answers.get(place[0], {})
        others = {key: values for key, values in every.items() if key != place[1]}
        return self._gravest(place, every, others)

    def _gravest(self, place: Place, answers: Answers, without: Answers) -> Level | None:
        about = [rule for rule in self._met if _looks_at(rule, place)]
        if not about or answers == without:
            return None
        form = self._judged.pack.questionnaire(place[0])
        met = _met(about, form, answers) - _met(about, form, without)
        return min((r.level for r in about if r.id in met), key=_LEVELS.index, default=None)


def _asked(form: Questionnaire, judged: Judged) -> Mapping[str, Item]:
    pages = questions(form, judged.answers[form.id], recorded=True)
    return {page.key: page.item for page in pages if page.item.is_question}


def _codes(values: Values) -> Iterator[str]:
    return (value.code or "" for value in values if isinstance(value, Coding))


def _offered(item: Item | None) -> Iterator[str]:
    return _codes(tuple(option.value for option in (item.options if item else ())))


def _looks_at(rule: Rule, place: Place) -> bool:
    return rule.questionnaire_id == place[0] and f"'{place[1]}'" in rule.condition


def _met(rules: list[Rule], form: Questionnaire, answers: Answers) -> set[str]:
    found = flags(rules, {form.id: response(form, answers)}, (), {})
    return {flag.rule.id for flag in found}


def _gravest_first(medicine: Medicine) -> int:
    return _LEVELS.index(medicine.level) if medicine.level else len(_LEVELS)
