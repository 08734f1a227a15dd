"""Ports held in memory, for the demo and for tests: they keep every promise but durability."""

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.errors import Refused, Unavailable
from kiosk.ports import Head, Readings, Receipt, Received, Utterance
from kiosk.record.envelope import Kind, parse


class FixedClock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        """Stand at a moment."""
        self._at = at

    def now(self) -> datetime:
        """Return where the clock stands."""
        return self._at

    def advance(self, seconds: float) -> None:
        """Move the clock; a negative number sets it back."""
        self._at += timedelta(seconds=seconds)


class MemoryInbox:
    """An inbox that forgets when the process ends."""

    def __init__(self, clock: FixedClock) -> None:
        """Begin empty."""
        self._clock = clock
        self._received: dict[str, Received] = {}  # in order of arrival: position is the index
        self._aside: dict[str, tuple[Received, str]] = {}
        self._first: dict[tuple[str, str], str] = {}

    def deliver(self, envelope: bytes) -> Receipt:
        """Store an envelope exactly once by id; Refused "clone" for a number used before."""
        parsed = parse(envelope)
        if parsed.id in self._received:
            return "already there"
        header = parsed.header
        arrived = Received(
            parsed.id, header.kind, header.device, header.seq, envelope, self._clock.now()
        )
        if any((r.device, r.seq) == (arrived.device, arrived.seq) for r in self._received.values()):
            self._aside.setdefault(arrived.id, (arrived, "clone"))
            raise Refused(
                "clone", f"Device {arrived.device} has sent another {arrived.seq} before."
            )
        self._received[arrived.id] = arrived
        return "accepted"

    def deliver_first(self, envelope: bytes, act: str, intake_id: str) -> str:
        """Store a review unless one of this act about the intake is there; return which stands."""
        if (act, intake_id) not in self._first:
            self.deliver(envelope)
            self._first[act, intake_id] = parse(envelope).id
        return self._first[act, intake_id]

    def acknowledged(self, envelope_ids: Iterable[str]) -> dict[str, datetime]:
        """Return when a desk acknowledged each of these notices; others are left out."""
        known = [self._received[name] for name in envelope_ids if name in self._received]
        return {r.id: r.acknowledged_at for r in known if r.acknowledged_at}

    def fates(self, envelope_ids: Iterable[str]) -> dict[str, str]:  # noqa: ARG002 none is ever on its way
        """Return what became of envelopes on their way: nothing here ever is."""
        return {}

    def head(self, device: str, since: int) -> Head:
        """Return how many of a device's numbers from `since` on are held."""
        mine = [r for r in self._received.values() if r.device == device and r.seq >= since]
        return Head(len(mine), self._clock.now())

    def received_after(
        self, position: int, kinds: Iterable[Kind], most: int | None = None
    ) -> Sequence[tuple[int, Received]]:
        """Return the first (position, envelope) pairs after a position, oldest first."""
        wanted = frozenset(kinds)
        placed = list(enumerate(self._received.values(), 1))[position:]
        return [(place, received) for place, received in placed if received.kind in wanted][:most]

    def find(self, envelope_id: str) -> Received | None:
        """Return an envelope by id."""
        return self._received.get(envelope_id)

    def acknowledge(self, envelope_id: str, person: str, at: datetime) -> None:  # noqa: ARG002 # who is of no interest here
        """Note that a person at a desk has seen a notice; the first time stays."""
        known = self._received[envelope_id]
        self._received[envelope_id] = replace(known, acknowledged_at=known.acknowledged_at or at)

    def set_aside(self, envelope_id: str, why: str) -> None:
        """Keep a damaged or forged envelope apart, with the first reason given."""
        self._aside.setdefault(envelope_id, (self._received[envelope_id], why))

    def aside(self) -> Sequence[tuple[Received, str]]:
        """Return what was set aside, with the reasons."""
        return list(self._aside.values())

    def last_from(self, device: str) -> Received | None:
        """Return the envelope with the highest sequence number of a device or desk."""
        mine = [received for received in self._received.values() if received.device == device]
        return max(mine, key=lambda received: received.seq, default=None)

    def last(self) -> int:
        """Return the position of what arrived last; 0: nothing has."""
        return len(self._received)

    def notices_since(self, moment: datetime) -> Sequence[Received]:
        """Return the notices that nobody acknowledged or that arrived since, oldest first."""
        notices = (r for r in self._received.values() if r.kind == "notice")
        return [n for n in notices if n.acknowledged_at is None or n.received_at >= moment]

    def holes(self) -> Sequence[tuple[str, int, int]]:
        """Return device, first and last number of each run that has not arrived."""
        found, before = [], ("", 0)
        for device, seq in sorted((r.device, r.seq) for r in self._received.values()):
            last = before[1] if before[0] == device else 0
            if seq > last + 1:
                found.append((device, last + 1, seq - 1))
            before = (device, seq)
        return found

    def numbered(self, device: str, seq: int) -> Received | None:
        """Return the envelope with a number of a device."""
        known = self._received.values()
        return next((r for r in known if (r.device, r.seq) == (device, seq)), None)

    def first(self, act: str, intake_id: str) -> str:
        """Return the review of this act that was first about an intake; empty: none."""
        return self._first.get((act, intake_id), "")


