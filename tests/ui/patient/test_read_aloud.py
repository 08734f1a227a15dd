"""Read to me: from a press on, in order, what is touched first; never without a press."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from kiosk.outside.pretend import TextSpeech
from kiosk.visit.flow import Step
from tests.people import STARTED, a_pack
from tests.ui.patient.tablet import Tablet
from tests.ui.patient.test_middle_steps import at

HELPS = ["Pause reading, button.", "Call a nurse, button.", "Language, button.", "More, button."]


@pytest.fixture
def learning(tablets) -> Tablet:
    """Have the invented patient look at the first slide, in silence."""
    tablet: Tablet = tablets(pack=a_pack())
    tablet.start()
    tablet.identify()
    return tablet


@pytest.fixture
def listening(learning: Tablet) -> Tablet:
    """Have them listen to it."""
    learning.hands.tap("readButton")
    learning.heard()
    return learning


def test_nothing_is_said_before_somebody_asks_for_it(learning: Tablet) -> None:
    learning.hands.tap("nextButton")
    learning.hands.tap("callNurseButton")
    assert learning.heard() == []


def test_a_screen_is_read_in_order_and_once(learning: Tablet) -> None:
    learning.hands.tap("readButton")
    assert learning.heard() == [
        "Learn, Page 1 of 2.",
        "Learn.",
        "What it is.",
        "A slow drip.",
        "Ask my nurse about this, check box, not chosen.",
        "Where this comes from, button.",
        "Back, button.",
        *HELPS,
        "Next, button.",
    ]


def test_the_next_screen_is_read_without_another_press(listening: Tablet) -> None:
    listening.hands.tap("nextButton")
    heard = listening.heard()
    assert heard[:5] == [
        "Next, button.",
        "Learn, Page 2 of 2.",
        "Learn.",
        "What to expect.",
        "A slow drip.",
    ]
    assert heard[-5:] == [*HELPS, "Next, button."]


def test_a_slide_is_heard_in_its_spoken_words(tablets) -> None:
    slides = [replace(one, speech="A drip, slowly.") for one in a_pack().slides["en"]]
    tablet: Tablet = tablets(pack=replace(a_pack(), slides={**a_pack().slides, "en": (*slides,)}))
    tablet.start()
    tablet.identify()
    tablet.hands.tap("readButton")
    heard = tablet.heard()
    assert "A drip, slowly." in heard
    assert "A slow drip." not in heard


def test_what_is_touched_is_said_and_then_what_became_of_it(listening: Tablet) -> None:
    listening.hands.tap("askNurse")
    assert listening.heard() == [
        "Ask my nurse about this, check box, not chosen.",
        "Ask my nurse about this, check box, chosen.",
    ]


def test_what_has_the_focus_is_said(listening: Tablet) -> None:
    listening.hands.tap("askNurse")
    listening.heard()
    listening.hands.press(Qt.Key.Key_Tab)
    assert listening.heard() == ["Where this comes from, button."]
    listening.hands.press(Qt.Key.Key_Space)
    assert listening.heard()[:1] == ["Tell me less, button."]


def test_what_comes_new_on_a_screen_is_said(listening: Tablet) -> None:
    listening.hands.tap("tellMore")
    heard = listening.heard()
    assert heard[1] == "Tell me less, button."
    assert "An invented source. We have not looked it up yet." in heard
    assert "What it is." not in heard


def test_news_of_the_nurse_goes_first(listening: Tablet) -> None:
    listening.hands.tap("callNurseButton")
    listening.hands.settle(lambda: listening.shows("nurseState") == "called")
    assert listening.heard()[-1] == "Your call has been sent. You can go on, or wait here."


def test_a_touch_cuts_short_what_is_read(learning: Tablet) -> None:
    learning.speech.held = True
    learning.hands.tap("readButton")
    assert learning.heard() == ["Learn, Page 1 of 2."]
    learning.hands.tap("askNurse")
    learning.speech.end()
    learning.hands.settle()
    assert "What it is." not in learning.heard()


def test_another_language_is_another_voice(listening: Tablet) -> None:
    listening.hands.tap("languageButton")
    assert listening.heard()[1] == "Which language do you prefer?"
    listening.hands.tap("language_es")
    listening.hands.settle(lambda: not listening.window.read_aloud.speaking)
    assert {one.language for one in listening.speech.said[1:]} == {"es"}
    assert listening.heard()[3] == "Qué es."


def test_the_typed_is_said_letter_by_letter_and_no_key_is_read_unasked(tablets) -> None:
    tablet: Tablet = tablets()
    tablet.start()
    tablet.window.read_aloud.start()  # the keyboard is in the place of the button
    heard = tablet.heard()
    assert heard[-3:] == ["Code, text field, empty.", "I have no code, button.", "Keyboard."]
    tablet.hands.type("F")
    tablet.heard()
    tablet.hands.type("2")
    assert tablet.heard() == ["2"]
    tablet.hands.tap("key_3")
    assert tablet.heard() == ["3."]


def test_a_second_press_is_silence_at_once_and_offers_what_can_be_changed(
    listening: Tablet,
) -> None:
    listening.hands.tap("readButton")
    assert listening.heard() == ["Pause reading, button."]
    listening.hands.tap("rate_slower")
    assert {one.rate for one in listening.speech.said[-2:]} == {0.75}
    assert "I speak like this." in listening.heard()
    listening.hands.tap("stopReading")
    listening.heard()
    listening.hands.tap("nextButton")
    assert listening.heard() == []


def test_going_on_reads_the_screen_again(listening: Tablet) -> None:
    listening.hands.tap("readButton")
    listening.heard()
    listening.hands.tap("goOnReading")
    assert listening.heard()[1:4] == ["Learn, Page 1 of 2.", "Learn.", "What it is."]


def test_with_headphones_it_asks_first(tablets) -> None:
    tablet: Tablet = tablets(settings={"speech": "headphones"})
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    tablet.hands.tap("readButton")
    assert "Are your headphones on?" in tablet.hands.reads()
    assert tablet.heard() == []
    tablet.hands.tap("closeReadAloud")
    assert tablet.heard() == []
    tablet.hands.tap("readButton")
    tablet.hands.tap("goOnReading")
    assert tablet.heard()[0] == "Welcome to Invented Clinic."


@pytest.mark.parametrize(
    "given",
    [{"settings": {"speech": "off"}}, {"speech": TextSpeech(trouble="speech-no-voice")}],
)
def test_what_cannot_read_does_not_offer_to(tablets, given) -> None:
    tablet: Tablet = tablets(**given)
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.visit.is_open)
    assert not tablet.hands.sees("readButton")
    wanted = "settings" not in given
    assert tablet.window.read_aloud.property("problem") == ("speech-no-voice" if wanted else "")


def test_a_voice_that_fails_is_told_and_offered_no_more(listening: Tablet) -> None:
    listening.speech.trouble = "speech-failed"
    listening.hands.tap("askNurse")
    listening.hands.settle()
    assert "The tablet cannot read to you now." in listening.hands.reads()
    listening.hands.tap("closeReadAloud")
    assert not listening.hands.sees("readButton")
    assert listening.window.read_aloud.property("problem") == "speech-failed"


def test_the_next_patient_starts_in_silence(listening: Tablet) -> None:
    listening.hands.tap("readButton")
    listening.hands.tap("rate_faster")
    listening.hands.tap("blankScreen")
    listening.heard()
    listening.visit.startOver()
    listening.hands.settle()
    assert listening.heard() == []
    assert not listening.hands.sees("blankCover")
    assert listening.window.read_aloud.property("rate") == "normal"
    listening.hands.tap("nextButton")
    assert listening.heard() == []


def test_what_waits_to_be_said_is_wiped_with_the_visit(learning: Tablet) -> None:
    learning.speech.held = True
    learning.hands.tap("readButton")
    learning.visit.startOver()
    learning.heard()
    learning.speech.end()
    learning.hands.settle()
    assert learning.heard() == []
    assert not learning.window.read_aloud.speaking


def test_listening_is_a_sign_of_life_but_not_to_the_warning(learning: Tablet) -> None:
    learning.speech.held = True
    learning.hands.tap("readButton")
    for _ in range(5):
        learning.idle(60)
        assert learning.idles("stage") == "active"
    while learning.window.read_aloud.speaking:
        learning.speech.end()
        learning.hands.settle()
    learning.idle(95)
    assert learning.idles("stage") == "warning"
    assert learning.heard()[-1] == "Are you still here?"
    learning.idle(20)
    assert learning.idles("stage") == "curtain"


def test_the_seconds_left_are_said_once(listening: Tablet) -> None:
    listening.idle(91)
    assert "Seconds left: 19." in listening.heard()
    for _ in range(5):
        listening.idle(1)
    assert listening.heard() == []
    assert "Seconds left: 14" in listening.hands.reads()


def test_the_urgent_panel_is_said_first_and_again_when_a_nurse_knows(tablets) -> None:
    tablet = at(tablets, Step.SCREENING)
    tablet.window.read_aloud.start()
    tablet.heard()
    for _ in range(2):
        tablet.hands.tap("choice_0")
        tablet.hands.tap("nextButton")
    assert "Thoughts of hurting yourself." in tablet.heard()
    tablet.hands.tap("choice_3")
    tablet.hands.settle(lambda: tablet.hands.sees("urgentPanel"))
    assert tablet.heard()[-2:] == ["Please tell a member of staff now.", "Call the invented line."]
    notice = tablet.sent()[0].id
    tablet.outbox.delivered([notice], STARTED)
    tablet.outbox.noticed(notice, STARTED)
    tablet.visit.hear_from_courier()
    tablet.hands.settle(lambda: tablet.hands.sees("urgentTold"))
    assert tablet.heard() == ["A nurse has been told."]


@pytest.fixture
def blank(listening: Tablet) -> Tablet:
    """Make the screen blank."""
    listening.hands.tap("readButton")
    listening.hands.tap("blankScreen")
    return listening


def test_a_blank_screen_says_how_to_use_it_and_then_the_page(blank: Tablet) -> None:
    heard = blank.heard()
    told = next(n for n, words in enumerate(heard) if words.startswith("The screen is blank now."))
    assert heard[told + 1 : told + 4] == ["Learn, Page 1 of 2.", "Learn.", "What it is."]
    assert blank.hands.sees("blankCover")


def test_on_a_blank_screen_a_first_touch_is_heard_and_a_second_presses(blank: Tablet) -> None:
    blank.heard()
    blank.hands.tap("askNurse")
    assert blank.heard() == ["Ask my nurse about this, check box, not chosen."]
    blank.hands.tap("askNurse")
    assert blank.heard() == ["Ask my nurse about this, check box, chosen."]
    blank.hands.tap("nextButton")
    blank.hands.tap("askNurse")
    blank.hands.tap("nextButton")
    assert blank.visit.record.slides_seen == (), "each was heard, none was pressed"


def test_on_a_blank_screen_a_finger_that_moves_hears_what_it_passes(blank: Tablet) -> None:
    blank.heard()
    blank.hands.draw("backButton", [(0.5, 0.5), (0.6, 0.5), (0.5, -5.0)])
    assert blank.heard()[0] == "Back, button."


def test_where_nothing_is_a_blank_screen_says_so(blank: Tablet) -> None:
    blank.heard()
    blank.hands.draw("blankCover", [(0.02, 0.5), (0.02, 0.5)])
    assert blank.heard() == ["Nothing here."]


@pytest.mark.parametrize("way", ["the top edge", "Escape"])
def test_the_screen_can_be_shown_again(blank: Tablet, way: str) -> None:
    blank.heard()
    if way == "Escape":
        blank.hands.press(Qt.Key.Key_Escape)
    else:
        blank.hands.tap("showScreen")
        assert blank.heard() == ["Show the screen, button."]
        blank.hands.tap("showScreen")
    assert "The screen can be seen again." in blank.heard()
    assert not blank.hands.sees("blankCover")


def test_keys_work_on_a_blank_screen(blank: Tablet) -> None:
    blank.heard()
    while "Next, button." not in blank.heard():
        blank.hands.press(Qt.Key.Key_Tab)
    blank.hands.press(Qt.Key.Key_Space)
    assert "What to expect." in blank.heard()


def test_staff_see_a_fault_even_on_a_blank_screen(blank: Tablet) -> None:
    blank.visit.breakOff("disk-full")
    blank.hands.settle()
    assert not blank.hands.sees("blankCover")
