"""An outbox held in memory, for the demo and for tests: it keeps every promise but durability."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.errors import Damaged
from kiosk.ports import Contact, Held, Queued
from kiosk.record.envelope import Kind, parse


class MemoryOutbox:
    """An outbox that forgets when the process ends."""

    def __init__(self) -> None:
        """Begin empty."""
        self._queued: dict[str, Queued] = {}
        self._devices: dict[str, str] = {}  # by id
        self._tips: dict[str, Queued] = {}  # the last of each device; the newest at the end
        self._confirmed: dict[str, datetime] = {}
        self._aside_since: dict[str, datetime] = {}
        self._contact: Contact | None = None

    def append(self, kind: Kind, seal: Callable[[int, str], bytes]) -> Queued:
        """Keep what `seal(seq, prev)` returns."""
        last = next(reversed(self._tips), "")
        device, queued = self._sealed(kind, seal, last)
        if device != last:
            device, queued = self._sealed(kind, seal, device)
        header = parse(queued.body).header
        if (header.kind, header.seq, header.prev) != (kind, *self._next(device)):
            raise Damaged("chain", f"Envelope {header.seq} was sealed for another place.")
        self._tips.pop(device, None)
        self._queued[queued.id] = self._tips[device] = queued
        self._devices[queued.id] = device
        return queued

    def _next(self, device: str) -> tuple[int, str]:
        tip = self._tips.get(device)
        return (tip.seq + 1, tip.id) if tip else (1, "")

    def _sealed(
        self, kind: Kind, seal: Callable[[int, str], bytes], device: str
    ) -> tuple[str, Queued]:
        body = seal(*self._next(device))
        envelope = parse(body)
        header = envelope.header
        sealed_at = datetime.fromisoformat(header.sealed_at)
        return header.device, Queued(header.seq, envelope.id, kind, body, sealed_at)

    def waiting(self, most: int | None = None) -> Sequence[Queued]:
        """Return the first of what the inbox has not confirmed: fresh notices, notices, intakes."""
        return sorted((q for q in self._open() if not q.carried_at), key=_turn)[:most]

    def oldest_waiting(self) -> datetime | None:
        """Return when the longest waiting envelope was sealed."""
        return min((queued.sealed_at for queued in self._open()), default=None)

    def unacknowledged_notices(self) -> Sequence[Queued]:
        """Return delivered notices that no desk has acknowledged yet."""
        return [
            queued
            for queued in self._queued.values()
            if queued.kind == "notice" and queued.delivered_at and not queued.noticed_at
        ]

    def carried(self, envelope_ids: Collection[str], at: datetime | None) -> None:
        """Note what lies in a folder, on its way to the inbox; None: it does no more."""
        for name in envelope_ids:
            self._note(name, carried_at=at)

    def on_their_way(self) -> Sequence[str]:
        """Return the ids of what lies in a folder, on its way to the inbox."""
        return [q.id for q in self._open() if q.carried_at]

    def delivered(self, envelope_ids: Collection[str], at: datetime) -> None:
        """Note what the inbox has confirmed."""
        for name in envelope_ids:
            self._note(name, delivered_at=self._queued[name].delivered_at or at)

    def attempted(self, envelope_id: str) -> None:
        """Count a try in which the inbox did not answer."""
        self._note(envelope_id, attempts=self._queued[envelope_id].attempts + 1)

    def faulted(self, envelope_id: str) -> int:
        """Count a try that ended in a fault nobody foresaw; return how many there were."""
        self._note(envelope_id, faults=self._queued[envelope_id].faults + 1)
        return self._queued[envelope_id].faults

    def quarantine(self, envelope_id: str, why: str, at: datetime) -> None:
        """Set an envelope aside that the inbox does not take."""
        self._note(envelope_id, quarantined=why)
        self._aside_since[envelope_id] = at

    def release(self, why: str, before: datetime) -> int:
        """Let what was set aside for this reason before a moment wait again."""
        found = [n for n, at in self._aside_since.items() if at < before]
        found = [name for name in found if self._queued[name].quarantined == why]
        for name in found:
            self._note(name, quarantined="")
        return len(found)

    def noticed(self, envelope_id: str, at: datetime) -> None:
        """Note that a desk has acknowledged a notice."""
        self._note(envelope_id, noticed_at=self._queued[envelope_id].noticed_at or at)

    def find(self, envelope_id: str) -> Queued | None:
        """Return an envelope by id, as long as it is kept."""
        return self._queued.get(envelope_id)

    def counts(self) -> dict[str, int]:
        """Return how many envelopes are waiting, delivered and quarantined."""
        everything = self._queued.values()
        quarantined = sum(1 for queued in everything if queued.quarantined)
        waiting = len(self._open())
        return {
            "waiting": waiting,
            "on_their_way": len(self.on_their_way()),
            "delivered": len(everything) - waiting - quarantined,
            "quarantined": quarantined,
        }

    def held(self) -> Held | None:
        """Return what the inbox must still hold; None: it has confirmed nothing yet."""
        device = next(reversed(self._tips), "")
        taken = [
            *self._delivered(),
            *(q for q in self._queued.values() if q.quarantined == "clone"),
        ]
        numbers = [queued.seq for queued in taken if self._devices[queued.id] == device]
        return Held(device, min(numbers), len(numbers)) if numbers else None

    def offer_again(self) -> int:
        """Let everything wait again that the inbox had confirmed."""
        found = self._delivered()
        for queued in found:
            self._note(queued.id, delivered_at=None, carried_at=None)
            self._confirmed.pop(queued.id, None)
        return len(found)

    def met(self, contact: Contact, held_at: datetime | None = None) -> None:
        """Note that the inbox has answered; what it has held for seven days is let go."""
        self._contact = contact
        if not held_at:
            return
        for queued in self._delivered():
            since = self._confirmed.setdefault(queued.id, held_at)
            if since < held_at - timedelta(days=7):
                del self._queued[queued.id]

    def last_contact(self) -> Contact | None:
        """Return when the inbox last answered."""
        return self._contact

    def _open(self) -> list[Queued]:
        return [q for q in self._queued.values() if not q.delivered_at and not q.quarantined]

    def _delivered(self) -> list[Queued]:
        return [q for q in self._queued.values() if q.delivered_at and not q.quarantined]

    def _note(self, envelope_id: str, **changes: Any) -> None:
        self._queued[envelope_id] = replace(self._queued[envelope_id], **changes)


def _turn(queued: Queued) -> int:
    return min(queued.attempts, 1) if queued.kind == "notice" else 2
