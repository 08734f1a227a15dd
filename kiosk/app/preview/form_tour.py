"""Walks one questionnaire in the patient's window with made-up answers, and takes its pictures."""

from pathlib import Path
from typing import Final

from kiosk.app.preview.camera import Camera, Shot
from kiosk.app.preview.examples import example
from kiosk.app.preview.form_window import identify
from kiosk.app.preview.window import opening
from kiosk.content.pack import Pack
from kiosk.errors import Unavailable
from kiosk.ports import Files
from kiosk.settings import Settings
from kiosk.visit.flow import Step
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.places import is_open
from ui.patient.window import TEN_INCHES, PatientWindow

_SCREENS: Final = 2000  # before a form is called endless


class FormTour:
    """One way through a form: each screen as it comes, and once more when it is answered."""

    def __init__(
        self,
        pack: Pack,
        settings: Settings,
        folder: Path,
        look: Look,
        files: Files | None = None,
    ) -> None:
        self._pack, self._look = pack, look
        self._window = PatientWindow(opening(pack, files), settings)
        self._visit = self._window.visit
        self._hands = Hands(self._window)
        self.camera = Camera(self._window, self._hands, folder)

    def walk(self) -> None:
        """Answer screen after screen, up to the review; the camera has what was taken."""
        self._window.wear(self._look)
        self._window.show()
        try:
            self._hands.settle(until=lambda: self._visit.is_open)
            self._visit.apply(self._visit.record.begin(str(self._visit.property("language"))))
            identify(self._visit)
            self._visit.goForward()
            for number in range(1, _SCREENS):
                if self._showing() != Step.SCREENING.value:
                    break
                self._screen(number)
            self._take("review")
        finally:
            self._window.close()

    def _showing(self) -> str:
        return str(self._visit.property("showing"))

    def _screen(self, number: int) -> None:
        """Take a screen with its answers, and go on; what holds a patient back is taken too."""
        here = self._key()
        self._answer()
        self._take(f"{number}")
        self._go_on(here)
        if self._key() == here:
            self._take(f"{number}, held back")
            self._decline_what_has_rules()
            self._go_on(here)
        if self._key() == here:
            raise Unavailable(
                "form-held-back",
                f"{self._pack.questionnaires[0].id}: made-up answers do not lead past screen "
                f"{number}; its picture is the last one. Try the form in a window.",
            )

    def _go_on(self, here: tuple[str, str] | None) -> None:
        for _ in range(2):  # a warning is read, and then left
            if self._key() == here:
                self._hands.tap("nextButton")

    def _decline_what_has_rules(self) -> None:
        """Take back what was made up here, and where the form has rules of its own for it."""
        if (here := self._window.form.here) is None:
            return
        nodes = here.state.tree.nodes
        ruled = [key for key, node in nodes.items() if node.item.formulas.constraints]
        for key in (*ruled, *(page.key for page in here.pages)):
            if nodes[key].item.is_question:
                self._window.form.take(key, ())

    def _key(self) -> tuple[str, str] | None:
        """Return what names the screen; None after the last one."""
        here = self._window.form.here
        return here.key if here and self._showing() == Step.SCREENING.value else None

    def _answer(self) -> None:
        """Answer all that is on the screen; an answer may bring more."""
        while page := next(
            filter(is_open, self._window.form.here.pages if self._window.form.here else ()), None
        ):
            self._window.form.take(page.key, example(page.item))

    def _take(self, caption: str) -> None:
        self.camera.take(caption)


def take(pack: Pack, settings: Settings, folder: Path, *, text_scale: float = 1.0) -> list[Shot]:
    """Take every screen of a pack's form into a folder, as on a 10-inch tablet.

    Raises Unavailable where made-up answers do not lead to the end.
    """
    tour = FormTour(pack, settings, folder, Look(TEN_INCHES, text_scale, motion=0))
    tour.walk()
    return tour.camera.shots
