"""Writing: what happens at one desk, one entry after the other."""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit.entry import Act, Entry, Signer
from kiosk.errors import Unavailable
from kiosk.ports import Clock
from kiosk.ports.audit import AuditStore, StoredEntry


@dataclass(frozen=True, slots=True)
class _Owed:
    """What happened while the audit was out of reach."""

    act: Act
    person: str
    at: datetime


@dataclass
class Trail:
    """The audit of one desk; it holds no key of a person, and may be used from several threads."""

    store: AuditStore
    clock: Clock
    clinic: str
    desk: str
    desk_key: Callable[[], Ed25519PrivateKey | None] = lambda: None  # asked when it is needed
    _owed: list[_Owed] = field(default_factory=list)
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: Act, person: str, key: Ed25519PrivateKey, subject: str = "") -> str:
        """Write what a person is about to do, signed with their key; return the entry's id.

        Raises Unavailable when the audit is out of reach: then it must not be done.
        """
        with self._one_at_a_time:
            self._settle()
            return self._append(act, person, self.clock.now(), subject, "person", key)

    def note_without_keys(self, act: Act, person: str) -> None:
        """Write what happens while nobody's keys are there; signed by the desk where it can.

        What cannot be written now is written, with the time at which it was, before what comes
        next: a desk must lock whether or not a database answers.
        """
        with self._one_at_a_time:
            self._owed.append(_Owed(act, person, self.clock.now()))
            try:
                self._settle()
            except Unavailable:
                return

    def _settle(self) -> None:
        while self._owed:
            owed, key = self._owed[0], self.desk_key()
            signer: Signer = "desk" if key else "nobody"
            self._append(owed.act, owed.person, owed.at, "", signer, key)
            self._owed.pop(0)

    def _append(
        self,
        act: Act,
        person: str,
        at: datetime,
        subject: str,
        signer: Signer,
        key: Ed25519PrivateKey | None,
    ) -> str:
        def write(seq: int, prev: str) -> StoredEntry:
            entry = Entry(
                clinic=self.clinic,
                desk=self.desk,
                seq=seq,
                prev=prev,
                at=at.isoformat(timespec="milliseconds"),
                act=act,
                person=person,
                subject=subject,
            )
            if key and signer != "nobody":
                entry = entry.signed(signer, key)
            return StoredEntry(self.desk, seq, entry.moment, entry.line)

        return hashlib.sha256(self.store.append(self.desk, write).body).hexdigest()
