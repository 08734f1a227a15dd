"""People: what each may open and sign with, behind their own passphrase.

A person's two keys are one age file, encrypted with the passphrase; the clinic's keys are wrapped
to the first of them. The database holds both, and can open neither. What the manifest says of a
person goes before what the database says.
"""

import base64
import json
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused
from kiosk.ports import Clock, Registry, StoredPerson
from kiosk.provision.clinic import Clinic
from kiosk.provision.epochs import next_epoch
from kiosk.provision.passphrase import lock, unlock
from kiosk.provision.secrets import Secrets, new_identity, public, unwrap, wrap
from kiosk.provision.tries import slowly
from kiosk.record.manifest import Manifest, Person

PERSON_ID = r"[a-z0-9][a-z0-9.-]{0,39}"

Role = Literal["front-desk", "nurse", "clinician", "admin", "nurse+admin", "clinician+admin"]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person at work: what they sign with and what opens intakes for them."""

    person: str  # id in the manifest
    name: str
    role: str
    signing_key: Ed25519PrivateKey = field(repr=False)
    age: str = field(repr=False)  # what the clinic's keys are wrapped to
    secrets: Secrets = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Someone to be added: an id that stays for ever, the name as it is signed, the role."""

    id: str
    name: str
    role: Role


def add_person(clinic: Clinic, person: NewPerson, passphrase: str, secrets: Secrets) -> Clinic:
    """Make a person's keys, wrap the clinic's keys to them, and name them in the manifest.

    Raises Refused for an id that was ever taken, or a passphrase that is short or common.
    """
    stored, named = make_person(clinic.manifest, person, passphrase, secrets)
    clinic.premises.registry.put(stored)
    return clinic.resign(people=(*clinic.manifest.people, named))


def make_person(
    manifest: Manifest, person: NewPerson, passphrase: str, secrets: Secrets
) -> tuple[StoredPerson, Person]:
    """Return a new person as the database and as the manifest will have them."""
    if not re.fullmatch(PERSON_ID, person.id):
        raise Refused(
            "person-id", f"{person.id!r}: a person's id has small letters, digits, dashes and dots."
        )
    if any(known.id == person.id for known in manifest.people):
        raise Refused("person-exists", f"There is a person {person.id} already: use another id.")
    age = new_identity()
    signing_key = Ed25519PrivateKey.generate()
    names = (person.id, person.name, manifest.name)
    stored = StoredPerson(
        person.id,
        person.name,
        person.role,
        identity=lock(own_keys(age, signing_key), passphrase, names),
        wrapped=wrap(secrets, public(age)),
    )
    public_key = base64.b64encode(signing_key.public_key().public_bytes_raw()).decode()
    named = Person(
        id=person.id, name=person.name, role=person.role, public_key=public_key, age=public(age)
    )
    return stored, named


def revoke_person(clinic: Clinic, person_id: str) -> Clinic:
    """Take someone who leaves out, and begin a new epoch that they have no key of.

    Refused for the last one, and for the last who runs the clinic: add another before.
    """
    leaver = clinic.manifest.person(person_id)
    if leaver.revoked_at is not None:
        raise Refused("person-revoked", f"Person {person_id} has left before: nothing changed.")
    if clinic.manifest.staff == (leaver,):
        raise Refused("last-person", f"{person_id} is the last who can sign in: add another first.")
    _demand_somebody_runs_it(clinic.manifest, leaver, None)
    left = leaver.model_copy(update={"revoked_at": clinic.premises.clock.now()})
    people = tuple(left if known == leaver else known for known in clinic.manifest.people)
    remaining = clinic.manifest.model_copy(update={"people": people})
    after = clinic.resign(people=people, recipients=next_epoch(clinic.premises, remaining))
    clinic.premises.registry.remove(person_id)
    return after


def change_role(clinic: Clinic, person_id: str, role: Role) -> Clinic:
    """Change what somebody may do; what they signed stays. Refused for the last who runs it."""
    person = clinic.manifest.person(person_id)
    clinic.manifest.person_key(person_id)
    after = person.model_copy(update={"role": role})
    _demand_somebody_runs_it(clinic.manifest, person, after)
    people = tuple(after if known == person else known for known in clinic.manifest.people)
    return clinic.resign(people=people)


