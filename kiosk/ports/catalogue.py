"""What desks have found out about the inbox, so that none has to open all of it again.

Nothing here is evidence: it is derived from what is in the inbox, and what is missing is derived
anew. Whoever runs the database can remove it and cannot make it: what a desk believes of it bears
a MAC of the clinic's index key, and `kid` names that key.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from kiosk.ports import Received

MarkKind = Literal["about", "done"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a desk says of an envelope: a review is about an intake, or an intake is done."""

    kind: MarkKind
    subject: str  # id of the envelope that is spoken of
    intake_id: str
    kid: str
    mac: str  # hex


@dataclass(frozen=True, slots=True)
class StoredSummary:
    """An intake in a few words, sealed to the clinic."""

    intake_id: str
    kid: str
    at: datetime  # when the patient finished, as the first line of the envelope says it too
    body: bytes


class Catalogue(Protocol):
    """Marks, summaries and keyed tags; every call raises Unavailable without the database."""

    def unfinished(self, kid: str) -> Sequence[tuple[str, bool]]:
        """Return intakes without a mark that they are done, the newest first.

        With each, whether the inbox has a sign-off of it.
        """
        ...

    def unrelated(self, kid: str, most: int) -> Sequence[Received]:
        """Return reviews of which no mark says what they are about, the newest first."""
        ...

    def unsummarised(self, kid: str, most: int) -> Sequence[str]:
        """Return intakes without a summary that are not set aside, the newest first."""
        ...

    def about(self, intake_id: str) -> Sequence[Received]:
        """Return the reviews that are said to be about an intake, oldest first."""
        ...

    def mark(self, mark: Mark, at: datetime) -> None:
        """Keep a mark; one of this key and about the same stays as it is."""
        ...

    def marks(self, kid: str, after: tuple[str, str], most: int) -> Sequence[Mark]:
        """Return the next marks in the order of subject and kind."""
        ...

    def forget(self, mark: Mark) -> None:
        """Remove a mark."""
        ...

    def done_since(self, kid: str, at: datetime) -> Sequence[str]:
        """Return the intakes that were marked as done since a moment."""
        ...

    def keep(self, summary: StoredSummary, tags: Collection[str]) -> None:
        """Keep a summary in place of an earlier one, to be found by these tags and no others."""
        ...

    def summaries(self, kid: str, intake_ids: Collection[str]) -> Sequence[StoredSummary]:
        """Return the summaries that there are of some intakes."""
        ...

    def found(self, tag: str) -> Sequence[str]:
        """Return the intakes under a tag."""
        ...

    def finished_between(self, kid: str, since: datetime, before: datetime) -> Sequence[str]:
        """Return the summarised intakes that patients finished between two moments, in order."""
        ...
