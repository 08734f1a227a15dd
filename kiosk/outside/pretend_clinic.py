"""The clinic's people and papers held in memory, for tests: nothing is durable."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.errors import Refused
from kiosk.ports import StoredPerson, Tries
from kiosk.ports.arrivals import StoredArrival
from kiosk.ports.claims import Claim


class MemoryRegistry:
    """A registry that forgets when the process ends."""

    def __init__(self) -> None:
        """Begin empty."""
        self._people: dict[str, StoredPerson] = {}
        self._recovery: dict[str, bytes] = {}
        self._tries: dict[str, Tries] = {}

    def put(self, person: StoredPerson) -> None:
        """Store a person, in place of an earlier record of theirs."""
        self._people[person.id] = person

    def people(self) -> Sequence[StoredPerson]:
        """Return everybody, by name."""
        return sorted(self._people.values(), key=lambda person: person.name)

    def find(self, person_id: str) -> StoredPerson | None:
        """Return a person by id."""
        return self._people.get(person_id)

    def remove(self, person_id: str) -> None:
        """Forget a person's keys and what is wrapped to them."""
        self._people.pop(person_id, None)

    def wrap_for_recovery(self, wrapped: Mapping[str, bytes]) -> None:
        """Store the clinic's keys, each encrypted to the recovery key, in place of earlier ones."""
        self._recovery = dict(wrapped)

    def wrapped_for_recovery(self) -> Mapping[str, bytes]:
        """Return the clinic's keys by name, each encrypted to the recovery key."""
        return self._recovery

    def tries(self, person_id: str) -> Tries:
        """Return how often in a row a person's passphrase was wrong."""
        return self._tries.get(person_id, Tries())

    def note_tries(self, person_id: str, tries: Tries) -> None:
        """Keep how often in a row a person's passphrase was wrong."""
        self._tries[person_id] = tries


class MemoryMembership:
    """A place for manifests and requests that forgets when the process ends."""

    def __init__(self) -> None:
        """Begin empty."""
        self._manifests: dict[bytes, int] = {}
        self._requests: dict[bytes, None] = {}

    def publish(self, version: int, manifest: bytes) -> None:
        """Store a signed manifest, once by its bytes, under the version that it claims."""
        self._manifests.setdefault(manifest, version)

    def manifests(self) -> Sequence[bytes]:
        """Return the manifests with the highest versions, the highest first."""
        return sorted(self._manifests, key=lambda known: -self._manifests[known])

    def ask(self, request: bytes) -> None:
        """Store a device's request, once by its bytes."""
        self._requests.setdefault(request)

    def requests(self) -> Sequence[bytes]:
        """Return every request, oldest first."""
        return list(self._requests)


class MemoryClaims:
    """Claims that are forgotten when the process ends."""

    def __init__(self) -> None:
        """Begin with nobody at work."""
        self._held: dict[str, Claim] = {}

    def held(self) -> Mapping[str, Claim]:
        """Return every claim by intake."""
        return dict(self._held)

    def claim(self, intake_id: str, person: str, at: datetime) -> Claim:
        """Take an intake that nobody works on; return the claim that stands, another's too."""
        stands = self._held.get(intake_id)
        if stands is not None and stands.person != person:
            return stands
        return self.take_over(intake_id, person, at)

    def take_over(self, intake_id: str, person: str, at: datetime) -> Claim:
        """Take an intake from whoever works on it, with what they had not signed."""
        stands = self._held.get(intake_id, Claim(intake_id, person, at))
        self._held[intake_id] = replace(stands, person=person, at=at)
        return self._held[intake_id]

    def keep(self, intake_id: str, person: str, draft: bytes, at: datetime) -> None:
        """Keep a sealed draft in place of the one before; Refused when another took over."""
        stands = self._held.get(intake_id)
        if stands is None or stands.person != person:
            raise Refused("taken-over", "Somebody else works on this intake now: ask them.")
        self._held[intake_id] = replace(stands, draft=draft, at=at)

    def release(self, intake_id: str, person: str) -> None:
        """Give up a claim without a draft; what was begun stays theirs until it is taken over."""
        stands = self._held.get(intake_id)
        if stands is not None and stands.person == person and not stands.draft:
            del self._held[intake_id]

    def finish(self, intake_id: str) -> None:
        """Forget claim and draft: it is signed."""
        self._held.pop(intake_id, None)


class MemoryArrivals:
    """Expected patients who are forgotten when the process ends."""

    def __init__(self) -> None:
        """Begin with nobody expected."""
        self._kept: dict[str, StoredArrival] = {}

    def put(self, arrival: StoredArrival) -> None:
        """Keep an arrival, in place of what was kept under its id."""
        self._kept[arrival.id] = arrival

    def kept(self) -> Sequence[StoredArrival]:
        """Return all of them, oldest first."""
        return sorted(self._kept.values(), key=lambda one: (one.at, one.id))

    def remove(self, arrival_id: str) -> None:
        """Forget one; it may be gone already."""
        self._kept.pop(arrival_id, None)
