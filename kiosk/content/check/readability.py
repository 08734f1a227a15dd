"""School grade of a text, from sentence and word length; a hint for authors, not a verdict."""

import re
from collections.abc import Callable
from dataclasses import dataclass

GRADE_LIMIT = 8  # health texts: grade 6 to 8, https://pmc.ncbi.nlm.nih.gov/articles/PMC3049622

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_MARKUP = re.compile(r"[*_#>`]|^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)
_ENGLISH_VOWELS = re.compile(r"[aeiouy]+")
_SPANISH_NUCLEI = re.compile(r"[iuü]*[aeoáéó][iuü]*|[íú]|[iuüy]+")
_HUERTA = ((90, 4), (80, 5), (70, 6), (60, 8), (50, 10), (30, 12))


@dataclass(frozen=True, slots=True)
class _Count:
    words_a_sentence: float
    syllables_a_word: float


def grade(text: str, language: str) -> float | None:
    """Return the school grade of a text, or None for a language without a formula here."""
    formula = _FORMULAS.get(language.partition("-")[0])
    return formula(text) if formula and _WORD.search(text) else None


def _kincaid(text: str) -> float:
    # Flesch-Kincaid grade level: Kincaid et al., 1975
    count = _count(text, _english_syllables)
    return 0.39 * count.words_a_sentence + 11.8 * count.syllables_a_word - 15.59


def _huerta(text: str) -> float:
    # Fernández Huerta 1959, as corrected by Law 2011: https://legible.es/blog/lecturabilidad-fernandez-huerta/
    count = _count(text, _spanish_syllables)
    ease = 206.84 - 60 * count.syllables_a_word - 1.02 * count.words_a_sentence
    return next((school for limit, school in _HUERTA if ease >= limit), 13)


def _count(text: str, syllables: Callable[[str], int]) -> _Count:
    sentences = [found for part in _sentences(text) if (found := _WORD.findall(part.lower()))]
    words = [word for sentence in sentences for word in sentence]
    return _Count(len(words) / len(sentences), sum(map(syllables, words)) / len(words))


def _sentences(text: str) -> list[str]:
    return re.split(r"[.!?:;]+|\n", _MARKUP.sub("", text))


def _english_syllables(word: str) -> int:
    groups = len(_ENGLISH_VOWELS.findall(word))
    silent = re.search(r"[^el]e$|[^dt]ed$", word) is not None
    return max(1, groups - silent)


def _spanish_syllables(word: str) -> int:
    return max(1, len(_SPANISH_NUCLEI.findall(word.replace("qu", "q"))))


_FORMULAS: dict[str, Callable[[str], float]] = {"en": _kincaid, "es": _huerta}
