"""The school grade of everything long that a patient reads, language by language."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.content.agreements import FOLDER as CONSENTS
from kiosk.content.check.readability import grade
from kiosk.content.pack import Pack
from kiosk.content.slides import FOLDER as SLIDES


@dataclass(frozen=True, slots=True)
class Reading:
    """A slide or an agreement, and its grade by language; None: no words, or no formula."""

    folder: str  # slides or consents
    id: str
    grades: Mapping[str, float | None]


def readings(pack: Pack) -> tuple[Reading, ...]:
    """Return the grades of all slides, then of all agreements, in their order."""
    slides = {
        (slide.id, language): f"{slide.heading}\n{slide.body}\n{slide.more}"
        for language in pack.languages
        for slide in pack.slides[language]
    }
    agreements = {
        (agreement.id, language): f"{agreement.title}\n{agreement.words}"
        for language in pack.languages
        for agreement in pack.agreements[language]
    }
    return (
        *_readings(SLIDES, slides, pack.languages),
        *_readings(CONSENTS, agreements, pack.languages),
    )


def _readings(
    folder: str, words: Mapping[tuple[str, str], str], languages: tuple[str, ...]
) -> tuple[Reading, ...]:
    ids = dict.fromkeys(id_ for id_, _language in words)
    return tuple(
        Reading(
            folder,
            id_,
            {language: grade(words.get((id_, language), ""), language) for language in languages},
        )
        for id_ in ids
    )
