"""The clinic's people and papers held in memory, for tests: nothing is durable."""

from collections.abc import Mapping, Sequence

from kiosk.ports import StoredPerson, Tries


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
