"""Takes a picture of every screen of a pack, in one language, upright and across.

Every question is shown, whatever it depends on; every page to its end; every "Tell me more" opened.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.app.preview.camera import Camera, Shot
from kiosk.app.preview.window import opening
from kiosk.content.pack import Pack
from kiosk.forms.body import body
from kiosk.forms.questionnaire import Item, Questionnaire
from kiosk.settings import settings_of
from kiosk.visit.flow import Step
from kiosk.visit.identity import Identity, new_code
from ui.patient.display import Look
from ui.patient.hands import Hands
from ui.patient.window import TEN_INCHES, PatientWindow

_STEPS = ("slides", "teach-back", "screening", "consent", "signature")
_NOBODY = Identity(new_code("first"), "Example", "Patient", date(1957, 4, 12))


class Tour:
    """One way through all screens of a pack."""

    ZONES: Sequence[str] = ("front.trunk",)  # parts of the body that are shown enlarged

    def __init__(self, pack: Pack, language: str, folder: Path, look: Look) -> None:
        settings = settings_of({"full_screen": False, "language": language}, "the preview")
        self._pack, self._look = whole(pack), look
        self._window = PatientWindow(opening(self._pack), settings)
        self._visit = self._window.visit
        self._hands = Hands(self._window)
        self.camera = Camera(self._window, self._hands, folder)

    def walk(self) -> None:
        """Go through all steps; the camera has what was taken."""
        self._window.wear(self._look)
        self._window.show()
        try:
            self._hands.settle(until=lambda: self._visit.is_open)
            record = self._visit.record.begin(str(self._visit.property("language")))
            self._visit.apply(record.identify(_NOBODY, "first"))
            self._visit.goForward()
            for step, walk in self._ways().items():
                while self._showing() == step.value:
                    walk()
        finally:
            self._window.close()

    def _ways(self) -> dict[Step, Callable[[], None]]:
        return {
            Step.SLIDES: self._slide,
            Step.TEACH_BACK: self._teach_back,
            Step.SCREENING: self._question,
            Step.CONSENT: self._consent,
            Step.SIGNATURE: self._signature,
        }

    def _showing(self) -> str:
        return str(self._visit.property("showing"))

    def _take(self, caption: str) -> None:
        self.camera.take(caption)

    def _slide(self) -> None:
        seen = len(self._visit.record.slides_seen)
        name = self._pack.slides[self._visit.record.language][seen].id
        self._take(name)
        if self._hands.sees("tellMore"):
            self._hands.tap("tellMore")
            self._take(f"{name} +")
        self._hands.tap("nextButton")

    def _teach_back(self) -> None:
        asked = {attempt.question_id for attempt in self._visit.record.attempts}
        question = next(q for q in self._pack.teach_back if q.id not in asked)
        self._take(question.id)
        right = next(n for n, choice in enumerate(question.choices) if choice.right)
        self._hands.tap(f"teachChoice_{right}")
        self._hands.tap("nextButton")
        self._hands.tap("nextButton")

    def _question(self) -> None:
        record = self._visit.record
        form = next(f for f in self._pack.forms_for("first") if f.id not in record.forms_done)
        name = f"{form.id} {len(record.answers.get(form.id, {})) + 1}"
        self._take(name)
        if self._hands.sees(f"zone_{self.ZONES[0]}"):
            self._body(name)
        asked = self._words()
        for button in ("declineToSay", "key_done", "nextButton"):
            if self._words() == asked and self._hands.sees(button):
                self._hands.tap(button)

    def _body(self, name: str) -> None:
        """Show parts of the body enlarged, a place in each chosen, and the places in words."""
        for zone in self.ZONES:
            self._hands.tap(f"zone_{zone}")
            self._take(f"{name}, {zone}")
            self._hands.tap(f"place_{_place_in(zone)}")
            self._take(f"{name}, {zone} chosen")
            self._hands.tap("wholeBody")
        self._take(f"{name}, chosen")
        self._hands.tap("inWords")
        self._take(f"{name}, in words")

    def _words(self) -> str:
        """Return the words of the question on the screen; none on any other step."""
        return str(self._hands.find("question").property("text")) if self._asks() else ""

    def _asks(self) -> bool:
        return self._showing() == Step.SCREENING.value

    def _consent(self) -> None:
        decided = len(self._visit.record.decisions)
        agreement = self._pack.agreements[self._visit.record.language][decided]
        self._take(agreement.id)
        if agreement.reasons:
            self._hands.tap("declineButton")
            self._take(f"{agreement.id}, declined")
        self._hands.tap("agreeButton")
        self._hands.tap("nextButton")

    def _signature(self) -> None:
        self._take("signature")
        if self._hands.sees("witnessInstead"):
            self._hands.tap("witnessInstead")
            self._take("signature before a witness")
        if self._hands.sees("otherSigners"):
            self._hands.tap("otherSigners")
            for card in ("representativeSigns", "interpreterHelps", "witnessThere"):
                if self._hands.sees(card):
                    self._hands.tap(card)
            self._take("other people")
        self._visit.startOver()


def take(pack: Pack, language: str, folder: Path, *, text_scale: float = 1.0) -> list[Shot]:
    """Take every screen of a pack in one language into a folder, as on a 10-inch tablet."""
    folder.mkdir(parents=True, exist_ok=True)
    tour = Tour(pack, language, folder, Look(TEN_INCHES, text_scale, motion=0))
    tour.walk()
    return tour.camera.shots


def _place_in(zone: str) -> str:
    view, _, part = zone.partition(".")
    return next(place.code for place in body().places if (place.view, place.part) == (view, part))


def whole(pack: Pack) -> Pack:
    """Return the pack with everything in one visit, and every question asked."""
    forms = tuple(_unconditional(form) for form in pack.questionnaires)
    ids = tuple(form.id for form in forms)
    return replace(
        pack,
        questionnaires=forms,
        asks=dict.fromkeys(pack.asks, ids),
        flows=dict.fromkeys(pack.flows, _STEPS),
        rules=(),
    )


def _unconditional(form: Questionnaire) -> Questionnaire:
    items = tuple(_always(item) for item in form.items)
    return replace(form, items=items, index={i.link_id: i for top in items for i in top.walk()})


def _always(item: Item) -> Item:
    return replace(item, conditions=(), items=tuple(_always(inside) for inside in item.items))
