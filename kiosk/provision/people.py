"""People: what each may open and sign with, behind their own passphrase.

A person's two keys are one age file, encrypted with the passphrase; the clinic's keys are wrapped
to the first of them. The database holds both, and can open neither.
"""

import base64
import json
from dataclasses import dataclass, field

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused
from kiosk.ports import Registry, StoredPerson
from kiosk.provision.clinic import Clinic
from kiosk.provision.secrets import Secrets, lock, public, unlock, unwrap, wrap
from kiosk.record.manifest import Person


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person at work: what they sign with and what opens intakes for them."""

    person: str  # id in the manifest
    name: str
    role: str
    signing_key: Ed25519PrivateKey = field(repr=False)
    secrets: Secrets = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Someone to be added: an id that stays for ever, the name as it is signed, the role."""

    id: str
    name: str
    role: str


def add_person(
    clinic: Clinic, registry: Registry, person: NewPerson, passphrase: str, secrets: Secrets
) -> Clinic:
    """Make a person's keys, wrap the clinic's keys to them, and name them in the manifest.

    Raises Refused for an id that is taken or a passphrase that is too short.
    """
    if any(known.id == person.id for known in clinic.manifest.people):
        raise Refused("person-exists", f"There is a person {person.id} already: use another id.")
    age = str(pyrage.x25519.Identity.generate())
    signing_key = Ed25519PrivateKey.generate()
    stored = StoredPerson(
        person.id,
        person.name,
        person.role,
        identity=lock(_identity(age, signing_key), passphrase),
        wrapped=wrap(secrets, public(age)),
    )
    registry.put(stored)
    public_key = base64.b64encode(signing_key.public_key().public_bytes_raw()).decode()
    named = Person(
        id=person.id, name=person.name, role=person.role, public_key=public_key, age=public(age)
    )
    return clinic.resign(people=(*clinic.manifest.people, named))


def sign_in(registry: Registry, person_id: str, passphrase: str) -> SignedIn:
    """Open a person's keys, and with them the clinic's; takes about a second, as it must.

    Raises Refused for an unknown person or a wrong passphrase, alike; Damaged when the keys in
    the database are not what they were.
    """
    stored = registry.find(person_id)
    if stored is None:
        raise Refused("passphrase", "The passphrase is wrong: try again.")
    age, signing_key = _keys(unlock(stored.identity, passphrase))
    return SignedIn(stored.id, stored.name, stored.role, signing_key, unwrap(stored.wrapped, age))


def _identity(age: str, signing_key: Ed25519PrivateKey) -> bytes:
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
