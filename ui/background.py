"""The one door to work off the screen thread: one worker, results back on the screen thread.

A known fault goes to `failed`. Anything else is a bug: it is told through the `bug` signal, or,
where nobody listens to that, raised again on the screen thread for the process's hook.
"""

import logging
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal, Slot

from kiosk.errors import KioskError

T = TypeVar("T")

log = logging.getLogger(__name__)


def _log_fault(error: KioskError) -> None:
    log.warning("work in the background was not done: %s", error.code)


def place_of(error: BaseException) -> str:
    """Return where an exception came from; its text is left out, it may quote an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


class Background(QObject):
    """Runs work in order on one thread; owned by a window, used from the screen thread."""

    bug = Signal(str)  # the type of an exception that nobody foresaw
    _finished = Signal(object)  # a closure that the screen thread runs

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="background")
        self._waiting = 0
        self._closed = False
        self._finished.connect(self._back_on_screen, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether work is under way, or its result not yet taken in."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[KioskError], None] = _log_fault,
    ) -> None:
        """Do the work on the worker; then or failed is called on the screen thread."""
        self._waiting += 1
        self._worker.submit(self._do, work, then, failed)

    def close(self) -> None:
        """Finish what was begun, and call nobody back any more."""
        self._closed = True
        self._worker.shutdown(wait=True)

    def _do(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[KioskError], None]
    ) -> None:
        try:
            result = work()
        except KioskError as error:
            known = error
            self._tell(lambda: failed(known))
        except Exception as error:  # noqa: BLE001 the one place that may
            fault = error
            self._tell(lambda: self._unforeseen(fault))
        else:
            self._tell(lambda: then(result))

    def _tell(self, news: Callable[[], None]) -> None:
        if not self._closed:
            self._finished.emit(news)

    def _unforeseen(self, fault: Exception) -> None:
        if not self.isSignalConnected(QMetaMethod.fromSignal(self.bug)):
            raise fault
        log.error("a fault that nobody foresaw: %s at %s", type(fault).__name__, place_of(fault))
        self.bug.emit(type(fault).__name__)

    @Slot(object)
    def _back_on_screen(self, news: Callable[[], None]) -> None:
        self._waiting -= 1
        if not self._closed:
            news()
