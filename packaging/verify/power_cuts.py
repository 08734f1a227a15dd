"""Cuts a tablet's power while an intake is sealed: after each write to its disk, one by one.

The machine is woken each time in the moment before the last touch of a visit, touched, and stopped
at a certain write. Its picture tells whether the patient had been thanked by then; its power is
cut, and its disk is looked at.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kiosk.app.demo_clinic import DemoClinic
from kiosk.errors import KioskError
from verify.after_a_cut import Found, given, look
from verify.findings import Findings, until
from verify.qemu import ALL, Machine, Parts, switched_on
from verify.replay import SEALING, is_like, nearest, read, touch, touch_again, wait_for
from verify.visit_on_screen import REHEARSED

_PATIENCE = 300  # seconds, on a busy machine
_NOTHING = 20  # seconds after which nothing will come of the last touch any more
_QUIET = 15  # seconds in which nothing is written: all is done
_THANKED = 2  # cuts after which there is nothing left to lose


@dataclass(frozen=True)
class Cut:
    """Where the power was cut, and what was found."""

    writes: int  # done since the machine was woken
    thanked: bool
    disk: Path  # as it was cut
    found: Found | None  # nothing where it could not be read
    problem: str = ""

    def holds(self, answers: object) -> bool:
        """Tell whether nothing is lost, half, or there twice."""
        return self.found is not None and self.found.holds(thanked=self.thanked, answers=answers)


def cut_again_and_again(parts: Parts, clinic: DemoClinic, key: Path, findings: Findings) -> None:
    """Cut after each write until the thanks; add a row for all, and write a table of each."""
    os.environ["CREDENTIALS_DIRECTORY"] = str(key.parent)
    whole = cut_after(ALL, parts, clinic)
    said = f"{whole.writes} writes from the last touch on; {whole.problem}"
    findings.row("undisturbed, an intake is sealed", holds=whole.thanked, saw=said)
    if whole.found is None:
        return
    answers = given(whole.found.at_last[0])
    cuts = [*until_thanked(whole.writes, parts, clinic), whole]
    bad = [cut.writes for cut in cuts if not cut.holds(answers)]
    table = parts.folder.parent / "power-cuts.md"
    _write(table, cuts, answers)
    findings.row(
        f"{len(cuts)} power cuts: no intake lost, half or twice, nobody thanked for nothing",
        holds=not bad,
        saw=f"see {table}" if not bad else f"after these writes: {bad}",
    )
    going_on = [cut for cut in cuts if cut.found and cut.found.left_to_do == "seal"]
    findings.row("some were in the middle of sealing", holds=bool(going_on), saw=f"{len(going_on)}")
    if going_on:
        switch_on_again(going_on[-1], parts, clinic, findings)


def until_thanked(most: int, parts: Parts, clinic: DemoClinic) -> Iterator[Cut]:
    """Cut before the first write, after it, and so on, until the thanks were there some times."""
    thanked = 0
    for writes in range(most):
        cut = cut_after(writes, parts, clinic)
        yield cut
        thanked += cut.thanked
        if thanked == _THANKED:
            return


def cut_after(writes: int, parts: Parts, clinic: DemoClinic) -> Cut:
    """Wake the machine, make the last touch, stop before the next write, and cut its power."""
    disk = parts.folder / "cuts" / f"{'all' if writes == ALL else writes}.img"
    disk.parent.mkdir(exist_ok=True)
    _copy(parts.home, disk)
    welcome, *_, last, thanks = read(REHEARSED)
    with switched_on(replace(parts, home=disk), remembers=True, writes=writes) as machine:
        machine.go_on()
        touch(machine, last)
        until(lambda: not machine.runs() or machine.written() > 0, _NOTHING)
        if machine.runs() and machine.written() == 0:
            touch_again(machine, REHEARSED, last)
        until(lambda: not machine.runs() or _is_quiet(machine), _PATIENCE)
        done, picture = machine.written(), machine.picture()
    picture.save(disk.with_suffix(".png"))
    before, after = (last.picture, SEALING), (thanks.picture, welcome.picture)
    thanked = nearest(picture, [REHEARSED / one for one in (*before, *after)]).name in after
    try:
        return Cut(done, thanked, disk, _look(disk, clinic))
    except (KioskError, ValueError) as problem:
        return Cut(done, thanked, disk, None, str(problem))


def switch_on_again(cut: Cut, parts: Parts, clinic: DemoClinic, findings: Findings) -> None:
    """Boot what was cut in the middle of sealing: a curtain, behind which it is sealed by itself.

    Its clock goes on from the cut: what was left for long is not gone on with.
    """
    shutil.copy(cut.disk, parts.home)
    then = datetime.fromtimestamp(parts.saved.stat().st_mtime, UTC)
    curtain, seen = REHEARSED / "again/000.png", parts.folder / "curtain.png"
    tried = f"booted after {cut.writes} writes, it tells that a visit was interrupted"
    with switched_on(parts, clock=then) as machine, findings.timed(tried) as saw:
        wait_for(machine, partial(is_like, expected=curtain), _PATIENCE, seen)
        saw.append(f"look at {seen}")
        until(lambda: ": accepted" in _since_the_start(machine.told()), _PATIENCE)
    found = _look(parts.home, clinic)
    sealed = found.sealed == 1 and found.arrived == 1 and found.left_to_do == "nothing"
    findings.row("and seals it by itself, once", holds=sealed)


def _since_the_start(told: str) -> str:
    return told.rpartition("a visit can begin")[2]


def _look(disk: Path, clinic: DemoClinic) -> Found:
    """Look at a copy: the disk stays as it was cut."""
    copy = disk.with_suffix(".copy")
    _copy(disk, copy)
    try:
        return look(copy, clinic.recovery)
    finally:
        copy.unlink()


def _copy(disk: Path, to: Path) -> None:
    subprocess.run(["cp", "--sparse=always", str(disk), str(to)], check=True)  # noqa: S603, S607


def _is_quiet(machine: Machine) -> bool:
    """Tell whether nothing is written for a while, after something was."""
    before = machine.written()
    moves = lambda: machine.written() > before or not machine.runs()  # noqa: E731
    return before > 0 and until(moves, _QUIET) >= _QUIET


def _write(file: Path, cuts: Sequence[Cut], answers: object) -> None:
    """Write a line for each cut."""
    lines = [
        "## Power cuts while an intake is sealed",
        "",
        "| cut after | the patient | in the outbox | visit kept | left for the patient | holds |",
        "|---|---|---|---|---|---|",
        *(_line(cut, answers) for cut in cuts),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(cut: Cut, answers: object) -> str:
    told = "thanked" if cut.thanked else "not yet thanked"
    holds = "yes" if cut.holds(answers) else "**NO**"
    if cut.found is None:
        return f"| {cut.writes} writes | {told} | {cut.problem} | | | {holds} |"
    there = f"{cut.found.sealed} intake" if cut.found.sealed else "no intake"
    kept = "yes" if cut.found.has_draft else "no"
    return f"| {cut.writes} writes | {told} | {there} | {kept} | {cut.found.left_to_do} | {holds} |"
