"""Recovery: the sheet of paper is tried before it is needed, and gives the clinic back when it is.

Every intake is sealed to the recovery key, and the clinic's other keys are wrapped to it.
"""

import secrets as random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyrage

from kiosk.errors import Damaged, KioskError, Refused
from kiosk.ports import Received
from kiosk.provision.clinic import Clinic, recipient
from kiosk.provision.epochs import next_epoch
from kiosk.provision.people import NewPerson, make_person
from kiosk.provision.secrets import Secrets, new_identity, public, unwrap, wrap
from kiosk.record.envelope import parse
from kiosk.record.manifest import Manifest
from kiosk.record.unseal import unseal

PREFIX = "AGE-SECRET-KEY-1"
_LETTERS = frozenset("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")  # bech32, BIP 173
_LENGTH = len(PREFIX) + 58
_GROUP = 4


@dataclass(frozen=True)
class Recovered:
    """A clinic after recovery: a new sheet to print, and what came back."""

    clinic: Clinic
    recovery: str = field(repr=False)
    secrets: Secrets = field(repr=False)
    index_kept: bool  # earlier visits are still found


def typed(words: str) -> str:
    """Return the identity that somebody typed from the sheet; Refused says where to look.

    Spaces, line breaks and small letters do not matter.
    """
    key = "".join(words.split()).upper()
    body = key.removeprefix(PREFIX)
    wrong = [place for place, letter in enumerate(key) if not _fits(place, letter)]
    if wrong or len(key) != _LENGTH:
        where = f"look at group {wrong[0] // _GROUP + 1}" if wrong else _length(len(key))
        raise Refused("recovery-typed", f"This is not what the sheet says: {where}.")
    try:
        return str(pyrage.x25519.Identity.from_str(PREFIX + body))
    except pyrage.IdentityError:
        raise Refused(
            "recovery-typed",
            "This is not what the sheet says: every group has the right length, but a letter or "
            "two are wrong. Compare group by group.",
        ) from None


def try_sheet(clinic: Clinic, words: str) -> Clinic:
    """Open the clinic's keys with what was typed from the sheet, and sign that it works.

    Raises Refused when it is not this clinic's sheet, Damaged when the keys do not open with it.
    """
    kept = clinic.premises.registry.wrapped_for_recovery()
    demand_opened(clinic.manifest, kept, words)
    return clinic.resign(recovery_tested_at=clinic.premises.clock.now())


def demand_opened(manifest: Manifest, kept: Mapping[str, bytes], words: str) -> None:
    """Raise Refused or Damaged unless what was typed from the sheet opens the kept keys."""
    secrets = _opened(manifest, kept, _own(manifest, words))
    epochs = {public(epoch) for epoch in secrets.epochs}
    sealed_to = {known.age for known in manifest.recipients if known.role == "epoch"}
    if not sealed_to <= epochs:
        raise Damaged("recovery", "The sheet does not open the latest epoch: begin a new one.")


def new_sheet(clinic: Clinic, secrets: Secrets) -> tuple[Clinic, str]:
    """Make a new recovery key, and an epoch with it, when the sheet was lost or seen by others.

    Returns the clinic and the new key: it is to be printed, and tried before the next device.
    """
    recovery = new_identity()
    bare = clinic.manifest.model_copy(update={"recipients": (recipient(recovery, "recovery"),)})
    clinic.premises.registry.wrap_for_recovery(wrap(secrets, public(recovery)))
    recipients = next_epoch(clinic.premises, bare)
    return clinic.resign(recipients=recipients, recovery_tested_at=None), recovery


def recover(clinic: Clinic, words: str, first: NewPerson, passphrase: str) -> Recovered:
    """Begin anew from the sheet: a new epoch, a new sheet, one new person; everybody else is out.

    The typed key becomes one of the keys of earlier epochs, so that the new people open all that
    was ever sealed to it. Enrolment waits until the new sheet is tested.
    """
    identity = _own(clinic.manifest, words)
    kept = _kept(clinic, identity)
    epoch, recovery = new_identity(), new_identity()
    epochs = dict.fromkeys((*(kept.epochs if kept else ()), identity, epoch))
    secrets = Secrets(tuple(epochs), kept.index if kept else random.token_bytes(32))
    stored, named = make_person(clinic.manifest, first, passphrase, secrets)
    registry = clinic.premises.registry
    registry.put(stored)
    registry.wrap_for_recovery(wrap(secrets, public(recovery)))
    after = clinic.resign(
        people=(*_everybody_out(clinic), named),
        recipients=(recipient(epoch, "epoch"), recipient(recovery, "recovery")),
        index_kid=secrets.index_kid,
        recovery_tested_at=None,
    )
    for person in clinic.manifest.people:
        registry.remove(person.id)
    return Recovered(after, recovery, secrets, index_kept=kept is not None)


def reach(arrived: Iterable[Received], secrets: Secrets) -> tuple[int, int]:
    """Return how many envelopes of the inbox open with these keys, and how many do not."""
    every = [_opens(received, secrets) for received in arrived]
    return sum(every), every.count(False)


def _opens(received: Received, secrets: Secrets) -> bool:
    try:
        unseal(parse(received.body), secrets.epochs)
    except KioskError:
        return False
    return True


def _own(manifest: Manifest, words: str) -> str:
    identity = typed(words)
    if public(identity) not in {k.age for k in manifest.recipients if k.role == "recovery"}:
        raise Refused(
            "other-sheet", "This sheet is an earlier one or another clinic's: take the latest."
        )
    return identity


def _opened(manifest: Manifest, kept: Mapping[str, bytes], identity: str) -> Secrets:
    try:
        secrets = unwrap(kept, identity)
    except Damaged:
        raise Damaged(
            "recovery", "The clinic's keys in the database do not open with this sheet."
        ) from None
    if manifest.index_kid not in (None, secrets.index_kid):
        raise Damaged("recovery", "The index key in the database is not the clinic's.")
    return secrets


def _kept(clinic: Clinic, identity: str) -> Secrets | None:
    """Return the clinic's earlier keys; None when the database has lost them."""
    try:
        return _opened(clinic.manifest, clinic.premises.registry.wrapped_for_recovery(), identity)
    except Damaged:
        return None


def _everybody_out(clinic: Clinic) -> tuple[object, ...]:
    now = clinic.premises.clock.now()
    return tuple(
        person if person.revoked_at else person.model_copy(update={"revoked_at": now})
        for person in clinic.manifest.people
    )


def _fits(place: int, letter: str) -> bool:
    return letter == PREFIX[place] if place < len(PREFIX) else letter in _LETTERS


def _length(length: int) -> str:
    missing = _LENGTH - length
    return f"{missing} letters are missing" if missing > 0 else f"{-missing} letters are too many"
