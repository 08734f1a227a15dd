"""The unfinished visit of a tablet, kept after each tap and dropped with the visit.

A draft is a help, never a condition: a disk or a key that refuses stops no patient, and is told to
staff. Before somebody has said who they are there is no birth date that could guard a draft, so
nothing is kept before that.
"""

import logging
from dataclasses import replace
from typing import Literal, Protocol

from kiosk.errors import Damaged, KioskError, Unavailable
from kiosk.visit.draft import Aside, Draft, from_bytes, to_bytes

log = logging.getLogger(__name__)

Standing = Literal["off", "on", "locked", "failed"]


class DraftStore(Protocol):
    """Where one unfinished visit is kept, encrypted."""

    @property
    def is_open(self) -> bool:
        """Tell whether the key is there without which nothing can be kept or read."""

    def put(self, draft: bytes) -> None:
        """Keep a draft in place of the one before; Unavailable when the disk refuses."""

    def get(self) -> bytes | None:
        """Return what is kept, None where nothing is.

        Raises Damaged when it is not what this device wrote, Unavailable when it cannot be read now
        and may be later.
        """

    def drop(self) -> None:
        """Forget what is kept, for good; Unavailable when the disk refuses."""


class Drafts:
    """Keeps the visit under way; use it from one thread at a time."""

    def __init__(self, store: DraftStore | None = None) -> None:
        """Name the store; None: nothing is ever kept."""
        self._store = store
        self._last: Draft | None = None
        self._over = ""  # the id of the visit that was dropped: nothing of it is kept any more
        self.standing: Standing = "on" if store and store.is_open else "off"

    def keep(self, draft: Draft, aside: Aside | None = None) -> None:
        """Keep a visit as it is now, with what stands beside it; else as that was before.

        What was sent for help before is never forgotten by a draft that did not know of it.
        """
        visit, last = draft.visit, self._last
        if visit.identity is None or visit.finished_at or visit.id == self._over:
            return
        if last and last.visit.id == visit.id:
            draft = replace(draft, visit=visit.keep_urgent(last.visit), aside=last.aside)
        self._last = replace(draft, aside=aside or draft.aside)
        if self._store and self._store.is_open:
            self._put(self._store, self._last)

    def drop(self, visit_id: str = "") -> None:
        """Forget what is kept, and keep no more of this visit.

        Without its key nothing was kept: what lies there is another's, and waits for the key.
        """
        self._over, self._last = visit_id, None
        if self._store is None or not self._store.is_open:
            return
        try:
            self._store.drop()
        except Unavailable as error:
            log.error("an unfinished visit could not be removed: %s", error.code)  # noqa: TRY400

    def interrupted(self) -> Draft | None:
        """Return what was kept by a process that ended before its visit did.

        What cannot be read is removed; what cannot be read now, for want of a key, is left.
        """
        try:
            data = self._store.get() if self._store else None
            found = from_bytes(data) if data is not None else None
        except Damaged as error:
            log.error("an interrupted visit cannot be read: %s", error.code)  # noqa: TRY400
            self.drop()
            return None
        except KioskError as error:
            log.warning("an interrupted visit cannot be read now: %s", error.code)
            self.standing = "locked"
            return None
        self._last = found
        return found

    def _put(self, store: DraftStore, draft: Draft) -> None:
        try:
            store.put(to_bytes(draft))
            self.standing = "on"
        except Unavailable as error:
            if self.standing != "failed":
                log.warning("an unfinished visit could not be kept: %s", error.code)
            self.standing = "failed"
