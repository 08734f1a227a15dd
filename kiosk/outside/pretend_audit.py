"""An audit held in memory, for tests: nothing is durable."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from kiosk.errors import Unavailable
from kiosk.ports.audit import StoredEntry


class MemoryAudit:
    """An audit that forgets when the process ends; `away`: its database does not answer."""

    def __init__(self) -> None:
        """Begin empty."""
        self.away = False
        self._entries: list[StoredEntry] = []

    def append(self, desk: str, write: Callable[[int, str], StoredEntry]) -> StoredEntry:
        """Keep what `write(seq, prev)` returns as the next entry of a desk."""
        if self.away:
            raise Unavailable("database", "The audit does not answer: check the network.")
        mine = [entry for entry in self._entries if entry.desk == desk]
        prev = hashlib.sha256(mine[-1].body).hexdigest() if mine else ""
        entry = write(len(mine) + 1, prev)
        self._entries.append(entry)
        return entry

    def entries(
        self, since: datetime | None = None, before: datetime | None = None
    ) -> Sequence[StoredEntry]:
        """Return the entries of every desk from one moment until before another, oldest first."""
        wanted = (
            entry
            for entry in self._entries
            if (since is None or entry.at >= since) and (before is None or entry.at < before)
        )
        return sorted(wanted, key=lambda entry: (entry.at, entry.desk, entry.seq))
