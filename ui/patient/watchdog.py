"""Lets the supervisor know that the screen draws: a frozen one is ended and started anew.

The sign of life is a frame on the screen, asked for by the screen's own thread. Where that thread
hangs, or nothing is drawn any more, no sign is given.
"""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.ports import Supervisor

_SIGNS_PER_TERM = 3  # so that one that is late ends nothing


class Watchdog(QObject):
    """Asks for a frame every so often, and tells when it was drawn; goes with its window."""

    def __init__(self, window: QQuickWindow, supervisor: Supervisor) -> None:
        super().__init__(window)
        self._window = window
        self._supervisor = supervisor
        self._is_ready = False
        self._is_due = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)
        window.frameSwapped.connect(self._drawn)
        if supervisor.watchdog_seconds:
            self._timer.start(int(supervisor.watchdog_seconds * 1000 / _SIGNS_PER_TERM))

    @Slot()
    def _ask(self) -> None:
        self._is_due = True
        self._window.update()

    @Slot()
    def _drawn(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._supervisor.ready()
        if self._is_due:
            self._is_due = False
            self._supervisor.alive()
