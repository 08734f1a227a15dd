"""Idle: warned, covered, wiped; what was sent for help is never taken back."""

import pytest

from tests.people import BIRTH_DATE
from tests.ui.patient.tablet import Tablet


@pytest.fixture
def sitting(tablet: Tablet) -> Tablet:
    """Have the invented patient sit at the signature."""
    tablet.identify()
    tablet.agree()
    return tablet


def test_ninety_quiet_seconds_bring_a_warning_and_a_touch_sends_it_away(sitting: Tablet) -> None:
    sitting.idle(89)
    assert sitting.idles("stage") == "active"
    sitting.idle(1)
    assert "Are you still here?" in sitting.hands.reads()
    assert "Seconds left: 20" in sitting.hands.reads()
    sitting.idle(5)
    assert "Seconds left: 15" in sitting.hands.reads()
    sitting.hands.tap("stillHereButton")
    assert sitting.idles("stage") == "active"


def test_still_here_works_without_limit(sitting: Tablet) -> None:
    for _ in range(20):
        sitting.idle(95)
        assert sitting.idles("stage") == "warning"
        sitting.hands.tap("stillHereButton")
    assert sitting.visit.record.identity is not None


def test_the_curtain_hides_every_word_and_opens_with_the_birth_date(sitting: Tablet) -> None:
    sitting.idle(110)
    assert sitting.hands.sees("curtain")
    assert "Beispiel" not in sitting.hands.reads()
    assert "Sign your name" not in sitting.hands.reads()
    sitting.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)
    assert not sitting.hands.sees("curtain")
    assert sitting.shows("showing") == "signature"


def test_touching_the_curtain_does_not_open_it(sitting: Tablet) -> None:
    sitting.idle(110)
    sitting.hands.tap("monthField")
    sitting.idle(0)
    assert sitting.hands.sees("curtain")


def test_after_three_wrong_dates_only_staff_and_the_wipe_are_left(sitting: Tablet) -> None:
    sitting.idle(110)
    for tries_left in (2, 1, 0):
        sitting.give_birth_date(1, 2, 1950)
        assert sitting.idles("triesLeft") == tries_left
    assert "hand the tablet to a member of staff" in sitting.hands.reads()
    assert not sitting.hands.sees("openCurtain")
    sitting.window.idle.open(BIRTH_DATE.isoformat())
    assert sitting.idles("stage") == "curtain", "the right one comes too late"


def test_a_date_that_does_not_exist_is_a_wrong_one(sitting: Tablet) -> None:
    sitting.idle(110)
    sitting.give_birth_date(2, 31, 1957)
    assert sitting.idles("triesLeft") == 2


def test_the_wipe_tells_the_desk_and_leaves_nothing(sitting: Tablet) -> None:
    first = sitting.visit.record.id
    sitting.idle(110)
    sitting.idle(900)
    sitting.hands.settle(lambda: sitting.visit.record.id != first)
    assert sitting.kinds() == ["notice"]
    assert sitting.visit.record.identity is None
    assert sitting.shows("showing") == "welcome"
    assert sitting.idles("stage") == "active"
    sitting.hands.tap("nextButton")
    assert sitting.hands.find("codeField").property("text") == ""


def test_the_notice_is_committed_before_the_record_is_dropped(sitting: Tablet) -> None:
    stored: list[list[str]] = []
    sitting.visit.begun.connect(lambda: stored.append(sitting.kinds()))
    sitting.idle(901)
    sitting.hands.settle(lambda: bool(stored))
    assert stored == [["notice"]]


def test_a_call_for_a_nurse_outlives_the_wipe(sitting: Tablet) -> None:
    sitting.hands.tap("callNurseButton")
    sitting.idle(901)
    sitting.hands.settle(lambda: sitting.shows("showing") == "welcome")
    assert sitting.kinds() == ["notice", "notice"]
    assert sitting.shows("nurseState") == ""


def test_before_the_patient_is_known_the_curtain_is_a_start_over(tablet: Tablet) -> None:
    tablet.idle(110)
    tablet.hands.settle(lambda: tablet.shows("showing") == "welcome")
    assert tablet.kinds() == []


def test_the_welcome_waits_for_ever(tablets) -> None:
    tablet: Tablet = tablets()
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    tablet.idle(100_000)
    assert tablet.idles("stage") == "active"
    assert tablet.hands.sees("language_en")
