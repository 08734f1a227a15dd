"""Looks at the screens of a visit, each in the settings that are its turn, and keeps what it finds.

A screen is whatever the way through the visit calls `see` for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.ui.access.combinations import LAYOUTS, Choice, Setting
from tests.ui.access.findings import Finding
from tests.ui.access.pseudo import Tongue
from tests.ui.access.scene import Scene, qml_types
from tests.ui.access.screen_check import examine
from ui.patient.hands import Hands
from ui.patient.window import TEN_INCHES, PatientWindow


@dataclass(frozen=True, order=True)
class Seen:
    """A finding, on which screen and how that was drawn."""

    finding: Finding
    screen: str
    drawn: str

    def __str__(self) -> str:
        return f"{self.finding}  [{self.screen}; {self.drawn}]"


@dataclass
class Looker:
    """Examines one window after the other, in one language."""

    tongue: Tongue
    choice: Choice
    seen: list[Seen] = field(default_factory=list)
    files: set[str] = field(default_factory=set)  # whose screens were looked at, by name
    screens: int = 0
    looks: int = 0

    def see(self, window: PatientWindow, hands: Hands, screen: str) -> None:
        """Examine what is shown now, in each of its settings."""
        for setting in self.choice(self.screens, self.tongue):
            dress(window, hands, setting)
            drawn = f"{self.tongue.name}, {setting}"
            self.files |= qml_types(Scene(window.root, TEN_INCHES))
            self.seen += [Seen(one, screen, drawn) for one in examine(window.root, TEN_INCHES)]
            self.looks += 1
        self.screens += 1


def dress(window: PatientWindow, hands: Hands, setting: Setting) -> None:
    """Draw the window in a setting."""
    window.wear(setting.look)
    width, height = LAYOUTS[setting.layout]
    window.root.setWidth(width)
    window.root.setHeight(height)
    hands.settle()
    hands.settle()  # what has the focus comes into view after the first frame, and moves the page


def summed_up(seen: list[Seen]) -> Iterator[str]:
    """Yield a line for each kind of finding: how often, and where first."""
    kinds: dict[Finding, list[Seen]] = {}
    for one in sorted(seen):
        kind = Finding(one.finding.rule, one.finding.what, "")
        kinds.setdefault(kind, []).append(one)
    for many in sorted(kinds.values(), key=len, reverse=True):
        yield f"{len(many):4} × {many[0]}"
