"""The ways to a desk: a passphrase, or what the desk remembers of a person."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from db.arrivals import SqlArrivals
from db.audit import SqlAudit
from db.before_upgrade import let_copies_go
from db.catalogue import SqlCatalogue
from db.claims import SqlClaims
from db.inbox import SqlInbox
from db.membership import SqlMembership
from db.registry import SqlRegistry
from kiosk.app.home import inbox_url
from kiosk.app.membership import renewed_manifest
from kiosk.app.shown_pack import known_packs
from kiosk.audit.chain import DESK
from kiosk.audit.trail import Trail
from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.outside.clock import SystemClock
from kiosk.outside.keychain import DeviceKeys
from kiosk.outside.remembered import RememberedPeople
from kiosk.ports import Registry
from kiosk.provision import SignedIn, own_keys, recalled, renewed_secrets, sign_in
from kiosk.record.enrolment import Enrolment, read_enrolment
from kiosk.record.manifest import Manifest, Person
from kiosk.review.archive.keys import IndexKey
from kiosk.review.desk import Desk
from kiosk.review.reader import Reviewer
from kiosk.settings import Settings
from ui.desk.memory import Entered


@dataclass
class Entrance:
    """The ways to this desk: a passphrase, or what the desk remembers of a person."""

    home: Path
    settings: Settings
    trail: Trail

    def sign_in(self, person: str, passphrase: str) -> Desk:
        """Return a person's desk; manifest and packs are read anew. Refused: wrong passphrase."""
        return self._with_passphrase(person, passphrase)[1]

    def people(self) -> Collection[str]:
        """Return who is remembered at this desk."""
        return self._remembered.people()

    def remember(self, person: str, passphrase: str) -> Entered:
        """Sign a person in and remember them; a keyring that refuses keeps nobody out."""
        signed_in, desk = self._with_passphrase(person, passphrase)
        desk.note("remember")
        try:
            self._remembered.remember(person, own_keys(signed_in.age, signed_in.signing_key))
        except Unavailable as error:
            return Entered(desk, error.message)
        return Entered(desk)

    def recall(self, person: str) -> Desk:
        """Return the desk of somebody who is remembered; else an error asks for the passphrase."""
        keys = self._remembered.recall(person)
        return self._let_in(person, lambda r, m: recalled(r, m, person, keys))[1]

    def forget(self, person: str) -> None:
        """Remember a person no longer."""
        self.trail.note_without_keys("forget", person)
        self._remembered.forget(person)

    def forget_all_but(self, staff: Collection[Person]) -> None:
        """Forget whoever has left, or everybody where IT does not allow it any more."""
        for person in set(self.people()) - {one.id for one in staff}:
            self.forget(person)

    @property
    def _remembered(self) -> RememberedPeople:
        return RememberedPeople(self.home, self.trail.desk)

    def _with_passphrase(self, person: str, passphrase: str) -> tuple[SignedIn, Desk]:
        clock = self.trail.clock
        return self._let_in(person, lambda r, m: sign_in(r, m, person, passphrase, clock))

    def _let_in(
        self, person: str, enter: Callable[[Registry, Manifest], SignedIn]
    ) -> tuple[SignedIn, Desk]:
        """Return who is let in and their desk; a refusal is in the audit."""
        enrolment = read_enrolment(self.home)
        url = inbox_url(self.home, self.settings)
        registry, membership = SqlRegistry(url), SqlMembership(url)
        manifest = renewed_manifest(self.home, enrolment, membership)
        try:
            signed_in = enter(registry, manifest)
        except (Refused, Damaged):
            self.trail.note_without_keys("sign-in-failed", person)
            raise
        self.trail.note("sign-in", signed_in.person, signed_in.signing_key)
        renewal = Renewing(self.home, enrolment, registry, membership, signed_in, manifest.version)
        let_copies_go(url)  # this version works
        return signed_in, self._desk(signed_in, manifest, renewal)

    def _desk(self, signed_in: SignedIn, manifest: Manifest, renewal: "Renewing") -> Desk:
        url, clock = inbox_url(self.home, self.settings), self.trail.clock
        known = known_packs(self.home, self.settings)
        return Desk(
            inbox=SqlInbox(url, clock),
            clock=clock,
            manifest=manifest,
            packs={pack.reference: pack for pack in known},
            device=self.trail.desk,
            reviewer=Reviewer(
                person=signed_in.person,
                name=signed_in.name,
                identities=signed_in.secrets.epochs,
                signing_key=signed_in.signing_key,
                index=IndexKey(signed_in.secrets.index),
            ),
            claims=SqlClaims(url),
            catalogue=SqlCatalogue(url),
            arrivals=SqlArrivals(url),
            trail=self.trail,
            second_signature=self.settings.second_signature,
            consent_interval=self.settings.consent_interval_days,
            renewal=renewal,
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
