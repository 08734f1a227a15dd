"""`kiosk pack …`: what an educator runs; each says in plain lines what it found or did."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.app.home import pack_folder
from kiosk.content.check import Checked, examine
from kiosk.content.finding import Finding
from kiosk.content.grades import Reading
from kiosk.content.readability import GRADE_LIMIT
from kiosk.content.to_settle import Group, to_settle


def check(pack: str, *, as_json: bool, review: bool) -> int:
    """Say what is wrong with a pack and how hard it reads; `review` adds what stands open."""
    checked = examine(pack_folder(Path(), pack))
    groups = to_settle(checked) if review else ()
    if as_json:
        print(json.dumps(_as_json(checked, groups), ensure_ascii=False))
        return 1 if checked.errors else 0
    for line in (*_grades(checked), *_groups(groups)):
        print(line)
    for finding in checked.errors:
        print(f"error: {finding}")
    print(f"{len(checked.errors)} errors, {len(checked.to_dos)} things to do before sign-off")
    return 1 if checked.errors else 0


def _as_json(checked: Checked, groups: tuple[Group, ...]) -> dict[str, object]:
    return {
        "errors": len(checked.errors),
        "findings": [_finding(finding) for finding in checked.findings],
        "grades": [asdict(reading) for reading in checked.readings],
        "review": [asdict(group) for group in groups],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "file": finding.file,
        "line": finding.line,
        "where": finding.where,
        "what": finding.what,
        "level": finding.level,
    }


def _grades(checked: Checked) -> Iterable[str]:
    """Yield a table of school grades: a line for each slide and agreement."""
    if checked.pack is None or not checked.readings:
        return
    languages = checked.pack.languages
    width = max(len(_name(reading)) for reading in checked.readings)
    yield f"{'school grade':{width}}  " + "  ".join(f"{language:>4}" for language in languages)
    for reading in checked.readings:
        cells = (_cell(reading.grades[language]) for language in languages)
        yield f"{_name(reading):{width}}  " + "  ".join(cells).rstrip()
    yield f"(* over {GRADE_LIMIT}: use shorter words and sentences)"
    yield ""


def _name(reading: Reading) -> str:
    return f"{reading.folder}/{reading.id}"


def _cell(level: float | None) -> str:
    if level is None:
        return f"{'–':>4}"
    return f"{max(level, 0):3.0f}{'*' if level > GRADE_LIMIT else ' '}"


def _groups(groups: Iterable[Group]) -> Iterable[str]:
    for group in groups:
        yield group.title
        yield from (f"  - {point}" for point in group.points)
        yield ""
