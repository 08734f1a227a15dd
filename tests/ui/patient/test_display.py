"""Larger words, other colours, less movement: at once, for this patient and for no other."""

import pytest

from tests.ui.patient.tablet import LOOK, Tablet
from ui.patient.hands import Hands


@pytest.fixture
def tablet(qapp):
    tablet = Tablet()
    tablet.start()
    tablet.window.root.setProperty("asked", "display")
    tablet.hands.settle()
    yield tablet
    tablet.window.close()


def size_of_words(hands: Hands) -> int:
    return int(hands.find("textSize_100").property("implicitHeight"))


def ground(tablet: Tablet) -> str:
    return str(tablet.window.root.property("color").name())


def test_words_grow_at_the_tap(tablet: Tablet) -> None:
    before = size_of_words(tablet.hands)
    tablet.hands.tap("textSize_150")
    assert tablet.window.display.property("textSize") == 150
    tablet.hands.tap("textSize_200")
    assert size_of_words(tablet.hands) > before


@pytest.mark.parametrize(
    ("theme", "colour"), [("light", "#faf7f2"), ("dark", "#12181f"), ("contrast", "#000000")]
)
def test_colours_change_at_the_tap(tablet: Tablet, theme: str, colour: str) -> None:
    tablet.hands.tap(f"theme_{theme}")
    assert ground(tablet) == colour


def test_the_next_patient_starts_as_the_clinic_set_it(tablet: Tablet) -> None:
    tablet.hands.tap("textSize_200")
    tablet.hands.tap("theme_contrast")
    tablet.hands.tap("reduceMotion")
    tablet.visit.startOver()
    tablet.hands.settle()
    display = tablet.window.display
    assert display.property("textSize") == 100
    assert display.property("theme") == "light"
    assert display.property("reducedMotion") is False
    assert ground(tablet) == "#faf7f2"


def test_with_less_movement_a_screen_fades_and_stays_where_it_is(tablet: Tablet) -> None:
    tablet.window.wear(LOOK._replace(motion=40, reduced_motion=True))
    tablet.window.root.setProperty("asked", "")
    places: set[float] = set()
    tablet.window.root.frameSwapped.connect(lambda: places.update(where(tablet)))
    tablet.visit.goBack()
    tablet.hands.tap("nextButton")
    assert places == {0}


def where(tablet: Tablet) -> list[float]:
    stack = tablet.hands.find("steps")
    return [page.x() for page in stack.childItems()]
