"""Every kind of question, answered, unanswered and together on one screen."""

from pathlib import Path

from kiosk.app.form_commands import questionnaire_in
from kiosk.app.form_preview import pack_of
from kiosk.app.preview.form_tour import FormTour
from kiosk.settings import settings_of
from tests.ui.access.looking import Looker
from tests.ui.access.pseudo import spoken, wearing
from ui.patient.display import Look
from ui.patient.window import TEN_INCHES

_FORM = Path(__file__).with_name("every_kind.json")


class LookingFormTour(FormTour):
    """A tour through a form that looks closely instead of taking pictures."""

    def __init__(self, looker: Looker) -> None:
        pack = pack_of(questionnaire_in(_FORM), _FORM.parent)
        settings = settings_of({"full_screen": False, "language": looker.tongue.code}, "the look")
        look = Look(TEN_INCHES, motion=0)
        super().__init__(spoken(pack, looker.tongue), settings, Path(), look)
        self._looker = looker

    def look(self) -> None:
        """Go through all questions."""
        with wearing(self._window.root, self._looker.tongue):
            self.walk()

    def _take(self, caption: str) -> None:
        self._window.idle.stop()  # whoever looks closely takes their time
        self._looker.see(self._window, self._hands, f"form {caption}")

    def _answer(self) -> None:
        self._take("unanswered")
        super()._answer()
