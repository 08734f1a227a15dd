"""Printing a PDF: each page as a picture, as large as the paper allows, one page in memory."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from kiosk.errors import KioskError, Unavailable
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.pdf_pages import page_count, page_of

_FINEST = 300  # dots per inch: sharper than a printed letter needs
_POINTS = 72  # an inch


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Print every page at once; the paper is the document's where the printer has it."""
    sheets = _Sheets(printer)
    for number in range(page_count(pdf)):
        sheets.add(page_of(pdf, number, sheets.scale))
    sheets.end()


class PrintJob(QObject):
    """Prints a document page by page; the pages are drawn in the background."""

    printed = Signal(int)  # how many pages were sent
    failed = Signal(str)

    def __init__(
        self,
        pdf: bytes,
        printer: QPrinter,
        background: Background,
        before: Callable[[], object],
        parent: QObject,
    ) -> None:
        """`before` writes into the audit; nothing is printed when it fails."""
        super().__init__(parent)
        self._pdf, self._printer, self._background = pdf, printer, background
        self._before = before
        self._sheets: _Sheets | None = None
        self._wanted: Iterator[int] = iter(())

    def start(self) -> None:
        """Send the pages that the printer's dialog named; `printed` or `failed` follows."""
        ask(self._background, self, self._begin, self._begun, self._stop)

    def _begin(self) -> int:
        pages = page_count(self._pdf)
        self._before()
        return pages

    def _begun(self, pages: int) -> None:
        first, last = self._printer.fromPage(), self._printer.toPage()
        self._wanted = iter(range(max(first - 1, 0), min(last or pages, pages)))
        self._sheets = _Sheets(self._printer)
        self._next()

    def _next(self) -> None:
        assert self._sheets is not None  # made in _begun
        number = next(self._wanted, None)
        if number is None:
            self._end()
            return
        draw = partial(page_of, self._pdf, number, self._sheets.scale)
        ask(self._background, self, draw, self._drawn, self._stop)

    def _drawn(self, picture: QImage) -> None:
        assert self._sheets is not None  # made in _begun
        if self._sheets.add(picture):
            self._next()
        else:
            self._stop(_no_printer())

    def _end(self) -> None:
        assert self._sheets is not None  # made in _begun
        if self._sheets.end():
            self.printed.emit(self._sheets.count)
        else:
            self._stop(_no_printer())

    def _stop(self, error: KioskError) -> None:
        self.failed.emit(error.message)


class _Sheets:
    """The paper that goes through a printer, one sheet a page."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer, self._painter = printer, QPainter()
        self._dots = min(printer.resolution(), _FINEST)
        self.count = 0

    @property
    def scale(self) -> float:
        """Return how large a page is drawn, in dots a point."""
        return self._dots / _POINTS

    def add(self, picture: QImage) -> bool:
        """Put a page on the next sheet; False: the printer does not take it."""
        if self.count == 0:
            self._take(picture)
        ready = self._printer.newPage() if self.count else self._painter.begin(self._printer)
        if ready:
            self.count += 1
            self._painter.drawImage(_fitted(picture, self._painter.viewport()), picture)
        return ready

    def end(self) -> bool:
        """Let the printer go; False: it did not take everything."""
        return self._painter.end()

    def _take(self, picture: QImage) -> None:
        size = QSizeF(picture.width() / self.scale, picture.height() / self.scale)
        self._printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._printer.setFullPage(True)


def _no_printer() -> KioskError:
    return Unavailable("printer", "The printer does not take it. Choose another, or save as PDF.")


def _fitted(picture: QImage, paper: QRect) -> QRect:
    """Return where a page goes: whole, in its own shape, in the middle of the paper."""
    fitted = QRect(paper)
    fitted.setSize(picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(paper.center())
    return fitted
