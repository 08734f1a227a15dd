"""What the rules need from the world, as Protocols; adapters live in db and kiosk.outside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk.ports.sending import (
    MISSING,
    Contact,
    Head,
    Held,
    InboxIntake,
    Outbox,
    Queued,
    Receipt,
    Turn,
)
from kiosk.record.envelope import Kind

__all__ = [  # the tablet's end of delivery
    "MISSING",
    "Contact",
    "Head",
    "Held",
    "InboxIntake",
    "Outbox",
    "Queued",
    "Receipt",
    "Turn",
]


class Clock(Protocol):
    """Tells the time, always with an offset."""

    def now(self) -> datetime:
        """Return the local time with its offset from UTC."""
        ...


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file that a patient may give; its name may be theirs, and goes into no log."""

    name: str
    size: int  # bytes


class Files(Protocol):
    """Where a patient's files are taken from."""

    def offered(self) -> Sequence[OfferedFile]:
        """Return the files that are there; Unavailable when they cannot be listed."""
        ...

    def read(self, name: str, most: int) -> bytes:
        """Return a file's content, cut after `most` + 1 bytes; Unavailable when it cannot be."""
        ...


@dataclass(frozen=True, slots=True)
class Received:
    """One envelope in the inbox."""

    id: str
    kind: Kind
    device: str
    seq: int
    body: bytes
    received_at: datetime
    acknowledged_at: datetime | None = None


class Inbox(InboxIntake, Protocol):
    """The inbox as a desk sees it."""

    def received_after(
        self, position: int, kinds: Iterable[Kind], most: int | None = None
    ) -> Sequence[tuple[int, Received]]:
        """Return the first (position, envelope) pairs after a position, oldest first."""
        ...

    def find(self, envelope_id: str) -> Received | None:
        """Return an envelope by id."""
        ...

    def deliver_first(self, envelope: bytes, act: str, intake_id: str) -> str:
        """Store a review unless one of this act about the intake is there; return which stands."""
        ...

    def acknowledge(self, envelope_id: str, person: str, at: datetime) -> None:
        """Note that a person at a desk has seen a notice; the tablet learns of it."""
        ...

    def set_aside(self, envelope_id: str, why: str) -> None:
        """Keep a damaged or forged envelope apart, with the reason."""
        ...

    def aside(self) -> Sequence[tuple[Received, str]]:
        """Return what was set aside, with the reasons."""
        ...

    def last_from(self, device: str) -> Received | None:
        """Return the envelope with the highest sequence number of a device or desk."""
        ...

    def last(self) -> int:
        """Return the position of what arrived last; 0: nothing has."""
        ...

    def notices_since(self, moment: datetime) -> Sequence[Received]:
        """Return the notices that nobody acknowledged or that arrived since, oldest first."""
        ...

    def holes(self) -> Sequence[tuple[str, int, int]]:
        """Return device, first and last number of each run that has not arrived."""
        ...

    def numbered(self, device: str, seq: int) -> Received | None:
        """Return the envelope with a number of a device."""
        ...


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """A person as the database keeps them: nothing in it opens without their passphrase."""

    id: str
    name: str
    role: str
    identity: bytes  # their keys, encrypted with their passphrase
    wrapped: Mapping[str, bytes]  # the clinic's keys by name, each encrypted to this person


@dataclass(frozen=True, slots=True)
class Readings:
    """How a machine is; None: this machine does not say."""

    battery: int | None = None  # per cent
    charging: bool | None = None
    celsius: float | None = None  # of the hottest part that tells
    online: bool | None = None  # a network is connected; it may still lead nowhere
    free_bytes: int | None = None  # where the home is
    brightness: int | None = None  # per cent; None: cannot be set from here
    volume: int | None = None  # per cent, 0: muted; None: cannot be set from here


