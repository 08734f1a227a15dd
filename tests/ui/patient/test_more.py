"""More: a break at once, paper on request, and a new start that is asked for once more."""

import pytest
from PySide6.QtCore import Qt

from tests.people import BIRTH_DATE, FAMILY
from tests.ui.patient.tablet import Tablet


@pytest.fixture
def sitting(tablet: Tablet) -> Tablet:
    """Have the invented patient sit at the signature."""
    tablet.identify()
    tablet.agree()
    return tablet


def test_a_break_covers_the_answers_at_once_and_ends_with_the_birth_date(sitting: Tablet) -> None:
    sitting.hands.tap("moreButton")
    sitting.hands.tap("breakButton")
    assert sitting.hands.sees("curtain")
    assert FAMILY not in sitting.hands.reads()
    sitting.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)
    assert sitting.shows("showing") == "signature"
    assert not sitting.hands.sees("moreSheet")


def test_a_break_lasts_until_the_clinic_wipes_and_tells_the_desk(sitting: Tablet) -> None:
    sitting.window.idle.takeBreak()
    sitting.idle(899)
    assert sitting.idles("stage") == "curtain"
    sitting.idle(1)
    sitting.hands.settle(lambda: sitting.shows("showing") == "welcome")
    assert sitting.kinds() == ["notice"]


def before_a_name(tablet: Tablet) -> None:
    tablet.hands.tap("key_done")
    tablet.hands.tap("moreButton")
    tablet.hands.tap("breakButton")


def test_before_a_name_is_given_any_touch_ends_a_break(tablet: Tablet) -> None:
    before_a_name(tablet)
    assert "touch the screen" in tablet.hands.reads()
    assert not tablet.hands.sees("dayField")
    tablet.idle(500)
    assert tablet.idles("stage") == "curtain", "a break is longer than a warning"
    tablet.hands.touch(tablet.window.root.contentItem())
    assert tablet.idles("stage") == "active"
    assert tablet.shows("showing") == "identify"


def test_before_a_name_is_given_a_key_ends_a_break_too(tablet: Tablet) -> None:
    before_a_name(tablet)
    tablet.hands.press(Qt.Key.Key_Tab)
    tablet.hands.press(Qt.Key.Key_Return)
    assert tablet.idles("stage") == "active"


def test_the_wish_for_paper_is_a_notice_and_claims_nothing_too_early(sitting: Tablet) -> None:
    sitting.hands.tap("moreButton")
    sitting.hands.tap("paperButton")
    sitting.hands.tap("paperButton")
    assert sitting.kinds() == ["notice"], "a wish on its way is not sent twice"
    assert "Your request has been sent" in sitting.hands.reads()
    notice = sitting.sent()[0]
    sitting.outbox.noticed(notice.id, notice.sealed_at)
    sitting.window.courier_told()
    sitting.hands.settle(lambda: "will bring you paper" in sitting.hands.reads())
    sitting.hands.tap("closeMore")
    assert sitting.shows("showing") == "signature", "the answers stay until somebody acts"


def test_paper_can_be_asked_for_before_anything_is_begun(tablets) -> None:
    tablet: Tablet = tablets()
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    tablet.hands.tap("moreButton")
    assert not tablet.hands.sees("breakButton")
    assert not tablet.hands.sees("startOverButton")
    tablet.hands.tap("paperButton")
    assert tablet.kinds() == ["notice"]


def test_a_wish_that_cannot_be_stored_asks_to_wave(sitting: Tablet) -> None:
    sitting.outbox.full = True
    sitting.hands.tap("moreButton")
    sitting.hands.tap("paperButton")
    assert "wave to a member of staff" in sitting.hands.reads()


def test_starting_over_asks_once_and_keeps_a_call_for_help(sitting: Tablet) -> None:
    first = sitting.visit.record.id
    sitting.hands.tap("callNurseButton")
    sitting.hands.tap("moreButton")
    sitting.hands.tap("startOverButton")
    assert sitting.visit.record.id == first
    assert "help still comes" in sitting.hands.reads()
    sitting.hands.tap("closeMore")
    assert sitting.shows("showing") == "signature"
    sitting.hands.tap("moreButton")
    sitting.hands.tap("startOverButton")
    sitting.hands.tap("startOverNow")
    assert sitting.visit.record.id != first
    assert sitting.shows("showing") == "welcome"
    assert not sitting.hands.sees("moreSheet")
    assert sitting.kinds() == ["notice"]


def test_the_call_of_a_visit_that_is_over_is_not_shown_to_the_next_patient(
    sitting: Tablet,
) -> None:
    sitting.visit.callNurse()
    sitting.visit.startOver()
    sitting.hands.settle()
    assert sitting.kinds() == ["notice"]
    assert sitting.shows("nurseState") == ""


def test_nothing_more_is_offered_once_the_answers_are_being_sealed(sitting: Tablet) -> None:
    sitting.outbox.full = True
    sitting.visit.finish()
    sitting.hands.settle(lambda: sitting.shows("finishState") == "cannot")
    assert not sitting.hands.sees("moreButton")


@pytest.mark.parametrize("size", [(1280, 800), (800, 1280)], ids=str)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_bar_keeps_its_buttons_apart_and_on_the_screen(tablets, size, language, scale) -> None:

    from tests.ui.patient.tablet import LOOK

    tablet: Tablet = tablets(size=size, language=language)
    tablet.window.wear(LOOK._replace(text_scale=scale))
    tablet.start()
    tablet.identify()
    tablet.agree()
    names = ("backButton", "callNurseButton", "languageButton", "moreButton", "nextButton")
    items = [tablet.hands.find(name) for name in names]
    boxes = [item.mapRectToScene(item.boundingRect()) for item in items]
    for number, box in enumerate(boxes):
        assert box.left() >= 0
        assert box.right() <= size[0]
        assert box.bottom() <= size[1]
        for other in boxes[number + 1 :]:
            assert not box.adjusted(-8, -8, 8, 8).intersects(other.adjusted(-8, -8, 8, 8))
