"""Checks a pack for its authors: every fault at once, and what to look at before sign-off."""

from collections.abc import Iterator
from pathlib import Path

from kiosk.content import front as front_file
from kiosk.content import rules, slides, sources, sums
from kiosk.content.consistency import faults
from kiosk.content.finding import Finding
from kiosk.content.front import read_front
from kiosk.content.load import read_pack
from kiosk.content.pack import Pack
from kiosk.content.pictures import check_pictures
from kiosk.content.readability import GRADE_LIMIT, grade
from kiosk.errors import Damaged, KioskError
from kiosk.forms.expressions import compile_expression


def check_pack(folder: Path) -> tuple[Finding, ...]:
    """Return every fault and to-do of a pack, faults first; an empty tuple: nothing to do."""
    found: list[Finding] = []
    try:
        digest = sums.verify(folder)
    except Damaged as error:
        digest = ""
        found.append(Finding(sums.NAME, "", error.message))
    check_pictures(folder, found.append)
    front = read_front(folder, found.append)
    if front is not None:
        pack = read_pack(folder, front, digest, found.append)
        if not any(finding.level == "error" and finding.file != sums.NAME for finding in found):
            found += faults(pack)  # of half a pack they would only echo the faults above
        found += _conditions(pack)
        found += _to_dos(pack)
    return tuple(sorted(found, key=lambda finding: finding.level != "error"))


def _conditions(pack: Pack) -> Iterator[Finding]:
    for number, rule in enumerate(pack.rules, 1):
        try:
            compile_expression(rule.condition)
        except KioskError as error:
            where = f"rule {number} ({rule.id}).condition"
            yield Finding(rules.FILE, where, f"is not valid FHIRPath: {error.message}")


def _to_dos(pack: Pack) -> Iterator[Finding]:
    if pack.draft:
        yield Finding(front_file.FILE, "state", "nobody has signed off this pack", "to-do")
    for source in pack.sources.values():
        if source.read in ("secondary", "memory"):
            what = f"was not read itself (read = {source.read}): read it before sign-off"
            yield Finding(sources.FILE, source.id, what, "to-do")
    for language, shown in pack.slides.items():
        for slide in shown:
            level = grade(f"{slide.heading}\n{slide.body}", language)
            if level is not None and level > GRADE_LIMIT:
                what = f"reads like grade {level:.0f}; use shorter words and sentences"
                yield Finding(f"{slides.FOLDER}/{language}.md", slide.id, what, "to-do")
