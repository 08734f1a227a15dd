"""Every screen of a pack: each slide, question and agreement, whatever it depends on."""

from pathlib import Path

from kiosk.app.preview.tour import Tour
from kiosk.content.pack import Pack
from kiosk.forms.body import body
from tests.ui.access.looking import Looker
from tests.ui.access.pseudo import spoken, wearing
from ui.patient.display import Look
from ui.patient.window import TEN_INCHES


class LookingTour(Tour):
    """A tour that looks closely instead of taking pictures, and at every part of the body."""

    ZONES = sorted({f"{place.view}.{place.part}" for place in body().places})

    def __init__(self, pack: Pack, looker: Looker) -> None:
        look = Look(TEN_INCHES, motion=0)
        super().__init__(spoken(pack, looker.tongue), looker.tongue.code, Path(), look)
        self._looker = looker

    def look(self) -> None:
        """Go through all screens of the pack."""
        with wearing(self._window.root, self._looker.tongue):
            self.walk()

    def _take(self, caption: str) -> None:
        self._window.idle.stop()  # whoever looks closely takes their time
        self._looker.see(self._window, self._hands, caption)
