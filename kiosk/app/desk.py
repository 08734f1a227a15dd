"""The desk's process: a nurse signs in, opens intakes, signs them off.

Where there is no clinic yet it sets one up.
On a machine that is a tablet as well the desk keeps a chain of its own beside the tablet's.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from db.audit import SqlAudit
from db.claims import SqlClaims
from db.inbox import SqlInbox
from db.membership import SqlMembership
from db.registry import SqlRegistry
from kiosk.app.administration import administration
from kiosk.app.exchange import emptied
from kiosk.app.home import inbox_url
from kiosk.app.membership import renewed_manifest
from kiosk.app.own_key import own_key
from kiosk.app.shown_pack import known_packs
from kiosk.audit.chain import DESK
from kiosk.audit.trail import Trail
from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.clock import SystemClock
from kiosk.outside.keychain import DeviceKeys
from kiosk.provision import SignedIn, renewed_secrets, sign_in
from kiosk.record.enrolment import Enrolment, held_manifest, read_enrolment
from kiosk.record.manifest import Manifest, Person
from kiosk.review.desk import Desk
from kiosk.review.reader import Reviewer
from kiosk.settings import Settings
from ui.desk.application import run_assistant, run_desk


def desk(home: Path, settings: Settings) -> int:
    """Show the desk until it is closed; return the exit code.

    Raises Refused when this machine is not enrolled, or there is no inbox, or nobody can sign in.
    """
    office = administration(home, settings)
    if office.nothing_yet() and not run_assistant(office, partial(_own_key, home, settings)):
        return 0
    enrolment = read_enrolment(home)
    held_manifest(home, enrolment)
    if not settings.inbox and not (home / "inbox.sqlite3").is_file():
        raise Refused(
            "no-inbox",
            f"{home / 'inbox.sqlite3'}: there is no inbox: found the clinic on this machine, or "
            f'name the clinic\'s inbox in {home / "settings.toml"} (inbox = "…").',
        )
    url = inbox_url(home, settings)
    SqlRegistry(url).people()  # Unavailable, before a window is shown
    manifest = renewed_manifest(home, enrolment, SqlMembership(url))
    if not manifest.staff:
        raise Refused("no-people", "Nobody can sign in yet: add a person to the clinic.")
    lock_after = timedelta(minutes=settings.desk_lock_minutes)
    staff = partial(_staff, home, settings)
    trail = trail_of(home, settings, enrolment)
    enter = partial(open_desk, home, settings, trail=trail)
    with emptied(home, settings):
        return run_desk(staff, enter, lock_after, office)


def _staff(home: Path, settings: Settings) -> tuple[Person, ...]:
    """Return who may sign in by now."""
    membership = SqlMembership(inbox_url(home, settings))
    return renewed_manifest(home, read_enrolment(home), membership).staff


def _own_key(home: Path, settings: Settings, device: str) -> tuple[bytes, bool]:
    """Return this desk's public key, and whether its key is kept: a desk goes on without."""
    try:
        key, kept = own_key(home, settings, device), True
    except Unavailable:
        key, kept = Ed25519PrivateKey.generate(), False
    return key.public_key().public_bytes_raw(), kept


def open_desk(
    home: Path, settings: Settings, person: str, passphrase: str, trail: Trail | None = None
) -> Desk:
    """Sign a person in; manifest and packs are read anew. Refused for a wrong passphrase.

    `trail` is the audit of a desk at which others were before.
    """
    enrolment = read_enrolment(home)
    url = inbox_url(home, settings)
    registry, membership, clock = SqlRegistry(url), SqlMembership(url), SystemClock()
    manifest = renewed_manifest(home, enrolment, membership)
    trail = trail or trail_of(home, settings, enrolment)
    try:
        signed_in = sign_in(registry, manifest, person, passphrase, clock)
    except (Refused, Damaged):
        trail.note_without_keys("sign-in-failed", person)
        raise
    trail.note("sign-in", signed_in.person, signed_in.signing_key)
    return Desk(
        inbox=SqlInbox(url, clock),
        clock=clock,
        manifest=manifest,
        packs={pack.reference: pack for pack in known_packs(home, settings)},
        device=trail.desk,
        reviewer=Reviewer(
            person=signed_in.person,
            name=signed_in.name,
            identities=signed_in.secrets.epochs,
            signing_key=signed_in.signing_key,
        ),
        claims=SqlClaims(url),
        trail=trail,
        second_signature=settings.second_signature,
        consent_interval=settings.consent_interval_days,
        renewal=Renewing(home, enrolment, registry, membership, signed_in, manifest.version),
    )


def trail_of(home: Path, settings: Settings, enrolment: Enrolment) -> Trail:
    """Return the audit of this desk; its key is asked for when nobody's is there to sign with."""
    keys = DeviceKeys(home, in_file=settings.device_key_file)
    return Trail(
        store=SqlAudit(inbox_url(home, settings)),
        clock=SystemClock(),
        clinic=enrolment.clinic,
        desk=f"{enrolment.device}{DESK}",
        desk_key=lambda: keys.load(enrolment.device).key,
    )


@dataclass
class Renewing:
    """Looks whether the clinic has a newer manifest, and takes the keys that came with it."""

    home: Path
    enrolment: Enrolment
    registry: SqlRegistry
    membership: SqlMembership
    signed_in: SignedIn
    version: int

    def __call__(self) -> tuple[Manifest, tuple[str, ...]] | None:
        """Return the newer manifest and the keys of this person; None when nothing is newer."""
        manifest = renewed_manifest(self.home, self.enrolment, self.membership)
        if manifest.version == self.version:
            return None
        secrets = renewed_secrets(self.registry, manifest, self.signed_in)
        self.version = manifest.version
        return manifest, secrets.epochs
