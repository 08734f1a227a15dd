"""Where the entries of the audit are kept: added to, and never changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it is filed; what it says is in its body, and nobody has checked it yet."""

    desk: str
    seq: int
    at: datetime
    body: bytes  # one line of JSON: see kiosk.audit.entry


class AuditStore(Protocol):
    """The audit of every desk of a clinic: one chain a desk."""

    def append(self, desk: str, write: Callable[[int, str], StoredEntry]) -> StoredEntry:
        """Commit durably what `write(seq, prev)` returns as the next entry of a desk.

        `prev` is the SHA-256 of the entry before, empty for the first. Raises Unavailable when
        the database does not take it: nothing is written then.
        """
        ...

    def entries(
        self, since: datetime | None = None, before: datetime | None = None
    ) -> Sequence[StoredEntry]:
        """Return the entries of every desk from one moment until before another.

        The oldest come first; of one moment, by desk and number.
        """
        ...
