"""What is wrong with a pack, and where: one sentence that its author can act on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from kiosk.errors import Refused


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault (the pack does not load) or a to-do (somebody should look before sign-off)."""

    file: str  # below the pack's folder; "" where the sentence names it
    where: str  # "line 12", or the key
    what: str
    level: Literal["error", "to-do"] = "error"

    def __str__(self) -> str:
        """Return the place and the fault in one line."""
        return ": ".join(part for part in (self.file, self.where, self.what) if part)


Report = Callable[[Finding], None]


def refuse(finding: Finding) -> None:
    """Raise Refused for a fault; let a to-do pass. The report of everyone who must not go on."""
    if finding.level == "error":
        raise Refused("pack-wrong", f"{finding}. Run `kiosk pack check` to see every fault.")
