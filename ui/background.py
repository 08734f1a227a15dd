"""The one door to work off the screen thread: one worker, results back on the screen thread.

A known fault goes to `failed`. Anything else is a bug: it is told through the `bug` signal, or,
where nobody listens to that, raised again on the screen thread for the process's hook.

Whom to call back stays on the screen thread: a window whose last reference went on the worker
would be destroyed there, which takes the process down. For the same reason the work itself holds
no Qt object.
"""

import logging
import traceback
from collections.abc import Callable
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

log = logging.getLogger(__name__)


def _log_fault(error: KioskError) -> None:
    log.warning("work in the background was not done: %s", error.code)


def place_of(error: BaseException) -> str:
    """Return where an exception came from; its text is left out, it may quote an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)


class _Job(NamedTuple):
    """Work, and whom to call back; kept and dropped on the screen thread."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[KioskError], None]


_News = Callable[[_Job], None]  # calls back with what came of the work


class Background(QObject):
    """Runs work in order on one thread; owned by a window, used from the screen thread."""

    bug = Signal(str)  # the type of an exception that nobody foresaw
    _finished = Signal(int, object)  # a job's number, and its news

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, _Job] = {}
        self._numbers = count()
        self._closed = False
        self._finished.connect(self._back_on_screen)  # from another thread: it waits its turn

    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 after the first screen

        return ThreadPoolExecutor(1, thread_name_prefix="background")

    @property
    def busy(self) -> bool:
        """Tell whether work is under way, or its result not yet taken in."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[KioskError], None] = _log_fault,
    ) -> None:
        """Do the work on the worker; then or failed is called on the screen thread."""
        number = next(self._numbers)
        self._jobs[number] = _Job(work, then, failed)
        self._worker.submit(self._do, number)

    def close(self) -> None:
        """Finish what was begun, and call nobody back any more."""
        self._closed = True
        self._worker.shutdown(wait=True)
        self._jobs.clear()

    def _do(self, number: int) -> None:
        news = self._news(self._jobs[number].work)
        if not self._closed:
            self._finished.emit(number, news)

    def _news(self, work: Callable[[], Any]) -> _News:
        try:
            result = work()
        except KioskError as error:
            known = error
            return lambda job: job.failed(known)
        except Exception as error:  # noqa: BLE001 the one place that may
            fault = error
            return lambda _job: self._unforeseen(fault)
        return lambda job: job.then(result)

    def _unforeseen(self, fault: Exception) -> None:
        from PySide6.QtCore import QMetaMethod  # noqa: PLC0415 after the first screen

        if not self.isSignalConnected(QMetaMethod.fromSignal(self.bug)):
            raise fault
        log.error("a fault that nobody foresaw: %s at %s", type(fault).__name__, place_of(fault))
        self.bug.emit(type(fault).__name__)

    @Slot(int, object)
    def _back_on_screen(self, number: int, news: _News) -> None:
        if not self._closed:
            news(self._jobs.pop(number))
