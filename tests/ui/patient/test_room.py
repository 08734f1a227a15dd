"""Too little room on the disk: no new visit begins, staff are told why, who began can finish."""

import pytest
from PySide6.QtCore import Qt

from kiosk.intake import LEAST_FREE_BYTES
from tests.ui.patient.tablet import Tablet
from ui.patient.more import More

ENOUGH, TOO_LITTLE = LEAST_FREE_BYTES, LEAST_FREE_BYTES - 1


def look_for_room(tablet: Tablet) -> None:
    """Look, as the sheet does every few seconds."""
    (more,) = tablet.visit.findChildren(More, options=Qt.FindChildOption.FindDirectChildrenOnly)
    more.lookForRoom()
    tablet.hands.settle()


def welcomed(tablets, free_bytes: int | None) -> Tablet:
    tablet: Tablet = tablets(free_bytes=free_bytes)
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    return tablet


def test_with_too_little_room_the_tablet_goes_to_staff_until_there_is_room(tablets) -> None:
    tablet = welcomed(tablets, TOO_LITTLE)
    tablet.hands.tap("nextButton")
    assert tablet.shows("fault") == "no-room"
    assert tablet.hands.sees("fault")
    look_for_room(tablet)
    assert tablet.shows("fault") == "no-room"
    tablet.free_bytes = ENOUGH
    look_for_room(tablet)
    tablet.hands.settle(lambda: not tablet.hands.sees("fault"))
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "identify"


def test_a_start_before_the_tablet_was_open_is_refused_as_well(tablets) -> None:
    tablet: Tablet = tablets(free_bytes=TOO_LITTLE)
    tablet.visit.begin("en")
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    assert tablet.shows("fault") == "no-room"
    assert not tablet.visit.record.welcomed


@pytest.mark.parametrize("free_bytes", [ENOUGH, None])
def test_enough_room_or_a_disk_that_does_not_say_holds_nobody_up(tablets, free_bytes) -> None:
    tablet = welcomed(tablets, free_bytes)
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "identify"


def test_who_has_begun_goes_on_to_the_end(tablets) -> None:
    tablet = welcomed(tablets, ENOUGH)
    tablet.hands.tap("nextButton")
    tablet.free_bytes = 0
    tablet.identify()
    tablet.agree()
    tablet.hands.draw("signaturePad", [(0.1, 0.6), (0.2, 0.3), (0.35, 0.7)])
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.kinds() == ["intake"])
    assert tablet.shows("fault") == ""
