"""What Windows shows of a program: its icon, and who it is (the Details of its file's properties).

Runs within PyInstaller on Windows, with the libraries that the program has itself.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk import __version__

if TYPE_CHECKING:
    from PIL.Image import Image

_SIZES: Final = (256, 128, 64, 48, 32, 24, 16)
_SHEET: Final = "#F4F8F8"
_AMERICAN, _UNICODE = 0x0409, 1200


def write_icon(drawing: Path, file: Path) -> None:
    """Write a drawing (SVG) as an icon for Windows, in every size that it asks for."""
    largest, *others = (picture(drawing, size) for size in _SIZES)
    file.parent.mkdir(parents=True, exist_ok=True)
    sizes = [(size, size) for size in _SIZES]
    largest.save(file, format="ICO", sizes=sizes, append_images=others)


def picture(drawing: Path, size: int) -> "Image":
    """Draw onto a light sheet with round corners: dark lines are seen on a dark taskbar too."""
    from PIL import Image  # noqa: PLC0415
    from PySide6.QtCore import QRectF, Qt  # noqa: PLC0415
    from PySide6.QtGui import QColor, QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    sheet = QImage(size, size, QImage.Format.Format_RGBA8888)
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_SHEET))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 6, size / 6)
    renderer = QSvgRenderer(str(drawing))
    shape = renderer.viewBoxF()
    width = size * 0.94
    height = width * shape.height() / shape.width()
    renderer.render(painter, QRectF((size - width) / 2, (size - height) / 2, width, height))
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(sheet.constBits()))


def version_information(program: str) -> Any:
    """Return who a program is, for PyInstaller; installers and inventories compare the number."""
    from PyInstaller.utils.win32 import versioninfo as told  # noqa: PLC0415

    numbers = (*map(int, re.findall(r"\d+", __version__)[:3]), 0)
    words = {
        "CompanyName": "Intake Kiosk maintainers",
        "FileDescription": "Intake Kiosk",
        "FileVersion": __version__,
        "InternalName": program,
        "LegalCopyright": "Apache-2.0",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Intake Kiosk",
        "ProductVersion": __version__,
    }
    strings = [told.StringStruct(name, value) for name, value in words.items()]
    table = told.StringTable(f"{_AMERICAN:04x}{_UNICODE:04x}", strings)
    language = told.VarStruct("Translation", [_AMERICAN, _UNICODE])
    return told.VSVersionInfo(
        ffi=told.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[told.StringFileInfo([table]), told.VarFileInfo([language])],
    )
