"""Every kind of question: unanswered, kept back, opened, answered, and together on one screen."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.app.form_commands import questionnaire_in
from kiosk.app.form_preview import pack_of
from kiosk.app.preview.form_tour import FormTour
from kiosk.forms.questionnaire import Questionnaire
from kiosk.ports import Files, OfferedFile
from kiosk.settings import settings_of
from tests.ui.access.looking import Looker
from tests.ui.access.pseudo import spoken, wearing
from ui.patient.display import Look
from ui.patient.places import is_open
from ui.patient.questions.kinds import kind_of
from ui.patient.window import TEN_INCHES

_FORM = Path(__file__).with_name("every_kind.json")
_OPENED = ("meaningButton", "openCalendar", "openList", "typeInstead")  # and what closes each:
_CLOSED = ("meaningButton", "openCalendar", "openList", "drawInstead")


class Stick:
    """A patient's files, as a stick would offer them."""

    def offered(self) -> Sequence[OfferedFile]:
        return (OfferedFile("letter from my doctor.pdf", 120_000), OfferedFile("x-ray.pdf", 90_000))

    def read(self, name: str, most: int) -> bytes:
        return b"%PDF-invented"


def look(looker: Looker) -> None:
    """Go through all kinds of questions, and to one file that a nurse takes."""
    form = questionnaire_in(_FORM)
    LookingFormTour(looker, form, Stick()).look()
    handed = form.index["letter"]
    alone = replace(form, items=(handed,), index={handed.link_id: handed})
    LookingFormTour(looker, alone, None).look()


class LookingFormTour(FormTour):
    """A tour through a form that looks closely instead of taking pictures."""

    def __init__(self, looker: Looker, form: Questionnaire, files: Files | None) -> None:
        pack = pack_of(form, _FORM.parent)
        settings = settings_of({"full_screen": False, "language": looker.tongue.code}, "the look")
        look = Look(TEN_INCHES, motion=0)
        super().__init__(spoken(pack, looker.tongue), settings, Path(), look, files)
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
        here = self._window.form.here
        if here and any(is_open(page) for page in here.pages):
            self._hands.tap("nextButton")
            self._take("no answer")
        for button, closing in zip(_OPENED, _CLOSED, strict=True):
            if self._hands.sees(button):
                self._hands.tap(button)
                self._take(f"unanswered, {button}")
                self._hands.tap(closing)
        super()._answer()
        if here and kind_of(here.page.item) == "repeated":
            self._hands.tap("addAnother")
            self._take("answered, one more")
