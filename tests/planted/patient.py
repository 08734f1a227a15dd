"""`kiosk patient` with a patient at it who types planted words.

python -m tests.planted.patient HOME SCRATCH LANGUAGE finishes|dies: the one prints "finished" when
the screen is the next patient's and waits for a line, the other is killed among the questions.
"""

import gc
import os
import signal
import sys
import traceback
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiosk.app.walkthrough import story
from kiosk.app.walkthrough.patient import Walk
from kiosk.cli import run
from kiosk.visit.identity import new_code
from tests.planted.words import ENGLISH, NAMES, SPANISH
from ui.patient.display import Look
from ui.patient.window import PatientWindow, application, pixels_per_mm

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIES_AFTER = 2  # questions that are answered in words: all words are typed by then


class Planting(Walk):
    """A patient who answers everything that can be answered in words with planted ones."""

    def __init__(self, window: PatientWindow, scratch: Path, language: str, *, dies: bool) -> None:
        super().__init__(window, scratch)
        self._language = language
        self._names = NAMES[:2] if language == "en" else NAMES[2:]
        words = ENGLISH if language == "en" else SPANISH
        self._words: Iterator[str] = iter(words)
        self._each = len(words) // _DIES_AFTER
        self._answered = 0
        self._dies = dies

    def _picture(self, name: str, bring: str = "") -> None:
        if bring:
            self._hands.find_reachable(bring)

    def _welcome(self) -> None:
        self._hands.tap(f"language_{self._language}")
        self._next()

    def _identify(self) -> None:
        given, family = self._names
        typed = {"codeField": new_code("first"), "givenField": given.capitalize()}
        typed["familyField"] = family.upper()
        for field, words in typed.items():
            self._hands.type_into(field, words)
            self._next()
        self._date(story.BIRTH_DATE.month, story.BIRTH_DATE.day, story.BIRTH_DATE.year)
        self._next()

    def _answer(self, given: str) -> None:
        if not self._hands.sees("textField"):
            calm = self._dies and self._link_id() == "phq9"  # nobody is at the desk by then
            super()._answer("choice_0" if calm else given)
            return
        self._hands.type_into("textField", " ".join(islice(self._words, self._each)) or "x")
        self._answered += 1
        if self._dies and self._answered == _DIES_AFTER:
            os.kill(os.getpid(), signal.SIGKILL)

    def _thank_you(self) -> None:
        super()._thank_you()
        self._hands.settle(until=lambda: self._showing == "welcome")


def play(scratch: Path, language: str, ending: str) -> None:
    """Play the visit in the window of this process, and close it when told to."""
    try:
        window = next(one for one in gc.get_objects() if isinstance(one, PatientWindow))
        window.wear(Look(pixels_per_mm(0, window.root.screen()), motion=0))
        Planting(window, scratch, language, dies=ending == "dies").play()
        sys.stdout.write("finished\n")
        sys.stdout.flush()
        sys.stdin.readline()
        window.root.close()
    except Exception:  # noqa: BLE001  # the window would show a calm screen and go on
        traceback.print_exc()
        os._exit(3)


if __name__ == "__main__":
    home, scratch, language, ending = sys.argv[1:]
    app = application()
    QTimer.singleShot(0, partial(play, Path(scratch), language, ending))
    sys.exit(run(["patient", "--home", home]))
