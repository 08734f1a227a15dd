"""The forms of a pack: its questionnaires, in the order of pack.toml, and how they are scored."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.finding import Finding, Report
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
            what = f"pack.toml names no questionnaire {laid.questionnaire_id}"
            report(Finding(laid.file, "questionnaire", what))
            continue
        try:
            by_id[laid.questionnaire_id] = overlay.apply(laid, by_id[laid.questionnaire_id])
        except KioskError as error:
            report(Finding("", "", error.message))
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
        report(Finding(file, "", f"is not valid JSON: {error}"))
    except KioskError as error:
        report(Finding("", "", error.message))
    else:
        for what in loaded.ignored:
            report(Finding(file, "", f"this part is not used: {what}", "to-do"))
        if loaded.questionnaire.id != name:
            what = f"is {loaded.questionnaire.id!r}; it must be the file's name, {name!r}"
            report(Finding(file, "id", what))
        return loaded.questionnaire
    return None


def _overlays(folder: Path, report: Report) -> Iterator[overlay.Overlay]:
    for path in sorted((folder / OVERLAYS).glob("*.toml")):
        file = f"{OVERLAYS}/{path.name}"
        try:
            text = read_text(folder, file, report)
            if text is not None:
                yield overlay.read_overlay(tomllib.loads(text), file)
        except tomllib.TOMLDecodeError as error:
            report(Finding(file, "", f"is not valid TOML: {error}"))
        except KioskError as error:
            report(Finding("", "", error.message))
