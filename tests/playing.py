"""Playing a script beside an event loop, as somebody at the desk would."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

Script = Iterator[Callable[[], object]]
W = TypeVar("W", bound=QWidget)

_LOOK = 10  # ms between two looks


class Play(QObject):
    """Goes on with a script whenever what it waits for has come true; `finish` after the loop."""

    def __init__(self, script: Script) -> None:
        super().__init__()
        self._script = script
        self._wanted: Callable[[], object] = lambda: True
        self._fault: BaseException | None = None
        self._ended = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def finish(self) -> None:
        """Raise what went wrong, or that the script was not played to its end."""
        self._timer.stop()
        if self._fault is not None:
            raise self._fault
        assert self._ended, "the windows closed before the script had ended"

    @Slot()
    def _look(self) -> None:
        self._timer.stop()
        try:
            if self._wanted():
                self._wanted = next(self._script)
        except StopIteration:
            self._ended = True
        except Exception as fault:  # noqa: BLE001 raised again by finish
            self._fault = fault
            _leave()
        else:
            self._timer.start()


def top(kind: type[W]) -> W | None:
    """Return the window of a kind that is on the screen."""
    windows = QApplication.topLevelWidgets()
    return next((w for w in windows if isinstance(w, kind) and w.isVisible()), None)


def _leave() -> None:
    for window in QApplication.topLevelWidgets():
        window.hide()
    QApplication.exit(0)  # as if somebody had quit; finish says why
