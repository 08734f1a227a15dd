"""Slowing down who tries passphrases at a desk; kept in the database, so a restart helps nobody.

Three tries are free, then one waits 2, 4, 8 … up to 60 seconds: a nurse who is needed is never
locked out for longer. Who has the database itself can try on a machine of their own; against that
stands age's scrypt, about a second each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from kiosk.errors import Refused, Unavailable
from kiosk.ports import Clock, Registry, Tries

_FREE = 3
_LONGEST = 60.0  # seconds


@contextmanager
def slowly(registry: Registry, person_id: str, clock: Clock) -> Iterator[None]:
    """Refuse a try that comes too soon; count one that fails, forget the count when one succeeds.

    What is counted is Refused "passphrase", raised inside; Unavailable was no try.
    """
    tries = registry.tries(person_id)
    wait = due_in(tries, clock.now())
    if wait > 0:
        raise Refused(
            "too-soon", f"Too many wrong passphrases: try again in {round(wait + 0.5)} seconds."
        )
    registry.note_tries(person_id, Tries(tries.failed + 1, clock.now()))
    try:
        yield
    except Unavailable:
        registry.note_tries(person_id, tries)
        raise
    registry.note_tries(person_id, Tries())


def due_in(tries: Tries, now: datetime) -> float:
    """Return how many seconds to wait before the next try; a clock set back adds none."""
    if tries.last_at is None or tries.failed < _FREE:
        return 0
    wait = min(2.0 ** min(tries.failed - _FREE + 1, 10), _LONGEST)
    passed = max(now - tries.last_at, timedelta())
    return max(wait - passed.total_seconds(), 0)
