"""Checks a pack for its authors: every fault at once, and what to look at before sign-off."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.content import front as front_file
from kiosk.content import rules, sources, sums
from kiosk.content.check.grades import Reading, readings
from kiosk.content.check.readability import GRADE_LIMIT
from kiosk.content.consistency.faults import faults
from kiosk.content.finding import Finding, located
from kiosk.content.front import read_front
from kiosk.content.load import read_pack
from kiosk.content.pack import Pack
from kiosk.content.pictures import check_pictures
from kiosk.errors import KioskError
from kiosk.forms.fhirpath.expressions import compile_expression


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a pack, and the pack as far as it could be read."""

    findings: tuple[Finding, ...]  # faults first
    pack: Pack | None
    readings: tuple[Reading, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the faults: with any of them the pack does not load."""
        return tuple(finding for finding in self.findings if finding.level == "error")

    @property
    def to_dos(self) -> tuple[Finding, ...]:
        """Return what somebody should look at before sign-off."""
        return tuple(finding for finding in self.findings if finding.level == "to-do")


def check_pack(folder: Path) -> tuple[Finding, ...]:
    """Return every fault and to-do of a pack, faults first, each with its file and line."""
    return examine(folder).findings


def examine(folder: Path) -> Checked:
    """Return what is found in a pack, and the pack as far as it could be read."""
    found = [
        Finding(sums.NAME, name, f"{what}. {sums.remedy(folder)}", line=line)
        for line, name, what in sums.mismatches(folder)
    ]
    pack: Pack | None = None
    read: tuple[Reading, ...] = ()
    front = read_front(folder, found.append)
    if front is not None:
        pack = read_pack(folder, front, "", found.append)
        read = readings(pack)
        if not any(finding.level == "error" and finding.file != sums.NAME for finding in found):
            found += faults(pack)  # of half a pack they would only echo the faults above
        found += _conditions(pack)
        found += _to_dos(pack, read)
    check_pictures(folder, found.append)
    ordered = sorted((located(folder, finding) for finding in found), key=_place)
    return Checked(tuple(ordered), pack, read)


def _place(finding: Finding) -> tuple[bool, str, int]:
    return finding.level != "error", finding.file, finding.line


def _conditions(pack: Pack) -> Iterator[Finding]:
    for number, rule in enumerate(pack.rules):
        try:
            compile_expression(rule.condition)
        except KioskError as error:
            where = f"rule {number + 1} ({rule.id}).condition"
            what = f"is not valid FHIRPath: {error.message}"
            yield Finding(rules.FILE, where, what, keys=("rules", number, "condition"))


def _to_dos(pack: Pack, read: tuple[Reading, ...]) -> Iterator[Finding]:
    if pack.draft:
        yield Finding(front_file.FILE, "state", "nobody has signed off this pack", "to-do")
    for source in pack.sources.values():
        if source.read in ("secondary", "memory"):
            what = f"was not read itself (read = {source.read}): read it before sign-off"
            yield Finding(
                sources.FILE, source.id, what, "to-do", keys=("sources", source.id, "read")
            )
    for reading in read:
        for language, level in reading.grades.items():
            if level is not None and level > GRADE_LIMIT:
                yield _hard(pack, reading, language, level)


def _hard(pack: Pack, reading: Reading, language: str, level: float) -> Finding:
    what = f"reads like grade {level:.0f}; use shorter words and sentences"
    for slide in pack.slides[language]:
        if reading.folder == "slides" and slide.id == reading.id:
            return Finding(f"slides/{language}.md", slide.id, what, "to-do", slide.line)
    return Finding(_agreement_file(pack, reading.id, language), reading.id, what, "to-do")


def _agreement_file(pack: Pack, id_: str, language: str) -> str:
    """Return the file of an agreement; its name need not be its id."""
    return next(a.file for a in pack.agreements[language] if a.id == id_)
