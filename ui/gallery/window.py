"""The gallery's window; off-screen, its pages as pictures in every theme and size."""

import itertools
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.settings import Theme
from ui.language import Language
from ui.patient.display import Display, Look
from ui.patient.window import TEN_INCHES, application, engine

SHOWN_IN = Path("build/gallery")
_PAGES = ("words", "cards", "fields")
_THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
_SIZES = (100, 150, 200)
_HEIGHT = 2600  # pixels: a page without scrolling, at 100 per cent


def show_gallery(*, offscreen: bool) -> int:
    """Show the gallery until it is closed, or leave its pictures in build/gallery; 0."""
    app, made = application(), engine()
    language = Language(made)
    window, display = gallery(made)
    window.show()
    if offscreen:
        _take(window, display)
        window.close()
    else:
        app.exec()
    language.close()
    return 0


def gallery(made: QQmlApplicationEngine) -> tuple[QQuickWindow, Display]:
    """Return the gallery's window, which the engine owns, and what changes its look."""
    display = Display(Look(TEN_INCHES, motion=0), made)
    made.setInitialProperties({"display": display})
    made.loadFromModule("ui.gallery", "Gallery")
    window = made.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    return window, display


def _take(window: QQuickWindow, display: Display) -> None:
    SHOWN_IN.mkdir(parents=True, exist_ok=True)
    for (page, name), theme, size in itertools.product(enumerate(_PAGES), _THEMES, _SIZES):
        window.setProperty("page", page)
        display.chooseTheme(theme)
        display.chooseTextSize(size)
        window.setHeight(_HEIGHT * size // 100)
        _drawn(window)
        file = SHOWN_IN / f"{name}-{theme}-{size}.png"
        if not window.grabWindow().save(str(file)):
            raise OSError(f"{file}: the picture could not be saved")


def _drawn(window: QQuickWindow) -> None:
    """Wait for the second frame from now: the first one may have been under way."""
    for _ in range(2):
        loop = QEventLoop()
        window.frameSwapped.connect(loop.quit)
        QTimer.singleShot(0, window.update)
        loop.exec()
