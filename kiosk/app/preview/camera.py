"""Takes every page of what the patient's window shows, upright and across."""

from dataclasses import dataclass
from pathlib import Path

from ui.patient.hands import Hands
from ui.patient.window import PatientWindow

SIZES = {"landscape": (1280, 800), "portrait": (800, 1280)}


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of a page of a screen."""

    file: Path
    step: str
    layout: str  # landscape or portrait
    caption: str


class Camera:
    """Keeps the pictures of one window in a folder, in the order in which they were taken."""

    def __init__(self, window: PatientWindow, hands: Hands, folder: Path) -> None:
        self._window, self._hands, self._folder = window, hands, folder
        self.shots: list[Shot] = []

    def take(self, caption: str) -> None:
        """Take every page of what is shown, in both layouts."""
        for layout, (width, height) in SIZES.items():
            self._window.root.setWidth(width)
            self._window.root.setHeight(height)
            self._hands.settle()
            for page in self._hands.pages():
                step = str(self._window.visit.property("showing"))
                file = self._folder / f"{len(self.shots) + 1:04d}-{step}-{layout}.png"
                self._hands.shot(file)
                mark = f"{caption} · {page}" if page > 1 else caption
                self.shots.append(Shot(file, step, layout, mark))
