"""A content pack: everything the clinic shows, asks and is promised, in text files.

A pack is referenced in every record by id, version and hash; loading verifies every file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.content.rules import Rule
from kiosk.content.slides import Slide
from kiosk.forms.questionnaire import Questionnaire, Text
from kiosk.forms.scoring import Scoring


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a teach-back question."""

    text: Text
    right: bool = False


@dataclass(frozen=True, slots=True)
class TeachBack:
    """A question about a slide that shows where more talk is needed."""

    id: str
    question: Text
    choices: tuple[Choice, ...]
    slide_id: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement in one language: the exact words that are agreed to or declined."""

    id: str
    version: str
    language: str
    title: str
    words: str  # Markdown; exactly what is shown, hashed and printed

    @property
    def label(self) -> str:
        """Return the id and version as one token."""
        return f"{self.id}|{self.version}"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim comes from, and how it was read."""

    id: str
    title: str
    reference: str  # DOI, PMID, label set id, law citation or address
    read: Literal["full", "abstract", "secondary", "memory"]
    date: str = ""


@dataclass(frozen=True, slots=True)
class PackReference:
    """The id, version and SHA-256 by which a record names its pack."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Pack:
    """A verified pack. Mappings are by language ("en", "es") or by id."""

    reference: PackReference
    title: Text
    draft: bool
    signed_off_by: str
    languages: tuple[str, ...]
    clinic: str
    crisis_line: Text  # what a patient who may hurt themselves is told, e.g. the US 988 line
    crisis_phone: str
    flows: Mapping[str, tuple[str, ...]]  # visit kind → step names
    slides: Mapping[str, tuple[Slide, ...]]
    teach_back: tuple[TeachBack, ...]
    questionnaires: tuple[Questionnaire, ...]
    scorings: tuple[Scoring, ...]
    agreements: Mapping[str, tuple[Agreement, ...]]
    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    root: Path

    def questionnaire(self, questionnaire_id: str) -> Questionnaire:
        """Return a questionnaire of the pack; KeyError when there is none."""
        return next(q for q in self.questionnaires if q.id == questionnaire_id)
