"""A content pack: everything the clinic shows, asks and is promised, in text files.

A pack is referenced in every record by id, version and hash; loading verifies every file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Self

from kiosk.content.comparison import Comparison
from kiosk.content.glance import GlanceRule
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


AgreementKind = Literal["treatment", "privacy-notice", "data", "photo"]
Role = Literal["representative", "interpreter", "witness"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement in one language: the exact words that are agreed to or declined."""

    id: str
    version: str
    language: str
    title: str
    words: str  # Markdown; exactly what is shown, hashed and printed
    kind: AgreementKind = "treatment"
    after: str = ""  # the id of the agreement that must not have been declined before
    agree: str = ""  # the two buttons in its own words; empty: the screen's own
    decline: str = ""
    reasons: tuple[str, ...] = ()  # asked after a decline, never required
    roles: frozenset[Role] = frozenset()  # who may sign or help besides the patient
    file: str = ""  # below the pack's folder

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
    checked: str = ""  # the day on which somebody last looked
    pooled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by language


@dataclass(frozen=True, slots=True)
class PackReference:
    """The id, version and SHA-256 by which a record names its pack."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OptIn:
    """A questionnaire that is asked only where the clinic's settings name it."""

    questionnaire_id: str
    visits: tuple[str, ...]  # kinds of visit
    terms: str  # of its licence, for whoever switches it on


@dataclass(frozen=True, slots=True)
class Translation:
    """Who answers for the words of a language; official: questionnaires in their owner's words."""

    certified_by: str = ""
    official: frozenset[str] = frozenset()


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
    questionnaires: tuple[Questionnaire, ...]  # all that a tablet may ask
    asks: Mapping[str, tuple[str, ...]]  # visit kind → questionnaire ids, in order
    scorings: tuple[Scoring, ...]
    agreements: Mapping[str, tuple[Agreement, ...]]
    rules: tuple[Rule, ...]
    sources: Mapping[str, Source]
    root: Path
    comparison: Comparison | None = None
    opt_ins: tuple[OptIn, ...] = ()
    nurse_questionnaires: tuple[Questionnaire, ...] = ()  # asked by a nurse, never by a tablet
    translations: Mapping[str, Translation] = field(default_factory=dict)  # beside the first
    clinic_words: frozenset[str] = frozenset()  # slides that end in words of the clinic's own
    glance: GlanceRule = field(default_factory=GlanceRule)  # what the nurse's page shows first

    def forms_for(self, kind: str) -> tuple[Questionnaire, ...]:
        """Return the questionnaires of a kind of visit, in the order in which they are asked."""
        return tuple(self.questionnaire(id_) for id_ in self.asks[kind])

    def with_instruments(self, names: Iterable[str]) -> Self:
        """Return the pack with these opt-in questionnaires asked too, before each visit's last."""
        wanted = set(names)
        chosen = [one for one in self.opt_ins if one.questionnaire_id in wanted]
        asks = {
            kind: (*ids[:-1], *(o.questionnaire_id for o in chosen if kind in o.visits), *ids[-1:])
            for kind, ids in self.asks.items()
        }
        return replace(self, asks=asks)

    def questionnaire(self, questionnaire_id: str) -> Questionnaire:
        """Return a questionnaire that the tablet or a nurse asks; StopIteration for another."""
        known = (*self.questionnaires, *self.nurse_questionnaires)
        return next(q for q in known if q.id == questionnaire_id)
