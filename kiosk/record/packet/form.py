"""A questionnaire on paper: every question with its number, and what depends on what, in words.

Paper cannot add up: what depends on the answers to several questions is asked of everybody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportlab.platypus import Flowable

from kiosk.forms.answers import ASKED
from kiosk.forms.ordering import same
from kiosk.forms.questionnaire import Condition, Item, Questionnaire, Value
from kiosk.record.letter.type import gap, paragraph, paragraphs, subsection
from kiosk.record.letter.words import letter_words
from kiosk.record.packet.blank import boxes, lines, numbers
from kiosk.record.packet.type import ASK, HINT, PART, READ
from kiosk.record.packet.words import PacketWords

_WIDEST_SCALE = 11  # numbers in a row
_NUMBER_WIDTH, _DATE_WIDTH = 90.0, 150.0  # points
_LINES = {"text": 3, "string": 1}


Block = list[Flowable]  # what stays on one page


def form_on_paper(form: Questionnaire, language: str, words: PacketWords) -> list[Block]:
    """Return a questionnaire to be filled in by hand."""
    asked = (i for i in _shown(form.items) if i.type in ASKED and not i.read_only)
    printed = {item.link_id: number for number, item in enumerate(asked, 1)}
    paper = _Paper(form, language, words, printed)
    return led_by([subsection(form.title.in_(language))], paper.items(form.items))


def led_by(heading: Block, blocks: list[Block]) -> list[Block]:
    """Return blocks whose first stands under a heading, never on another page."""
    first, *others = blocks or [[]]
    return [[*heading, *first], *others]


def _shown(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if not item.hidden:
            yield item
            yield from _shown(item.items)


def _scale(item: Item) -> tuple[int, int] | None:
    """Return the ends of a row of whole numbers; None where there is no such row."""
    low, high = item.minimum, item.maximum
    if item.type != "integer" or not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return None
    return (int(low), int(high)) if high - low < _WIDEST_SCALE else None


@dataclass(frozen=True, slots=True)
class _Paper:
    """One form in one language, its questions numbered."""

    form: Questionnaire
    language: str
    words: PacketWords
    numbers: Mapping[str, int]  # by linkId

    def items(self, items: tuple[Item, ...]) -> list[Block]:
        return [block for item in items if not item.hidden for block in self._item(item)]

    def _item(self, item: Item) -> list[Block]:
        text = item.text.in_(self.language)
        only = self._only(item)
        if item.link_id in self.numbers:
            return [[*only, *self._question(item, text)], *self.items(item.items)]
        style = READ if item.type == "display" else PART
        return led_by([*only, *paragraphs(text, style)] if text else only, self.items(item.items))

    def _question(self, item: Item, text: str) -> list[Flowable]:
        number = self.numbers[item.link_id]
        asked = f"{item.prefix} {text}".strip()
        help_ = item.help.in_(self.language)
        many = self.words.tick_all if item.repeats and item.options else ""
        return [
            paragraph(f"{number}.  {asked}", ASK),
            *(paragraph(hint, HINT) for hint in (help_, many) if hint),
            *self._blank(item),
            gap(8),
        ]

    def _blank(self, item: Item) -> list[Flowable]:
        fixed = letter_words(self.language)
        if item.type == "boolean":
            return [boxes((fixed.yes, fixed.no))]
        if item.options:
            other = [lines(1, after="")] if item.type == "open-choice" else []
            label = [paragraph(self.words.other, HINT)] if other else []
            return [boxes([o.text.in_(self.language) for o in item.options]), *label, *other]
        if item.type in ("integer", "decimal", "quantity"):
            return [self._number(item)]
        if item.type in ("date", "dateTime"):
            return [lines(1, _DATE_WIDTH, self.words.date)]
        return [lines(_LINES.get(item.type, 1))]

    def _number(self, item: Item) -> Flowable:
        scale = _scale(item)
        if scale:
            ends = item.lower.in_(self.language), item.upper.in_(self.language)
            return numbers(*scale, *ends)
        units = " / ".join(unit.display or unit.code or "" for unit in item.units)
        return lines(1, _NUMBER_WIDTH, item.unit.in_(self.language) or units)

    def _only(self, item: Item) -> list[Flowable]:
        """Return for whom an item is, in words; nothing when everybody may answer it."""
        inside = [self.numbers[i.link_id] for i in item.walk() if i.link_id in self.numbers]
        questions = {condition.question for condition in item.conditions}
        if len(questions) != 1 or not inside or not questions <= set(self.numbers):
            return []
        first, last = inside[0], inside[-1]
        which = self.words.one_question if first == last else self.words.many_questions
        told = self.words.only.format(
            questions=which.format(first=first, last=last), condition=self._condition(item)
        )
        return [paragraph(told, HINT)]

    def _condition(self, item: Item) -> str:
        equal = [c for c in item.conditions if c.operator == "="]
        if len(equal) == len(item.conditions):
            answers = self.words.or_.join(f"“{self._answer(c)}”" for c in equal)
            return self.words.answered.format(
                answers=answers, number=self.numbers[equal[0].question]
            )
        joined = self.words.and_ if item.every_condition else self.words.or_
        return joined.join(self._clause(condition) for condition in item.conditions)

    def _clause(self, condition: Condition) -> str:
        words = self.words
        there = words.any_answer if condition.answer is True else words.no_answer
        said = {
            "exists": there,
            "=": words.answered,
            "!=": words.not_answered,
            ">": words.more_than,
            "<": words.less_than,
            ">=": words.at_least,
            "<=": words.at_most,
        }[condition.operator]
        answer = self._answer(condition)
        number = self.numbers[condition.question]
        return said.format(answers=f"“{answer}”", answer=answer, number=number)

    def _answer(self, condition: Condition) -> str:
        question, value = self.form.index[condition.question], condition.answer
        for option in question.options:
            if same(option.value, value):
                return option.text.in_(self.language)
        return self._plain(value)

    def _plain(self, value: Value) -> str:
        fixed = letter_words(self.language)
        if isinstance(value, bool):
            return fixed.yes if value else fixed.no
        return str(value)
