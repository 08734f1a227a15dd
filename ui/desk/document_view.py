"""Shows a PDF inside the window; nothing is written to disk but where the nurse chooses."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kiosk.errors import Damaged, KioskError, Unavailable
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.labels import label

ZOOMS = (0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_FIRST_ZOOM = 1
_DOTS = 96 / 72  # screen pixels per PDF point at 100 %


def pages_of(pdf: bytes, scale: float) -> list[QImage]:
    """Return the pages of a PDF as pictures; scale 1 is 72 dots per inch. Damaged: not a PDF."""
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return [_picture(page, scale) for page in document]
    except pypdfium2.PdfiumError as error:
        raise Damaged("document", "This document does not open; save it and tell IT.") from error


def _picture(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    picture = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGB32,
    )
    return picture.copy()  # its own memory; the bytes above end with this call


def _write(before: Callable[[], object], file: Path, pdf: bytes) -> None:
    before()
    try:
        file.write_bytes(pdf)
    except OSError as error:
        raise Unavailable("disk", f"{file}: {error.strerror}. Choose another place.") from error


class DocumentView(QWidget):
    """The pages of one document, one below the other, with zoom and Save."""

    shown = Signal(int)  # how many pages

    def __init__(
        self,
        background: Background,
        before_saving: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._before_saving = before_saving
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

    def show_document(self, pdf: bytes, name: str) -> None:
        """Show a PDF; `name` is what Save proposes, and holds nothing about the patient."""
        self._pdf, self._name = pdf, name
        self._render()

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self._zoom_to(self._zoom + 1)

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        self._zoom_to(self._zoom - 1)

    @Slot()
    def save(self) -> None:
        """Ask where, and save the document there; a desk that locks meanwhile is not held up."""
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
        write = partial(_write, self._before_saving, file, self._pdf)
        ask(self._background, self, write, lambda _done: None, self._not_saved)

    def _not_saved(self, error: KioskError) -> None:
        title = self.tr("Not saved")
        box = QMessageBox(QMessageBox.Icon.Warning, title, error.message, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    @Slot(str)
    def _save_as(self, chosen: str) -> None:
        self.save_to(Path(chosen))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.addWidget(self._count)
        bar.addStretch()
        for words, act in (
            (self.tr("Smaller"), self.zoom_out),
            (self.tr("Larger"), self.zoom_in),
            (self.tr("Save…"), self.save),
        ):
            button = QPushButton(words)
            button.clicked.connect(act)
            bar.addWidget(button)
        return bar

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
