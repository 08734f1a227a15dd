"""What is wiped with a visit besides its record: the clipboard, pictures, and what QML held.

The record and what was typed go with the objects of the steps, which start afresh on `begun`.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickWindow


class Wipe:
    """Wipes after each visit; the screens of the one before are gone by then."""

    def __init__(self, engine: QQmlEngine, window: QQuickWindow) -> None:
        self._engine = engine
        self._window = window
        self._later = QTimer(window, singleShot=True, interval=0)
        self._later.timeout.connect(self._wipe_screens)

    def __call__(self) -> None:
        """Empty the clipboard now, and drop the screens once they have made way."""
        _empty_clipboard()
        self._later.start()

    def _wipe_screens(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._engine.collectGarbage()
        self._window.releaseResources()  # pictures that nobody shows


def _empty_clipboard() -> None:
    """Take away what was copied or selected; a tablet's clipboard is for its patient alone."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
