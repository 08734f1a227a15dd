"""The archive on the screen: looked up by keys alone, and never leafed through."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from kiosk.audit.entry import read_entry
from kiosk.errors import Refused
from kiosk.review.lookup import find_day
from kiosk.review.worklist import Worklist
from tests.desks import Clinic, later, resolved
from tests.people import BIRTH_DATE, CODE, FAMILY, GIVEN, a_visit
from ui.desk.archive.page import ArchivePage
from ui.desk.window import DeskWindow

NAME = f"{GIVEN} {FAMILY}"
DAY = 24 * 60 * 60


@pytest.fixture
def clinic() -> Clinic:
    """Two visits were signed off the day before, and a desk has kept them."""
    made = Clinic()
    for minutes in (1, 2):
        desk = made.desk()
        intake = desk.open(made.send(later(a_visit(made.pack), minutes)))
        desk.sign_off(intake, resolved(desk, intake))
    desk.look(Worklist())
    made.clock.advance(DAY)
    return made


@pytest.fixture
def page(qtbot, background, clinic) -> ArchivePage:
    desk = clinic.desk("nurse-2")
    worklist = desk.look(Worklist())
    while not desk.upkeep.rests:
        worklist = desk.look(worklist)
    shown = ArchivePage(desk, background)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def rows(page: ArchivePage) -> int:
    return page.model.rowCount()


def test_a_person_is_found_by_keys_alone_and_opened(page, qtbot, clinic):
    qtbot.keyClicks(page.query.name, NAME.upper())
    qtbot.keyClick(page.query.name, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.query.born, BIRTH_DATE.isoformat())
    qtbot.keyClick(page.query.born, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page) == 2)
    assert page.heading.text() == f"2 intakes: {NAME.upper()}, {BIRTH_DATE}"
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened.args == [page.model.row(0).id]
    assert clinic.inbox.find(opened.args[0])


def test_a_code_is_found_however_it_is_typed(page, qtbot):
    qtbot.keyClicks(page.query.typed_code, f"{CODE[:3].lower()} {CODE[3:]}")
    qtbot.keyClick(page.query.typed_code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page) == 2)


def test_a_day_is_looked_at_by_its_button(page, qtbot):
    page.query.on.setDate(QDate(2026, 3, 2))
    buttons = [b for b in page.query.findChildren(QPushButton) if b.text() == "Find"]
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(page) == 2)
    assert page.heading.text() == "2 intakes: 2026-03-02"


def test_nothing_is_found_under_half_a_name_and_the_page_says_what_else_to_try(page, qtbot):
    page.find_person(FAMILY, BIRTH_DATE)
    qtbot.waitUntil(lambda: page.message.text().startswith("Nothing under exactly"))
    assert rows(page) == 0
    assert "The day of the visit finds it, too." in page.message.text()


@pytest.mark.parametrize(
    ("name", "born", "said"),
    [("", "1957-04-12", "Write the whole name"), (NAME, "12.4.1957", "year-month-day")],
    ids=["no name", "no date"],
)
def test_half_a_question_is_not_asked(page, qtbot, clinic, name, born, said):
    before = len(clinic.audit.entries())
    page.query.name.setText(name)
    page.query.born.setText(born)
    qtbot.keyClick(page.query.name, Qt.Key.Key_Return)
    assert said in page.message.text()
    qtbot.keyClick(page.query.typed_code, Qt.Key.Key_Return)
    assert "Write the code" in page.message.text()
    assert len(clinic.audit.entries()) == before


def test_each_look_up_is_in_the_audit_before_anything_is_shown(page, qtbot, clinic):
    page.find_day(date(2026, 3, 2))
    qtbot.waitUntil(lambda: rows(page) == 2)
    assert read_entry(clinic.audit.entries()[-1].body).act == "find-day"


def test_that_older_intakes_are_not_taken_in_yet_is_said(qtbot, background, clinic):
    page = ArchivePage(clinic.desk("nurse-2"), background)
    qtbot.addWidget(page)
    page.find_day(date(2026, 3, 2))
    qtbot.waitUntil(lambda: "still being taken in" in page.heading.text())
    page.find_code("F00000")
    qtbot.waitUntil(lambda: "still being taken in" in page.message.text())


def test_what_is_found_opens_as_it_was_signed_takes_additions_and_leads_back(
    qtbot, background, clinic
):
    window = DeskWindow(clinic.desk("nurse-2"), background)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: bool(window.contact.text()))
    assert window.list.model.rowCount() == 0
    press(window, "show_archive")
    window.archive.find_person(NAME, BIRTH_DATE)
    qtbot.waitUntil(lambda: rows(window.archive) == 2)
    qtbot.keyClick(window.archive.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None)
    page = window.page
    assert page is not None
    box = page.signed_box
    assert page.side.currentWidget() is box
    assert clinic.claims.held() == {}
    assert window.places.tabText(window.places.currentIndex()) == "Archive"
    assert page.head.back.text() == "← Archive"
    with qtbot.waitSignal(window.watch.seen):
        page._write("Forgotten", "She came by bus.")
    qtbot.waitUntil(lambda: "She came by bus." in words(box))
    press(window, "leave_intake")
    assert window.rooms.currentWidget() is window.archive
    assert rows(window.archive) == 2
    press(window, "leave_intake")
    assert window.rooms.currentWidget() is window.list


def test_who_runs_the_clinic_alone_finds_nobody(background, qtbot):
    clinic = Clinic(roles={"nurse-1": "admin"})
    window = DeskWindow(clinic.desk("nurse-1"), background)
    qtbot.addWidget(window)
    assert window.findChild(QAction, "show_archive") is None
    with pytest.raises(Refused, match="nurse or a clinician"):
        find_day(clinic.desk("nurse-1"), date(2026, 3, 2))
    assert len(clinic.audit.entries()) == 0


def press(window: DeskWindow, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def words(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
