"""A whole visit with the shipped pack, read aloud: every screen complete, in order, nothing twice.

What was heard is left as text, to be read by people: `pytest --basetemp=FOLDER` keeps it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.app.walkthrough.patient import Walk
from kiosk.content.load import load_pack
from kiosk.ports import Utterance
from kiosk.visit.flow import Step
from tests.people import STARTED
from tests.ui.patient.tablet import Tablet
from ui.patient.spoken import aloud

SHIPPED = Path(__file__).parents[2] / "resources/packs/ketamine-chronic-pain"
# Keys are heard when touched; the trail is one sentence; labels are part of a scale's numbers.
NOT_READ = {"TypingDesk", "TrailMark"}
LABELS = "ScaleCells"


def words_on(item: QQuickItem) -> Iterator[str]:
    """Yield what an eye reads, in the order of the tree; a slide's own words are told apart."""
    for child in item.childItems():
        if not child.isVisible() or child.objectName() == "slideBody" or kinds(child) & NOT_READ:
            continue
        if child.inherits("QQuickText") and child.property("text") and not is_label(child):
            yield aloud(child.property("text"))
        yield from words_on(child)


def is_label(text: QQuickItem) -> bool:
    """Tell whether a text stands under a scale, not in one of its cells."""
    around = text.parentItem()
    return LABELS in kinds(around) or LABELS in kinds(around.parentItem())


def kinds(item: QQuickItem | None) -> set[str]:
    """Return the QML types that an item is, by the names of their files."""
    found, meta = set(), item.metaObject() if item else None
    while meta:
        found.add(meta.className().split("_")[0])
        meta = meta.superClass()
    return found


@dataclass(frozen=True)
class Screen:
    """One screen in one language: what an eye reads of it, and what was said."""

    name: str
    language: str
    seen: list[str]
    said: list[Utterance]

    @property
    def heard(self) -> list[str]:
        return [utterance.words for utterance in self.said]


@dataclass
class Listener:
    """Somebody who has every screen read to them and follows with their eyes."""

    tablet: Tablet
    screens: list[Screen] = field(default_factory=list)

    def take(self, picture: Path) -> None:
        """Keep what is on the screen, and how it was read."""
        tablet = self.tablet
        tablet.hands.settle(lambda: not tablet.window.read_aloud.speaking)
        language = picture.stem.rsplit("-", 1)[1]
        seen = list(words_on(tablet.window.root.contentItem()))
        self.screens.append(Screen(picture.stem, language, seen, self.last_page(language)))
        self.acknowledge_notices()

    def last_page(self, language: str) -> list[Utterance]:
        """Return the last reading: the change to this language began it anew."""
        said, self.tablet.speech.said = self.tablet.speech.said, []
        page = list(takewhile(lambda one: one.language == language, reversed(said)))
        return page[::-1]

    def acknowledge_notices(self) -> None:
        """See every notice at a desk."""
        for queued in self.tablet.outbox.waiting():
            self.tablet.outbox.delivered([queued.id], STARTED)
            self.tablet.outbox.noticed(queued.id, STARTED)
        self.tablet.visit.hear_from_courier()


@pytest.fixture(scope="module")
def screens(qapp, tmp_path_factory: pytest.TempPathFactory) -> list[Screen]:
    """Play the visit, read aloud from the welcome to the thanks."""
    folder = tmp_path_factory.mktemp("heard")
    tablet = Tablet(pack=load_pack(SHIPPED), settings={"thank_you_seconds": 3600})
    listener = Listener(tablet)
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    tablet.hands.tap("readButton")
    Walk(tablet.window, folder, listener.take).play()
    tablet.window.close()
    for language in ("en", "es"):
        text = "".join(
            "\n".join((f"== {screen.name}", *screen.heard, ""))
            for screen in listener.screens
            if screen.language == language
        )
        (folder / f"heard-{language}.txt").write_text(text, encoding="utf-8")
    return listener.screens


def test_every_step_is_heard_in_both_languages(screens: list[Screen]) -> None:
    for language in ("en", "es"):
        names = {s.name[4:-3] for s in screens if s.language == language}
        assert names == {step.value for step in Step}


def test_every_word_on_a_screen_is_heard_in_its_order(screens: list[Screen]) -> None:
    for screen in screens:
        heard = "\n".join(screen.heard)
        place = 0
        for words, _same in groupby(screen.seen):  # a chapter may be called like its slide
            whole = re.compile(rf"(?<!\w){re.escape(words.rstrip('.'))}(?!\w)", re.IGNORECASE)
            found = whole.search(heard, place)
            assert found, (screen.name, words, heard[place:])
            place = found.end()


def test_no_words_are_heard_more_often_than_they_are_seen(screens: list[Screen]) -> None:
    for screen in screens:
        seen = Counter(words.rstrip(".").casefold() for words in screen.seen)
        heard = Counter(words.rstrip(".").casefold() for words in screen.heard)
        for words, times in heard.items():
            assert times == 1 or times <= seen[words], (screen.name, words)


def test_every_answer_is_heard_after_its_question_when_all_are_reviewed(
    screens: list[Screen],
) -> None:
    review = next(s.heard for s in screens if s.language == "en" and "-review-" in s.name)
    changes = [n for n, words in enumerate(review) if words.startswith("Change: ")]
    assert len(changes) > 50
    for place in changes:
        question = review[place].removeprefix("Change: ").removesuffix("button.").rstrip(",. ")
        assert review[place - 2].rstrip(".") == question, review[place - 2 : place + 1]


def test_a_slide_is_heard_in_its_spoken_words(screens: list[Screen]) -> None:
    pack = load_pack(SHIPPED)
    for language in ("en", "es"):
        slides = [s for s in screens if s.language == language and "-slides-" in s.name]
        for slide, screen in zip(pack.slides[language], slides, strict=True):
            assert aloud(slide.spoken) in screen.heard


def test_no_mark_for_the_eye_is_heard(screens: list[Screen]) -> None:
    marks = re.compile(r"[*_#·…¹²³⁰-₉→%]|%1|<|\[|\.\.|  ")
    for screen in screens:
        assert not [words for words in screen.heard if marks.search(words)], screen.name
