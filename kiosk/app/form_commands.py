"""`kiosk forms …`: what whoever brings a questionnaire runs, before a patient sees it."""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import Damaged, KioskError, Unavailable
from kiosk.forms import overlay as overlays
from kiosk.forms.elements import Element
from kiosk.forms.from_fhir import read
from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Questionnaire
from kiosk.forms.rendering_report import Rendering, rendering
from kiosk.forms.response.faults import Fault, faults, in_words, open_issues
from kiosk.forms.response.filled import fill
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response_of
from kiosk.forms.scoring import Score, own_weights, score
from kiosk.outside.clock import SystemClock


def check(path: Path, *, as_json: bool) -> int:
    """Say of each form whether it renders fully, degraded (what is missing) or is refused (why)."""
    reports = [_rendering(file) for file in _files(path)]
    if not reports:
        raise Unavailable("forms-none", f"{path}: there is no .json file here.")
    if as_json:
        results = [report.result for report in reports]
        counts = {name: results.count(name) for name in ("fully", "degraded", "refused")}
        print(_dumped({**counts, "forms": [report.as_json() for report in reports]}))
    else:
        for report in reports:
            print("\n".join(report.lines()))
    return 1 if any(report.result == "refused" for report in reports) else 0


def fill_in(options: argparse.Namespace) -> int:
    """Print the response to a form; faults go to stderr, and the response is then in progress."""
    questionnaire = questionnaire_in(options.questionnaire)
    before = _object(options.response) if options.response else {}
    launch = _launch(options)
    with _naming(options.response):
        answers = read_response(questionnaire, before)
    given = _object(options.answers)
    with _naming(options.answers):
        state = fill(questionnaire, given, answers, launch)
    found = [(key, issue) for key, issue in open_issues(state)]
    made = response_of(state, language=options.language or questionnaire.language)
    if any(not issue.warning for _, issue in found):
        made["status"] = "in-progress"
    made["authored"] = SystemClock().now().isoformat()
    if subject := launch.get("patient", {}).get("id"):
        made["subject"] = {"reference": f"Patient/{subject}"}
    print(_dumped(made) if options.json else json.dumps(made, ensure_ascii=False, indent=2))
    for key, issue in found:
        print(f"{key or 'the form'}: {in_words(issue)}", file=sys.stderr)
    return _attention(issue for _, issue in found)


def validate(options: argparse.Namespace) -> int:
    """List every fault of a response with its linkId."""
    questionnaire = questionnaire_in(options.questionnaire)
    found = faults(questionnaire, _object(options.response), _launch(options))
    if options.json:
        valid = not _attention(found)
        listed = [
            {"linkId": f.link_id, "code": f.code, "words": f.words, "warning": f.warning}
            for f in found
        ]
        print(_dumped({"valid": valid, "faults": listed}))
    else:
        for fault in found:
            level = "warning" if fault.warning else "error"
            print(f"{level}: {fault.link_id or 'the response'}: {fault.words}")
        print("1 fault" if len(found) == 1 else f"{len(found)} faults")
    return _attention(found)


def score_up(options: argparse.Namespace) -> int:
    """Print the totals of a response, each with its addends or with what is missing."""
    questionnaire = questionnaire_in(options.questionnaire)
    if options.overlay:
        laid = overlays.read_overlay(_toml(options.overlay), str(options.overlay))
        questionnaire = overlays.apply(laid, questionnaire)
        scorings = laid.scorings
    else:
        scorings = (own_weights(questionnaire),)
    response = _object(options.response)
    with _naming(options.response):
        answers = read_response(questionnaire, response)
    recorded = response.get("status") != "in-progress"
    found = [score(each, questionnaire, answers, recorded=recorded) for each in scorings]
    language = options.language or questionnaire.language
    if options.json:
        print(_dumped({"scores": [_score_json(each, language) for each in found]}))
    else:
        for each in found:
            print(f"{each.scoring.title.in_(language) or each.scoring.id}: {each.words}")
    return 0


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.json")) if path.is_dir() else [path]


def _rendering(file: Path) -> Rendering:
    try:
        resource = _json(file)
    except KioskError as error:
        return Rendering(str(file), refused=error)
    return rendering(resource, str(file))


def questionnaire_in(file: Path) -> Questionnaire:
    """Read a form; a KioskError names the file and what is wrong with it."""
    return read(_object(file), str(file)).questionnaire


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Put the file's name before what is wrong with what it says."""
    try:
        yield
    except KioskError as error:
        raise type(error)(error.code, f"{file}: {error.message}") from None


def _launch(options: argparse.Namespace) -> dict[str, Element]:
    return {"patient": _object(options.patient)} if options.patient else {}


def _object(file: Path) -> Element:
    found = _json(file)
    if not isinstance(found, dict):
        raise Damaged("file-not-an-object", f"{file}: this is not a JSON object.")
    return found


def _json(file: Path) -> object:
    try:
        return json.loads(_text(file))
    except json.JSONDecodeError as error:
        raise Damaged("file-not-json", f"{file}: this is not valid JSON: {error}.") from None
    except RecursionError:
        raise Damaged("file-too-deep", f"{file}: too many levels inside each other.") from None


def _toml(file: Path) -> Element:
    try:
        return tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        raise Damaged("file-not-toml", f"{file}: this is not valid TOML: {error}.") from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unavailable("file-unreadable", f"{file}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Damaged("file-not-text", f"{file}: this is not text in UTF-8.") from None


def _score_json(found: Score, language: str) -> dict[str, object]:
    return {
        "id": found.scoring.id,
        "title": found.scoring.title.in_(language),
        "total": None if found.total is None else float(found.total),
        "band": found.band.name.in_(language) if found.band else None,
        "addends": [{"linkId": link_id, "value": float(value)} for link_id, value in found.addends],
        "missing": list(found.missing),
        "notAsked": list(found.not_asked),
        "prorated": found.prorated,
    }


def _attention(found: Iterable[Issue | Fault]) -> int:
    return 1 if any(not each.warning for each in found) else 0


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
