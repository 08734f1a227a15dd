"""Printing and saving from the desk: chosen, looked at, noted in the audit, nothing left behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from kiosk.audit.entry import read_entry
from kiosk.errors import Damaged
from tests.desks import Clinic
from tests.intakes import MEDICINES, RED, a_patient
from tests.kiosk.content.shipped import PACK
from tests.paper import words
from ui.desk.document_view import DocumentView
from ui.desk.intake.papers_dialog import PapersDialog
from ui.desk.pdf_pages import page_count, page_of
from ui.desk.window import DeskWindow


@pytest.fixture
def clinic() -> Clinic:
    return Clinic(pack=PACK)


@pytest.fixture
def open_papers(qtbot, background, clinic):
    def opened(*given, **how):
        sent = clinic.send(a_patient(PACK, *given, **how))
        window = DeskWindow(clinic.desk(), background)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: bool(window.contact.text()))
        window.open_intake(sent)
        qtbot.waitUntil(lambda: window.page is not None and window.page.work.mine)
        QTest.keySequence(window, QKeySequence("Ctrl+P"))
        qtbot.waitUntil(lambda: window.findChild(PapersDialog) is not None)
        dialog = window.findChild(PapersDialog)
        qtbot.waitUntil(lambda: not background.busy)
        return window, dialog

    return opened


def acts(clinic: Clinic) -> list[str]:
    return [read_entry(entry.body).act for entry in clinic.audit.entries()]


def to_file(path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_ctrl_p_offers_the_papers_and_shows_the_one_page_first(open_papers):
    _window, dialog = open_papers(language="es")
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert shown == [
        "Nurse summary",
        "Patient’s copy",
        "Consent, English beside it",
        "Whole intake",
    ]
    assert dialog.view._count.text() == "1 page"
    dialog.close()


def test_arrow_keys_choose_and_enter_asks_for_the_printer(open_papers, qtbot, background):
    _window, dialog = open_papers()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not background.busy)
    assert dialog.about.text().startswith("What the patient decided and told")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.view.findChild(QPrintDialog) is not None)
    dialog.view.findChild(QPrintDialog).reject()
    dialog.close()


def test_a_print_is_in_the_audit_and_has_every_page(
    open_papers, qtbot, background, clinic, tmp_path
):
    _window, dialog = open_papers(RED, MEDICINES)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    qtbot.waitUntil(lambda: not background.busy)
    pages = page_count(dialog.view._pdf)
    with qtbot.waitSignal(dialog.view.printed) as printed:
        dialog.view.print_to(to_file(tmp_path / "printed.pdf"))
    assert printed.args == [pages]
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == pages
    assert dialog.view._count.text() == f"{pages} pages sent to the printer"
    assert acts(clinic)[-1] == "print"
    dialog.close()


def test_chosen_pages_alone_are_printed(open_papers, qtbot, background, tmp_path):
    _window, dialog = open_papers()
    dialog.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: not background.busy)
    printer = to_file(tmp_path / "some.pdf")
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(dialog.view.printed):
        dialog.view.print_to(printer)
    assert page_count((tmp_path / "some.pdf").read_bytes()) == 2
    dialog.close()


def test_a_paper_is_saved_as_it_is_shown(open_papers, qtbot, background, clinic, tmp_path):
    _window, dialog = open_papers()
    dialog.view.save()
    asked = dialog.view.findChild(QFileDialog)
    assert asked.selectedFiles()[0].endswith("summary.pdf")
    asked.reject()
    dialog.view.save_to(tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: not background.busy)
    assert "Testa Maribel" in words((tmp_path / "one.pdf").read_bytes())
    assert acts(clinic)[-1] == "export"
    dialog.close()


def test_without_the_audit_nothing_is_printed(open_papers, qtbot, background, clinic, tmp_path):
    _window, dialog = open_papers()
    clinic.audit.away = True
    dialog.view.print_to(to_file(tmp_path / "none.pdf"))
    qtbot.waitUntil(lambda: dialog.view.findChild(QMessageBox) is not None)
    box = dialog.view.findChild(QMessageBox)
    assert "does not answer" in box.text()
    box.close()
    assert not (tmp_path / "none.pdf").exists()
    dialog.close()


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")  # Qt says so, too
def test_a_printer_that_does_not_take_it_is_said(open_papers, qtbot, background, tmp_path):
    _window, dialog = open_papers()
    dialog.view.print_to(to_file(tmp_path / "no such folder" / "x.pdf"))
    qtbot.waitUntil(lambda: dialog.view.findChild(QMessageBox) is not None)
    box = dialog.view.findChild(QMessageBox)
    assert box.text() == "The printer does not take it. Choose another, or save as PDF."
    box.close()
    dialog.close()


def test_no_temporary_file_is_left(open_papers, qtbot, background, tmp_path, monkeypatch):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(temporary))
    _window, dialog = open_papers(RED, MEDICINES)
    with qtbot.waitSignal(dialog.view.printed):
        dialog.view.print_to(to_file(tmp_path / "printed.pdf"))
    dialog.view.save_to(tmp_path / "saved.pdf")
    qtbot.waitUntil(lambda: not background.busy)
    assert list(temporary.iterdir()) == []
    left = sorted(file.name for file in tmp_path.iterdir())
    assert left == ["printed.pdf", "saved.pdf", "tmp"]
    dialog.close()


def test_what_a_printers_queue_shows_names_no_patient(open_papers, qtbot):
    _window, dialog = open_papers()
    dialog.view.print_out()
    asked = dialog.view.findChild(QPrintDialog)
    assert asked.printer().docName() == "summary.pdf"
    asked.reject()
    dialog.close()


def test_a_document_that_is_none_is_said_and_not_printed(qtbot, background):
    view = DocumentView(background, lambda act: act)
    qtbot.addWidget(view)
    view.show_document(b"no PDF", "x.pdf")
    qtbot.waitUntil(lambda: not background.busy)
    assert "does not open" in view._count.text()
    with pytest.raises(Damaged):
        page_of(b"no PDF", 0, 1)
    view.show_nothing("")
    view.print_out()
    view.save()
    assert QApplication.activeModalWidget() is None
