"""A nurse sees what is in the chart, chooses whose it is there, decides what is in doubt."""

import gc
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from shiboken6 import delete

from kiosk.errors import Refused, Unavailable
from kiosk.ports.filing import UNKNOWN_OUTCOME
from tests.charts import ANA, FilingClinic, PaperChart
from tests.desks import resolved
from tests.people import a_visit
from ui.background import Background
from ui.desk.chart.chart_box import ChartBox
from ui.desk.chart.chart_dialog import ChartDialog
from ui.desk.chart.chart_part import ChartPart
from ui.desk.chart.charting import Charting
from ui.desk.chart.patient_dialog import PatientDialog
from ui.desk.labels import OneLine
from ui.desk.window import DeskWindow


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[FilingClinic]:
    made = FilingClinic(tmp_path, PaperChart(needs_patient=True))
    yield made
    made.close()


@pytest.fixture
def line() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def at_desk(qtbot, background, line, clinic, expect_log):
    """Sign a nurse in; return the window and its part of the chart."""
    expect_log("kiosk.filing.clerk")

    def signed_in() -> tuple[DeskWindow, ChartPart]:
        desk = clinic.desk()
        window = DeskWindow(desk, background)
        qtbot.addWidget(window)
        part = Charting(lambda _desk: clinic.clerk(), line).join(window, desk, background)
        assert part is not None
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        return window, part

    return signed_in


def words(widget: QWidget) -> str:
    return "\n".join(str(shown.text()) for shown in widget.findChildren(QLabel))


def box_of(window: DeskWindow, qtbot, intake_id: str) -> ChartBox:
    window.open_intake(intake_id)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    (box,) = window.page.findChildren(ChartBox)
    qtbot.waitUntil(lambda: "Chart" in words(box))
    return box


def dialog_of(box: QWidget, qtbot) -> PatientDialog:
    qtbot.waitUntil(lambda: bool(box.findChildren(PatientDialog)))
    dialog = box.findChildren(PatientDialog)[-1]
    qtbot.waitUntil(lambda: "Looking" not in dialog.said.text())
    return dialog


def test_nothing_is_filed_before_somebody_chose_the_patient(at_desk, clinic, qtbot):
    intake, _review = clinic.signed()
    window, part = at_desk()
    qtbot.waitUntil(lambda: bool(part.sentences))
    assert "Testa Beispiel: nobody has chosen the patient in the chart yet" in part.sentences[0]
    assert part.count.text() == "Chart, needs a person: 1"
    box = box_of(window, qtbot, intake.id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    assert dialog.said.text() == "The chart has one patient who may be this one."
    assert not dialog.take.isEnabled()  # one match is no choice yet
    dialog.matches.setCurrentRow(0)
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "In the chart since" in words(box))
    assert "Beispiel, Testa · 1957-04-12 · MRN-7" in words(box)
    qtbot.waitUntil(lambda: not part.count.text())
    assert len(clinic.chart.filed) == 1


