"""A nurse works on an intake in the real window: deals with flags, asks, measures, adds."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QWidget

from kiosk.audit.entry import read_entry
from kiosk.forms.questionnaire import Coding, Item, Option, Questionnaire, Text
from kiosk.record.seal import encrypt
from tests.desks import NURSES, Clinic, resolved
from tests.people import (
    ESCORT,
    FORM,
    HARM,
    INTEREST,
    OFTEN,
    STARTED,
    a_pack_of_four,
    a_visit,
    decisions,
)
from ui.desk.intake.additions import IdentityDialog, WithdrawalDialog, WordsDialog
from ui.desk.intake.fields import Field
from ui.desk.intake.page import IntakePage
from ui.desk.window import DeskWindow
from ui.desk.worklist_model import STATE

RED = {FORM: {INTEREST: (OFTEN[2],), HARM: (OFTEN[1],), ESCORT: (True,)}}
YES, NO = Coding("LA33-6", "http://loinc.org", "Yes"), Coding("LA32-8", "http://loinc.org", "No")


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def at_work(qtbot, background, clinic):
    """Open an intake as somebody, and wait until it is theirs, another's, or seen to be signed."""

    def opened(intake_id, nurse="nurse-1"):
        window = DeskWindow(clinic.desk(nurse), background)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        window.open_intake(intake_id)
        qtbot.waitUntil(lambda: window.page is not None)
        page = page_of(window)
        signed = page.side.currentWidget
        qtbot.waitUntil(
            lambda: bool(page.work.mine or page.work.other or signed() is page.signed_box)
        )
        return window

    return opened


def page_of(window) -> IntakePage:
    assert window.page is not None
    page: IntakePage = window.page
    return page


def words(widget: QWidget) -> str:
    shown = (label.text() for label in widget.findChildren(QLabel))
    return "\n".join(str(text) for text in shown if text)


def a_red(clinic: Clinic) -> str:
    return clinic.send(a_visit(clinic.pack, answers=RED))


def deal(window, qtbot, reason="She has a plan for tonight."):
    (dealing,) = window.page.flags.dealings.values()
    dealing.action.setCurrentIndex(2)
    qtbot.keyClicks(dealing.reason, reason)
    qtbot.keyClick(dealing.reason, Qt.Key.Key_Return)
    return dealing


def with_questions(clinic, *items):
    form = Questionnaire(
        "checks", "urn:checks", "1", Text("Checks"), items, {item.link_id: item for item in items}
    )
    clinic.pack = replace(clinic.pack, nurse_questionnaires=(form,))


def test_a_red_flag_says_what_is_open_until_it_is_dealt_with(clinic, at_work, qtbot):
    window = at_work(a_red(clinic))
    box = window.page.sign_off
    box.attested.setChecked(True)
    assert "say beside it what was done" in box.open.text()
    assert not box.sign.isEnabled()
    dealing = deal(window, qtbot)
    assert not box.open.isVisible()
    assert box.sign.isEnabled()
    assert dealing.said.text().startswith(
        "Talked with the patient: She has a plan for tonight. — Nora Invented, RN, 2026-03-02"
    )
    qtbot.mouseClick(dealing.change, Qt.MouseButton.LeftButton)
    assert not box.sign.isEnabled()
    assert dealing.reason.text() == "She has a plan for tonight."


def test_nothing_counts_as_done_without_a_reason(clinic, at_work, qtbot):
    window = at_work(a_red(clinic))
    (dealing,) = window.page.flags.dealings.values()
    dealing.action.setCurrentIndex(1)
    assert not dealing.done.isEnabled()
    qtbot.keyClick(dealing.reason, Qt.Key.Key_Return)
    assert window.page.work.assessment.resolutions == {}


