"""Plays the patient: walks through a whole visit and takes every screen in every language.

Run as a process of its own: python -m kiosk.app.walkthrough.patient HOME FOLDER
"""

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.app.logs import log_to
from kiosk.app.patient import Opening
from kiosk.app.walkthrough import story
from kiosk.app.walkthrough.shots import Shots
from kiosk.settings import load
from kiosk.visit.flow import Step
from kiosk.visit.identity import new_code
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import PatientWindow, pixels_per_mm

_TYPED = ("textField", "numberField")


class Walk:
    """One patient's way through the window; `shown` is told of every screen before its picture."""

    def __init__(
        self,
        window: PatientWindow,
        folder: Path,
        shown: Callable[[Path], None] = lambda _picture: None,
    ) -> None:
        self._visit = window.visit
        self._hands = Hands(window)
        self._shots = Shots(folder)
        self._shown = shown
        self._walk: dict[Step, Callable[[], None]] = {
            Step.WELCOME: self._welcome,
            Step.IDENTIFY: self._identify,
            Step.SLIDES: self._slides,
            Step.TEACH_BACK: self._teach_back,
            Step.SCREENING: self._screening,
            Step.REVIEW: self._review,
            Step.CONSENT: self._consent,
            Step.SIGNATURE: self._signature,
            Step.THANK_YOU: self._thank_you,
        }

    def play(self) -> None:
        """Play the whole visit; RuntimeError names a step that did not come."""
        self._hands.settle(until=lambda: self._visit.is_open)
        for step, walk in self._walk.items():
            if self._showing != step.value:
                raise RuntimeError(f"{step.value} was expected, {self._showing} is shown")
            walk()

    @property
    def _showing(self) -> str:
        return str(self._visit.property("showing"))

    def _picture(self, name: str, bring: str = "") -> None:
        """Take a screen, in the visit's language last; `bring` names what must be in view."""
        home = self._visit.record.language
        languages = [*(one for one in self._visit.pack.languages if one != home), home]
        for language, file in zip(languages, self._shots.screen(name, languages), strict=True):
            self._speak(language)
            self._shown(file)
            if bring:
                self._hands.find_reachable(bring)
            self._hands.shot(file)

    def _speak(self, language: str) -> None:
        if self._visit.record.language == language:
            return
        if self._hands.sees("languageButton"):
            self._hands.tap("languageButton")
            self._hands.tap(f"language_{language}")
        else:  # the on-screen keyboard is in its place
            self._visit.chooseLanguage(language)
            self._hands.settle()

    def _next(self) -> None:
        self._hands.tap("nextButton" if self._hands.sees("nextButton") else "key_done")

    def _while(self, step: Step, act: Callable[[], None]) -> None:
        while self._showing == step.value:
            act()

    def _welcome(self) -> None:
        home = self._visit.record.language
        languages = [*(one for one in self._visit.pack.languages if one != home), home]
        files = self._shots.screen("welcome", languages)
        for language, file in zip(languages, files, strict=True):
            self._hands.tap(f"language_{language}")
            self._shown(file)
            self._hands.shot(file)
        self._next()

    def _identify(self) -> None:
        typed = {"codeField": new_code("first"), "givenField": story.GIVEN}
        typed["familyField"] = story.FAMILY
        for field, words in typed.items():
            self._hands.type_into(field, words)
            self._picture("identify")
            self._next()
        self._picture("identify")
        self._date(story.BIRTH_DATE.month, story.BIRTH_DATE.day, story.BIRTH_DATE.year)
        self._picture("identify")
        self._next()

    def _date(self, month: int, day: int, year: int) -> None:
        self._hands.tap("monthField")
        self._hands.tap(f"month_{month}")
        self._hands.type_into("dayField", str(day))
        self._hands.type_into("yearField", str(year))

    def _slides(self) -> None:
        slides = iter(self._visit.pack.slides[self._visit.record.language])

        def turn() -> None:
            slide = next(slides)
            if slide.id == story.ASK_ABOUT:
                self._hands.tap("askNurse")
            self._picture("slides")
            self._next()

        self._while(Step.SLIDES, turn)

    def _teach_back(self) -> None:
        for number, question in enumerate(self._visit.pack.teach_back):
            right = next(i for i, choice in enumerate(question.choices) if choice.right)
            if number == story.MISSED:
                self._hands.tap(f"teachChoice_{(right + 1) % len(question.choices)}")
                self._next()
                self._picture("teach-back")
                self._next()
            self._hands.tap(f"teachChoice_{right}")
            self._picture("teach-back")
            self._next()
            self._picture("teach-back")
            self._next()

    def _screening(self) -> None:
        self._while(Step.SCREENING, self._question)

    def _question(self) -> None:
        asked = self._link_id()
        self._answer(story.ANSWERS.get(asked, ""))
        self._picture("screening")
        if self._hands.sees("urgentPanel"):
            self._hands.settle(until=lambda: self._hands.sees("urgentTold"))
            self._picture("screening")
        if self._hands.sees("key_done"):
            self._hands.tap("key_done")  # under a single line, this goes on by itself
        if self._showing == Step.SCREENING.value and self._link_id() == asked:
            self._hands.tap("nextButton")

    def _link_id(self) -> str:
        asked = self._hands.find("question").property("text")
        language = self._visit.record.language
        items = (item for form in self._visit.pack.questionnaires for item in form.walk())
        return next(i.link_id for i in items if i.is_question and i.text.in_(language) == asked)

    def _answer(self, given: str) -> None:
        field = next((name for name in _TYPED if self._hands.sees(name)), "")
        if given == "date":
            self._date(9, 3, story.LAST_INFUSION_YEAR)
        elif given == "body":
            self._hurt()
        elif given and field:
            self._hands.type_into(field, given)
        elif given:
            self._hands.tap(given)
        else:
            self._hands.tap("noButton" if self._hands.sees("noButton") else "declineToSay")

    def _hurt(self) -> None:
        """Show where it hurts, with a picture of an enlarged part."""
        for zone, place in story.HURTS:
            self._picture("screening")
            self._hands.tap(zone)
            self._hands.tap(place)
            self._picture("screening")
            self._hands.tap("wholeBody")

    def _review(self) -> None:
        self._picture("review")
        self._next()

    def _consent(self) -> None:
        self._while(Step.CONSENT, self._decide)

    def _decide(self) -> None:
        decided = len(self._visit.record.decisions)
        agreement = self._visit.pack.agreements[self._visit.record.language][decided]
        self._picture("consent")
        self._picture("consent", bring="agreeButton")
        if agreement.reasons:
            self._hands.tap("declineButton")
            self._hands.shot(self._shots.screen("consent", [self._visit.record.language])[0])
        declined = agreement.kind == story.DECLINED
        self._hands.tap("declineButton" if declined else "agreeButton")
        self._hands.shot(self._shots.screen("consent", [self._visit.record.language])[0])
        self._next()

    def _signature(self) -> None:
        for stroke in story.SIGNATURE:
            self._hands.draw("signaturePad", stroke)
        self._picture("signature")
        self._next()

    def _thank_you(self) -> None:
        self._hands.settle(until=lambda: self._visit.property("finishState") == "done")
        self._picture("thank-you")


def main(home: Path, folder: Path) -> None:
    """Play the visit on the tablet of this home, until the clinic has the intake."""
    log_to(home, "patient")
    settings = load(home)
    opening = Opening(home, settings)
    window = PatientWindow(opening.open, settings)
    opening.tell(window.courier_told)
    window.wear(Look(pixels_per_mm(0, window.root.screen()), motion=0))
    window.show()
    try:
        Walk(window, folder).play()
    finally:
        window.close()
        opening.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
