"""Runs every trial of the packages, one after the other, and writes one table of all.

As root: make verify-packages. Each is a process with mounts and processes of its own: what ends
it, even a kill, leaves nothing mounted and nothing running. All are run, also after one has failed.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verify.findings import held

TABLES = Path("build/verify")  # table.md in the end
PACKAGES = Path("build/packages")
REHEARSAL = ("rehearsal", str(TABLES / "rehearsal"))  # of the visit that is played in the others
IN_A_SYSTEM = ("debian_packages", "repository", "lock_down")
OF_A_TABLET = (("kiosk_session",), ("tablet_vm",))
ON_WINDOWS = (("windows_program",), ("windows_installer",))
_APART = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")


@dataclass(frozen=True)
class Ran:
    """A trial that was run."""

    name: str
    code: int
    minutes: float
    tables: tuple[Path, ...]  # that it wrote


def main(systems: str, suites: Sequence[str]) -> None:
    """Run those of `all` systems or of `linux`, some in each suite; end with 1 when one failed."""
    for earlier in TABLES.glob("*.md"):
        earlier.unlink()
    fresh = [(trial, suite) for suite in suites for trial in IN_A_SYSTEM]
    windows = ON_WINDOWS if systems == "all" else ()
    ran = [run(*trial) for trial in (REHEARSAL, *fresh, *OF_A_TABLET, *windows)]
    table = "\n".join(closing(ran, sorted((*PACKAGES.glob("*.deb"), *PACKAGES.glob("*.msi")))))
    (TABLES / "table.md").write_text(table + "\n", encoding="utf-8")
    print(f"{TABLES / 'table.md'} tells of all")  # noqa: T201
    sys.exit(max(one.code for one in ran) and 1)


def run(name: str, *arguments: str) -> Ran:
    """Run a trial, and find the tables that it has written."""
    before, began = set(TABLES.glob("*.md")), time.monotonic()
    trial = [*_APART, sys.executable, "-m", f"verify.{name}", *arguments]
    code = subprocess.run(trial, check=False).returncode  # noqa: S603
    written = sorted(set(TABLES.glob("*.md")) - before)
    return Ran(" ".join((name, *arguments)), code, (time.monotonic() - began) / 60, tuple(written))


def closing(ran: Sequence[Ran], packages: Sequence[Path]) -> list[str]:
    """Return the lines of the closing table: what ran, sizes, times, and then each row."""
    lines = ["# What the packages' trials saw", ""]
    lines += ["| trial | ended | rows that hold | minutes |", "|---|---|---|---|"]
    for one in ran:
        good, rows = map(sum, zip((0, 0), *map(held, one.tables), strict=True))
        how = "well" if one.code == 0 else "**NOT WELL**"
        lines.append(f"| {one.name} | {how} | {good} of {rows} | {one.minutes:.1f} |")
    lines += ["", "| package | MB |", "|---|---|"]
    lines += [f"| {file.name} | {file.stat().st_size / 1e6:.1f} |" for file in packages]
    for one in ran:
        for table in one.tables:
            lines += ["", table.read_text(encoding="utf-8").rstrip()]
    return lines


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
