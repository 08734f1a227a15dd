"""Answers as a person reads them: question and answer, in one language, in reading order."""

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from kiosk.forms.answers import Answers, option_of
from kiosk.forms.evaluation.state import Launch
from kiosk.forms.questionnaire import Coding, Item, Questionnaire, Value
from kiosk.forms.walk import questions
from kiosk.record.letter.words import LetterWords, day_words, letter_words


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer, under the words that led to it."""

    lead: str
    question: str
    answer: str


def rows(
    questionnaire: Questionnaire, answers: Answers, language: str, launch: Launch | None = None
) -> tuple[Row, ...]:
    """Return every question that was asked, with the answer, a refusal, or that there is none."""
    return tuple(
        Row(
            " ".join(text.in_(language) for text in page.lead),
            question_words(page.item, language),
            answer_words(page.item, answers.get(page.key), language),
        )
        for page in questions(questionnaire, answers, launch)
        if page.item.is_question
    )


def question_words(item: Item, language: str) -> str:
    """Return the words of a question, with its number where the form gives one."""
    return f"{item.prefix} {item.text.in_(language)}".strip()


def answer_words(item: Item, values: tuple[Value, ...] | None, language: str) -> str:
    """Return the words of an answer; none at all and an empty one (declined) differ."""
    words = letter_words(language)
    if values is None:
        return words.not_answered
    if not values:
        return words.chose_not
    return "; ".join(_value_words(item, value, language, words) for value in values)


def _value_words(item: Item, value: Value, language: str, words: LetterWords) -> str:
    option = option_of(item, value)
    if option is not None and option.text.default:
        return option.text.in_(language)
    plain = _plain_words(value, words)
    unit = item.unit.in_(language) if isinstance(value, int | Decimal) else ""
    return f"{plain} {unit}" if unit else plain


def _plain_words(value: Value, words: LetterWords) -> str:
    if isinstance(value, bool):
        return words.yes if value else words.no
    if isinstance(value, Coding):
        return value.display or value.code or ""
    if isinstance(value, datetime):
        return f"{day_words(value, words)}, {value:%H:%M}"
    if isinstance(value, date):
        return day_words(value, words)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
