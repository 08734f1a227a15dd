"""The nurse's window, with real keys and an inbox in memory."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget

from kiosk.errors import Refused, Unavailable
from tests.desks import Clinic, later, resolved
from tests.people import (
    DOWN,
    ESCORT,
    FAMILY,
    FORM,
    HARM,
    INTEREST,
    OFTEN,
    WORDS,
    a_decision,
    a_pack_of_four,
    a_visit,
    an_identity,
    decisions,
    signed_for_by,
)
from ui.desk.aside import AsideDialog
from ui.desk.intake.page import IntakePage
from ui.desk.labels import OneLine
from ui.desk.rows_model import LEVEL
from ui.desk.sign_in import SignInDialog
from ui.desk.watch import POLL
from ui.desk.window import DeskWindow
from ui.desk.worklist_model import CODE, FINISHED, FLAGS, KIND, STATE

OWN_WORDS = "The nights are long <b>and</b> I think of it."
DARK = {
    FORM: {
        INTEREST: (OFTEN[2],),
        DOWN: (OFTEN[3],),
        HARM: (OFTEN[1],),
        WORDS: (OWN_WORDS,),
        ESCORT: (False,),
    }
}


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


@pytest.fixture
def open_window(qtbot, background, clinic):
    def opened(nurse="nurse-1", desk=None) -> DeskWindow:
        window = DeskWindow(desk or clinic.desk(nurse), background)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        return window

    return opened


@pytest.fixture
def open_intake(qtbot, open_window):
    def opened(intake_id, nurse="nurse-1") -> DeskWindow:
        window: DeskWindow = open_window(nurse)
        window.open_intake(intake_id)
        qtbot.waitUntil(lambda: window.page is not None)
        return window

    return opened


def words(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def shown(window) -> list[str]:
    model = window.list.model
    return [model.row(n).id for n in range(model.rowCount())]


def cell(window, row, column, role=Qt.ItemDataRole.DisplayRole):
    return window.list.model.data(window.list.model.index(row, column), role)


def test_the_worklist_shows_red_first_in_words_and_colour(clinic, open_window):
    old = clinic.send(later(a_visit(clinic.pack), 1))
    red = clinic.send(later(a_visit(clinic.pack, answers=DARK), 5))
    window = open_window()
    assert shown(window) == [red, old]
    assert cell(window, 0, FLAGS) == "1 red · 1 amber"
    assert cell(window, 0, FLAGS, LEVEL) == "red"
    assert cell(window, 1, FINISHED) == "29 min ago"
    assert cell(window, 1, FINISHED, Qt.ItemDataRole.ToolTipRole).startswith("2026-03-02")
    assert window.list.heading.text() == "2 intakes waiting"


def test_an_empty_worklist_says_that_new_ones_come_by_themselves(open_window):
    window = open_window()
    assert window.list.empty.isVisible()
    assert "appear here by themselves" in window.list.empty.text()


def test_a_finished_intake_appears_by_itself_and_the_chosen_one_stays_chosen(
    clinic, open_window, qtbot
):
    first = clinic.send(later(a_visit(clinic.pack), 5))
    window = open_window()
    assert window.list.view.current_id() == first
    red = clinic.send(later(a_visit(clinic.pack, answers=DARK), 7))
    qtbot.waitUntil(lambda: shown(window) == [red, first], timeout=3 * POLL)
    assert window.list.view.current_id() == first


def test_enter_opens_the_intake_and_escape_leaves_it(clinic, open_window, qtbot):
    sent = clinic.send(a_visit(clinic.pack))
    window = open_window()
    qtbot.keyClick(window.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page.intake.id == sent
    window.leave_intake()
    assert window.rooms.currentWidget() is window.list


def test_opening_shows_the_flags_first_with_the_patients_words_as_plain_text(clinic, open_intake):
    window = open_intake(clinic.send(a_visit(clinic.pack, answers=DARK)))
    review = words(window.page.tabs.widget(0))
    red = review.index("The patient has thoughts of hurting themselves: talk with them now.")
    amber = review.index("Nobody takes the patient home.")
    assert red < amber < review.index("Scores") < review.index("How you feel")
    assert f"Tell us more, in your own words “{OWN_WORDS}”" in review
    formats = {label.textFormat() for label in window.page.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_next_opens_the_intake_below(clinic, open_intake, qtbot):
    first = clinic.send(later(a_visit(clinic.pack), 1))
    second = clinic.send(later(a_visit(clinic.pack), 2))
    window = open_intake(first)
    window.open_next()
    qtbot.waitUntil(lambda: window.page.intake.id == second)
    window.open_next()
    window.open_previous()
    qtbot.waitUntil(lambda: window.page.intake.id == first)


def test_nothing_is_signed_before_it_is_attested(clinic, open_intake, qtbot):
    window = open_intake(clinic.send(a_visit(clinic.pack)))
    qtbot.waitUntil(lambda: window.page.work.mine)
    assert not window.page.sign_off.sign.isEnabled()
    window.page.sign_off.attested.setChecked(True)
    assert window.page.sign_off.sign.isEnabled()


def sign(window, qtbot, notes=""):
    qtbot.waitUntil(lambda: window.page.work.mine)
    window.page.sign_off.attested.setChecked(True)
    window.page.sign_off.notes.setPlainText(notes)
    qtbot.mouseClick(window.page.sign_off.sign, Qt.MouseButton.LeftButton)


def test_sign_off_appends_a_record_and_shows_intake_pdf(clinic, open_intake, qtbot, tmp_path):
    window = open_intake(clinic.send(a_visit(clinic.pack)))
    sign(window, qtbot, "We talked.")
    qtbot.waitUntil(lambda: window.page.tabs.isTabEnabled(2))
    assert [r.kind for r in clinic.received()] == ["intake", "review"]
    assert {"Signed off", "We talked."} <= set(words(window.page.signed_box))
    with qtbot.waitSignal(window.page.document.shown) as drawn:
        window.page.document.zoom_in()
    assert drawn.args[0] >= 1
    window.page.document.save_to(tmp_path / "chosen.pdf")
    saved = tmp_path / "chosen.pdf"
    qtbot.waitUntil(lambda: saved.is_file() and saved.read_bytes().startswith(b"%PDF"))
    qtbot.waitUntil(lambda: shown(window) == [])
    window.toggle_signed_off()
    assert cell(window, 0, STATE).startswith("Signed off by Nora Invented, RN")


def test_an_admin_without_a_clinical_role_opens_nothing_and_is_told_who_does(open_window, qtbot):
    clinic = Clinic(roles={"nurse-1": "admin"})
    window = open_window(desk=clinic.desk())
    window.open_intake(clinic.send(a_visit(clinic.pack)))
    message = "This is for a nurse or a clinician: ask one of them to sign in."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == message)
    assert window.page is None


def test_a_decline_can_be_signed_off(clinic, open_intake, qtbot):
    declined = (a_decision(clinic.pack, agreed=False),)
    sent = clinic.send(a_visit(clinic.pack, decisions=declined, signature=None))
    window = open_intake(sent)
    assert "Nothing was agreed to: no signature." in words(window.page.tabs.widget(0))
    sign(window, qtbot)
    qtbot.waitUntil(lambda: len(clinic.received()) == 2)
    decided = "The patient declined. That is a complete answer."
    qtbot.waitUntil(lambda: decided in words(window.page.signed_box))


def test_who_decided_who_helped_and_why_it_was_declined_are_shown(qtbot, background):
    clinic = Clinic(a_pack_of_four())
    decided = decisions(clinic.pack, no=("privacy-notice",))
    sent = clinic.send(a_visit(clinic.pack, decisions=decided, signature=signed_for_by("proxy")))
    page = IntakePage(clinic.desk(), background, clinic.desk().take_out(sent))
    qtbot.addWidget(page)
    shown_words = "\n".join(words(page.tabs.widget(0)))
    for expected in (
        "Ana Beispiel (daughter, Health care proxy or power of attorney)",
        "The tablet checked neither who they are nor their right.",
        "Said yes to a witness",
        "Witness: Rosa Invented",
        "Interpreter: Luis Inventado (Invented Line 4711)",
        "Not acknowledged",
        "Reason: I did not get it",
        "Version 1 · English",
    ):
        assert expected in shown_words
    assert "I have confirmed who they are" in "\n".join(words(page.sign_off))
    qtbot.waitUntil(lambda: not background.busy)


def test_the_second_nurse_is_told_who_signed_first_and_signs_nothing_twice(
    clinic, open_intake, qtbot
):
    sent = clinic.send(a_visit(clinic.pack))
    window = open_intake(sent, "nurse-2")
    qtbot.waitUntil(lambda: window.page.work.mine)
    other = clinic.desk("nurse-1")
    intake = other.open(sent)
    other.begin(intake, take_over=True)
    first = other.sign_off(intake, resolved(other, intake))
    window.page.sign_off.attested.setChecked(True)
    window.page.work.sign_off()
    qtbot.waitUntil(lambda: "Signed off" in words(window.page.signed_box))
    assert f"{first.name} signed this off before you" in "\n".join(words(window.page.signed_box))
    assert [r.kind for r in clinic.received()] == ["intake", "review"]


def test_an_inbox_that_does_not_answer_signs_nothing_and_the_nurse_tries_again(
    clinic, open_intake, qtbot, monkeypatch, expect_log
):
    window = open_intake(clinic.send(a_visit(clinic.pack)))

    def refuse(_envelope):
        raise Unavailable("inbox", "The inbox does not answer.")

    monkeypatch.setattr(clinic.inbox, "deliver", refuse)
    sign(window, qtbot)
    box = window.page.sign_off
    qtbot.waitUntil(lambda: box.message.text() == "The inbox does not answer.")
    assert box.sign.isEnabled()


def test_a_forged_envelope_is_listed_with_the_reason_and_not_in_the_worklist(
    clinic, open_window, qtbot
):
    stranger = replace(clinic.sealing, signing_key=Ed25519PrivateKey.generate())
    clinic.send(a_visit(clinic.pack), sealing=stranger)
    window = open_window()
    assert shown(window) == []
    assert window.apart.text().startswith("Set aside or missing: 1")
    window.show_aside()
    dialog = window.findChild(AsideDialog)
    table = dialog.findChild(QTableWidget)
    assert "signature" in table.item(0, 4).text()
    dialog.reject()


def test_a_call_stays_on_top_until_it_is_acknowledged(clinic, open_window, qtbot):
    visit = a_visit(clinic.pack, answers=DARK)
    urgent = clinic.call(visit, "urgent-answer", clinic.pack.rules[0])
    window = open_window()
    qtbot.waitUntil(window.notices.isVisible)
    assert any(FAMILY in text for text in words(window.notices))
    assert any(OWN_WORDS in text for text in words(window.notices))
    button = window.notices.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.notices.isVisible())
    assert urgent in clinic.inbox.acknowledged([urgent])


def test_a_wish_for_paper_stands_on_top_in_words(clinic, open_window, qtbot):
    clinic.call(a_visit(clinic.pack), "paper-wanted")
    window = open_window()
    qtbot.waitUntil(window.notices.isVisible)
    said = " ".join(words(window.notices))
    assert "A patient would rather use paper" in said
    assert FAMILY in said


def test_who_came_without_a_code_is_told_in_list_intake_and_call(clinic, open_intake, qtbot):
    visit = a_visit(clinic.pack, identity=replace(an_identity(), code=""))
    sent = clinic.send(visit)
    clinic.call(visit, "help-wanted")
    window = open_intake(sent)
    assert (cell(window, 0, CODE), cell(window, 0, KIND)) == ("No code", "Unknown")
    assert "came without a code, so asked as at a first visit" in " ".join(words(window.page))
    qtbot.waitUntil(window.notices.isVisible)
    assert any("came without a code" in said for said in words(window.notices))


def test_a_late_call_says_so(clinic, open_window, qtbot):
    clinic.call(a_visit(clinic.pack), "help-wanted", on_the_way=600.0)
    window = open_window()
    qtbot.waitUntil(window.notices.isVisible)
    assert any(text.startswith("LATE") for text in words(window.notices))


def test_search_narrows_by_name_or_code(clinic, open_window):
    clinic.send(later(a_visit(clinic.pack), 1, given="Ada"))
    other = clinic.send(later(a_visit(clinic.pack), 2, given="Zoë"))
    window = open_window()
    window.list.search.setText("zoë")
    assert shown(window) == [other]
    window.list.search.setText("nobody")
    assert window.list.empty.isVisible()


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(clinic, background, qtbot):
    def sign_in(person, passphrase):
        if passphrase != "right":
            raise Refused("passphrase", "The passphrase is wrong: try again.")
        return clinic.desk(person)

    dialog = SignInDialog(clinic.manifest.people, sign_in, background)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.passphrase, "wrong")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.message.text() == "The passphrase is wrong: try again.")
    assert not dialog.desk
    dialog.passphrase.setText("right")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert dialog.desk
    assert dialog.desk.reviewer.person == "nurse-1"
    assert dialog.passphrase.text() == ""


def test_trouble_after_sign_off_is_said_beside_it(clinic, open_intake, qtbot):
    window = open_intake(clinic.send(a_visit(clinic.pack)))
    sign(window, qtbot)
    qtbot.waitUntil(lambda: window.page.tabs.isTabEnabled(2))
    window.page.signed_box.say("The document does not open.")
    assert window.page.signed_box.message.isVisible()


def test_a_rules_source_is_cut_to_one_line_and_whole_on_hover(qtbot):
    source = OneLine("A very long title of a guideline " * 9)
    qtbot.addWidget(source)
    source.resize(200, 20)
    source.show()
    assert source.text().endswith("…")
    assert source.toolTip().startswith("A very long title of a guideline A very")


def test_looking_goes_on_after_a_fault_that_nobody_foresaw(
    clinic, open_window, qtbot, monkeypatch, background, expect_log
):
    expect_log("ui.background")
    window = open_window()
    background.bug.connect(lambda _kind: None)
    whole = clinic.inbox.received_after
    monkeypatch.setattr(clinic.inbox, "received_after", lambda *_: 1 / 0)
    with qtbot.waitSignal(background.bug):
        window.look()
    monkeypatch.setattr(clinic.inbox, "received_after", whole)
    sent = clinic.send(a_visit(clinic.pack))
    window.look()
    qtbot.waitUntil(lambda: shown(window) == [sent])
