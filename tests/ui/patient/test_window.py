"""The patient's window, worked by hands: welcome, who is there, signature, thank-you."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QSurfaceFormat

from kiosk.errors import Refused
from tests.people import CODE, FAMILY, GIVEN, a_pack, an_identity
from tests.ui.patient.tablet import LOOK, Tablet

WAVE = [(0.1, 0.6), (0.2, 0.3), (0.35, 0.7), (0.5, 0.3), (0.8, 0.5)]


def test_the_welcome_works_before_the_intake_is_open(tablets) -> None:
    tablet: Tablet = tablets()
    tablet.visit.begin("es")
    tablet.visit.callNurse()
    assert tablet.shows("waiting")
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.shows("nurseState") == "called")
    assert tablet.shows("showing") == "identify"
    assert tablet.visit.record.language == "es"
    assert tablet.kinds() == ["notice"]


def test_a_whole_visit_by_touch_alone(tablet: Tablet) -> None:
    tablet.identify()
    identity = tablet.visit.record.identity
    assert identity is not None
    assert (identity.code, identity.full_name) == (CODE, f"{GIVEN} {FAMILY}")
    assert identity.birth_date == date(1957, 4, 12)


def test_a_drawn_signature_is_sealed_before_thanks_are_said(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree()
    tablet.hands.draw("signaturePad", WAVE)
    stored: dict[str, list[str]] = {}
    visit = tablet.visit
    visit.changed.connect(
        lambda: stored.setdefault(str(visit.property("finishState")), tablet.kinds())
    )
    tablet.hands.tap("nextButton")
    assert stored["sealing"] == []
    assert stored["done"] == ["intake"]
    tablet.hands.settle(lambda: tablet.shows("showing") == "welcome")
    assert tablet.visit.record.identity is None


def test_without_a_signature_it_says_what_to_do(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("nextButton")
    assert "Draw your name in the box" in tablet.hands.reads()
    tablet.hands.draw("signaturePad", WAVE)
    assert "Draw your name in the box" not in tablet.hands.reads()
    tablet.hands.tap("clearSignature")
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "signature"


def test_a_typed_name_signs_as_well_as_a_drawn_one(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("typeInstead")
    tablet.hands.type("Testa  Beispiel")
    tablet.hands.tap("key_done")
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.kinds() == ["intake"])


def test_a_patient_who_declines_sends_with_a_tap_of_their_own(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree(agreed=False)
    assert tablet.shows("showing") == "thank-you"
    assert tablet.kinds() == []
    assert tablet.hands.sees("backButton")
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.kinds() == ["intake"])


def test_a_full_disk_keeps_the_answers_and_can_be_tried_again(tablet: Tablet, expect_log) -> None:
    tablet.identify()
    tablet.agree(agreed=False)
    tablet.outbox.full = True
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.shows("finishState") == "cannot")
    assert "hand the tablet to a member of staff" in tablet.hands.reads()
    tablet.idle(10_000)
    assert tablet.visit.record.identity is not None, "never wiped while it waits for the disk"
    tablet.outbox.full = False
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.kinds() == ["intake"])


def test_wrong_entries_show_what_would_be_valid(tablet: Tablet) -> None:
    hands = tablet.hands
    hands.type("F23")
    hands.tap("key_done")
    assert "six letters and numbers" in hands.reads()
    hands.type_into("codeField", "453")
    hands.tap("key_done")
    assert "does not fit" in hands.reads()
    hands.tap("codeField")
    hands.tap("key_delete")
    hands.type("2")
    hands.tap("key_done")
    hands.tap("key_done")
    assert "as it is on your ID or insurance card" in hands.reads()


def test_back_returns_through_what_was_typed(tablet: Tablet) -> None:
    tablet.hands.type(CODE)
    tablet.hands.tap("key_done")
    tablet.hands.tap("key_done")
    tablet.hands.tap("backButton")
    assert tablet.hands.find("codeField").property("text") == CODE
    tablet.hands.tap("nextButton")
    assert tablet.hands.sees("givenField")
    tablet.visit.goBack()
    tablet.hands.settle()
    assert tablet.shows("showing") == "welcome"
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "identify"


def test_the_language_changes_in_the_middle_and_nothing_is_lost(tablet: Tablet) -> None:
    tablet.identify()
    tablet.agree()
    tablet.hands.tap("languageButton")
    tablet.hands.tap("language_es")
    assert "Firme con su nombre" in tablet.hands.reads()
    assert tablet.visit.record.language == "es"
    assert tablet.visit.record.identity is not None


def test_a_tablet_that_starts_in_spanish_loads(tablets) -> None:
    tablet: Tablet = tablets(language="es")
    tablet.start()
    assert "¿Cuál es su código?" in tablet.hands.reads()


def test_a_nurse_is_said_to_know_only_after_a_desk_has_acknowledged(tablet: Tablet) -> None:
    tablet.hands.type(CODE)
    tablet.hands.tap("key_done")
    tablet.hands.tap("key_done")
    tablet.hands.tap("callNurseButton")
    tablet.hands.tap("callNurseButton")
    assert tablet.kinds() == ["notice"], "a call on its way is not sent twice"
    tablet.window.courier_told()
    tablet.hands.settle()
    assert tablet.shows("nurseState") == "called"
    notice = tablet.sent()[0]
    tablet.outbox.noticed(notice.id, notice.sealed_at)
    tablet.window.courier_told()
    tablet.hands.settle(lambda: tablet.shows("nurseState") == "told")
    assert "A nurse has been told" in tablet.hands.reads()


def test_a_call_that_cannot_be_stored_asks_to_wave(tablet: Tablet) -> None:
    tablet.outbox.full = True
    tablet.visit.callNurse()
    tablet.hands.settle(lambda: tablet.shows("nurseState") == "cannot")
    tablet.hands.tap("key_done")
    assert "wave to a member of staff" in tablet.hands.reads()


def test_a_pack_that_is_refused_asks_for_staff(tablets) -> None:
    tablet: Tablet = tablets()

    def refuse():
        raise Refused("draft-pack", "pack.toml: nobody signed this pack off")

    tablet.window._open_intake = refuse
    tablet.window.show()
    tablet.hands.settle(lambda: tablet.shows("fault") == "draft-pack")
    assert "draft-pack" in tablet.hands.reads()


def test_a_bug_shows_one_calm_screen(tablet: Tablet, expect_log) -> None:
    expect_log("ui.background")
    tablet.window.background.run(lambda: 1 // 0, lambda _result: None)
    tablet.hands.settle(lambda: tablet.hands.sees("fault"))
    assert "Please hand the tablet" in tablet.hands.reads()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1920, 1080)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("contrast", [False, True], ids=["plain", "contrast"])
def test_every_screen_fits_or_scrolls(tablets, language, size, scale, contrast) -> None:
    tablet: Tablet = tablets(language=language, size=size)
    tablet.window.wear(LOOK._replace(text_scale=scale, theme="contrast" if contrast else "light"))
    tablet.start()
    tablet.identify()
    tablet.agree()
    hands = tablet.hands
    for name in ("typeInstead", "drawInstead", "signaturePad", "languageButton", "nextButton"):
        hands.find_reachable(name)
    room = tablet.window.root
    for name in ("backButton", "callNurseButton", "languageButton", "nextButton"):
        item = hands.find(name)
        box = item.mapRectToScene(item.boundingRect())
        assert box.left() >= 0
        assert box.right() <= room.width()
        assert box.bottom() <= room.height()
        assert min(box.width(), box.height()) >= 88, "15 mm"


def test_tab_reaches_every_action_and_enter_acts(tablet: Tablet) -> None:
    from PySide6.QtCore import Qt

    tablet.identify()
    tablet.agree()
    reached = []
    for _ in range(12):
        tablet.hands.press(Qt.Key.Key_Tab)
        item = tablet.window.root.activeFocusItem()
        reached.append(item.objectName() if item else "")
    wanted = ["drawInstead", "typeInstead", "backButton", "callNurseButton", "languageButton"]
    places = [reached.index(name) for name in wanted]
    assert places == sorted(places)
    while tablet.window.root.activeFocusItem().objectName() != "typeInstead":
        tablet.hands.press(Qt.Key.Key_Tab)
    tablet.hands.press(Qt.Key.Key_Return)
    assert tablet.hands.sees("typedName")


def test_the_real_flow_starts_with_the_trail_before_learning(tablets) -> None:
    tablet: Tablet = tablets(pack=a_pack())
    tablet.start()
    assert tablet.shows("chapter") == -1
    assert tablet.shows("stepCount") == 7
    tablet.identify()
    assert tablet.shows("showing") == "slides"
    assert tablet.shows("chapter") == 0


def test_a_return_visit_whose_consent_holds_is_sent_with_a_tap_and_thanks(tablet: Tablet) -> None:
    again = replace(an_identity(), code="R23452")
    tablet.visit.apply(tablet.visit.record.identify(again, "return"))
    tablet.hands.settle()
    assert tablet.shows("showing") == "thank-you"
    assert "You have answered everything." in tablet.hands.reads()
    assert "chose not to go ahead" not in tablet.hands.reads()
    tablet.hands.tap("nextButton")
    tablet.hands.settle(lambda: tablet.kinds() == ["intake"])


def test_every_colour_is_asked_for_and_no_point_of_a_stroke_is_left_out(tablet: Tablet) -> None:
    form = QSurfaceFormat.defaultFormat()
    assert (form.redBufferSize(), form.greenBufferSize(), form.blueBufferSize()) == (8, 8, 8)
    assert not QCoreApplication.testAttribute(
        Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
    )
