"""What one person can do at one desk: look, open, sign off, acknowledge.

The words of an intake are opened in memory, never written; every act adds an envelope or an
acknowledgement to the inbox, and changes nothing in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.content.pack import Pack, PackReference
from kiosk.errors import Damaged, Refused
from kiosk.ports import Clock, Inbox, Received
from kiosk.record.envelope import Kind, parse
from kiosk.record.intake_document import intake_pdf
from kiosk.record.manifest import Manifest
from kiosk.record.seal import Sealing, seal
from kiosk.record.unseal import unseal
from kiosk.review.document import intake_document
from kiosk.review.opened import OpenedIntake, OpenedNotice, Review
from kiosk.review.opening import check_envelope, open_any
from kiosk.review.review_bundle import SignedOff, read_intake_pdf, review_bundle
from kiosk.review.sequence import Link
from kiosk.review.worklist import Arrived, Aside, Worklist

KINDS: tuple[Kind, ...] = ("intake", "notice", "review")
NOT_A_RECIPIENT = "not-a-recipient"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who is signed in: their name, what opens intakes for them, and what they sign with."""

    person: str  # id in the manifest
    name: str
    identities: tuple[str, ...] = field(repr=False)  # AGE-SECRET-KEY-1…
    signing_key: Ed25519PrivateKey = field(repr=False)
    own: str = field(repr=False)  # AGE-SECRET-KEY-1…: what is kept for this person alone


Renewal = Callable[[], tuple[Manifest, tuple[str, ...]] | None]


@dataclass
class Desk:
    """A desk with somebody signed in."""

    inbox: Inbox
    clock: Clock
    manifest: Manifest
    packs: Mapping[PackReference, Pack]
    device: str  # this desk's id
    reviewer: Reviewer
    consent_interval: int | None = None  # days that a consent holds; None: nobody has decided
    renewal: Renewal = lambda: None  # a newer manifest and its keys; None: there is none

    def look(self, before: Worklist) -> Worklist:
        """Return the worklist with all that has arrived; what is damaged is set aside.

        Raises Unavailable when the inbox does not answer.
        """
        pairs = self.inbox.received_after(before.position, KINDS)
        if pairs:
            self._renew()
        taken: list[tuple[Link, Arrived]] = []
        unopened = list(before.unopened)
        for _position, received in pairs:
            try:
                taken.append(self._open(received))
            except (Damaged, Refused) as error:
                if error.code == NOT_A_RECIPIENT:
                    unopened.append(_aside(received, error.message))
                else:
                    self.inbox.set_aside(received.id, error.message)
        position = max((place for place, _ in pairs), default=before.position)
        after = before.add(taken, position) if pairs else before
        after = self._with_acknowledgements(after)
        if pairs:
            after = replace(after, aside=self._aside(), unopened=tuple(unopened))
        return after

    @property
    def may_sign(self) -> bool:
        """Tell whether the person signed in has a clinical role."""
        return self.manifest.person(self.reviewer.person).may_review

    def open(self, intake_id: str) -> OpenedIntake:
        """Return an intake by the id of its envelope; Refused when it is none."""
        opened = self._open(self._find(intake_id))[1]
        if not isinstance(opened, OpenedIntake):
            raise Refused("not-an-intake", f"Envelope {intake_id[:12]} is not an intake.")
        return opened

    def intake_pdf(self, review: Review) -> bytes:
        """Return the document that was made at a sign-off."""
        envelope = check_envelope(self._find(review.id), self.manifest)
        return read_intake_pdf(unseal(envelope, self.reviewer.identities))

    def sign_off(self, intake: OpenedIntake, *, attestation: str, notes: str) -> Review:
        """Make intake.pdf and add the nurse's signed record to the inbox.

        Raises Refused for somebody without a clinical role, and Unavailable when the inbox does
        not answer: nothing is signed then.
        """
        if not self.may_sign:
            raise Refused(
                "not-clinical", "Only a nurse or a clinician signs off: ask one of them to."
            )
        signed = SignedOff(
            person=self.reviewer.person,
            name=self.reviewer.name,
            at=self.clock.now(),
            attestation=attestation,
            notes=notes,
        )
        pdf = intake_pdf(intake_document(intake, signed, self.manifest.name))
        last = self.inbox.last_from(self.device)
        envelope = seal(
            review_bundle(intake, pdf, signed),
            self._sealing(),
            kind="review",
            seq=last.seq + 1 if last else 1,
            prev=last.id if last else "",
            pack=intake.read.pack,
            sealed_at=signed.at,
        )
        self.inbox.deliver(envelope)
        return Review(
            id=parse(envelope).id,
            intake_id=intake.id,
            person=signed.person,
            name=signed.name,
            signed_at=signed.at,
            notes=notes,
        )

    def acknowledge(self, notice: OpenedNotice) -> None:
        """Say that the person signed in goes; the patient's tablet learns of it."""
        self.inbox.acknowledge(notice.id, self.reviewer.person, self.clock.now())

    def _renew(self) -> None:
        """Take a newer manifest before judging: a tablet or an epoch may have come meanwhile."""
        newer = self.renewal()
        if newer is not None:
            self.manifest, identities = newer
            self.reviewer = replace(self.reviewer, identities=identities)

    def _open(self, received: Received) -> tuple[Link, Arrived]:
        return open_any(received, self.manifest, self.reviewer.identities, self.packs)

    def _with_acknowledgements(self, worklist: Worklist) -> Worklist:
        waiting = [notice.id for notice in worklist.open_notices]
        return worklist.acknowledge(self.inbox.acknowledged(waiting)) if waiting else worklist

    def _aside(self) -> tuple[Aside, ...]:
        return tuple(_aside(received, why) for received, why in self.inbox.aside())

    def _find(self, envelope_id: str) -> Received:
        received = self.inbox.find(envelope_id)
        if received is None:
            raise Refused("not-there", f"Envelope {envelope_id[:12]} is not in the inbox.")
        return received

    def _sealing(self) -> Sealing:
        return Sealing(
            clinic=self.manifest.clinic,
            device=self.device,
            signing_key=self.reviewer.signing_key,
            recipients=self.manifest.seal_to,
            person=self.reviewer.person,
        )


def _aside(received: Received, why: str) -> Aside:
    return Aside(
        received.id, received.kind, received.device, received.seq, received.received_at, why
    )
