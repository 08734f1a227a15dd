"""The slip that a patient takes along: the code in large type, and no name, since slips are lost.

Its words are in the patient's language where there are some, else in English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSizeF, Qt, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from kiosk.review.expected import VALID, Expected
from ui.desk.arrivals.words import halves
from ui.desk.words import exact


@dataclass(frozen=True, slots=True)
class SlipWords:
    """What stands on a slip."""

    title: str
    how: str
    until: str
    lost: str


_ENGLISH = SlipWords(
    title="Your code for the tablet",
    how="Type it when the tablet asks for it. Large and small letters are the same.",
    until="It can be used until {0}.",
    lost="If you lose this slip, you can go on without a code.",
)
_WORDS: Mapping[str, SlipWords] = {
    "en": _ENGLISH,
    "es": SlipWords(
        title="Su código para la tableta",
        how="Escríbalo cuando la tableta se lo pida. Da igual si usa mayúsculas o minúsculas.",
        until="Se puede usar hasta el {0}.",
        lost="Si pierde este papel, puede seguir sin código.",
    ),
}


def slip(patient: Expected, clinic: str) -> QTextDocument:
    """Return the slip as a document of one page."""
    words = _WORDS.get(patient.language, _ENGLISH)
    until = words.until.format(exact(patient.expected_at + VALID))
    document = QTextDocument()
    document.setHtml(
        f'<div align="center"><p style="font-size:18pt">{escape(clinic)}</p>'
        f'<p style="font-size:26pt">{words.title}</p>'
        f'<p style="font-size:72pt; font-weight:700">{halves(patient.code)}</p>'
        f'<p style="font-size:22pt">{words.how}</p>'
        f'<p style="font-size:18pt">{until}<br>{words.lost}</p></div>'
    )
    return document


def print_slip(patient: Expected, clinic: str, printer: QPrinter) -> None:
    """Print the slip at the top of the paper."""
    document = slip(patient, clinic)
    document.documentLayout().setPaintDevice(printer)
    document.setPageSize(QSizeF(printer.pageRect(QPrinter.Unit.DevicePixel).size()))
    document.print_(printer)


class SlipPreview(QPrintPreviewDialog):
    """Shows how the slip is printed, and prints it from there."""

    def __init__(self, patient: Expected, clinic: str, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the dialog does not keep it
        super().__init__(self._printer, parent)
        self._patient, self._clinic = patient, clinic
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print the slip"))
        self.paintRequested.connect(self.paint)

    @Slot(QPrinter)
    def paint(self, printer: QPrinter) -> None:
        """Draw the slip on the printer, or on the preview."""
        print_slip(self._patient, self._clinic, printer)