def _demand_somebody_runs_it(manifest: Manifest, before: Person, after: Person | None) -> None:
    """Raise Refused when nobody would run the clinic without this person, or in their new role."""
    others = [person for person in manifest.staff if person != before]
    remaining = [*others, after] if after else others
    if before.may_manage and not any(person.may_manage for person in remaining):
        raise Refused(
            "last-admin", f"{before.id} is the last who runs the clinic: add another first."
        )


def sign_in(
    registry: Registry, manifest: Manifest, person_id: str, passphrase: str, clock: Clock
) -> SignedIn:
    """Open a person's keys, and with them the clinic's; takes about a second, as it must.

    Raises Refused for an unknown person or a wrong passphrase, alike, and for a try too soon after
    several wrong ones; Damaged when the keys in the database are not those of the manifest.
    """
    stored = registry.find(person_id)
    if stored is None:
        raise Refused("passphrase", "The passphrase is wrong: try again.")
    with slowly(registry, person_id, clock):
        identity = unlock(stored.identity, passphrase)
    return _at_work(stored, manifest, identity)


def recalled(registry: Registry, manifest: Manifest, person_id: str, identity: bytes) -> SignedIn:
    """Open the clinic's keys for somebody whose own keys are at hand: a desk remembers them.

    Raises Refused for somebody who has left, Damaged when the keys are not the manifest's.
    """
    manifest.person_key(person_id)
    stored = registry.find(person_id)
    if stored is None:
        raise Refused("revoked-person", f"Person {person_id} has left: add them anew.")
    return _at_work(stored, manifest, identity)


def _at_work(stored: StoredPerson, manifest: Manifest, identity: bytes) -> SignedIn:
    age, signing_key = _keys(identity)
    if manifest.person_key(stored.id) != signing_key.public_key().public_bytes_raw():
        raise Damaged(
            "other-key", "The clinic's manifest names another key for you: have IT add you anew."
        )
    named = manifest.person(stored.id)
    secrets = _secrets(stored, manifest, age)
    return SignedIn(named.id, named.name, named.role, signing_key, age, secrets)


def renewed_secrets(registry: Registry, manifest: Manifest, signed_in: SignedIn) -> Secrets:
    """Return the clinic's keys of now for somebody at work; Refused when they were let out."""
    manifest.person_key(signed_in.person)
    stored = registry.find(signed_in.person)
    if stored is None:
        raise Refused("revoked-person", f"Person {signed_in.person} has left: add them anew.")
    return _secrets(stored, manifest, signed_in.age)


def change_passphrase(
    registry: Registry, manifest: Manifest, person_id: str, words: tuple[str, str], clock: Clock
) -> None:
    """Put a new passphrase, the second of the words, in place of the first; the keys stay."""
    stored = registry.find(person_id)
    if stored is None:
        raise Refused("unknown-person", f"There is no person {person_id}: look at who is in.")
    old, new = words
    with slowly(registry, person_id, clock):
        identity = unlock(stored.identity, old)
    names = (stored.id, stored.name, manifest.name)
    registry.put(replace(stored, identity=lock(identity, new, names)))


def _secrets(stored: StoredPerson, manifest: Manifest, age: str) -> Secrets:
    secrets = unwrap(stored.wrapped, age)
    if manifest.index_kid not in (None, secrets.index_kid):
        raise Damaged("wrapped-keys", "The clinic's index key was exchanged: call IT security.")
    return secrets


def own_keys(age: str, signing_key: Ed25519PrivateKey) -> bytes:
    """Return a person's two keys as one secret, which is only ever stored encrypted."""
    seed = base64.b64encode(signing_key.private_bytes_raw()).decode()
    return json.dumps({"age": age, "ed25519": seed}).encode()


def _keys(identity: bytes) -> tuple[str, Ed25519PrivateKey]:
    try:
        read = json.loads(identity)
        seed = base64.b64decode(read["ed25519"], validate=True)
        return str(read["age"]), Ed25519PrivateKey.from_private_bytes(seed)
    except (ValueError, KeyError, TypeError):
        raise Damaged(
            "person-keys", "This person's keys are damaged: add the person anew."
        ) from None
