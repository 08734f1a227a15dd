"""The arrivals page, in the real window, with real keys and an inbox in memory."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kiosk.errors import Unavailable
from kiosk.outside.pretend_clinic import MemoryArrivals
from kiosk.ports.arrivals import StoredArrival
from kiosk.review.expected import Wish
from kiosk.review.front_desk import FrontDesk
from kiosk.visit.identity import code_kind, consent_due
from tests.desks import Clinic
from tests.people import a_visit, an_identity
from ui.desk.arrivals.expect_dialog import ExpectDialog
from ui.desk.arrivals.model import CODE, HELPER, NAME, REMARKS, STATE
from ui.desk.arrivals.slip import print_slip, slip
from ui.desk.labels import label
from ui.desk.window import DeskWindow


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
        window.show_arrivals()
        return window

    return opened


def press(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(window: DeskWindow, *columns: int) -> list[tuple[str, ...]]:
    model = window.arrivals.model
    return [
        tuple(model.index(row, column).data() for column in columns)
        for row in range(model.rowCount())
    ]


def test_two_clicks_expect_a_patient_and_show_the_code(clinic, open_window, qtbot):
    window = open_window()
    press(window.arrivals.expect)
    dialog = window.findChild(ExpectDialog)
    press(dialog.first)
    qtbot.waitUntil(lambda: dialog.code.patient is not None)
    code = dialog.code.patient.code
    assert dialog.code.code.text() == f"{code[:3]} {code[3:]}"
    assert dialog.code.spoken.text().startswith("Foxtrot · ")
    assert len(clinic.arrivals.kept()) == 1
    dialog.close()
    qtbot.waitUntil(lambda: rows(window, STATE, CODE) == [("Expected", dialog.code.code.text())])


@pytest.mark.parametrize(
    ("choice", "kind", "due"),
    [("first", "first", True), ("again", "return", True), ("holds", "return", False)],
)
def test_each_choice_makes_a_code_of_its_kind(clinic, background, qtbot, choice, kind, due):
    desk = clinic.desk()
    desk.consent_interval = 90
    dialog = ExpectDialog(FrontDesk(desk), background)
    qtbot.addWidget(dialog)
    dialog.show()
    press(getattr(dialog, choice))
    qtbot.waitUntil(lambda: dialog.code.patient is not None)
    assert dialog.code.patient is not None
    code = dialog.code.patient.code
    assert (code_kind(code), consent_due(code)) == (kind, due)


@pytest.mark.parametrize(("interval", "said"), [(None, "has not decided"), (0, "at every visit")])
def test_no_consent_holds_unless_the_clinic_decided_for_how_long(
    clinic, background, qtbot, interval, said
):
    desk = clinic.desk()
    desk.consent_interval = interval
    dialog = ExpectDialog(FrontDesk(desk), background)
    qtbot.addWidget(dialog)
    assert not dialog.holds.isEnabled()
    shown = [one.text() for one in dialog.findChildren(type(label("")))]
    assert said in " ".join(shown)


def test_a_birth_date_that_does_not_exist_is_said_and_no_code_is_made(clinic, background, qtbot):
    dialog = ExpectDialog(FrontDesk(clinic.desk()), background)
    qtbot.addWidget(dialog)
    dialog.show()
    for wrong in ("1957-02-30", "28.3.1957", "2957-03-28"):
        dialog.form.born.setText(wrong)
        press(dialog.first)
        assert "no such birth date" in dialog.message.text()
    assert not clinic.arrivals.kept()


def test_without_the_inbox_no_code_is_made_and_the_patient_can_go_on(clinic, background, qtbot):
    class Gone(MemoryArrivals):
        def put(self, arrival: StoredArrival) -> None:
            raise Unavailable("gone", "The inbox does not answer.")

    clinic.arrivals = Gone()
    dialog = ExpectDialog(FrontDesk(clinic.desk()), background)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog.first)
    qtbot.waitUntil(lambda: "can go on without a code" in dialog.message.text())
    assert dialog.first.isEnabled()
    assert dialog.code.patient is None


def test_the_list_lives(clinic, open_window, qtbot):
    wish = Wish(kind="first", language="es", helper="interpreter", name="Rosa Inventada")
    made = FrontDesk(clinic.desk("nurse-2")).expect(wish)
    window = open_window()
    said = [("Expected", "Rosa Inventada", "An interpreter", "")]
    qtbot.waitUntil(lambda: rows(window, STATE, NAME, HELPER, REMARKS) == said)
    press(window.arrivals.here)
    qtbot.waitUntil(lambda: rows(window, STATE) == [("Is here",)])
    visit = replace(
        a_visit(clinic.pack),
        id=str(UUID(int=1)),
        identity=replace(an_identity(), code=made.code),
        finished_at=clinic.clock.now(),
    )
    clinic.call(visit, "visit-started")
    window.look()
    qtbot.waitUntil(lambda: rows(window, STATE) == [("At the tablet",)])
    assert "Expected was Rosa Inventada: ask who it is" in rows(window, REMARKS)[0][0]
    assert not window.notices.isVisible()
    clinic.call(visit, "help-wanted")
    window.look()
    qtbot.waitUntil(lambda: rows(window, STATE) == [("Calls for a nurse",)])
    window.acknowledge_first()
    qtbot.waitUntil(lambda: rows(window, STATE) == [("At the tablet",)])
    sent = clinic.send(visit)
    window.look()
    qtbot.waitUntil(lambda: rows(window, STATE) == [("Finished",)])
    press(window.arrivals.open_it)
    qtbot.waitUntil(lambda: window.open_id == sent)
    assert window.places.tabText(window.places.currentIndex()) == "Arrivals"


def test_a_code_is_shown_again_and_taken_back(clinic, open_window, qtbot):
    made = FrontDesk(clinic.desk("nurse-2")).expect(Wish(kind="return"))
    window = open_window()
    qtbot.waitUntil(lambda: bool(rows(window, STATE)))
    press(window.arrivals.slip)
    dialog = window.findChild(ExpectDialog)
    assert dialog.code.patient == made
    press(dialog.close_it)
    press(window.arrivals.forget)
    qtbot.waitUntil(lambda: not rows(window, STATE))
    assert window.arrivals.empty.isVisible()


def test_the_front_desk_sees_arrivals_alone_and_no_answers(open_window, qtbot):
    clinic = Clinic(roles={"nurse-1": "front-desk"})
    rule = clinic.pack.rules[0]
    clinic.call(a_visit(clinic.pack), "urgent-answer", rule)
    window = open_window(desk=clinic.desk())
    qtbot.waitUntil(window.notices.isVisible)
    shown = " ".join(one.text() for one in window.notices.findChildren(type(label(""))))
    assert "Urgent answer" in shown
    assert "Fetch a nurse." in shown
    assert rule.words not in shown
    assert not window.notices.findChildren(QPushButton)
    tabs = [window.places.tabText(place) for place in range(window.places.count())]
    assert "Worklist" not in tabs
    assert window.rooms.currentWidget() is window.arrivals
    assert not window.arrivals.open_it.isVisible()
    assert [menu.text() for menu in window.menuBar().actions()] == ["&Desk", "&View"]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Your code for the tablet"), ("es", "Su código para la tableta"), ("xx", "Your code")],
)
def test_a_slip_has_the_code_and_no_name_in_the_patients_language(clinic, language, title):
    front = FrontDesk(clinic.desk())
    made = front.expect(Wish(kind="first", language=language, name="Rosa Inventada"))
    text = slip(made, "Clinic <b>& Co").toPlainText()
    assert title in text
    assert f"{made.code[:3]} {made.code[3:]}" in text
    assert "Clinic <b>& Co" in text
    assert "Rosa" not in text


def test_a_slip_is_printed_on_one_page_in_large_type(clinic, tmp_path):
    made = FrontDesk(clinic.desk()).expect(Wish(kind="first", language="es"))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "slip.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    print_slip(made, "Invented Pain Clinic", printer)
    assert QRectF(printer.pageRect(QPrinter.Unit.Point)).width() > 0
    pdf = (tmp_path / "slip.pdf").read_bytes()
    assert pdf.count(b"/Type /Page\n") == 1
