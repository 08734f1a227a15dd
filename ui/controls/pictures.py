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

from PySide6.QtCore import QBuffer, QByteArray, QSize, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

import resources
from kiosk.content.palette import on_black, on_dark

if TYPE_CHECKING:
    from kiosk.forms.datatypes import Attachment

PICTURES, ICONS = "picture", "icon"
_DRAWN_IN = "#0A4F5C"  # the icons
_INLINE = "inline:"  # and the content in base64 for addresses
_LARGEST: Final = 2_000_000  # bytes
_PIXELS: Final = ("image/png", "image/jpeg", "image/gif", "image/webp")
_TRANSPARENT: Final = 0
_GROUNDS: Mapping[str, Callable[[str], str]] = {"light": str, "dark": on_dark, "black": on_black}


class Pictures(QQuickImageProvider):
    """Draws SVG pictures for QML."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id_: str, size: QSize, wanted: QSize) -> QImage:
        """Draw `GROUND/FILE`, as large as fits into the size in pixels; a null image: cannot."""
        ground, _, address = id_.partition("/")
        if address.startswith(_INLINE):
            image = _inline(address.removeprefix(_INLINE), wanted)
        else:
            image = drawn(QUrl(address).toLocalFile(), _GROUNDS[ground], wanted)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


class Icons(QQuickImageProvider):
    """Draws the icons of resources/icons for QML; all are lines of one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id_: str, size: QSize, wanted: QSize) -> QImage:
        """Draw `RRGGBB/NAME`, as large as fits into the size in pixels."""
        colour, _, name = id_.partition("/")
        file = resources.path("icons", f"{name}.svg")
        image = drawn(str(file), lambda svg: svg.replace(_DRAWN_IN, f"#{colour}"), wanted)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


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


def _inline(data: str, wanted: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(base64.urlsafe_b64decode(data))
    reader = QImageReader(buffer)
    if reader.size().isValid():
        reader.setScaledSize(_fitted(reader.size(), wanted))
    return reader.read()


def drawn(path: str, recolour: Callable[[str], str], wanted: QSize) -> QImage:
    """Return a picture on transparent ground, or a null image where the file is no picture."""
    renderer = QSvgRenderer(QByteArray(recolour(_read(path)).encode()))
    if not renderer.isValid():
        return QImage()
    size = _fitted(renderer.defaultSize(), wanted)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(_TRANSPARENT)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
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
