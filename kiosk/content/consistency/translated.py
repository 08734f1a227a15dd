"""Whether a questionnaire is whole: every word that is shown, in every language."""

from collections.abc import Iterator, Sequence

from kiosk.content.finding import Finding
from kiosk.content.forms import QUESTIONNAIRES
from kiosk.content.lines import Keys
from kiosk.forms.questionnaire import Item, Questionnaire, Text


def untranslated(questionnaire: Questionnaire, languages: Sequence[str]) -> Iterator[Finding]:
    """Yield the words that lack one of the languages."""
    file = f"{QUESTIONNAIRES}/{questionnaire.id}.json"
    others = [language for language in languages if language != questionnaire.language]
    for keys, words in _texts(questionnaire):
        for language in others:
            if any(map(str.isalpha, words.default)) and not words.translations.get(language):
                what = f"the translation into {language} is missing"
                yield Finding(file, _where(keys), what, keys=keys)


def _where(keys: Keys) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[Keys, Text]]:
    yield ("title",), questionnaire.title
    for item in questionnaire.walk():
        for keys, words in _words(item):
            yield (item.link_id, *keys), words


def _words(item: Item) -> Iterator[tuple[Keys, Text]]:
    yield ("text",), item.text
    yield ("unit",), item.unit
    yield ("help",), item.help
    yield ("lower",), item.lower
    yield ("upper",), item.upper
    yield ("entryFormat",), item.entry_format
    for constraint in item.formulas.constraints:
        yield (f"constraint {constraint.key}".strip(),), constraint.words
    for number, option in enumerate(item.options):
        yield ("answerOption", number), option.text
