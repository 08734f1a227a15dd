"""What one person can open at one desk, one envelope after the other, in memory only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit.entry import Act
from kiosk.audit.trail import Trail
from kiosk.content.pack import Pack, PackReference
from kiosk.errors import Damaged, Refused
from kiosk.ports import Clock, Inbox, Received
from kiosk.ports.arrivals import Arrivals
from kiosk.ports.catalogue import Catalogue
from kiosk.ports.claims import Claims
from kiosk.record.envelope import Envelope
from kiosk.record.manifest import Manifest
from kiosk.record.unseal import unseal
from kiosk.review.archive.archive import Archive
from kiosk.review.archive.keys import IndexKey
from kiosk.review.archive.summary import Summary
from kiosk.review.history.changes import Comparison, compare
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.opening import check_envelope, open_any
from kiosk.review.sequence import check_chain
from kiosk.review.signing.bundle import read_intake_pdf
from kiosk.review.worklist import Arrived, Row, row_of


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who is signed in: their name, what opens intakes for them, and what they sign with."""

    person: str  # id in the manifest
    name: str
    identities: tuple[str, ...] = field(repr=False)  # AGE-SECRET-KEY-1…
    signing_key: Ed25519PrivateKey = field(repr=False)
    index: IndexKey


Renewal = Callable[[], tuple[Manifest, tuple[str, ...]] | None]


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An intake with everything signed about it, and visits that may be the same person's."""

    intake: OpenedIntake
    reviews: tuple[Review, ...]  # oldest first
    earlier: tuple[Row, ...]  # the latest first


@dataclass
class Opener:
    """A desk with somebody signed in: it opens what the inbox holds."""

    inbox: Inbox
    clock: Clock
    manifest: Manifest
    packs: Mapping[PackReference, Pack]
    device: str  # this desk's id
    reviewer: Reviewer
    claims: Claims
    catalogue: Catalogue
    arrivals: Arrivals  # whom the front desk expects
    trail: Trail  # this desk's audit
    consent_interval: int | None = None  # days that a consent holds; None: nobody has decided
    second_signature: bool = True  # a clinician signs, too, when any flag is red
    renewal: Renewal = lambda: None  # a newer manifest and its keys; None: there is none

    @property
    def may_review(self) -> bool:
        """Tell whether the person signed in has a clinical role: others open no intake."""
        return self.manifest.person(self.reviewer.person).may_review

    @property
    def archive(self) -> Archive:
        """Return what desks have kept of all intakes, with the keys of who is signed in."""
        reviewer = self.reviewer
        return Archive(self.catalogue, reviewer.index, self.manifest.seal_to, reviewer.identities)

    def open(self, intake_id: str) -> OpenedIntake:
        """Return an intake by the id of its envelope; Refused when it is none.

        Refused as well for somebody without a clinical role: what patients tell is for who
        treats them.
        """
        self.need_clinical_role()
        self.note("view", intake_id)
        return self._intake(intake_id)[1]

    def take_out(self, intake_id: str) -> TakenOut:
        """Return an intake with what belongs to it; Refused when it is none."""
        intake = self.open(intake_id)
        reviews = self._reviews(intake_id)
        return TakenOut(intake, reviews, self.archive.earlier(row_of(intake, reviews)))

    def file(self, intake_id: str) -> tuple[OpenedIntake, tuple[Review, ...]]:
        """Open an intake and keep what the archive has to know of it; what it is made of.

        Raises Damaged or Refused when it does not open.
        """
        envelope, intake = self._intake(intake_id)
        reviews = self._reviews(intake_id)
        typed = intake.read.identity
        summary = Summary(row_of(intake, reviews), typed.full_name, typed.birth_date)
        judged = intake.read.pack in self.packs
        if self.archive.file(summary, self.clock.now(), judged=judged):
            check_chain(self.inbox, envelope)
        return intake, reviews

    def relate(self, received: Received) -> Review:
        """Open a review and keep which intake it is about."""
        envelope, review = self._open(received)
        if not isinstance(review, Review):
            raise Damaged("review", f"Envelope {received.id[:12]} is no review.")
        check_chain(self.inbox, envelope)
        self.archive.relate(review, self.clock.now())
        return review

    def compare(self, intake: OpenedIntake, earlier: Sequence[str]) -> Comparison:
        """Return what changed since the first of these earlier visits, the latest of them.

        Refused when the pack of this visit or of that one is not installed here.
        """
        visits = [self.open(visit) for visit in earlier]
        before = visits[0]
        packs = [self.packs.get(visit.read.pack) for visit in (before, intake)]
        if packs[0] is None or packs[1] is None:
            raise Refused(
                "no-pack", "The content of that visit is not installed here: ask IT for its pack."
            )
        return compare((before.read, packs[0]), (intake.read, packs[1]), [intake, *visits])

    def intake_pdf(self, review: Review) -> bytes:
        """Return the document that was made at a sign-off; Refused as `open` is."""
        self.need_clinical_role()
        envelope = check_envelope(self._find(review.id), self.manifest)
        return read_intake_pdf(unseal(envelope, self.reviewer.identities))

    def note(self, act: Act, subject: str = "") -> str:
        """Write into the audit what this person is about to do; return the entry's id.

        `subject` is the id of an envelope, or the tag that is looked for. Raises Unavailable: then
        it must not be done.
        """
        reviewer = self.reviewer
        return self.trail.note(act, reviewer.person, reviewer.signing_key, subject)

    def need_clinical_role(self) -> None:
        """Refuse somebody who has none."""
        if not self.may_review:
            raise Refused(
                "not-clinical", "This is for a nurse or a clinician: ask one of them to sign in."
            )

    def _intake(self, intake_id: str) -> tuple[Envelope, OpenedIntake]:
        envelope, opened = self._open(self._find(intake_id))
        if not isinstance(opened, OpenedIntake):
            raise Refused("not-an-intake", f"Envelope {intake_id[:12]} is not an intake.")
        return envelope, opened

    def _reviews(self, intake_id: str) -> tuple[Review, ...]:
        """Return what was signed about an intake; what is not genuine is set aside elsewhere."""
        found = []
        for received in self.catalogue.about(intake_id):
            try:
                review = self._open(received)[1]
            except (Damaged, Refused):
                continue
            if isinstance(review, Review) and review.intake_id == intake_id:
                found.append(review)
        return tuple(found)

    def _open(self, received: Received) -> tuple[Envelope, Arrived]:
        return open_any(received, self.manifest, self.reviewer.identities, self.packs)

    def _find(self, envelope_id: str) -> Received:
        received = self.inbox.find(envelope_id)
        if received is None:
            raise Refused("not-there", f"Envelope {envelope_id[:12]} is not in the inbox.")
        return received
