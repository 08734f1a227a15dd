"""pack.toml: what a pack is called, in which state it is, and the steps of its visits."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from kiosk.content import toml
from kiosk.content.finding import Report

FILE = "pack.toml"

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
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]


class Crisis(toml.Table):
    """What a patient who may hurt themselves is told."""

    line: toml.Words
    phone: str = Field(min_length=1)


class Flow(toml.Table):
    """The steps of one kind of visit."""

    steps: list[StepName]


class Visits(toml.Table):
    """The two kinds of visit."""

    first: Flow
    return_: Flow = Field(alias="return")


class Front(toml.Table):
    """pack.toml, whole."""

    id: Id
    version: str = Field(min_length=1)
    state: Literal["draft", "signed off"]
    signed_off_by: str = ""
    signed_off_on: str = ""
    languages: list[Language] = Field(min_length=1)
    clinic: str = ""
    questionnaires: list[Id]  # file names without .json, in the order in which they are asked
    title: toml.Words
    crisis: Crisis
    visits: Visits

    @model_validator(mode="after")
    def _signed_by_somebody(self) -> "Front":
        if (self.state == "signed off") != bool(self.signed_off_by.strip()):
            raise ValueError("a pack that is signed off names who did it; a draft names nobody")
        return self


def read_front(folder: Path, report: Report) -> Front | None:
    """Read pack.toml, or return None after its faults are reported."""
    front = toml.load(Front, folder, FILE, report)
    if front:
        toml.report_missing(front.title, front.languages, FILE, "title", report)
        toml.report_missing(front.crisis.line, front.languages, FILE, "crisis.line", report)
    return front