class Machine(Protocol):
    """The device itself: which it is, battery, heat, network, disk, its light and its sound."""

    def read(self) -> Readings:
        """Return how the machine is now; raises nothing."""
        ...

    def light(self, per_cent: int) -> None:
        """Set the brightness; Unavailable, with the remedy, when this user may not."""
        ...

    def sound(self, per_cent: int) -> None:
        """Set the volume; Unavailable, with the remedy, where that cannot be done from here."""
        ...

    def identity(self) -> str:
        """Return what tells this system from every other, in confidence; empty: not known."""
        ...


class Supervisor(Protocol):
    """Who started this process as a service, and ends it when no sign of life comes."""

    watchdog_seconds: float  # the longest silence between two signs of life; 0: none is wanted

    def ready(self) -> None:
        """Tell that the first screen is there; raises nothing."""
        ...

    def alive(self) -> None:
        """Tell that the screen still draws; raises nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Tries:
    """How often in a row a person's passphrase was wrong, and when last."""

    failed: int = 0
    last_at: datetime | None = None


class Registry(Protocol):
    """The people of a clinic and the clinic's keys, wrapped for each and for the recovery key."""

    def put(self, person: StoredPerson) -> None:
        """Store a person, in place of an earlier record of theirs."""
        ...

    def people(self) -> Sequence[StoredPerson]:
        """Return everybody, by name."""
        ...

    def find(self, person_id: str) -> StoredPerson | None:
        """Return a person by id."""
        ...

    def remove(self, person_id: str) -> None:
        """Forget a person's keys and what is wrapped to them."""
        ...

    def wrap_for_recovery(self, wrapped: Mapping[str, bytes]) -> None:
        """Store the clinic's keys, each encrypted to the recovery key, in place of earlier ones."""
        ...

    def wrapped_for_recovery(self) -> Mapping[str, bytes]:
        """Return the clinic's keys by name, each encrypted to the recovery key."""
        ...

    def tries(self, person_id: str) -> Tries:
        """Return how often in a row a person's passphrase was wrong."""
        ...

    def note_tries(self, person_id: str, tries: Tries) -> None:
        """Keep how often in a row a person's passphrase was wrong."""
        ...


class Published(Protocol):
    """Where the clinic's manifest is published; whoever runs it can withhold, and forge nothing."""

    def manifests(self) -> Sequence[bytes]:
        """Return the manifests of the highest versions, the highest first; any may be forged."""
        ...


class Joining(Published, Protocol):
    """The clinic's membership as a device sees it, which asks to be let in.

    Whoever runs it can withhold everything and can forge nothing: the manifest is signed, and a
    request is compared by its code.
    """

    def ask(self, request: bytes) -> None:
        """Store a device's request, or a letter about one, once by its bytes."""
        ...

    def requests(self) -> Sequence[bytes]:
        """Return every letter about this device's request, or every one, oldest first."""
        ...


class Membership(Joining, Protocol):
    """Where the clinic's manifest is published and every request is read."""

    def publish(self, version: int, manifest: bytes) -> None:
        """Store a signed manifest, once by its bytes, under the version that it claims."""
        ...


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words to be heard, and how; a recording of them goes before any voice."""

    words: str
    language: str
    rate: float = 1.0  # 1: as people usually speak
    recording: Path | None = None
    loudness: int = 100  # per cent of what the voice can; recordings are as loud as the machine


class Speech(Protocol):
    """Speaks one utterance at a time, and keeps nobody waiting."""

    def problem(self, language: str) -> str:
        """Return a code for staff when nothing in this language can be heard; empty: it can."""
        ...

    def can_be_quieter(self) -> bool:
        """Tell whether the voice obeys an utterance's loudness."""
        ...

    def say(self, utterance: Utterance, ended: Callable[[str], None]) -> None:
        """Speak in place of whatever was being said.

        `ended` is called once, from any thread, when all of it was said, or with a code when it
        could not be; after `stop` or another `say` it may not be called any more.
        """
        ...

    def stop(self) -> None:
        """Be silent at once, and keep none of the words."""
        ...
