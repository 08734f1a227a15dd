"""An invented clinic with real keys: one tablet, two nurses, an inbox in memory."""

import base64
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from kiosk.audit.trail import Trail
from kiosk.content.pack import Pack
from kiosk.content.rules import Rule
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_audit import MemoryAudit
from kiosk.outside.pretend_catalogue import MemoryCatalogue
from kiosk.outside.pretend_clinic import MemoryArrivals, MemoryClaims
from kiosk.ports import Received
from kiosk.record.bundle import intake_bundle
from kiosk.record.consent_document import consent_pdf
from kiosk.record.manifest import Device, Manifest, Person, Recipient, key_id
from kiosk.record.notice import NOTICE_LENGTH, NoticeReason, notice_bundle
from kiosk.record.seal import Sealing, seal
from kiosk.review.archive.keys import IndexKey
from kiosk.review.assessment import Assessment, Resolution
from kiosk.review.desk import Desk
from kiosk.review.opened import OpenedIntake
from kiosk.review.reader import Reviewer
from kiosk.visit.visit import Visit
from tests.people import DEVICE, STARTED, a_pack

NURSES = {
    "nurse-1": "Nora Invented, RN",
    "nurse-2": "Otto Erfunden, RN",
    "clinician-1": "Dr. Ida Invented",
}
CLINIC = "clinic-invented"
NOW = STARTED + timedelta(minutes=30)


def public(key: Ed25519PrivateKey) -> str:
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


@dataclass
class Clinic:
    """Keys, manifest and inbox; tablets send, desks look."""

    pack: Pack = field(default_factory=a_pack)
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    roles: dict[str, str] = field(default_factory=dict)  # of those who are not nurses

    def __post_init__(self) -> None:
        self.inbox = MemoryInbox(self.clock)
        self.claims = MemoryClaims()
        self.catalogue = MemoryCatalogue(self.inbox)
        self.index = IndexKey(bytes(32))
        self.arrivals = MemoryArrivals()
        self.audit = MemoryAudit()
        self.epoch = pyrage.x25519.Identity.generate()
        self.tablet_key = Ed25519PrivateKey.generate()
        self.nurse_keys = {nurse: Ed25519PrivateKey.generate() for nurse in NURSES}
        self.nurse_ages = {nurse: pyrage.x25519.Identity.generate() for nurse in NURSES}
        age = str(self.epoch.to_public())
        self.manifest = Manifest(
            clinic=CLINIC,
            name="Invented Pain Clinic",
            version=1,
            not_after=NOW + timedelta(days=365),
            recipients=(Recipient(kid=key_id(age), role="epoch", age=age),),
            devices=(Device(id=DEVICE, public_key=public(self.tablet_key)),),
            people=tuple(
                Person(
                    id=nurse,
                    name=NURSES[nurse],
                    role=self.roles.get(nurse, nurse.split("-")[0]),
                    public_key=public(key),
                    age=str(self.nurse_ages[nurse].to_public()),
                )
                for nurse, key in self.nurse_keys.items()
            ),
        )
        self.sealing = Sealing(CLINIC, DEVICE, self.tablet_key, self.manifest.seal_to)

    def desk(self, nurse: str = "nurse-1", *, packs: tuple[Pack, ...] | None = None) -> Desk:
        """Sign a nurse in at a desk of their own."""
        known = (self.pack,) if packs is None else packs
        return Desk(
            inbox=self.inbox,
            clock=self.clock,
            manifest=self.manifest,
            packs={pack.reference: pack for pack in known},
            device=f"desk-of-{nurse}",
            reviewer=Reviewer(
                nurse, NURSES[nurse], (str(self.epoch),), self.nurse_keys[nurse], self.index
            ),
            claims=self.claims,
            catalogue=self.catalogue,
            arrivals=self.arrivals,
            trail=Trail(self.audit, self.clock, CLINIC, f"desk-of-{nurse}"),
        )

    def send(self, visit: Visit, **changes: object) -> str:
        """Seal a finished visit on the tablet and deliver it; return the envelope's id."""
        pdf = consent_pdf(visit, self.pack, device=DEVICE)
        bundle = intake_bundle(visit, self.pack, pdf, device=DEVICE)
        return self.deliver(bundle, "intake", **changes)

    def call(
        self,
        visit: Visit,
        reason: NoticeReason,
        rule: Rule | None = None,
        *,
        on_the_way: float = 0.0,
    ) -> str:
        """Seal a notice and deliver it, `on_the_way` later; return the envelope's id."""
        bundle = notice_bundle(visit, self.pack, reason, at=self.clock.now(), rule=rule)
        envelope = self.sealed(bundle, "notice", length=NOTICE_LENGTH)
        self.clock.advance(on_the_way)
        self.inbox.deliver(envelope)
        return self.received()[-1].id

    def deliver(self, bundle: object, kind: str, **changes: object) -> str:
        """Seal at once and deliver; return the envelope's id."""
        self.inbox.deliver(self.sealed(bundle, kind, **changes))
        return self.received()[-1].id

    def sealed(self, bundle: object, kind: str, **changes: object) -> bytes:
        """Seal as the tablet does, next in its chain; `changes` are arguments of `seal`."""
        last = self.inbox.last_from(DEVICE)
        arguments = {
            "kind": kind,
            "seq": last.seq + 1 if last else 1,
            "prev": last.id if last else "",
            "pack": self.pack.reference,
            "sealed_at": self.clock.now(),
        }
        sealing = changes.pop("sealing", self.sealing)
        return seal(bundle, sealing, **{**arguments, **changes})  # type: ignore[arg-type]  # its own

    def received(self) -> list[Received]:
        return [r for _, r in self.inbox.received_after(0, ("intake", "notice", "review"))]


def later(visit: Visit, minutes: float, **identity: object) -> Visit:
    """Move the end of a visit, and give it another name."""
    assert visit.identity is not None
    finished = STARTED + timedelta(minutes=minutes)
    who = replace(visit.identity, **identity)  # type: ignore[arg-type]  # fields of Identity
    return replace(visit, finished_at=finished, identity=who)


def resolved(
    desk: Desk, intake: OpenedIntake, notes: str = "", *, talked: bool = True
) -> Assessment:
    """Deal with every red flag as the nurse at this desk, and record the talk."""
    now, who = desk.clock.now(), desk.reviewer
    red = (flag.rule for flag in intake.flags if flag.level == "red")
    dealt = (
        Resolution(rule, "talked", "They are safe here.", who.person, who.name, now) for rule in red
    )
    done = {one.rule: one for one in dealt}
    return Assessment(resolutions=done, talked_at=now if talked else None, notes=notes)
