"""Reads a TOML file of a pack into its model; faults name the file, the key and what is allowed."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.content.finding import Finding, Report
from kiosk.content.reading import read_text
from kiosk.forms.questionnaire import Text

Words = dict[str, str]  # by language


class Table(BaseModel):
    """A TOML table; an unknown key is a fault, because it is most often a typing error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


Model = TypeVar("Model", bound=Table)


def load(kind: type[Model], folder: Path, name: str, report: Report) -> Model | None:
    """Return the model of a TOML file, or None after its faults are reported."""
    text = read_text(folder, name, report)
    return None if text is None else parse(kind, text, name, report)


def parse(kind: type[Model], text: str, name: str, report: Report) -> Model | None:
    """Return the model of TOML text, or None after its faults are reported."""
    try:
        return kind.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        report(not_toml(name, text, error))
    except ValidationError as error:
        for wrong in error.errors():
            where = ".".join(str(part) for part in wrong["loc"])
            what = _sentence(wrong["type"], wrong["msg"])
            report(Finding(name, where, what, keys=wrong["loc"]))
    return None


def not_toml(name: str, text: str, error: tomllib.TOMLDecodeError) -> Finding:
    """Return what is wrong with text that is not TOML; the reader's own words name the line."""
    named = re.search(r"line (\d+)", str(error))
    line = int(named[1]) if named else text.count("\n") + 1
    return Finding(name, "", f"is not valid TOML: {error}", line=line)


def _sentence(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "this key is not known here; check its spelling or remove it"
    return "this key is missing" if kind == "missing" else message


def text(words: Mapping[str, str], languages: Sequence[str]) -> Text:
    """Return words in several languages as one text; the pack's first language is the default."""
    return Text(words.get(languages[0], ""), dict(words))


def report_missing(
    words: Mapping[str, str], languages: Sequence[str], file: str, where: str, report: Report
) -> None:
    """Report each of the pack's languages in which the words are missing."""
    for language in languages:
        if not words.get(language, "").strip():
            report(Finding(file, f"{where}.{language}", "the words in this language are missing"))
