"""A store of drafts in memory, for the demo and for tests; it has a full disk when told so."""

from kiosk.errors import Unavailable


class MemoryDrafts:
    """Keeps the unfinished visit until the process ends, in the clear."""

    def __init__(self, *, is_open: bool = True) -> None:
        """Begin empty; not open: its key is not there."""
        self.is_open = is_open
        self.full = False
        self.kept: bytes | None = None
        self.writes = 0

    def put(self, draft: bytes) -> None:
        """Keep a draft in place of the one before."""
        if self.full:
            raise Unavailable("disk", "The disk is full: make room.")
        self.kept = draft
        self.writes += 1

    def get(self) -> bytes | None:
        """Return what is kept; Unavailable while the key is not there."""
        if self.kept is not None and not self.is_open:
            raise Unavailable("draft-locked", "Unlock the device's key, then restart.")
        return self.kept

    def drop(self) -> None:
        """Forget what is kept."""
        self.kept = None
