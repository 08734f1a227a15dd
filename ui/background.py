"""The one door to background work: a single worker thread, answers on the screen thread.

One worker, so that our own disk writes never meet. A fault nobody expected is raised again on
the screen thread, where the process's hook for unexpected faults sees it.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NoReturn, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.errors import KioskError

T = TypeVar("T")


class Background(QObject):
    """Runs work off the screen thread, one piece after the other."""

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._answered.connect(self._give, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Do the work off the screen thread; its result or its known error comes back here."""
        self._worker.submit(self._work, work, then, failed)

    def close(self) -> None:
        """Finish what was begun and end the worker; call it before the object goes."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        answer: Callable[[], None]
        try:
            answer = partial(then, work())
        except KioskError as error:
            answer = partial(failed, error)
        except Exception as fault:  # noqa: BLE001 - a bug is raised again on the screen thread
            answer = partial(_raise, fault)
        self._answered.emit(answer)

    @Slot(object)
    def _give(self, answer: Callable[[], None]) -> None:
        answer()


def _raise(fault: Exception) -> NoReturn:
    raise fault
