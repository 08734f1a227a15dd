"""The tablet's end of delivery: what it holds, and the inbox as a tablet sees it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from kiosk.record.envelope import Kind


@dataclass(frozen=True, slots=True)
class Queued:
    """One sealed envelope in the outbox and how its delivery stands."""

    seq: int
    id: str
    kind: Kind
    body: bytes  # the whole envelope file
    sealed_at: datetime
    attempts: int = 0
    delivered_at: datetime | None = None  # the inbox has it
    quarantined: str = ""  # why it is kept aside; empty: it is not
    noticed_at: datetime | None = None  # a desk has acknowledged it (notices)


class Outbox(Protocol):
    """The tablet's store of sealed envelopes: append only, one chain per device."""

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        """Commit durably what `seal(seq, prev)` returns; Unavailable when the disk refuses."""
        ...

    def waiting(self) -> Sequence[Queued]:
        """Return what the inbox has not confirmed: notices first, then by sequence."""
        ...

    def unacknowledged_notices(self) -> Sequence[Queued]:
        """Return delivered notices that no desk has acknowledged yet."""
        ...

    def delivered(self, envelope_id: str, at: datetime) -> None:
        """Note that the inbox has confirmed an envelope."""
        ...

    def attempted(self, envelope_id: str) -> None:
        """Count a try that failed."""
        ...

    def quarantine(self, envelope_id: str, why: str) -> None:
        """Set an envelope aside that the inbox will never take; it is kept, and counted."""
        ...

    def noticed(self, envelope_id: str, at: datetime) -> None:
        """Note that a desk has acknowledged a notice."""
        ...

    def find(self, envelope_id: str) -> Queued | None:
        """Return an envelope by id."""
        ...

    def counts(self) -> dict[str, int]:
        """Return how many envelopes are waiting, delivered and quarantined."""
        ...

    def last_delivered_at(self) -> datetime | None:
        """Return when the inbox last confirmed an envelope."""
        ...


Receipt = Literal["accepted", "already there"]


class InboxIntake(Protocol):
    """The inbox as a tablet sees it: put envelopes in, learn what was acknowledged."""

    def deliver(self, envelope: bytes) -> Receipt:
        """Store an envelope exactly once by id.

        Raises Refused when this device's sequence number holds other bytes (a clone), and
        Unavailable when the inbox does not answer.
        """
        ...

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when a desk acknowledged each of these notices; others are left out."""
        ...