@pytest.mark.parametrize(("matches", "said"), [((), "has nobody"), ((ANA, ANA), "2 patients")])
def test_none_and_two_are_shown_and_none_is_taken(at_desk, clinic, qtbot, matches, said):
    clinic.chart.matches = matches
    intake, _review = clinic.signed()
    window, _part = at_desk()
    box = box_of(window, qtbot, intake.id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    assert said in dialog.said.text()
    assert not dialog.take.isEnabled()
    dialog.reject()
    assert clinic.chart.filed == []


def test_another_birth_date_than_at_the_tablet_is_said(at_desk, clinic, qtbot):
    born = date(1975, 4, 12)
    clinic.chart.matches = (ANA, replace(ANA, reference="Patient/2", birth_date=born))
    intake, _review = clinic.signed()
    window, _part = at_desk()
    box = box_of(window, qtbot, intake.id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    dialog.matches.setCurrentRow(1)
    assert "Not the birth date that was given at the tablet: 1975-04-12" in dialog.said.text()
    dialog.matches.setCurrentRow(0)
    assert "2 patients" in dialog.said.text()
    dialog.reject()


def test_a_number_that_nobody_has_is_said_as_that(at_desk, clinic, qtbot):
    clinic.chart.matches = ()
    intake, _review = clinic.signed()
    window, _part = at_desk()
    box = box_of(window, qtbot, intake.id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    qtbot.keyClicks(dialog.number, "4711")
    qtbot.mouseClick(dialog.seek, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nobody of this record number" in dialog.said.text())
    dialog.reject()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Unavailable("no-answer", "https://chart.example: no such host."), "does not answer now"),
        (Refused("not-allowed", "see scope in [chart]"), "Tell IT"),
    ],
)
def test_a_nurse_reads_no_words_for_it(at_desk, clinic, qtbot, fault, said):
    def fail(_wanted):
        raise fault

    clinic.chart.patients = fail
    intake, _review = clinic.signed()
    window, _part = at_desk()
    box = box_of(window, qtbot, intake.id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    assert said in dialog.said.text()
    assert fault.message not in dialog.said.text()
    dialog.reject()


def test_the_patient_may_be_chosen_before_the_sign_off(at_desk, clinic, qtbot):
    intake_id = clinic.send(a_visit(clinic.pack))
    window, part = at_desk()
    box = box_of(window, qtbot, intake_id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    dialog.matches.setCurrentRow(0)
    dialog.accept()
    dialog.chosen.emit(ANA)
    qtbot.waitUntil(lambda: "MRN-7" in words(box))
    desk = clinic.desk()
    intake = desk.open(intake_id)
    desk.sign_off(intake, resolved(desk, intake))
    part.work.look()
    qtbot.waitUntil(lambda: "In the chart since" in words(box))


def test_a_number_is_typed_where_the_chart_cannot_be_searched(at_desk, clinic, qtbot, monkeypatch):
    def refuse(_wanted):
        raise Refused("no-search", "This chart cannot be searched: type the record number.")

    clinic.chart.patients = refuse
    intake, _review = clinic.signed()
    window, _part = at_desk()
    box = box_of(window, qtbot, intake.id)
    box.choose()
    dialog = dialog_of(box, qtbot)
    assert not dialog.take.isEnabled()
    qtbot.keyClicks(dialog.number, " 4711 ")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "In the chart since" in words(box))
    assert clinic.clerk().chosen(intake.id).number == "4711"


@pytest.mark.parametrize("act", ["again", "there"])
def test_a_doubtful_one_is_sent_again_or_taken_as_filed_by_a_person(at_desk, clinic, qtbot, act):
    clinic.chart = PaperChart(faults=[Refused(UNKNOWN_OUTCOME, "Lost.")])
    intake, _review = clinic.signed()
    window, part = at_desk()
    qtbot.waitUntil(lambda: bool(part.sentences))
    box = box_of(window, qtbot, intake.id)
    assert "the chart’s answer was lost" in words(box)
    qtbot.mouseClick(getattr(box, act), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "In the chart since" in words(box))
    assert len(clinic.chart.filed) == (1 if act == "again" else 0)


def test_the_list_leads_to_the_intake(at_desk, clinic, qtbot):
    intake, _review = clinic.signed()
    window, part = at_desk()
    qtbot.waitUntil(lambda: bool(part.sentences))
    part.show_unfinished()
    (dialog,) = window.findChildren(ChartDialog)
    dialog.list.itemActivated.emit(dialog.list.item(0))
    qtbot.waitUntil(lambda: window.open_id == intake.id)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_chart_that_is_slow_holds_nobody_up(at_desk, clinic, qtbot, line, background):
    """The line waits for the chart while the nurse goes on at the desk."""
    reached, go_on = threading.Event(), threading.Event()
    clinic.chart = PaperChart()
    file = clinic.chart.file

    def slow(*arguments):
        reached.set()
        go_on.wait(30)
        file(*arguments)

    clinic.chart.file = slow
    intake, _review = clinic.signed()
    window, _part = at_desk()
    qtbot.waitUntil(reached.is_set)
    box = box_of(window, qtbot, intake.id)
    assert "On its way to the chart." in words(box)
    go_on.set()
    qtbot.waitUntil(lambda: "In the chart since" in words(box))


def test_a_desk_that_locks_while_it_sends_lets_go_of_the_keys_at_once(
    qtbot, background, line, clinic
):
    reached, go_on = threading.Event(), threading.Event()
    file = clinic.chart.file
    clinic.chart = PaperChart()

    def slow(*arguments):
        reached.set()
        go_on.wait(30)
        file(*arguments)

    clinic.chart.file = slow
    clinic.signed()
    window = DeskWindow(clinic.desk(), background)
    part = Charting(lambda _desk: clinic.clerk(), line).join(window, clinic.desk(), background)
    assert part is not None
    clerk = weakref.ref(part.work.clerk)
    window.show()
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(lambda: not background.busy)
    window.close()
    delete(window)
    del window, part
    gc.collect()
    assert clerk() is None
    assert line.busy
    go_on.set()
    qtbot.waitUntil(lambda: not line.busy)
    assert clinic.clerk().unfinished() == []  # what was on its way has arrived


def test_a_chart_that_is_wrongly_set_is_said_and_the_desk_opens(qtbot, background, line, clinic):
    def refuse(_desk):
        raise Refused("chart-settings", "settings.toml: [chart] index: correct this line.")

    desk = clinic.desk()
    window = DeskWindow(desk, background)
    qtbot.addWidget(window)
    assert Charting(refuse, line).join(window, desk, background) is None
    (said,) = window.statusBar().findChildren(OneLine)
    assert "[chart] index" in said.toolTip()
