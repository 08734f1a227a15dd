"""The forms of a pack: its questionnaires, in the order of pack.toml, and how they are scored."""

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content import toml
from kiosk.content.finding import Finding, Report
from kiosk.content.lines import Keys
from kiosk.content.reading import read_text
from kiosk.errors import KioskError
from kiosk.forms import from_fhir, overlay
from kiosk.forms.questionnaire import Questionnaire
from kiosk.forms.scoring import Scoring

QUESTIONNAIRES = "questionnaires"
OVERLAYS = "overlays"


@dataclass(frozen=True, slots=True)
class Forms:
    """The questionnaires of a pack, with the weights and totals that its overlays add."""

    questionnaires: tuple[Questionnaire, ...] = ()
    scorings: tuple[Scoring, ...] = ()


def read_forms(folder: Path, names: Sequence[str], report: Report, *, scored: bool = True) -> Forms:
    """Read the questionnaires and lay the overlays over them, where they are scored."""
    read = [_questionnaire(folder, name, report) for name in names]
    by_id = {questionnaire.id: questionnaire for questionnaire in read if questionnaire}
    scorings: list[Scoring] = []
    for laid in _overlays(folder, report) if scored else ():
        if laid.questionnaire_id not in by_id:
            if laid.questionnaire_id in names:
                continue  # what is wrong with it has been told
            what = f"pack.toml names no questionnaire {laid.questionnaire_id}"
            report(Finding(laid.file, "questionnaire", what))
            continue
        try:
            by_id[laid.questionnaire_id] = overlay.apply(laid, by_id[laid.questionnaire_id])
        except KioskError as error:
            report(_told(laid.file, error))
        scorings += laid.scorings
    order = list(by_id)
    scorings.sort(key=lambda scoring: order.index(scoring.questionnaire_id))  # stable
    return Forms(tuple(by_id.values()), tuple(scorings))


def _questionnaire(folder: Path, name: str, report: Report) -> Questionnaire | None:
    file = f"{QUESTIONNAIRES}/{name}.json"
    text = read_text(folder, file, report)
    if text is None:
        return None
    try:
        resource = json.loads(text)
        if not isinstance(resource, dict):
            report(Finding(file, "", "is not a JSON object"))
            return None
        loaded = from_fhir.read(resource, file)
    except json.JSONDecodeError as error:
        report(Finding(file, "", f"is not valid JSON: {error}", line=error.lineno))
    except KioskError as error:
        report(_told(file, error))
    else:
        for what in loaded.ignored:
            report(Finding(file, "", f"this part is not used: {what}", "to-do", keys=_quoted(what)))
        if loaded.questionnaire.id != name:
            what = f"is {loaded.questionnaire.id!r}; it must be the file's name, {name!r}"
            report(Finding(file, "id", what))
        return loaded.questionnaire
    return None


def _overlays(folder: Path, report: Report) -> Iterator[overlay.Overlay]:
    for path in sorted((folder / OVERLAYS).glob("*.toml")):
        file = f"{OVERLAYS}/{path.name}"
        text = read_text(folder, file, report)
        if text is None:
            continue
        try:
            yield overlay.read_overlay(tomllib.loads(text), file)
        except tomllib.TOMLDecodeError as error:
            report(toml.not_toml(file, text, error))
        except KioskError as error:
            report(_told(file, error))


def _told(file: str, error: KioskError) -> Finding:
    """Return the fault of a form as a finding; its sentence begins with the file, then the item."""
    sentence = error.message.removeprefix(f"{file}: ")
    return Finding(file, "", sentence, keys=_quoted(sentence))


def _quoted(sentence: str) -> Keys:
    """Return what a sentence quotes before its first full stop, and the key that it names."""
    first = sentence.partition(". ")[0]
    keys = re.findall(r"(\w+) is missing or wrong|\b(enableWhen)\b", first)
    named = dict.fromkeys(key for pair in keys for key in pair if key)
    return (*re.findall(r"'([^']+)'", first), *named)
