"""Shows a PDF inside the window, prints and saves it.

Nothing is written to disk but where the nurse chooses; what a printer's own queue keeps is the
system's.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.audit.entry import Act
from kiosk.errors import KioskError, Unavailable
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.labels import button, label
from ui.desk.pdf_pages import pages_of
from ui.desk.printing import PrintJob

ZOOMS = (0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIRST_ZOOM = 1
_DOTS = 96 / 72  # screen pixels per PDF point at 100 %

Note = Callable[[Act], object]  # writes into the audit; Unavailable: then it must not be done


def _write(before: Callable[[], object], file: Path, pdf: bytes) -> None:
    before()
    try:
        file.write_bytes(pdf)
    except OSError as error:
        raise Unavailable("disk", f"{file}: {error.strerror}. Choose another place.") from error


class DocumentView(QWidget):
    """The pages of one document, one below the other, with zoom, Print and Save."""

    shown = Signal(int)  # how many pages
    printed = Signal(int)  # how many pages

    def __init__(self, background: Background, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._note = background, note
        self._pdf = b""
        self._name = ""
        self._zoom = _FIRST_ZOOM
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._count = label("", "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(self._bar())
        layout.addWidget(self._scroller())
        self._allow()

    def show_document(self, pdf: bytes, name: str) -> None:
        """Show a PDF; `name` is what Save proposes, and holds nothing about the patient."""
        self._pdf, self._name = pdf, name
        self._allow()
        self._render()

    def show_nothing(self, why: str) -> None:
        """Take the document away, and say why there is none."""
        self._pdf = b""
        self._allow()
        self._clear()
        self._count.setText(why)

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self._zoom_to(self._zoom + 1)

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        self._zoom_to(self._zoom - 1)

    @Slot()
    def print_out(self) -> None:
        """Ask for the printer, and print there; a desk that locks meanwhile is not held up."""
        if not self._pdf:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)  # what a queue shows to everybody: nothing of the patient
        asked = QPrintDialog(printer, self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A file is saved by its own button, tagged, and called so in the audit. Without a printer
        # the system's dialog would be empty.
        to_file = QPrintDialog.PrintDialogOption.PrintToFile
        asked.setOption(to_file, not QPrinterInfo.availablePrinterNames())
        asked.accepted.connect(partial(self.print_to, printer))
        QDialog.open(asked)

    def print_to(self, printer: QPrinter) -> None:
        """Print the document; says so when it cannot be."""
        note = partial(self._note, "print")
        job = PrintJob(self._pdf, printer, self._background, note, self)
        job.printed.connect(self._sent)
        job.failed.connect(self._not_printed)
        self._count.setText(self.tr("Printing …"))
        job.start()

    @Slot()
    def save(self) -> None:
        """Ask where, and save the document there; a desk that locks meanwhile is not held up."""
        if not self._pdf:
            return
        asked = QFileDialog(
            self, self.tr("Save the document"), filter=self.tr("PDF documents (*.pdf)")
        )
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.selectFile(self._name)
        asked.fileSelected.connect(self._save_as)
        asked.open()

    def save_to(self, file: Path) -> None:
        """Write the document to a file that the nurse chose; says so when it cannot be."""
        write = partial(_write, partial(self._note, "export"), file, self._pdf)
        ask(self._background, self, write, lambda _done: None, self._not_saved)

    @Slot(int)
    def _sent(self, pages: int) -> None:
        one, many = self.tr("1 page sent to the printer"), self.tr("{0} pages sent to the printer")
        self._count.setText(one if pages == 1 else many.format(pages))
        self.printed.emit(pages)

    @Slot(str)
    def _not_printed(self, why: str) -> None:
        self._count.setText(self.tr("Not printed"))
        self._warn(self.tr("Not printed"), why)

    def _not_saved(self, error: KioskError) -> None:
        self._warn(self.tr("Not saved"), error.message)

    def _warn(self, title: str, words: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, title, words, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    @Slot(str)
    def _save_as(self, chosen: str) -> None:
        self.save_to(Path(chosen))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(self._count, 1)
        smaller, larger = button(self.tr("Smaller")), button(self.tr("Larger"))
        smaller.clicked.connect(self.zoom_out)
        larger.clicked.connect(self.zoom_in)
        self._print, self._save = button(self.tr("&Print…")), button(self.tr("Save as PDF…"))
        self._print.clicked.connect(self.print_out)
        self._save.clicked.connect(self.save)
        for each in (smaller, larger, self._print, self._save):
            each.setAutoDefault(False)
            bar.addWidget(each)
        return bar

    def _allow(self) -> None:
        for each in (self._print, self._save):
            each.setEnabled(bool(self._pdf))

    def _scroller(self) -> QScrollArea:
        pages = QWidget()
        pages.setProperty("look", "paper")
        outer = QVBoxLayout(pages)
        outer.setContentsMargins(0, 4, 0, 12)
        outer.addLayout(self._column)
        outer.addStretch()
        scroller = QScrollArea(widgetResizable=True)
        scroller.setWidget(pages)
        return scroller

    def _zoom_to(self, zoom: int) -> None:
        self._zoom = max(0, min(zoom, len(ZOOMS) - 1))
        self._render()

    def _render(self) -> None:
        pdf, scale = self._pdf, ZOOMS[self._zoom] * _DOTS * self.devicePixelRatioF()
        ask(
            self._background,
            self,
            lambda: pages_of(pdf, scale),
            lambda pictures: self._show(pdf, pictures),
            self._failed,
        )

    def _show(self, pdf: bytes, pictures: Sequence[QImage]) -> None:
        if pdf is not self._pdf:
            return  # another document was asked for meanwhile
        self._clear()
        for number, picture in enumerate(pictures, 1):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            page = QLabel(pixmap=QPixmap.fromImage(picture))
            page.setAccessibleName(self.tr("Page {0} of {1}").format(number, len(pictures)))
            self._column.addWidget(page, alignment=Qt.AlignmentFlag.AlignHCenter)
        one, many = self.tr("1 page"), self.tr("{0} pages")
        self._count.setText(one if len(pictures) == 1 else many.format(len(pictures)))
        self.shown.emit(len(pictures))

    def _failed(self, error: KioskError) -> None:
        self._clear()
        self._count.setText(error.message)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if page := item.widget():
                page.deleteLater()
