"""`kiosk person …`: let a person in, let them out, change a passphrase, list."""

from pathlib import Path

from db.membership import SqlMembership
from db.registry import SqlRegistry
from kiosk.app.answers import Answers
from kiosk.app.clinic_commands import Office
from kiosk.app.home import inbox_url
from kiosk.outside.clock import SystemClock
from kiosk.provision import NewPerson, change_passphrase
from kiosk.provision.administration import Giver, known_manifest
from kiosk.settings import Settings


def add(office: Office, person: NewPerson, by: str) -> int:
    """Let a person in; somebody who is in hands the clinic's keys on."""
    root = office.root()
    giver = Giver(by, office.answers.ask(f"Passphrase of {by}, who hands the keys on"))
    own_words = office.answers.twice(f"New passphrase of {person.name}")
    after = office.administration().add_person(root, person, own_words, giver)
    print(f"{person.id} can sign in at any desk. Manifest {after.manifest.version}.")
    return 0


def passphrase(home: Path, settings: Settings, person: str, answers: Answers) -> int:
    """Change a person's passphrase; nothing else changes."""
    url = inbox_url(home, settings)
    manifest = known_manifest(home, SqlMembership(url))
    old = answers.ask("Passphrase until now")
    new = answers.twice("New passphrase")
    change_passphrase(SqlRegistry(url), manifest, person, (old, new), SystemClock())
    print("The passphrase is changed.")
    return 0


def people(home: Path, settings: Settings) -> int:
    """List who is in and who has left."""
    manifest = known_manifest(home, SqlMembership(inbox_url(home, settings)))
    for person in manifest.people:
        left = ", has left" if person.revoked_at else ""
        print(f"{person.id}, {person.role}, {person.name}{left}")
    return 0
