"""The audit on the desk: what nurses do is in it, can be looked through, checked and exported."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QMessageBox

from kiosk.audit.entry import Act, read_entry
from kiosk.errors import Unavailable
from kiosk.ports.audit import StoredEntry
from kiosk.review.desk import Desk
from kiosk.review.worklist import Worklist
from tests.desks import NOW, NURSES, Clinic, resolved
from tests.people import FAMILY, a_visit
from ui.desk.audit_dialog import AuditDialog
from ui.desk.audit_table import AuditTable
from ui.desk.audit_words import ACTS
from ui.desk.document_view import DocumentView


@pytest.fixture
def clinic() -> Clinic:
    made = Clinic()
    for nurse in ("nurse-1", "nurse-2"):
        made.clock.advance(60)
        desk = made.desk(nurse)
        intake = desk.open(made.send(a_visit(made.pack)))
        desk.sign_off(intake, resolved(desk, intake))
    made.clock.advance(60)
    return made


@pytest.fixture
def open_audit(qtbot, background, clinic):
    def opened(desk: Desk | None = None) -> AuditDialog:
        dialog = AuditDialog(desk or clinic.desk(), background)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not background.busy)
        return dialog

    return opened


def rows(dialog: AuditDialog) -> list[tuple[str, str]]:
    """Return who and what of each line."""
    table = dialog.table
    return [(text(table, row, 1), text(table, row, 2)) for row in range(table.rowCount())]


def text(table: AuditTable, row: int, column: int) -> str:
    cell = table.item(row, column)
    assert cell is not None
    return cell.text()


def acts(clinic: Clinic) -> list[str]:
    return [read_entry(row.body).act for row in clinic.audit.entries()]


def test_every_act_has_words() -> None:
    assert set(ACTS) == set(get_args(Act))


def test_what_was_done_is_listed_with_the_latest_on_top(open_audit) -> None:
    nora, otto = NURSES["nurse-1"], NURSES["nurse-2"]
    assert rows(open_audit()) == [
        (nora, "Looked at the audit"),
        (otto, "Signed off an intake"),
        (otto, "Opened an intake"),
        (nora, "Signed off an intake"),
        (nora, "Opened an intake"),
    ]


def test_it_is_filtered_by_person_act_and_day(open_audit, background, qtbot) -> None:
    dialog = open_audit()
    dialog.person.setCurrentIndex(dialog.person.findData("nurse-2"))
    dialog.act.setCurrentIndex(dialog.act.findData("view"))
    qtbot.waitUntil(lambda: not background.busy)
    assert rows(dialog) == [(NURSES["nurse-2"], "Opened an intake")]
    assert dialog.message.text() == "1 entry"
    dialog.last.setDate(dialog.last.date().addDays(-1))
    qtbot.waitUntil(lambda: not background.busy)
    assert rows(dialog) == []


def test_no_patient_is_named_in_it(open_audit, clinic) -> None:
    dialog = open_audit()
    places = [(row, column) for row in range(5) for column in range(dialog.table.columnCount())]
    assert not [place for place in places if FAMILY in text(dialog.table, *place)]
    assert FAMILY.encode() not in b"".join(row.body for row in clinic.audit.entries())


def test_the_export_is_in_the_audit_itself(open_audit, clinic, background, qtbot, tmp_path) -> None:
    dialog = open_audit()
    file = tmp_path / "audit.csv"
    dialog.export_to(str(file))
    qtbot.waitUntil(lambda: not background.busy)
    assert len(file.read_text().splitlines()) == 6
    assert acts(clinic)[-1] == "export-audit"
    dialog.export_to(str(tmp_path))
    qtbot.waitUntil(lambda: not background.busy)
    assert "Choose another place" in dialog.message.text()


def test_a_check_says_that_all_is_whole_or_where_it_is_not(
    open_audit, clinic, background, qtbot
) -> None:
    dialog = open_audit()
    dialog.check()
    qtbot.waitUntil(lambda: not background.busy)
    assert dialog.message.text() == "All 5 entries of every desk are as they were written."
    clinic.audit._entries = [row for row in clinic.audit.entries() if row.desk != "desk-of-nurse-2"]
    dialog.check()
    qtbot.waitUntil(lambda: not background.busy)
    assert "desk-of-nurse-2: entry 1 is not as it was written" in dialog.message.text()


def test_without_the_audit_nothing_is_opened_signed_or_saved(
    clinic, background, qtbot, tmp_path
) -> None:
    desk = clinic.desk()
    seen = desk.look(Worklist())
    intake = desk.open(seen.rows[0].id)
    clinic.audit.away = True
    with pytest.raises(Unavailable):
        desk.open(intake.id)
    with pytest.raises(Unavailable):
        desk.sign_off(intake, resolved(desk, intake))
    assert len(clinic.received()) == 4
    view = DocumentView(background, lambda act: desk.note(act, intake.id))
    qtbot.addWidget(view)
    view.show_document(intake.read.consent_pdf, "consent.pdf")
    view.save_to(tmp_path / "consent.pdf")
    qtbot.waitUntil(lambda: not background.busy)
    box = view.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "does not answer" in box.text()
    box.close()
    assert list(tmp_path.iterdir()) == []


def test_an_audit_that_is_out_of_reach_says_so(open_audit, clinic) -> None:
    clinic.audit.away = True
    dialog = open_audit()
    assert "does not answer" in dialog.message.text()
    assert rows(dialog) == []


def test_a_later_versions_act_is_shown_as_it_stands(open_audit, clinic) -> None:
    last = list(clinic.audit.entries())[-1]
    entry = read_entry(last.body).model_copy(update={"act": "made-coffee", "at": NOW.isoformat()})
    clinic.audit._entries = [StoredEntry(last.desk, last.seq, NOW, entry.line)]
    assert rows(open_audit())[-1][1] == "made-coffee"


def test_a_saved_document_is_in_the_audit(clinic, background, qtbot, tmp_path: Path) -> None:
    desk = clinic.desk()
    intake = clinic.desk().open(desk.look(Worklist()).rows[0].id)
    view = DocumentView(background, lambda act: desk.note(act, intake.id))
    qtbot.addWidget(view)
    view.show_document(intake.read.consent_pdf, "consent.pdf")
    view.save_to(tmp_path / "consent.pdf")
    qtbot.waitUntil(lambda: not background.busy)
    assert (tmp_path / "consent.pdf").read_bytes() == intake.read.consent_pdf
    assert acts(clinic)[-1] == "export"
