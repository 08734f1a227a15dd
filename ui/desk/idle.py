"""Nobody at the desk: after some minutes without a key, the mouse or a touch it locks."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from kiosk.ports import Clock

_TICK = 1000  # ms
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


class DeskIdle(QObject):
    """Watches every window of the desk; a computer that slept for so long counts as left alone."""

    left_alone = Signal()

    def __init__(self, clock: Clock, limit: timedelta, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._limit = clock, limit
        self._last_sign = clock.now()
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        application = QCoreApplication.instance()
        assert application
        application.installEventFilter(self)

    @Slot()
    def tick(self) -> None:
        """Look at the clock; one that was set back starts the wait anew."""
        quiet = self._clock.now() - self._last_sign
        if quiet < timedelta():
            self._last_sign = self._clock.now()
        elif quiet >= self._limit:
            self._timer.stop()
            self.left_alone.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a key, the mouse or a touch as a sign of life."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last_sign = self._clock.now()
        return False
