"""Pictures and icons on the screen: recoloured for their ground, drawn at the size asked for.

Picture.qml asks for image://picture/GROUND/FILE, Icon.qml for image://icon/RRGGBB/NAME. A picture
that a form carries in itself has its content in place of the file's address: nothing is fetched.
What cannot be drawn makes Qt warn and shows nothing; the picture's words are read all the same.
The first screen draws with it: Python takes 10 ms to learn the names of Qt's namespace, so that
nothing here says `Qt.`.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickImageProvider

import resources
from kiosk.content.palette import on_black, on_dark

if TYPE_CHECKING:
    from kiosk.forms.datatypes import Attachment

PICTURES, ICONS = "picture", "icon"
_DRAWN_IN = "#0A4F5C"  # the icons
_INLINE = "inline:"  # and the content in base64 for addresses
_LARGEST: Final = 2_000_000  # bytes
_PIXELS: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")
_GROUNDS: Mapping[str, Callable[[str], str]] = {"light": str, "dark": on_dark, "black": on_black}


class Pictures(QQuickImageProvider):
    """Draws pictures for QML."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id_: str, size: QSize, wanted: QSize) -> QImage:
        """Draw `GROUND/FILE`, as large as fits into the size in pixels; a null image: cannot."""
        from PySide6.QtCore import QUrl  # noqa: PLC0415 icons, which come first, need none

        ground, _, address = id_.partition("/")
        if address.startswith(_INLINE):
            content = base64.urlsafe_b64decode(address.removeprefix(_INLINE))
            return _drawn(content, "", size, wanted)
        svg = _GROUNDS[ground](_read(QUrl(address).toLocalFile()))
        return _drawn(svg.encode(), "svg", size, wanted)


class Icons(QQuickImageProvider):
    """Draws the icons of resources/icons for QML; all are lines of one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id_: str, size: QSize, wanted: QSize) -> QImage:
        """Draw `RRGGBB/NAME`, as large as fits into the size in pixels."""
        colour, _, name = id_.partition("/")
        svg = _read(str(resources.path("icons", f"{name}.svg"))).replace(_DRAWN_IN, f"#{colour}")
        return _drawn(svg.encode(), "svg", size, wanted)


def address_of(media: "Attachment | None") -> str:
    """Return what Picture.qml shows of a form's media.

    Nothing where it is no picture in pixels, lies elsewhere, is damaged or too large.
    """
    if media is None or media.data is None or media.content_type not in _PIXELS:
        return ""
    if media.bytes > _LARGEST:
        return ""
    try:
        content = base64.b64decode(media.data, validate=True)
    except binascii.Error:
        return ""
    return f"{_INLINE}{base64.urlsafe_b64encode(content).decode()}"


def _drawn(content: bytes, kind: str, size: QSize, wanted: QSize) -> QImage:
    """Return a picture on transparent ground, and tell its size; null: it is no picture."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer, kind.encode())
    if not reader.size().isEmpty():
        reader.setScaledSize(_fitted(reader.size(), wanted))
    image = reader.read()
    size.setWidth(image.width())
    size.setHeight(image.height())
    return image


def _fitted(size: QSize, wanted: QSize) -> QSize:
    """Return a size of the same form, as large as fits into the one wanted, if one is."""
    if wanted.isEmpty():
        return size
    width = min(wanted.width(), size.width() * wanted.height() // size.height())
    return QSize(width, width * size.height() // size.width())


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
