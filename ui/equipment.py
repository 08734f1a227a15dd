"""What this machine shows and feels with, for `kiosk doctor`, in a process of its own.

Qt ends a process that names a display it cannot open: nobody else may be in it.
"""

import os
from collections.abc import Iterable, Sequence

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QInputDevice, QRawFont, QScreen

import resources

# What the screens of each shipped language are written with, beyond the letters of English.
LETTERS = {
    "en": "’“”–—…·°×½",
    "es": "áéíóúüñÁÉÍÓÚÜÑ¿¡«»º",
}
_PIXELS = 16.0


def equipment(arguments: Sequence[str]) -> dict[str, object]:
    """Return platform, screens (pixels, mm), touch screens, and letters that our fonts lack."""
    app = QGuiApplication.instance() or QGuiApplication([*arguments])
    assert isinstance(app, QGuiApplication)
    touch = [
        device.name() or "touch screen"
        for device in QInputDevice.devices()
        if device.type() == QInputDevice.DeviceType.TouchScreen
    ]
    return {
        "platform": app.platformName(),
        "screens": [_screen(screen) for screen in app.screens()],
        "touch": touch,
        "missing": {language: missing(letters) for language, letters in LETTERS.items()},
        "qt": qVersion(),
    }


def _screen(screen: QScreen) -> dict[str, object]:
    size, physical = screen.size() * screen.devicePixelRatio(), screen.physicalSize()
    return {
        "name": screen.name(),
        "width": size.width(),
        "height": size.height(),
        "width_mm": max(0.0, physical.width()),
        "height_mm": max(0.0, physical.height()),
    }


def missing(letters: str) -> str:
    """Return those of some letters, and of the English ones, that one of our fonts lacks."""
    wanted = [*map(chr, range(ord("!"), ord("~") + 1)), *letters]
    fonts = [QRawFont(os.fspath(file), _PIXELS) for file in _files()]
    lacking = {c for c in wanted for font in fonts if not font.supportsCharacter(ord(c))}
    return "".join(c for c in wanted if c in lacking or not fonts)


def _files() -> Iterable[os.PathLike[str]]:
    return sorted(resources.path("fonts").glob("*.ttf"))
