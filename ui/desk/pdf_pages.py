"""Pages of a PDF as pictures, drawn from memory: nothing of them is written to disk."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PySide6.QtGui import QImage

from kiosk.errors import Damaged


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has; Damaged: it is not one."""
    with _opened(pdf) as document:
        return len(document)


def page_of(pdf: bytes, number: int, scale: float) -> QImage:
    """Return one page, counted from 0, as a picture; scale 1 is 72 dots per inch."""
    with _opened(pdf) as document:
        return _picture(document[number], scale)


def pages_of(pdf: bytes, scale: float) -> list[QImage]:
    """Return the pages of a PDF as pictures; scale 1 is 72 dots per inch. Damaged: not a PDF."""
    with _opened(pdf) as document:
        return [_picture(page, scale) for page in document]


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            yield document
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