def test_a_red_intake_is_signed_off_and_then_by_a_clinician(clinic, at_work, qtbot):
    sent = a_red(clinic)
    window = at_work(sent)
    deal(window, qtbot)
    window.page.sign_off.talked.click()
    window.page.sign_off.attested.click()
    qtbot.mouseClick(window.page.sign_off.sign, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "A clinician has to sign this as well." in words(window.page))
    assert not window.page.signed_box.second.isEnabled()
    model = window.list.model
    assert model.data(model.index(0, STATE)) == "Waits for a clinician’s signature"
    window.close()
    ida = at_work(sent, "clinician-1")
    qtbot.waitUntil(lambda: "A clinician has to sign this as well." in words(ida.page))
    qtbot.mouseClick(ida.page.signed_box.second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Signed by a clinician as well" in words(ida.page))
    qtbot.waitUntil(lambda: ida.list.model.rowCount() == 0)


def test_what_the_nurse_answers_may_raise_a_red_flag_beside_the_others(clinic, at_work, qtbot):
    options = (Option(YES, Text("Yes")), Option(NO, Text("No")))
    with_questions(clinic, Item("now", "choice", Text("Right now?"), options=options))
    harm, low = clinic.pack.rules
    acute = replace(
        harm,
        id="acute",
        questionnaire_id="checks",
        condition="item.where(linkId='now').answer.value.code = 'LA33-6'",
        words="Do not leave the patient alone.",
        questions=("now",),
    )
    clinic.pack = replace(clinic.pack, rules=(harm, low, acute))
    window = at_work(a_red(clinic))
    (dealing,) = window.page.flags.dealings.values()
    dealing.reason.setText("Half a")
    field = window.page.forms["checks"].fields["now"]
    field.box.setCurrentIndex(1)
    field.box.activated.emit(1)
    qtbot.waitUntil(lambda: set(window.page.flags.dealings) == {"self-harm", "acute"})
    assert window.page.flags.dealings["self-harm"].reason.text() == "Half a"
    assert "Do not leave the patient alone." in window.page.sign_off.open.text()


@pytest.mark.parametrize(
    ("item", "typed", "value"),
    [
        (Item("n", "integer", Text("N")), "72", 72),
        (Item("n", "decimal", Text("N")), "36,8", Decimal("36.8")),
        (Item("n", "date", Text("N")), "2026-02-28", date(2026, 2, 28)),
        (Item("n", "string", Text("N")), "left hand", "left hand"),
    ],
    ids=["integer", "decimal", "date", "string"],
)
def test_a_field_takes_what_its_question_asks_for(qtbot, item, typed, value):
    field = Field(item)
    qtbot.addWidget(field)
    field.edit.setText(typed)
    field.edit.editingFinished.emit()
    assert field.values == (value,)
    again = Field(item)
    qtbot.addWidget(again)
    again.show_values(field.values)
    assert again.edit.text() == typed.replace(",", ".")


@pytest.mark.parametrize(
    ("item", "typed", "said"),
    [
        (Item("n", "integer", Text("N")), "7.5", "Not a whole number"),
        (Item("n", "integer", Text("N")), "abc", "Not a whole number"),
        (Item("n", "date", Text("N")), "28.2.2026", "Not a date"),
        (
            Item("n", "integer", Text("N"), minimum=Decimal(40), maximum=Decimal(300)),
            "1200",
            "Outside 40 to 300",
        ),
        (Item("n", "decimal", Text("N")), "NaN", "Not a number"),
    ],
    ids=["a half", "letters", "another order", "too high", "no number"],
)
def test_a_field_says_what_is_wrong_and_keeps_what_was_typed(qtbot, item, typed, said):
    field = Field(item)
    qtbot.addWidget(field)
    field.show()
    field.edit.setText(typed)
    field.edit.editingFinished.emit()
    assert (field.values, field.edit.text()) == ((), typed)
    assert field.wrong.text().startswith(said)
    assert field.wrong.isVisible()


def test_what_was_done_is_there_after_the_window_was_closed(clinic, at_work, qtbot):
    with_questions(clinic, Item("rate", "integer", Text("Heart rate")))
    sent = a_red(clinic)
    window = at_work(sent)
    deal(window, qtbot)
    field = window.page.forms["checks"].fields["rate"]
    field.edit.setText("72")
    field.edit.editingFinished.emit()
    window.page.sign_off.notes.setPlainText("Half a sentence")
    window.page.sign_off.talked.click()
    window.close()
    again = at_work(sent)
    page = again.page
    qtbot.waitUntil(lambda: page.sign_off.notes.toPlainText() == "Half a sentence")
    assert page.sign_off.talked.isChecked()
    assert page.forms["checks"].fields["rate"].edit.text() == "72"
    (dealing,) = page.flags.dealings.values()
    assert "Nora Invented, RN" in dealing.said.text()


def test_another_nurse_reads_and_may_take_over(clinic, at_work, qtbot):
    sent = a_red(clinic)
    mine = clinic.desk("nurse-1")
    mine.begin(mine.open(sent))
    window = at_work(sent, "nurse-2")
    page = window.page
    assert page.head.other.text().startswith(f"{NURSES['nurse-1']} works on this intake now.")
    (dealing,) = page.flags.dealings.values()
    assert not dealing.reason.isEnabled()
    assert not page.sign_off.attested.isEnabled()
    model = window.list.model
    qtbot.waitUntil(lambda: model.data(model.index(0, STATE)) == "Nora Invented, RN is on it")
    qtbot.mouseClick(page.head.take_over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.work.mine)
    assert dealing.reason.isEnabled()
    assert clinic.claims.held()[sent].person == "nurse-2"


def test_who_was_overtaken_is_told_at_the_next_step(clinic, at_work, qtbot):
    sent = a_red(clinic)
    window = at_work(sent)
    other = clinic.desk("nurse-2")
    other.begin(other.open(sent), take_over=True)
    deal(window, qtbot)
    message = window.page.sign_off.message
    qtbot.waitUntil(lambda: message.text().startswith("Somebody else works on this intake now"))


def test_an_agreement_without_a_decision_asks_why(at_work, qtbot, clinic):
    clinic.pack = a_pack_of_four()
    some = decisions(clinic.pack)[:3]
    window = at_work(clinic.send(a_visit(clinic.pack, decisions=some)))
    box = window.page.sign_off
    box.attested.click()
    assert "“About data” has no decision" in box.open.text()
    box.reasons["data"].setText("Asked on paper.")
    box.reasons["data"].editingFinished.emit()
    assert box.sign.isEnabled()


def accept(dialog, qtbot):
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)


