"""The first frame is a whole welcome: whatever is touched on it is done once it can be."""

from collections.abc import Callable

import pytest

from kiosk.errors import Unavailable
from tests.ui.patient.tablet import Tablet


def at_the_first_frame(tablet: Tablet, act: Callable[[], object]) -> None:
    """Show the welcome, act when it has been drawn, and wait for the intake to be open."""
    done: list[bool] = []

    def once() -> None:
        if not done:
            done.append(not tablet.hands.sees("staffCorner"))
            act()

    tablet.window.root.frameSwapped.connect(once)
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    assert done == [True], "nothing but the welcome was there when it was touched"


def touched_first(tablet: Tablet, name: str) -> None:
    def touch() -> None:
        tablet.hands.tapping(name)()

    at_the_first_frame(tablet, touch)


def test_the_welcome_is_laid_out_once(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    steps = tablet.hands.find("steps")
    laid_out = (steps.width(), steps.height())
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    assert (steps.width(), steps.height()) == laid_out


def test_start_begins_the_visit(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    touched_first(tablet, "nextButton")
    assert tablet.hands.sees("codeField")


def test_another_language_is_shown_at_once_and_stays(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    touched_first(tablet, "language_es")
    assert "Le damos la bienvenida" in tablet.hands.reads()
    assert tablet.visit.record.language == "es"


def test_a_nurse_is_called(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    touched_first(tablet, "callNurseButton")
    tablet.hands.settle(lambda: tablet.kinds() == ["notice"])


def test_the_patient_is_read_to(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    touched_first(tablet, "readButton")
    assert "Welcome to Invented Clinic." in tablet.heard()


@pytest.mark.parametrize(
    ("button", "seen"), [("languageButton", "closeLanguage"), ("moreButton", "displayButton")]
)
def test_a_sheet_opens(tablets: Callable[..., Tablet], button: str, seen: str) -> None:
    tablet = tablets()
    touched_first(tablet, button)
    assert tablet.hands.sees(seen)


def test_a_fault_has_its_calm_screen_before_anything_else_is_loaded(
    tablets: Callable[..., Tablet],
) -> None:
    tablet = tablets()
    seen: list[bool] = []
    tablet.visit.breakOff("invented")
    at_the_first_frame(tablet, lambda: seen.append(tablet.hands.sees("fault")))
    assert seen == [True]
    assert tablet.hands.sees("fault")
    assert not tablet.hands.sees("nextButton")


def test_a_tablet_that_is_not_let_in_yet_asks_again_until_it_is(
    tablets: Callable[..., Tablet],
) -> None:
    not_yet = Unavailable("not-let-in", "Device tablet-7 is not enrolled: approve it.")
    tablet = tablets(refused=[not_yet, not_yet])
    seen: list[object] = []
    tablet.visit.changed.connect(lambda: seen.append(tablet.visit.property("fault")))
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    assert "not-let-in" in seen
    assert not tablet.hands.sees("fault")
    tablet.hands.tap("nextButton")
    assert tablet.hands.sees("codeField")


def test_what_does_not_mend_itself_waits_for_staff(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets(refused=[Unavailable("no-pack", "There is no pack.")])
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.hands.sees("fault"))
    assert not tablet.visit.is_open


def test_staff_read_what_a_tablet_waits_for(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    tablet.visit.breakOff("not-let-in")
    at_the_first_frame(tablet, lambda: None)
    tablet.visit.breakOff("not-let-in")
    assert "has not let this tablet in yet" in tablet.hands.reads()
