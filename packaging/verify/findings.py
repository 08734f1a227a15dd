"""What was tried and what came of it, as a table."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Findings:
    """Rows of a table; a row that does not hold makes the whole fail."""

    title: str
    rows: list[tuple[str, bool, str]] = field(default_factory=list)

    def row(self, tried: str, *, holds: bool, saw: str = "") -> None:
        """Add what was tried, and say it at once."""
        self.rows.append((tried, holds, saw))
        print(f"{'ok  ' if holds else 'FAIL'} {tried}{saw and f': {saw}'}", flush=True)  # noqa: T201

    @contextmanager
    def timed(self, tried: str) -> Iterator[list[str]]:
        """Add a row with the seconds that the block took; what did not come in time fails it."""
        saw: list[str] = []
        began = time.monotonic()
        try:
            yield saw
        except TimeoutError as late:
            self.row(tried, holds=False, saw=str(late))
        else:
            self.row(tried, holds=True, saw=", ".join([*saw, f"{time.monotonic() - began:.1f} s"]))

    def end(self, file: Path) -> None:
        """Write the table; leave with 1 when a row does not hold."""
        lines = [f"## {self.title}", "", "| tried | | saw |", "|---|---|---|"]
        lines += [f"| {t} | {'yes' if h else '**NO**'} | {s} |" for t, h, s in self.rows]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        sys.exit(0 if all(holds for _, holds, _ in self.rows) else 1)


def held(table: Path) -> tuple[int, int]:
    """Return how many rows of a written table hold, and how many there are."""
    rows = [line for line in table.read_text(encoding="utf-8").splitlines() if line[:1] == "|"][2:]
    return len(rows) - sum("**NO**" in row for row in rows), len(rows)


def until(holds: Callable[[], bool], patience: float) -> float:
    """Look until something holds; return the seconds it took, `patience` at most."""
    began = time.monotonic()
    while time.monotonic() - began < patience and not holds():
        time.sleep(0.2)
    return time.monotonic() - began
