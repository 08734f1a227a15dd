"""Looking after the archive at leisure: is what the database says of done and undone our own word.

First every mark is compared with the clinic's key, and every call with its sender's; then reviews
and intakes that no desk has kept yet are, the newest first: after an update, or a crash.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.errors import Damaged, Refused
from kiosk.ports import Inbox, Received
from kiosk.record.manifest import Manifest
from kiosk.review.archive.archive import Archive
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.opening import check_envelope
from kiosk.review.worklist import row_of

FORGED = (
    "The database says that it is dealt with, and nobody of the clinic wrote that: look at it, and "
    "call IT security."
)
_MARKS, _CALLS, _OPENED = 2000, 100, 20  # of one step: a fraction of a second each


class Filing(Protocol):
    """What upkeep needs of a desk."""

    inbox: Inbox
    manifest: Manifest

    @property
    def archive(self) -> Archive:
        """Return the archive with the keys of who is signed in."""
        ...

    def file(self, intake_id: str) -> tuple[OpenedIntake, tuple[Review, ...]]:
        """Open an intake and keep what the archive has to know of it."""
        ...

    def relate(self, received: Received) -> Review:
        """Open a review and keep which intake it is about."""
        ...


@dataclass
class Upkeep:
    """How far one desk has come since somebody signed in."""

    complete: bool | None = None  # every intake that opens can be found; None: nobody looked yet
    _mark: tuple[str, str] | None = ("", "")  # None: every mark is looked at
    _call: int | None = 0
    _failed: set[str] = field(default_factory=set)  # that do not open
    _related: bool = False
    rests: bool = False  # until somebody signs in again

    def step(self, desk: Filing) -> Sequence[str]:
        """Do a little; return intakes that are to be looked at, though they seemed done."""
        if self.complete is None:
            archive = desk.archive
            self.complete = not archive.catalogue.unsummarised(archive.key.kid, 1)
        if self._mark is not None:
            return self._marks(desk, self._mark)
        if self._call is not None:
            return self._calls(desk, self._call)
        return self._intakes(desk) if self._related else self._reviews(desk)

    def _marks(self, desk: Filing, after: tuple[str, str]) -> Sequence[str]:
        archive = desk.archive
        marks = archive.catalogue.marks(archive.key.kid, after, _MARKS)
        self._mark = (marks[-1].subject, marks[-1].kind) if marks else None
        forged = [mark for mark in marks if not archive.key.made(mark)]
        for mark in forged:
            desk.inbox.set_aside(mark.subject, FORGED)
            archive.catalogue.forget(mark)
        return [mark.subject for mark in forged if mark.kind == "done"]

    def _calls(self, desk: Filing, after: int) -> Sequence[str]:
        """Check calls, too, that somebody has acknowledged; a forged one fills a gap."""
        pairs = desk.inbox.received_after(after, ("notice",), _CALLS)
        self._call = pairs[-1][0] if pairs else None
        for _place, received in pairs:
            try:
                check_envelope(received, desk.manifest)
            except (Damaged, Refused) as error:
                desk.inbox.set_aside(received.id, error.message)
        return ()

    def _reviews(self, desk: Filing) -> Sequence[str]:
        """Relate reviews; return intakes that were kept without one of them."""
        archive, found = desk.archive, []
        many = len(self._failed) + _OPENED
        reviews = archive.catalogue.unrelated(archive.key.kid, many)
        missing = [received for received in reviews if received.id not in self._failed]
        for received in missing:
            try:
                found.append(desk.relate(received).intake_id)
            except (Damaged, Refused):
                self._failed.add(received.id)
        self._related = not missing
        return [summary.row.id for summary in archive.summaries(found)]

    def _intakes(self, desk: Filing) -> Sequence[str]:
        """Open intakes that no desk has kept; return those that are not done."""
        archive, found = desk.archive, []
        many = len(self._failed) + _OPENED
        ids = archive.catalogue.unsummarised(archive.key.kid, many)
        missing = [name for name in ids if name not in self._failed][:_OPENED]
        for name in missing:
            try:
                intake, reviews = desk.file(name)
            except (Damaged, Refused):
                self._failed.add(name)
                continue
            if not row_of(intake, reviews).done:
                found.append(name)
        self.rests = self.complete = not missing
        return found
