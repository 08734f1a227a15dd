"""Printing a PDF: each page as a picture, as large as the paper allows."""

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.desk.document_view import pages_of

_FINEST = 300  # dots per inch: sharper than a printed letter needs
_POINTS = 72  # an inch


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Print every page; the paper is the document's where the printer has it."""
    dots = min(printer.resolution(), _FINEST)
    pictures = pages_of(pdf, dots / _POINTS)
    first = pictures[0].size()
    size = QSizeF(first.width() * _POINTS / dots, first.height() * _POINTS / dots)
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter(printer)
    for number, picture in enumerate(pictures):
        if number:
            printer.newPage()
        painter.drawImage(_fitted(picture, painter.viewport()), picture)
    painter.end()


def _fitted(picture: QImage, paper: QRect) -> QRect:
    """Return where a page goes: whole, in its own shape, in the middle of the paper."""
    fitted = QRect(paper)
    fitted.setSize(picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(paper.center())
    return fitted
