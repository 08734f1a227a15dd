"""Whether a questionnaire is whole: every word that is shown, in every language."""

from collections.abc import Iterator, Sequence

from kiosk.content.finding import Finding
from kiosk.content.forms import QUESTIONNAIRES
from kiosk.forms.questionnaire import Item, Questionnaire, Text


def untranslated(questionnaire: Questionnaire, languages: Sequence[str]) -> Iterator[Finding]:
    """Yield the words that lack one of the languages."""
    file = f"{QUESTIONNAIRES}/{questionnaire.id}.json"
    others = [language for language in languages if language != questionnaire.language]
    for where, words in _texts(questionnaire):
        for language in others:
            if any(map(str.isalpha, words.default)) and not words.translations.get(language):
                yield Finding(file, where, f"the translation into {language} is missing")


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Text]]:
    yield "title", questionnaire.title
    for item in questionnaire.walk():
        for part, words in _words(item):
            yield f"{item.link_id}.{part}", words


def _words(item: Item) -> Iterator[tuple[str, Text]]:
    yield "text", item.text
    yield "unit", item.unit
    yield "help", item.help
    yield "lower", item.lower
    yield "upper", item.upper
    for number, option in enumerate(item.options, 1):
        yield f"answerOption {number}", option.text
