"""A patient in a process of their own, who taps so many times and is then killed.

Run as python -m tests.journeys.tapping HOME TAPS: each line on the output is JSON. The last tap is
told at once, while what it leads to is still under way.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.app.logs import log_to
from kiosk.app.patient import Opening
from kiosk.app.walkthrough import story
from kiosk.settings import load
from kiosk.visit.draft import Draft, to_bytes
from kiosk.visit.flow import Step
from tests.people import CODE
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow, pixels_per_mm

TOUCHED = {"consent": "agreeButton", "signature": "signaturePad"}
ANSWERS = {"How tired are you now?": "scale_4", "How sore are your legs now?": "scale_7"}


class Patient:
    """Looks at the screen and knows what to do next."""

    def __init__(self, window: PatientWindow) -> None:
        self._window, self._visit = window, window.visit
        self.hands = Hands(window)
        self._done = ""  # on which page what is asked was answered

    @property
    def showing(self) -> str:
        return str(self._visit.property("showing"))

    @property
    def has_finished(self) -> bool:
        return bool(self._visit.property("finishState") == "done")

    @property
    def digest(self) -> str:
        record = replace(self._visit.record, finished_at=None)  # a start may finish it
        draft = Draft(record, self._visit.pack.reference, record.started_at)
        return hashlib.sha256(to_bytes(draft)).hexdigest()

    def arrive(self) -> None:
        """Come to the first page after the birth date, from a welcome or from a curtain."""
        self.hands.settle(lambda: self._visit.is_open)
        if self.hands.sees("curtain"):
            tell(curtain=self.hands.reads())
            self._birth_date("openCurtain")
            return
        self.hands.tap("nextButton")
        typed = {"codeField": CODE, "givenField": story.GIVEN}
        for field, words in {**typed, "familyField": story.FAMILY}.items():
            self.hands.type_into(field, words)
            self.hands.tap("key_done")
        self._birth_date("nextButton")

    def _birth_date(self, go_on: str) -> None:
        born = story.BIRTH_DATE
        self.hands.tap("monthField")
        self.hands.tap(f"month_{born.month}")
        self.hands.type_into("dayField", str(born.day))
        self.hands.type_into("yearField", str(born.year))
        self.hands.tap("key_done" if self.hands.sees("key_done") else go_on)

    def next_tap(self) -> Callable[[], None]:
        """Return what is to be touched on this page."""
        page = self.showing + self.hands.reads()[:60]
        if self._done != page and (name := self._wanted()):
            self._done = page
            return self._drawing if name == "signaturePad" else self.hands.tapping(name)
        return self.hands.tapping("nextButton")

    def _drawing(self) -> None:
        self.hands.draw("signaturePad", story.SIGNATURE[0])

    def _wanted(self) -> str:
        if self.showing == Step.TEACH_BACK:
            asked = str(self.hands.find("question").property("text"))
            questions = {q.question.in_("en"): q for q in self._visit.pack.teach_back}
            choices = questions[asked].choices
            wanted = f"teachChoice_{next(i for i, one in enumerate(choices) if one.right)}"
            open_ = self.hands.sees(wanted) and self.hands.find(wanted).isEnabled()
            return wanted if open_ else ""
        if self.showing == Step.SCREENING:
            return ANSWERS.get(str(self.hands.find("question").property("text")), "noButton")
        return TOUCHED.get(self.showing, "")


def tell(**said: object) -> None:
    """Say something to the test."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def play(patient: Patient, taps: int) -> None:
    """Tap so many times; the last is told without waiting."""
    patient.arrive()
    tell(arrived=patient.showing, digest=patient.digest)
    for number in range(taps):
        if patient.showing == Step.THANK_YOU:
            patient.hands.settle(lambda: patient.has_finished)
            tell(finished=True)
            return
        tap = patient.next_tap()
        tell(before=patient.digest)
        tap()
        if number < taps - 1:
            patient.hands.settle()
        tell(tapped=patient.showing, digest=patient.digest)


def fault() -> None:
    """Do what nobody foresaw."""
    raise RuntimeError("a fault that a test makes")


def main(home: Path, taps: int, *, faulty: bool) -> None:
    """Be a patient at the tablet of this home; then wait for the end."""
    log_to(home, "patient")
    settings = load(home)
    opening = Opening(home, settings)
    window = PatientWindow(opening.open, settings)
    opening.tell(window.courier_told)
    sys.excepthook = window.take_fault
    window.wear(Look(pixels_per_mm(0, window.root.screen()), motion=0))
    window.show()
    patient = Patient(window)
    try:
        play(patient, taps)
    except (LookupError, TimeoutError) as error:
        tell(lost=str(error))
        os._exit(1)  # the courier's thread would go on for ever
    if faulty:
        QTimer.singleShot(0, fault)
        patient.hands.settle(lambda: patient.hands.sees("fault"))
        tell(calm=patient.hands.reads())
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), faulty="faulty" in sys.argv)
