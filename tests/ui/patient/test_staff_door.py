"""The staff door: hidden from patients, slow to wrong PINs, and useful behind it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.errors import Refused
from kiosk.outside.pretend_drafts import MemoryDrafts
from kiosk.staff.pin import StaffPin
from tests.people import FAMILY
from tests.ui.patient.tablet import Tablet
from tests.ui.patient.ward import PIN, WELL, Ward


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    return Ward(tmp_path)


@pytest.fixture
def tablet(tablets: Callable[..., Tablet], ward: Ward) -> Tablet:
    """Have the invented patient sit at the signature of a tablet with a staff door."""
    tablet = tablets(staff=lambda: ward.access, outbox=ward.outbox)
    tablet.start()
    tablet.identify()
    tablet.agree()
    return tablet


def stage(tablet: Tablet) -> str:
    return str(tablet.window.door.property("stage"))


def test_seven_touches_of_the_corner_ask_for_the_pin_and_six_do_not(tablet: Tablet) -> None:
    for _ in range(6):
        tablet.hands.tap("staffCorner")
    assert stage(tablet) == ""
    tablet.hands.tap("staffCorner")
    assert tablet.hands.sees("pinField")
    assert FAMILY not in tablet.hands.reads()


def test_holding_the_corner_asks_for_the_pin(tablet: Tablet) -> None:
    corner = tablet.hands.find("staffCorner")
    corner.setProperty("holdSeconds", 0.05)
    tablet.hands.hold("staffCorner", lambda: stage(tablet) == "asking")
    assert tablet.hands.sees("pinField")


def test_a_keyboard_can_knock_too(tablet: Tablet) -> None:
    tablet.hands.press(Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier | SHIFT)
    assert tablet.hands.sees("pinField")


SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_pin_opens_and_is_never_shown(tablet: Tablet, ward: Ward) -> None:
    ward.knock(tablet)
    for digit in PIN:
        tablet.hands.tap(f"key_{digit}")
    assert PIN not in tablet.hands.reads()
    assert tablet.hands.find("pinField").property("displayText") == "●" * len(PIN)
    tablet.hands.tap("key_done")
    tablet.hands.settle(lambda: stage(tablet) == "open")
    assert "Battery: 80 %, charging" in tablet.hands.reads()
    assert "Content: invented-pack 1.0" in tablet.hands.reads()
    assert FAMILY not in tablet.hands.reads()


def test_a_badge_reader_types_the_same_line(tablet: Tablet, ward: Ward) -> None:
    ward.pin.choose("B-7719-XK")
    ward.knock(tablet)
    ward.enter(tablet, "B-7719-XK")
    assert stage(tablet) == "open"


def test_a_wrong_pin_waits_and_the_right_one_opens_after_that(tablet: Tablet, ward: Ward) -> None:
    ward.knock(tablet)
    ward.enter(tablet, "000111")
    assert "not the one of this tablet" in tablet.hands.reads()
    assert tablet.hands.find("pinField").property("text") == ""
    ward.enter(tablet)
    assert stage(tablet) == "asking", "too early"
    ward.clock.advance(1)
    tablet.hands.settle(lambda: tablet.window.door.property("secondsToWait") == 0)
    ward.enter(tablet)
    assert stage(tablet) == "open"


def test_a_door_that_was_shut_after_wrong_pins_still_makes_one_wait(
    tablet: Tablet, ward: Ward
) -> None:
    ward.knock(tablet)
    ward.enter(tablet, "000111")
    tablet.hands.tap("closeDoor")
    ward.knock(tablet)
    tablet.hands.settle(lambda: tablet.window.door.property("problem") == "wait")
    assert "try again in 1 s" in tablet.hands.reads()


def test_without_a_pin_the_door_says_how_it_sets_one(
    tablets: Callable[..., Tablet], ward: Ward, tmp_path: Path
) -> None:
    bare = replace(ward.access, pin=StaffPin(tmp_path / "bare", ward.clock))
    tablet = tablets(staff=lambda: bare)
    tablet.start()
    ward.knock(tablet)
    assert "kiosk staff pin" in tablet.hands.reads()
    assert not tablet.hands.sees("pinField")
    tablet.hands.tap("closeDoor")
    assert tablet.hands.sees("codeField")


def test_where_there_is_no_door_nothing_happens(tablets: Callable[..., Tablet]) -> None:
    tablet = tablets()
    tablet.start()
    for _ in range(7):
        tablet.hands.tap("staffCorner")
    assert stage(tablet) == ""


def test_what_needs_a_person_stands_first_and_says_so(tablet: Tablet, ward: Ward) -> None:
    ward.machine.readings = replace(WELL, battery=9, charging=False, celsius=91.0, online=False)
    ward.open_room(tablet)
    words = tablet.hands.reads()
    assert "Look at this: Battery: 9 %" in words
    assert "Look at this: Warmth inside: 91 °C" in words
    assert "Look at this: The network is not connected" in words
    assert words.index("Look at this: Battery") < words.index("Clock of this tablet")


def test_patients_never_see_heat_battery_or_network(tablet: Tablet, ward: Ward) -> None:
    ward.machine.readings = replace(WELL, battery=3, charging=False, celsius=99.0, online=False)
    ward.knock(tablet)
    tablet.hands.tap("closeDoor")
    assert not [w for w in ("Battery", "Warmth", "network") if w in tablet.hands.reads()]


def test_the_light_is_set_where_it_can_be(tablet: Tablet, ward: Ward) -> None:
    ward.open_room(tablet)
    tablet.hands.tap("lighter")
    assert ward.machine.readings.brightness == 70
    ward.machine.locked = True
    tablet.hands.tap("darker")
    assert "cannot be set from here" in tablet.hands.reads()


def test_the_volume_is_set_where_it_can_be_and_an_example_is_heard(
    tablet: Tablet, ward: Ward
) -> None:
    ward.open_room(tablet)
    assert "Volume: 40 %" in tablet.hands.reads()
    tablet.hands.tap("louder")
    tablet.hands.settle(lambda: "Volume: 50 %" in tablet.hands.reads())
    assert ward.machine.readings.volume == 50
    assert tablet.heard() == ["I speak like this."]
    ward.machine.locked = True
    tablet.hands.tap("quieter")
    tablet.hands.settle(lambda: "volume cannot be set" in tablet.hands.reads())


def test_where_the_volume_cannot_be_set_the_voice_itself_is_quieter_for_all_patients(
    tablet: Tablet, ward: Ward
) -> None:
    ward.machine.readings = replace(WELL, volume=None)
    ward.open_room(tablet)
    assert "Volume: 100 %" in tablet.hands.reads()
    tablet.hands.tap("quieter")
    tablet.hands.tap("quieter")
    assert "Volume: 80 %" in tablet.hands.reads()
    assert [one.loudness for one in tablet.speech.said] == [90, 80]
    tablet.visit.startOver()
    tablet.window.read_aloud.give_example()
    assert tablet.speech.said[-1].loudness == 80


def test_the_voice_never_falls_silent(tablet: Tablet, ward: Ward) -> None:
    ward.machine.readings = replace(WELL, volume=None)
    ward.open_room(tablet)
    for _ in range(12):
        tablet.hands.tap("quieter")
    assert tablet.speech.said[-1].loudness == 10


@pytest.mark.parametrize(
    ("brightness", "volume", "said"),
    [
        (None, None, "Set volume and brightness with the tablet’s own keys."),
        (None, 40, "Set the brightness with the tablet’s own keys."),
        (55, None, "Set the volume with the tablet’s own keys."),
    ],
    ids=["neither", "no light", "no sound"],
)
def test_what_cannot_be_set_from_here_is_not_shown_and_it_is_said_where_it_can(
    tablet: Tablet, ward: Ward, brightness: int | None, volume: int | None, said: str
) -> None:
    tablet.speech.even = True
    ward.machine.readings = replace(WELL, brightness=brightness, volume=volume)
    ward.open_room(tablet)
    assert tablet.hands.sees("lighter") == (brightness is not None)
    assert tablet.hands.sees("louder") == (volume is not None)
    assert said in tablet.hands.reads()


def test_the_language_is_chosen_for_whoever_comes_next_to_the_screen(
    tablet: Tablet, ward: Ward
) -> None:
    ward.open_room(tablet)
    tablet.hands.tap("staff_es")
    assert tablet.shows("language") == "es"


def test_the_report_for_it_holds_no_patient(tablet: Tablet, ward: Ward) -> None:
    ward.open_room(tablet)
    tablet.hands.tap("saveDiagnostics")
    file = ward.access.home / "logs/diagnostics.json"
    assert str(file) in tablet.hands.reads()
    told = json.loads(file.read_text())
    assert told["machine"]["battery"] == 80
    assert FAMILY not in file.read_text()


def test_ending_a_visit_is_asked_for_once_more_and_told_to_the_desk(
    tablet: Tablet, ward: Ward
) -> None:
    first = tablet.visit.record.id
    ward.open_room(tablet)
    tablet.hands.tap("handOver")
    tablet.hands.tap("leaveIt")
    assert tablet.visit.record.id == first
    tablet.hands.tap("handOver")
    tablet.hands.tap("doIt")
    tablet.hands.settle(lambda: tablet.shows("showing") == "welcome")
    assert tablet.visit.record.id != first
    assert tablet.kinds() == ["notice"]
    assert stage(tablet) == ""


def test_staff_can_let_a_patient_try_the_birth_date_again(tablet: Tablet, ward: Ward) -> None:
    tablet.window.idle.takeBreak()
    for _ in range(3):
        tablet.window.idle.open("1950-01-02")
    ward.open_room(tablet)
    tablet.hands.tap("letTryAgain")
    assert tablet.idles("triesLeft") == 3
    assert tablet.hands.sees("curtain"), "it is the patient who opens it"


def test_after_a_fault_the_visit_goes_on_behind_its_curtain(
    tablet: Tablet, ward: Ward, expect_log
) -> None:
    expect_log("ui.background")
    tablet.window.background.run(lambda: 1 // 0, lambda _result: None)
    tablet.hands.settle(lambda: tablet.hands.sees("fault"))
    ward.open_room(tablet)
    tablet.hands.tap("resume")
    assert tablet.hands.sees("curtain")
    tablet.give_birth_date(4, 12, 1957)
    assert tablet.shows("showing") == "signature"


def test_the_door_opens_where_the_intake_could_not(
    tablets: Callable[..., Tablet], ward: Ward
) -> None:
    tablet = tablets(staff=lambda: ward.access)

    def refuse():
        raise Refused("draft-pack", "pack.toml: nobody signed this pack off")

    tablet.window._open_intake = refuse
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.shows("fault") == "draft-pack")
    ward.open_room(tablet)
    assert not tablet.hands.sees("handOver")
    assert tablet.hands.sees("restart")


def test_nothing_under_the_door_can_be_reached_with_tab(tablet: Tablet, ward: Ward) -> None:
    tablet.hands.tap("moreButton")
    ward.open_room(tablet)
    reached = set()
    for _ in range(20):
        tablet.hands.press(Qt.Key.Key_Tab)
        item = tablet.window.root.activeFocusItem()
        reached.add(item.objectName() if item else "")
    assert not reached & {"nextButton", "moreButton", "breakButton", "paperButton"}
    assert "closeRoom" in reached


def test_a_full_disk_keeps_nobody_from_opening(tablet: Tablet, ward: Ward, expect_log) -> None:
    expect_log("kiosk.staff.pin")
    (ward.access.home / "staff-tries.part").mkdir()
    ward.knock(tablet)
    ward.enter(tablet)
    assert stage(tablet) == "open"


def test_staff_are_told_what_becomes_of_the_visit_at_a_restart(tablet: Tablet, ward: Ward) -> None:
    ward.knock(tablet)
    ward.enter(tablet)
    tablet.hands.settle(lambda: tablet.hands.sees("restart"))
    assert "outlives a restart" in tablet.hands.reads()
    tablet.hands.tap("restart")
    assert "After the restart the patient gives their birth date" in tablet.hands.reads()


def test_staff_are_told_when_the_disk_keeps_nothing(tablet: Tablet, ward: Ward, expect_log) -> None:
    expect_log("kiosk.drafts")
    tablet.drafts.full = True
    tablet.visit.chooseLanguage("es")
    tablet.visit.chooseLanguage("en")
    tablet.hands.settle()
    ward.knock(tablet)
    ward.enter(tablet)
    tablet.hands.settle(lambda: tablet.hands.sees("restart"))
    assert "Look at this: This visit cannot be stored" in tablet.hands.reads()
    tablet.hands.tap("restart")
    assert "are removed from this tablet" in tablet.hands.reads()


@pytest.mark.parametrize(
    ("kept", "words"),
    [(None, "Draft recovery is off"), (b"a draft", "An interrupted visit waits, locked")],
)
def test_staff_are_told_that_without_the_key_nothing_is_kept(
    tablets: Callable[..., Tablet], ward: Ward, kept: bytes | None, words: str, expect_log
) -> None:
    expect_log("kiosk.drafts")
    drafts = MemoryDrafts(is_open=False)
    drafts.kept = kept
    tablet = tablets(staff=lambda: ward.access, outbox=ward.outbox, drafts=drafts)
    tablet.start()
    ward.knock(tablet)
    ward.enter(tablet)
    tablet.hands.settle(lambda: tablet.hands.sees("restart"))
    assert f"Look at this: {words}" in tablet.hands.reads()
    assert drafts.kept == kept


def test_the_wait_survives_a_restart(ward: Ward) -> None:
    for number in range(4):
        assert not ward.pin.opens(f"00000{number}")
        ward.clock.advance(300)
    assert not ward.pin.opens("999999")
    again = StaffPin(ward.access.home, ward.clock)
    assert again.wait() == timedelta(seconds=16).total_seconds()
