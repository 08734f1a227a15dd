"""The table of faults tried in this run, with what was lost, stored twice or altered.

Each fault test says what it tried and what came of it; the table is printed at the end. Rows R1 to
R12 are those of the reliability gate; every process of a parallel run tells its own.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

FILE = Path(__file__).resolve().parent.parent / "build/reliability.txt"


class Reliability:
    """Notes rows of the table that `tests.reliability` prints."""

    def __init__(self, note: Callable[[str, object], None]) -> None:
        self._note = note

    def __call__(  # the columns, each by name
        self, row: str, tried: str, count: int, *, lost: int = 0, twice: int = 0, altered: int = 0
    ) -> None:
        self._note("reliability", (row, tried, count, lost, twice, altered))

    def control(self, row: str, taken_away: str, count: int, *, noticed: int) -> None:
        """Note that a promise was broken on purpose, and how often that was noticed."""
        self._note("negative control", (row, taken_away, count, noticed))


@pytest.fixture
def reliability(record_property: Callable[[str, object], None]) -> Reliability:
    return Reliability(record_property)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, and keep it in build/reliability.txt."""
    told = list(_told(terminalreporter))
    rows = _summed(value for name, value in told if name == "reliability")
    controls = _summed(value for name, value in told if name == "negative control")
    if not rows and not controls:
        return
    lines = [
        f"{'':4} {'tried':58} {'times':>9} {'lost':>5} {'twice':>6} {'altered':>8}",
        *(f"{r[0]:4} {r[1]:58} {r[2]:9} {r[3]:5} {r[4]:6} {r[5]:8}" for r in rows),
        *(f"{r[0]:4} control: {r[1]:49} {r[2]:9}   noticed {r[3]} times" for r in controls),
    ]
    terminalreporter.section("faults")
    terminalreporter.write("\n".join(lines) + "\n")
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _summed(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Add up the counts of what has one name, and put R2 before R10."""
    sums: dict[tuple[str, str], list[int]] = {}
    for row, tried, *counts in rows:
        before = sums.get((row, tried), [0] * len(counts))
        sums[row, tried] = [a + b for a, b in zip(before, counts, strict=True)]
    ordered = sorted(sums, key=lambda named: (int(named[0][1:]), named[1]))
    return [(*named, *sums[named]) for named in ordered]


def _told(reporter: pytest.TerminalReporter) -> Iterator[tuple[str, Any]]:
    for reports in reporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                yield from report.user_properties
