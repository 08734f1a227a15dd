"""People whom this desk remembers: their keys in a file, what opens it in the system's keyring.

The file is an age file for a fresh identity, one a person; the keyring holds that identity and
nothing else. Whoever may use this account of the operating system while its keyring is open can
read both. No keyring that stores in plain text is asked: see kiosk.outside.keyring_call.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import Damaged, Unavailable
from kiosk.outside.keyring_answer import Answer, Verb
from kiosk.outside.keyring_asking import DEADLINE_SECONDS, ask_keyring
from kiosk.record.enrolment import replace_file

SERVICE = "Intake Kiosk desk"
FOLDER = "remembered"
_OTHERWISE = "Use your passphrase."


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    person: str
    backend: str  # the keyring that took the identity, and no other
    keys: str  # an age file in base64


@dataclass(frozen=True, slots=True)
class RememberedPeople:
    """The people whom a desk remembers, where IT allows it."""

    home: Path
    desk: str
    deadline: float = DEADLINE_SECONDS

    def people(self) -> frozenset[str]:
        """Return who is remembered, by id; a file that does not read remembers nobody."""
        return frozenset(kept.person for kept in self._all())

    def remember(self, person: str, keys: bytes) -> None:
        """Keep a person's keys; Unavailable when no keyring takes what locks them.

        A keyring that is locked or silent is left as it is, and so is what was kept before.
        """
        answer = self._ask("delete", person)  # of an earlier time, or nothing
        identity = pyrage.x25519.Identity.generate()
        if answer.state == "absent":
            answer = self._ask("set", person, item=str(identity))
        if answer.item != str(identity):
            raise Unavailable("keyring", f"You are not remembered: {answer.why or answer.state}.")
        locked = base64.b64encode(pyrage.encrypt(keys, [identity.to_public()])).decode()
        kept = _Kept(person=person, backend=answer.backend, keys=locked)
        self._file(person).parent.mkdir(mode=0o700, exist_ok=True)
        replace_file(self._file(person), kept.model_dump_json().encode(), mode=0o600)

    def recall(self, person: str) -> bytes:
        """Return a person's keys; nothing is changed when that fails.

        Raises Unavailable while the keyring is locked, absent or silent, Damaged when what it
        holds does not open the file.
        """
        kept = next((one for one in self._all() if one.person == person), None)
        if kept is None:
            raise Unavailable("not-remembered", f"This desk does not remember you. {_OTHERWISE}")
        answer = self._ask("get", person, pinned=kept.backend)
        if answer.state != "present":
            raise Unavailable("keyring", f"{_WORDS[answer.state]} {_OTHERWISE}")
        try:
            identity = pyrage.x25519.Identity.from_str(answer.item)
            keys: bytes = pyrage.decrypt(base64.b64decode(kept.keys, validate=True), [identity])
        except (pyrage.IdentityError, pyrage.DecryptError, ValueError):
            raise Damaged(
                "remembered", f"What this desk keeps of you does not open. {_OTHERWISE}"
            ) from None
        return keys

    def forget(self, person: str) -> None:
        """Forget a person: the file at once, and the keyring's item where it can be had."""
        kept = next((one for one in self._all() if one.person == person), None)
        self._file(person).unlink(missing_ok=True)
        self._ask("delete", person, pinned=kept.backend if kept else "")

    def _ask(self, verb: Verb, person: str, *, pinned: str = "", item: str = "") -> Answer:
        name = f"{person} at {self.desk}"
        return ask_keyring(verb, SERVICE, name, pinned=pinned, item=item, deadline=self.deadline)

    def _file(self, person: str) -> Path:
        name = hashlib.sha256(person.encode()).hexdigest()[:16]
        return self.home / FOLDER / f"{name}.json"

    def _all(self) -> Iterator[_Kept]:
        for file in sorted((self.home / FOLDER).glob("*.json")):
            try:
                kept = _Kept.model_validate_json(file.read_bytes())
            except (OSError, ValidationError):
                continue
            if self._file(kept.person) == file:
                yield kept


_WORDS = {
    "absent": "The keyring of this computer account does not know you any more.",
    "locked": "The keyring of this computer account is locked.",
    "unreadable": "The keyring of this computer account does not answer.",
}