@pytest.fixture
def signed_window(clinic, at_work, qtbot):
    clinic.pack = a_pack_of_four()
    sent = clinic.send(a_visit(clinic.pack, decisions=decisions(clinic.pack)))
    desk = clinic.desk()
    intake = desk.open(sent)
    desk.sign_off(intake, resolved(desk, intake))
    window = at_work(sent)
    qtbot.waitUntil(lambda: "Signed off" in words(window.page.signed_box))
    return window


def press(window, qtbot, part):
    buttons = window.page.signed_box.findChildren(QPushButton)
    button = next(b for b in buttons if part in b.text().replace("&", "") and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_words_are_added_with_a_reason(signed_window, qtbot):
    press(signed_window, qtbot, "Add words")
    dialog = signed_window.findChild(WordsDialog)
    accept(dialog, qtbot)
    assert dialog.wrong.text() == "Write what is to be added."
    dialog.words.setPlainText("Takes aspirin, too.")
    accept(dialog, qtbot)
    assert dialog.wrong.text() == "Write down why."
    dialog.reason.setText("The patient called.")
    accept(dialog, qtbot)
    box = signed_window.page.signed_box
    qtbot.waitUntil(lambda: "Takes aspirin, too." in words(box))
    assert "Reason: The patient called." in words(box)


def test_a_name_is_corrected_and_the_list_shows_it(signed_window, qtbot):
    press(signed_window, qtbot, "Correct name")
    dialog = signed_window.findChild(IdentityDialog)
    dialog.birth_date.setText("21.4.1957")
    accept(dialog, qtbot)
    assert dialog.wrong.text().startswith("Not a date")
    dialog.birth_date.setText("1957-04-21")
    dialog.family.setText("Beispiel-Muster")
    dialog.reason.setText("Read from the ID card.")
    accept(dialog, qtbot)
    qtbot.waitUntil(lambda: "Beispiel-Muster, 1957-04-21" in words(signed_window.page.signed_box))
    signed_window.toggle_signed_off()
    model = signed_window.list.model
    assert model.data(model.index(0, 1)) == "Testa Beispiel-Muster (corrected)"


def test_a_consent_is_taken_back(signed_window, qtbot):
    press(signed_window, qtbot, "Consent taken")
    dialog = signed_window.findChild(WithdrawalDialog)
    dialog.reason.setText("Said so before the drip.")
    accept(dialog, qtbot)
    assert dialog.wrong.text() == "Choose the consent that the patient took back."
    dialog.agreements["treatment"].click()
    accept(dialog, qtbot)
    qtbot.waitUntil(lambda: "Consent taken back" in words(signed_window.page.signed_box))
    assert "About treatment" in words(signed_window.page.signed_box)
    signed_window.toggle_signed_off()
    model = signed_window.list.model
    assert model.data(model.index(0, STATE)).endswith("Consent taken back")


def test_what_was_done_and_measured_stands_on_a_signed_intake(clinic, at_work, qtbot):
    with_questions(clinic, Item("rate", "integer", Text("Heart rate")))
    sent = a_red(clinic)
    desk = clinic.desk()
    intake = desk.open(sent)
    desk.sign_off(intake, resolved(desk, intake).answer("checks", {"rate": (72,)}))
    window = at_work(sent, "nurse-2")
    page = page_of(window)
    (dealing,) = page.flags.dealings.values()
    qtbot.waitUntil(lambda: "They are safe here." in dealing.said.text())
    assert dealing.change.isHidden()
    assert dealing.said.isEnabled()  # what was signed is not dimmed
    field = page.forms["checks"].fields["rate"]
    assert (field.edit.text(), field.isEnabled()) == ("72", False)


def test_nothing_is_compared_before_the_nurse_confirms_the_person(clinic, at_work, qtbot):
    old = replace(a_visit(clinic.pack), finished_at=STARTED - timedelta(days=30))
    clinic.send(old)
    window = at_work(a_red(clinic))
    page = page_of(window)
    history = page.history
    qtbot.waitUntil(history.isVisible)
    assert "Same name and birth date on 2026-01-31." in words(history)
    assert "Changed since" not in words(history)
    qtbot.mouseClick(history.same, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Changed since 2026-01-31" in words(history))
    assert "Little joy in things" in words(history)
    window.close()
    again = at_work(page.intake.id)
    qtbot.waitUntil(lambda: "Changed since 2026-01-31" in words(page_of(again).history))


def test_somebody_else_of_the_same_name_is_put_away(clinic, at_work, qtbot):
    clinic.send(replace(a_visit(clinic.pack), finished_at=STARTED - timedelta(days=30)))
    window = at_work(a_red(clinic))
    history = page_of(window).history
    qtbot.waitUntil(history.isVisible)
    qtbot.mouseClick(history.another, Qt.MouseButton.LeftButton)
    assert not history.isVisible()
    window.look()
    qtbot.waitUntil(lambda: not window.watch.looking)
    assert not history.isVisible()


def test_what_can_be_pressed_on_a_signed_intake_outlives_a_look_at_the_inbox(signed_window, qtbot):
    box = signed_window.page.signed_box
    before = box.findChildren(QPushButton)
    signed_window.look()
    qtbot.waitUntil(lambda: not signed_window.watch.looking)
    assert box.findChildren(QPushButton) == before


def test_a_draft_that_cannot_be_read_is_put_away_at_a_click(clinic, qtbot, background):
    sent = a_red(clinic)
    now = clinic.clock.now()
    clinic.claims.claim(sent, "nurse-1", now)
    broken = encrypt(b"{}", clinic.manifest.seal_to)
    clinic.claims.keep(sent, "nurse-1", broken, now)
    window = DeskWindow(clinic.desk(), background)
    qtbot.addWidget(window)
    window.show()
    window.open_intake(sent)
    qtbot.waitUntil(lambda: window.page is not None and window.page.sign_off.anew.isVisible())
    page = page_of(window)
    assert "begin anew" in page.sign_off.message.text()
    assert not page.work.mine
    assert clinic.claims.held()[sent].draft == broken  # nothing goes before the nurse says so
    qtbot.mouseClick(page.sign_off.anew, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.work.mine)
    assert not page.sign_off.anew.isVisible()
    assert not page.sign_off.message.isVisible()
    assert clinic.claims.held()[sent].draft == b""
    assert "begin-anew" in [read_entry(row.body).act for row in clinic.audit.entries()]


def test_however_low_the_window_what_is_attested_is_whole_and_the_button_in_sight(
    clinic, at_work, qtbot
):
    window = at_work(a_red(clinic))
    window.resize(780, 460)
    box = window.page.sign_off
    qtbot.waitUntil(lambda: box.words.height() >= box.words.heightForWidth(box.words.width()))
    bottom = box.sign.mapTo(window, box.sign.rect().bottomLeft()).y()
    qtbot.waitUntil(lambda: 0 < bottom <= window.height())
