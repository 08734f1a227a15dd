"""What is wrong with a pack, and where: one sentence that its author can act on."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kiosk.content.lines import Keys, line_in
from kiosk.errors import Refused


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault (the pack does not load) or a to-do (somebody should look before sign-off)."""

    file: str  # below the pack's folder
    where: str  # the key, entry or slide; "" where the line says enough
    what: str
    level: Literal["error", "to-do"] = "error"
    line: int = 0  # from 1; 0: not looked up yet, or there is no such file
    keys: Keys = ()  # that lead to the line, where `where` does not

    def __str__(self) -> str:
        """Return the place and the fault in one line, as editors understand it."""
        file = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (file, self.where, self.what) if part)


Report = Callable[[Finding], None]


def located(folder: Path, finding: Finding) -> Finding:
    """Return a finding with the line of its file that it is about."""
    if finding.line:
        return finding
    return replace(finding, line=line_in(folder / finding.file, finding.keys or _keys(finding)))


def refuse(folder: Path) -> Report:
    """Return the report of everyone who must not go on: it raises Refused for a fault."""

    def report(finding: Finding) -> None:
        if finding.level == "error":
            told = f"{located(folder, finding)}. Run `kiosk pack check` to see every fault."
            raise Refused("pack-wrong", told)

    return report


def _keys(finding: Finding) -> Keys:
    """Return where's parts: "q.choices 2.es" is the second choice of q, in Spanish."""
    parts = re.split(r"[.\s]+", finding.where)
    return tuple(int(part) - 1 if part.isdecimal() else part for part in parts if part)
