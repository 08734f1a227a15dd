"""`kiosk pack …`: what an educator runs; each says in plain lines what it found or did."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from kiosk.app.home import pack_folder
from kiosk.content.author.add_form import add_form
from kiosk.content.author.new_pack import new_pack
from kiosk.content.author.sign_off import make_draft, sign_off
from kiosk.content.check.examine import Checked, examine
from kiosk.content.check.grades import Reading
from kiosk.content.check.readability import GRADE_LIMIT
from kiosk.content.check.to_settle import Group, to_settle
from kiosk.content.finding import Finding
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from resources import path as resource


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
        "grades": [_reading(reading) for reading in checked.readings],
        "review": [asdict(group) for group in groups],
    }


def _reading(reading: Reading) -> dict[str, object]:
    grades = {
        language: None if level is None else round(level, 1)
        for language, level in reading.grades.items()
    }
    return {"folder": reading.folder, "id": reading.id, "grades": grades}


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


def new(name: str, parent: Path, source: str | None) -> int:
    """Make a new pack, small or as a copy of another, and say what comes next."""
    if source is None:
        folder = new_pack(name, parent, resource("new-pack"))
        print(
            f"{folder} is a small pack that works. Everything in it is an example: write over it."
        )
    else:
        folder = new_pack(name, parent, pack_folder(Path(), source))
        print(f"{folder} is a copy of {source}, as a draft.")
    print(f"Look at it:     kiosk pack preview {folder}")
    print(f"After a change: kiosk pack sign {folder} --draft && kiosk pack check {folder}")
    return 0


def add(
    pack: str, questionnaire: Path, *, terms: str, visits: list[str], without_rules: bool
) -> int:
    """Add a clinic's own licensed form to a pack, and say what is left to do."""
    folder = _editable(pack)
    added = add_form(folder, questionnaire, terms=terms, visits=visits, without_rules=without_rules)
    print(f"{added.id} is in the pack. The pack is a draft again: raise its version, then sign it.")
    print(f'It is asked only where settings.toml says: instruments = ["{added.id}"]')
    print(f"Rules that look at it: {', '.join(added.rules) or 'none'}")
    if added.unwatched:
        print(f"No rule looks at: {', '.join(added.unwatched)}")
    for line in added.left:
        print(f"Left to do: {line}")
    return 0


def sign(pack: str, *, by: str | None) -> int:
    """Sign a pack off in somebody's name, or, for nobody, make it a draft again."""
    folder = _editable(pack)
    if by is None:
        signed, state = make_draft(folder), "a draft, signed off by nobody"
    else:
        signed = sign_off(folder, by, SystemClock().now().date())
        state = f"signed off by {by.strip()}"
    print(f"{signed.id} {signed.version}: {state}")
    print(f"hash {signed.sha256}")
    checked = signed.checked
    if checked.errors:
        print(
            f"errors: {len(checked.errors)}, so no tablet shows it; see kiosk pack check {folder}"
        )
    print(f"to do: {len(checked.to_dos)}; see kiosk pack check {folder} --review")
    return 0


def _editable(pack: str) -> Path:
    """Return the folder of a pack that may be written to; Refused for one that we ship."""
    folder = pack_folder(Path(), pack)
    if folder == resource("packs", pack) and not Path(pack).is_absolute():
        raise Refused(
            "shipped",
            f"{pack} belongs to the program and is replaced with it. "
            f"Make a copy of your own first: kiosk pack new NAME --from {pack}",
        )
    return folder
