"""pack.toml: what a pack is called, in which state it is, and the steps of its visits."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from kiosk.content import toml
from kiosk.content.finding import Finding, Report
from kiosk.content.reading import read_text

FILE = "pack.toml"
FORMAT = 1  # of the files of a pack; a newer one is for a newer kiosk

StepName = Literal[
    "welcome",
    "identify",
    "slides",
    "teach-back",
    "screening",
    "review",
    "consent",
    "signature",
    "thank-you",
]
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
Id = Annotated[str, StringConstraints(pattern=rf"^{NAME.pattern}$")]
_NEWER = re.compile(r"^format\s*=\s*(\d+)", re.MULTILINE)
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]


class Crisis(toml.Table):
    """What a patient who may hurt themselves is told."""

    line: toml.Words
    phone: str = Field(min_length=1)


class Flow(toml.Table):
    """The steps of one kind of visit, and what it asks: file names without .json, in order."""

    steps: list[StepName]
    questionnaires: tuple[Id, ...] = ()


class Visits(toml.Table):
    """The two kinds of visit."""

    first: Flow
    return_: Flow = Field(alias="return")

    def kinds(self) -> tuple[tuple[str, Flow], ...]:
        """Return each kind of visit with what belongs to it."""
        return ("first", self.first), ("return", self.return_)


class OptIn(toml.Table):
    """A questionnaire that is asked only where the clinic's settings name it."""

    questionnaire: Id
    visits: list[Literal["first", "return"]] = Field(min_length=1)
    terms: str = Field(min_length=1)


class Translation(toml.Table):
    """Who answers for the words of a language."""

    certified_by: str = ""
    official: tuple[Id, ...] = ()


class Front(toml.Table):
    """pack.toml, whole."""

    format: Literal[1]
    id: Id
    version: str = Field(min_length=1)
    state: Literal["draft", "signed off"]
    signed_off_by: str = ""
    signed_off_on: str = ""
    languages: list[Language] = Field(min_length=1)
    clinic: str = ""
    title: toml.Words
    crisis: Crisis
    visits: Visits
    nurse_questionnaires: tuple[Id, ...] = ()
    opt_in: tuple[OptIn, ...] = ()
    translations: dict[Language, Translation] = Field(default_factory=dict)
    clinic_words: dict[Id, toml.Words] = Field(default_factory=dict)  # by slide

    @property
    def questionnaires(self) -> tuple[str, ...]:
        """Return every questionnaire that a tablet may ask, each once."""
        asked = (id_ for _, visit in self.visits.kinds() for id_ in visit.questionnaires)
        return tuple(dict.fromkeys([*asked, *(one.questionnaire for one in self.opt_in)]))

    @model_validator(mode="after")
    def _signed_by_somebody(self) -> "Front":
        if (self.state == "signed off") != bool(self.signed_off_by.strip()):
            raise ValueError("a pack that is signed off names who did it; a draft names nobody")
        return self


def read_front(folder: Path, report: Report) -> Front | None:
    """Read pack.toml, or return None after its faults are reported."""
    text = read_text(folder, FILE, report)
    if text is None:
        return None
    newer = _NEWER.search(text)
    if newer and int(newer[1]) > FORMAT:
        what = f"is {newer[1]}; this kiosk reads format {FORMAT}. Update the kiosk first"
        report(Finding(FILE, "format", what))
        return None
    front = toml.parse(Front, text, FILE, report)
    if front:
        toml.report_missing(front.title, front.languages, FILE, "title", report)
        toml.report_missing(front.crisis.line, front.languages, FILE, "crisis.line", report)
        for slide, words in front.clinic_words.items():
            toml.report_missing(words, front.languages, FILE, f"clinic_words.{slide}", report)
    return front
