"""The bell: once for each new call, and each minute while one that is red waits."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from kiosk.review.opened import OpenedNotice

AGAIN = timedelta(minutes=1)
_RED = ("urgent-answer", "help-wanted")


class Bell:
    """Knows which calls it has rung for; what is acknowledged it forgets."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._known: frozenset[str] = frozenset()
        self._rung: datetime | None = None

    def hear(self, notices: Sequence[OpenedNotice], now: datetime, *, on: bool) -> None:
        """Ring for what is new, or has waited; `on`: the desk may be heard."""
        red = any(notice.reason in _RED for notice in notices)
        self.ring_for([notice.id for notice in notices], now, again=red, on=on)

    def ring_for(self, ids: Iterable[str], now: datetime, *, again: bool, on: bool) -> None:
        """Ring for new ids of calls; `again`: each minute, too, while one of them waits."""
        calls = frozenset(ids)
        new, self._known = calls - self._known, calls
        waited = self._rung is None or now - self._rung >= AGAIN
        if on and (new or (again and waited)):
            self._rung = now
            self._ring()
