"""The recovery sheet: shown, printed, or saved for a printer elsewhere."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout

from kiosk.errors import KioskError
from kiosk.record.enrolment import replace_file
from ui.background import Background
from ui.desk.admin.page import Page
from ui.desk.asking import ask
from ui.desk.labels import button, label
from ui.desk.pdf_pages import pages_of
from ui.desk.printing import print_pdf

translate = QCoreApplication.translate

_PREVIEW = 0.42  # of the sheet: to be recognized, not to be copied from


class SheetPage(Page):
    """Goes on once the sheet was printed or saved; what was saved is deleted after the test."""

    def __init__(self, background: Background) -> None:
        super().__init__(
            translate("setup", "Print the recovery sheet"), translate("setup", "Recovery sheet")
        )
        self._background = background
        self._pdf = b""
        self.saved: list[Path] = []
        self.printed = False
        self.picture = QLabel()
        self.picture.setAccessibleName(translate("setup", "Picture of the recovery sheet"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.done = label("", "strong")
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(self._words(), 1)
        row.addWidget(self.picture)
        self.column.addLayout(row)
        self.column.addStretch()

    @property
    def ready(self) -> bool:
        """Tell whether somebody can have it on paper."""
        return self.printed or bool(self.saved)

    def show_sheet(self, pdf: bytes) -> None:
        """Show a new sheet."""
        self._pdf, self.printed = pdf, False
        scale = _PREVIEW * self.devicePixelRatioF()
        ask(self._background, self, lambda: pages_of(pdf, scale), self._show, self._say)

    def come(self) -> None:
        """Put the focus on printing."""
        self.print.setFocus()

    def print_to(self, printer: QPrinter) -> None:
        """Print the sheet."""
        print_pdf(self._pdf, printer)
        self.printed = True
        self._tell(translate("setup", "It was sent to the printer. Is it readable?"))

    def save_to(self, file: Path) -> None:
        """Save the sheet where its owner alone may read it."""
        try:
            replace_file(file, self._pdf, mode=0o600)
        except KioskError as error:
            self._say(error)
            return
        self.saved.append(file)
        words = translate("setup", "Saved as {0}. It is deleted once the sheet has been tried.")
        self._tell(words.format(file))

    def remove_saved(self) -> list[Path]:
        """Delete what was saved; return what could not be deleted."""
        for file in self.saved:
            try:
                file.unlink(missing_ok=True)
            except OSError:
                continue  # a stick that was pulled out: told by its name
        self.saved = [file for file in self.saved if file.exists() or not file.parent.exists()]
        return self.saved

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        for words in (
            translate("setup", "Whoever holds this sheet can open every intake, without a "
                               "passphrase. You need it when every passphrase is forgotten, or "
                               "the database is lost."),
            translate("setup", "Print it twice now, on a printer in this room. The key on it is "
                               "stored nowhere: it cannot be printed again later."),
            translate("setup", "In the next step you type the key from the paper, to try it."),
        ):  # fmt: skip
            column.addWidget(label(words))
        self.print = button(translate("setup", "&Print…"))
        self.save = button(translate("setup", "Save as P&DF…"))
        self.print.clicked.connect(self._choose_printer)
        self.save.clicked.connect(self._choose_file)
        row = QHBoxLayout()
        for each in (self.print, self.save):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.done)
        column.addStretch()
        return column

    @Slot()
    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(2)
        if QPrintDialog(printer, self).exec():
            self.print_to(printer)

    @Slot()
    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            translate("setup", "Save the recovery sheet"),
            "recovery-sheet.pdf",
            translate("setup", "PDF documents (*.pdf)"),
        )
        if chosen:
            self.save_to(Path(chosen))

    def _show(self, pictures: list[QImage]) -> None:
        picture = pictures[0]
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(QPixmap.fromImage(picture))

    def _say(self, error: KioskError) -> None:
        self._tell(error.message)

    def _tell(self, words: str) -> None:
        self.done.setText(words)
        self.changed.emit()
