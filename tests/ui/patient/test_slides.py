"""Slides: in order, kept through a language switch, counted as seen once gone on from."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.content.comparison import ASPECTS, Cell, Comparison, Row
from kiosk.content.pack import Pack, Source
from kiosk.forms.questionnaire import Text
from kiosk.visit.visit import Visit
from tests.people import STARTED, a_pack, an_identity
from tests.ui.patient.sitting import Qml, Sitting, a_sitting, rows
from ui.patient.slides import Slides


@pytest.fixture
def sitting(qapp: QGuiApplication) -> Iterator[Sitting]:
    sitting = a_sitting()
    sitting.visit.apply(sitting.record.identify(an_identity(), "first"))
    yield sitting
    sitting.close()


@pytest.fixture
def slides(sitting: Sitting) -> Qml:
    return Slides(sitting.visit)


def test_the_first_slide_comes_first(slides: Qml) -> None:
    assert (slides.index, slides.count, slides.heading) == (0, 2, "What it is")
    assert slides.body == "A slow drip."
    assert slides.chapter == "learn"
    assert slides.picture.isEmpty()
    assert slides.alt == ""


def test_a_slide_is_seen_once_the_patient_goes_on(sitting: Sitting, slides: Qml) -> None:
    assert not sitting.record.slides_seen
    slides.next()
    assert [(s.slide_id, s.language) for s in sitting.record.slides_seen] == [("what-it-is", "en")]
    assert slides.heading == "What to expect"


def test_going_on_from_the_last_slide_leaves_the_step(sitting: Sitting, slides: Qml) -> None:
    slides.next()
    assert sitting.visit.showing == "slides"
    slides.next()
    assert sitting.record.slides_left
    assert sitting.visit.showing == "teach-back"


def test_looking_back_shows_the_last_slide_and_goes_on_from_it(
    sitting: Sitting, slides: Qml
) -> None:
    slides.next()
    slides.next()
    sitting.visit.goBack()
    assert sitting.visit.showing == "slides"
    assert slides.index == 1
    slides.next()
    assert sitting.visit.showing == "teach-back"


def test_back_from_the_first_slide_is_the_step_before(sitting: Sitting, slides: Qml) -> None:
    slides.next()
    slides.previous()
    assert slides.index == 0
    assert sitting.visit.showing == "slides"
    slides.previous()
    assert sitting.visit.showing == "identify"


def test_a_language_switch_keeps_the_place(sitting: Sitting, slides: Qml) -> None:
    slides.next()
    sitting.visit.chooseLanguage("es")
    assert (slides.index, slides.heading) == (1, "Qué esperar")
    slides.next()
    assert [s.language for s in sitting.record.slides_seen] == ["en", "es"]


def test_a_slide_can_be_kept_for_the_nurse_and_let_go_again(sitting: Sitting, slides: Qml) -> None:
    slides.askNurse()
    assert slides.asking
    assert sitting.record.ask_nurse == {"what-it-is"}
    slides.next()
    assert not slides.asking
    slides.previous()
    slides.askNurse()
    assert not sitting.record.ask_nurse


def test_a_visit_goes_on_at_the_first_slide_not_seen(qapp: QGuiApplication) -> None:
    seen = Visit(id="v", started_at=STARTED, welcomed=True, identity=an_identity())
    sitting = a_sitting(record=seen.see_slide("what-it-is", STARTED))
    assert Slides(sitting.visit).property("index") == 1
    sitting.close()


def test_the_next_patient_starts_at_the_first_slide(sitting: Sitting, slides: Qml) -> None:
    slides.next()
    sitting.visit.startOver()
    assert slides.index == 0


SOURCES = {
    "study": Source("study", "A study", "doi:10.0/x", "abstract", date="2020-05-01"),
    "hearsay": Source("hearsay", "A rumor", "doi:10.0/y", "memory"),
}


def told(**changes: object) -> Pack:
    """Make a pack whose first slide has these fields changed."""
    pack = a_pack()
    slides = {
        language: (replace(shown[0], **changes), *shown[1:])  # type: ignore[arg-type]
        for language, shown in pack.slides.items()
    }
    return replace(pack, slides=slides, sources=SOURCES)


def shown_with(pack: Pack) -> Qml:
    sitting = a_sitting(pack)
    sitting.visit.apply(sitting.record.identify(an_identity(), "first"))
    return Slides(sitting.visit)


def test_more_is_told_when_it_is_wanted_and_put_away_with_the_slide(qapp) -> None:
    slides = shown_with(told(more="It **drips**.", sources=()))
    assert (slides.hasMore, slides.telling, slides.more) == (True, False, "It **drips**.")
    slides.tellMore()
    assert slides.telling
    slides.next()
    assert not slides.telling


def test_where_a_claim_comes_from_is_said_with_how_it_was_read(qapp) -> None:
    slides = shown_with(told(sources=("study", "hearsay", "clinic")))
    assert rows(slides.sources) == [
        ("", "A study (2020)", "We read its summary."),
        ("", "A rumor", "We have not looked it up yet."),
    ]


def test_a_slide_that_claims_nothing_has_nothing_more_to_tell(qapp) -> None:
    assert not shown_with(told(sources=("clinic",))).hasMore


def test_choices_are_compared_aspect_by_aspect_with_a_mark_to_each_source(qapp) -> None:
    def words(english: str) -> Text:
        return Text(english, {"en": english, "es": english})

    cells = {aspect: Cell(words(aspect), "clinic") for aspect in ASPECTS}
    table = Comparison(
        "what-it-is",
        {aspect: words(aspect.upper()) for aspect in ASPECTS},
        (
            Row("rest", words("Rest"), cells | {"harm": Cell(words("none"), "hearsay")}),
            Row("walk", words("Walk"), cells | {"help": Cell(words("some"), "study")}),
        ),
    )
    slides = shown_with(replace(told(sources=("study",)), comparison=table))
    assert slides.aspects == ["HELP", "HARM", "SPEED", "ADDICTION"]
    assert rows(slides.comparison) == [
        ("Rest", "help", "none¹", "speed", "addiction"),
        ("Walk", "some²", "harm", "speed", "addiction"),
    ]
    assert [mark for mark, _, _ in rows(slides.sources)] == ["¹", "²"]
    slides.next()
    assert not slides.comparing
