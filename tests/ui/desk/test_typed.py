"""What a nurse has typed and not left yet is not lost, and nothing is signed beside a wrong one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.forms.questionnaire import Item, Questionnaire, Text
from tests.desks import Clinic
from tests.people import a_visit
from ui.desk.intake.fields import Field
from ui.desk.intake.nurse_form import NurseForm
from ui.desk.window import DeskWindow

PULSE = Item("rate", "integer", Text("Heart rate"), minimum=Decimal(20), maximum=Decimal(300))


def the_form(*items: Item) -> Questionnaire:
    index = {item.link_id: item for item in items}
    return Questionnaire("checks", "urn:checks", "1", Text("Checks"), items, index)


@pytest.fixture
def clinic() -> Clinic:
    made = Clinic()
    made.pack = replace(made.pack, nurse_questionnaires=(the_form(PULSE),))
    return made


@pytest.fixture
def at_work(qtbot, background, clinic):
    def opened(intake_id: str) -> DeskWindow:
        window = DeskWindow(clinic.desk(), background)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        window.open_intake(intake_id)
        qtbot.waitUntil(lambda: window.page is not None and window.page.work.mine)
        return window

    return opened


def pulse(window: DeskWindow) -> Field:
    assert window.page is not None
    return window.page.forms["checks"].fields["rate"]


def test_what_stands_in_a_field_is_signed_though_the_field_was_not_left(clinic, at_work, qtbot):
    window = at_work(clinic.send(a_visit(clinic.pack)))
    page = window.page
    assert page is not None
    page.sign_off.attested.click()
    pulse(window).edit.setText("72")
    page.sign_off.sign.click()  # as Alt+S does, which takes the keys from no field
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.signed_box)
    assert pulse(window).values == (72,)


def test_what_stands_in_a_field_is_kept_when_the_intake_is_left(clinic, at_work, qtbot):
    sent = clinic.send(a_visit(clinic.pack))
    window = at_work(sent)
    pulse(window).edit.setText("72")
    window.close()
    again = at_work(sent)
    qtbot.waitUntil(lambda: pulse(again).values == (72,))


def test_nothing_is_signed_while_a_field_holds_what_is_no_answer(clinic, at_work, qtbot):
    window = at_work(clinic.send(a_visit(clinic.pack)))
    page = window.page
    assert page is not None
    box, field = page.sign_off, pulse(window)
    box.attested.click()
    field.edit.setText("1200")
    box.sign.click()
    assert not box.sign.isEnabled()
    assert "“Heart rate”: what stands there is no answer." in box.open.text()
    field.edit.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)  # 120, and the field is not left
    assert box.sign.isEnabled()
    assert field.values == (120,)


def test_words_in_two_languages_have_no_brackets_within_brackets(qtbot):
    aloud = Item("g", "group", Text("(In private)", {"es": "(En privado)"}), items=(PULSE,))
    form = NurseForm(the_form(aloud), "es")
    qtbot.addWidget(form)
    heads = [one.text() for one in form.findChildren(QLabel)]
    assert "(En privado) · (In private)" in heads
