"""Plays a visit in the source's own windows, and notes each touch and the screen before it.

The same touches are made later on the installed program (see `replay`). A second part, `again`, is
what a patient sees whose visit was interrupted after the signature. Run as:
python -m verify.rehearsal FOLDER
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from kiosk.app.demo_clinic import make_demo_clinic
from kiosk.app.logs import log_to
from kiosk.app.patient import Opening
from kiosk.app.tablet import Tablet
from kiosk.app.walkthrough.patient import Walk
from kiosk.settings import load
from kiosk.visit.flow import Step
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import TEN_INCHES, PatientWindow
from verify.replay import HEIGHT, SEALING, WIDTH, Act, Area, Stroke, write
from verify.tablet_home import signed

_LETTERS = {" ": "space"}
# an answer that calls nobody, for nobody is at the desk; and fewer letters
_ANSWERED = {"phq9": "choice_0", "medicines": "ibuprofen", "escort-phone": "5550100"}


class NotingHands(Hands):
    """Hands that touch the keys on the screen, and note every touch."""

    def __init__(self, window: PatientWindow, folder: Path) -> None:
        super().__init__(window)
        self.acts: list[Act] = []
        self._visit = window.visit
        self._folder = folder
        self._is_typing = False
        self._drawn: Area | None = None

    def type(self, text: str) -> None:
        """Touch one key after the other: one act, unless other keys must come first."""
        for letter in text.lower():
            key = f"key_{_LETTERS.get(letter, letter)}"
            if not self.sees(key):
                self._is_typing = False
                self.tap("key_#" if letter.isdigit() else "key_α")
            if not self._is_typing:
                self._look()
            self._is_typing = True
            self.tap(key)
        self._is_typing = False

    def draw(self, name: str, points: list[tuple[float, float]]) -> None:
        """Draw a stroke on an item; points are shares of its width and height."""
        pad = self.find_reachable(name)
        size = pad.size()
        places = (QPointF(x * size.width(), y * size.height()) for x, y in points)
        self._look()
        self._drawn = (
            *_pixel(pad.mapToScene(QPointF())),
            *_pixel(pad.mapToScene(QPointF(size.width(), size.height()))),
        )
        self._note([_pixel(pad.mapToScene(place)) for place in places])
        super().draw(name, points)

    def shot(self, file: Path) -> None:
        """Take no picture but those that are looked for later."""

    def end(self) -> None:
        """Note the screen on which nothing is left to do."""
        self._look()

    def keep(self, picture: str) -> None:
        """Keep what is on the screen at this moment."""
        if not self._root.grabWindow().save(str(self._folder / picture)):
            raise OSError(f"{picture}: the picture could not be saved")

    def _press_and_let_go(self, item: QQuickItem) -> None:
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        if not self._is_typing:
            self._look()
        self._note([_pixel(middle)])
        super()._press_and_let_go(item)

    def _look(self) -> None:
        """Begin an act: take the screen that it is done on."""
        self.settle()
        picture = f"{len(self.acts):03d}.png"
        self.keep(picture)
        step = str(self._visit.property("showing"))
        drawn = self._drawn if step == Step.SIGNATURE else None
        self.acts.append(Act(step, picture, [], drawn))

    def _note(self, stroke: Stroke) -> None:
        self.acts[-1].strokes.append(stroke)


class Rehearsal(Walk):
    """The demo's visit, in English, with nobody at the desk."""

    def __init__(self, window: PatientWindow, folder: Path, last: Callable[[], None]) -> None:
        """`last` is called before the last touch."""
        super().__init__(window, folder)
        self._hands: NotingHands = NotingHands(window, folder)
        self._last = last

    def acts(self) -> list[Act]:
        """Play the visit to its end; return what was done on each screen."""
        self.play()
        self._hands.end()
        return self._hands.acts

    def _picture(self, name: str, bring: str = "") -> None:
        """Take no picture for show."""

    def _welcome(self) -> None:
        self._hands.tap("language_en")
        self._next()

    def _answer(self, given: str) -> None:
        super()._answer(_ANSWERED.get(self._link_id(), given))

    def _next(self) -> None:
        if self._showing != Step.SIGNATURE:
            super()._next()
            return
        self._last()
        self._hands.tapping("nextButton")()
        self._hands.keep(SEALING)


def come_again(window: PatientWindow, folder: Path) -> list[Act]:
    """Note the curtain; behind it, what was signed already is sealed."""
    hands = NotingHands(window, folder)
    hands.settle(until=lambda: window.visit.is_open)
    hands.end()
    return hands.acts


def _pixel(point: QPointF) -> tuple[int, int]:
    return round(point.x()), round(point.y())


@contextmanager
def _at_a_tablet(home: Path) -> Iterator[PatientWindow]:
    log_to(home, "patient")
    settings = load(home)
    opening = Opening(home, settings)
    window = PatientWindow(opening.open, settings)
    opening.tell(window.courier_told)
    window.wear(Look(TEN_INCHES, motion=0))
    window.root.resize(WIDTH, HEIGHT)
    window.show()
    try:
        yield window
    finally:
        window.close()
        opening.close()


def main(folder: Path) -> None:
    """Rehearse both parts into a folder."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    shutil.rmtree(folder, ignore_errors=True)
    again = folder / "again"
    again.mkdir(parents=True)
    with TemporaryDirectory() as scratch:
        home = make_demo_clinic(Path(scratch, "home")).home
        left = Path(scratch, "left")
        with _at_a_tablet(home) as window:
            write(Rehearsal(window, folder, lambda: _leave(home, left)).acts(), folder)
        with _at_a_tablet(left) as window:
            write(come_again(window, again), again)


def _leave(home: Path, left: Path) -> None:
    """Copy a home, as a cut would leave it that fell between signing and sealing."""
    shutil.copytree(home, left)
    with closing(Tablet(left, load(left), lambda: None)) as tablet:
        draft = tablet.intake.interrupted(timedelta(days=1))
        assert draft
        tablet.intake.keep(signed(draft.visit, draft.kept_at), draft.aside)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