class TextSpeech:
    """A voice that keeps as text what it was given to say.

    `held`: an utterance goes on until `end`, as with a real voice; otherwise it ends at once.
    """

    def __init__(self, *, held: bool = False, trouble: str = "", even: bool = False) -> None:
        """Begin with nothing said; `trouble` is its problem, and how what is said ends.

        `even`: it cannot be quieter.
        """
        self.even = even
        self.said: list[Utterance] = []
        self.held = held
        self.trouble = trouble
        self._ended: Callable[[str], None] | None = None

    def problem(self, language: str) -> str:  # noqa: ARG002 it is mute in every language or in none
        """Return the trouble that it was given."""
        return self.trouble

    def can_be_quieter(self) -> bool:
        """Tell that it can, unless it is even."""
        return not self.even

    def say(self, utterance: Utterance, ended: Callable[[str], None]) -> None:
        """Keep the utterance."""
        self.said.append(utterance)
        self._ended = ended
        if not self.held:
            self.end()

    def end(self) -> None:
        """Come to the end of what is being said."""
        ended, self._ended = self._ended, None
        if ended:
            ended(self.trouble)

    def stop(self) -> None:
        """Be silent; what was said before stays as text."""
        self._ended = None


class PretendMachine:
    """A device whose readings are what we say; light and sound can be set unless `locked`."""

    def __init__(self, readings: Readings, identity: str = "") -> None:
        """Stand at some readings."""
        self.readings = readings
        self._identity = identity
        self.locked = False

    def read(self) -> Readings:
        """Return the readings."""
        return self.readings

    def identity(self) -> str:
        """Return which machine it pretends to be."""
        return self._identity

    def light(self, per_cent: int) -> None:
        """Set the brightness."""
        if self.locked:
            raise Unavailable("brightness", "No screen here can be set: use the tablet's buttons.")
        self.readings = replace(self.readings, brightness=min(100, per_cent))

    def sound(self, per_cent: int) -> None:
        """Set the volume."""
        if self.locked or self.readings.volume is None:
            raise Unavailable(
                "volume", "No volume can be set from here: use the tablet's own keys."
            )
        self.readings = replace(self.readings, volume=min(100, per_cent))


class PretendRegistry:
    """A key of a registry with the values we give it; None: it cannot be read."""

    def __init__(self, held: Mapping[str, object] | None) -> None:
        """Hold these values."""
        self._held = held

    def values(self) -> Mapping[str, object]:
        """Return its values by name."""
        if self._held is None:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return self._held
