"""The tablet's end of delivery: what it holds, and the inbox as a tablet sees it."""

from collections.abc import Callable, Collection, Iterable, Sequence
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
    attempts: int = 0  # tries in which the inbox did not answer
    faults: int = 0  # tries that ended in a fault nobody foresaw
    carried_at: datetime | None = None  # it lies in a folder, on its way
    delivered_at: datetime | None = None  # the inbox has it
    quarantined: str = ""  # why it is kept aside; empty: it is not
    noticed_at: datetime | None = None  # a desk has acknowledged it (notices)


@dataclass(frozen=True, slots=True)
class Held:
    """What the inbox must still hold of the device that sealed last, as far as it is kept here."""

    device: str
    since: int  # the lowest number that the tablet keeps of what the inbox has confirmed
    count: int  # how many numbers from there on the inbox has confirmed


@dataclass(frozen=True, slots=True)
class Contact:
    """The last time that the inbox answered."""

    at: datetime  # by the tablet's clock
    inbox_at: datetime | None = None  # by the inbox's own, which counts; None: it did not say

    @property
    def skew_seconds(self) -> float | None:
        """Return how far the tablet's clock is ahead of the inbox's."""
        return (self.at - self.inbox_at).total_seconds() if self.inbox_at else None


class Outbox(Protocol):
    """The tablet's store of sealed envelopes: append only, one chain per device."""

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        """Commit durably what `seal(seq, prev)` returns; Unavailable when the disk refuses.

        `seal` is called once more when the device turns out to be another one than sealed last.
        """
        ...

    def waiting(self, most: int | None = None) -> Sequence[Queued]:
        """Return the first of what is to be sent, what lies in a folder already left out.

        Fewer than `most` where they are large, but at least one.
        Notices before intakes, notices never tried before others, then in the order of sealing.
        """
        ...

    def oldest_waiting(self) -> datetime | None:
        """Return when the oldest was sealed that the inbox has not confirmed."""
        ...

    def unacknowledged_notices(self) -> Sequence[Queued]:
        """Return delivered notices that no desk has acknowledged yet."""
        ...

    def carried(self, envelope_ids: Collection[str], at: datetime | None) -> None:
        """Note what lies in a folder, on its way to the inbox; None: it does no more."""
        ...

    def on_their_way(self) -> Sequence[str]:
        """Return the ids of what lies in a folder and the inbox has not confirmed."""
        ...

    def delivered(self, envelope_ids: Collection[str], at: datetime) -> None:
        """Note what the inbox has confirmed."""
        ...

    def attempted(self, envelope_id: str) -> None:
        """Count a try in which the inbox did not answer."""
        ...

    def faulted(self, envelope_id: str) -> int:
        """Count a try that ended in a fault nobody foresaw; return how many there were."""
        ...

    def quarantine(self, envelope_id: str, why: str, at: datetime) -> None:
        """Set an envelope aside that the inbox does not take; it is kept, and counted."""
        ...

    def release(self, why: str, before: datetime) -> int:
        """Let what was set aside for this reason before a moment wait again; return how many."""
        ...

    def noticed(self, envelope_id: str, at: datetime) -> None:
        """Note that a desk has acknowledged a notice."""
        ...

    def find(self, envelope_id: str) -> Queued | None:
        """Return an envelope by id, as long as it is kept."""
        ...

    def counts(self) -> dict[str, int]:
        """Return how many are waiting, of these on_their_way, delivered and quarantined."""
        ...

    def held(self) -> Held | None:
        """Return what the inbox must still hold; None: it has confirmed nothing yet."""
        ...

    def offer_again(self) -> int:
        """Let everything wait again that the inbox had confirmed; return how many."""
        ...

    def met(self, contact: Contact, held_at: datetime | None = None) -> None:
        """Note that the inbox has answered; `held_at`: when, by its clock, it held all of that.

        What it has held for seven days since it was first seen there is let go.
        """
        ...

    def last_contact(self) -> Contact | None:
        """Return when the inbox last answered."""
        ...


Receipt = Literal["accepted", "already there", "on its way"]
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Head:
    """What an inbox holds of one device, and its own time when it said so."""

    held: int  # how many numbers from the one asked about
    at: datetime
    live: bool = True  # False: a desk wrote it down some time ago


class InboxIntake(Protocol):
    """The inbox as a tablet sees it: put envelopes in, learn what was acknowledged."""

    def deliver(self, envelope: bytes) -> Receipt:
        """Store an envelope exactly once by id.

        Raises Refused when this device's sequence number holds other bytes (a clone), Damaged when
        it is no envelope, and Unavailable when the inbox does not answer.
        """
        ...

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when a desk acknowledged each of these notices; others are left out."""
        ...

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:
        """Return what became of envelopes on their way: "" the inbox has it, else why it has not.

        The code of a refusal, or MISSING where it lies in the folder no more. What is on its way
        still is left out; nothing ever is where an inbox answers at once.
        """
        ...

    def head(self, device: str, since: int) -> Head | None:
        """Return how many of a device's numbers from `since` on are held; None: it cannot tell."""
        ...


class Turn(Protocol):
    """Whose turn it is to carry: one process at a time for one home."""

    def take(self) -> bool:
        """Take the turn, or keep it; False while another process has it."""
        ...

    def release(self) -> None:
        """Let another process carry."""
        ...
