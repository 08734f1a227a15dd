"""Whose turn it is to carry: one process at a time for one home, by SQLite's own lock on a file.

The system lets go of the lock when the process ends, however it ends.
"""

import logging
import sqlite3
from pathlib import Path

log = logging.getLogger(__name__)


class Turn:
    """A lock that a process takes and keeps; see kiosk.ports.Turn."""

    def __init__(self, file: Path) -> None:
        """Name the lock's file; nothing is opened yet."""
        self._file = file
        self._held: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Take the turn, or keep it; False while another process has it.

        Where no lock can be made, the turn is taken all the same: two couriers cost double work
        and lose nothing, and none would lose everything.
        """
        if self._held:
            return True
        try:
            connection = sqlite3.connect(
                self._file, timeout=0.0, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error:
                connection.close()
                raise
        except sqlite3.Error as error:
            return self._refused(error)
        self._held = connection
        return True

    def release(self) -> None:
        """Let another process carry."""
        if self._held:
            self._held.close()
            self._held = None

    def _refused(self, error: sqlite3.Error) -> bool:
        if error.sqlite_errorname == "SQLITE_BUSY":
            return False
        log.warning("%s cannot be locked: %s", self._file, error.sqlite_errorname)
        return True
