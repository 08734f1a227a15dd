"""What one person can see at one desk: what arrived, in order, each opened in memory only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit.entry import Act
from kiosk.audit.trail import Trail
from kiosk.content.pack import Pack, PackReference
from kiosk.errors import Damaged, Refused
from kiosk.ports import Clock, Inbox, Received
from kiosk.ports.claims import Claims
from kiosk.record.envelope import Kind
from kiosk.record.manifest import Manifest
from kiosk.record.unseal import unseal
from kiosk.review.history.changes import Comparison, compare
from kiosk.review.opened import OpenedIntake, OpenedNotice, Review
from kiosk.review.opening import check_envelope, open_any
from kiosk.review.sequence import Link
from kiosk.review.signing.bundle import read_intake_pdf
from kiosk.review.worklist import Arrived, Aside, Worklist

KINDS: tuple[Kind, ...] = ("intake", "notice", "review")
NOT_A_RECIPIENT = "not-a-recipient"
_PAGE = 300  # envelopes of a query: a desk never holds the bytes of more


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who is signed in: their name, what opens intakes for them, and what they sign with."""

    person: str  # id in the manifest
    name: str
    identities: tuple[str, ...] = field(repr=False)  # AGE-SECRET-KEY-1…
    signing_key: Ed25519PrivateKey = field(repr=False)


Renewal = Callable[[], tuple[Manifest, tuple[str, ...]] | None]


@dataclass
class Reader:
    """A desk with somebody signed in: it reads, and acknowledges calls."""

    inbox: Inbox
    clock: Clock
    manifest: Manifest
    packs: Mapping[PackReference, Pack]
    device: str  # this desk's id
    reviewer: Reviewer
    claims: Claims
    trail: Trail  # this desk's audit
    consent_interval: int | None = None  # days that a consent holds; None: nobody has decided
    second_signature: bool = True  # a clinician signs, too, when any flag is red
    renewal: Renewal = lambda: None  # a newer manifest and its keys; None: there is none

    def look(self, before: Worklist) -> Worklist:
        """Return the worklist with all that has arrived; what is damaged is set aside.

        Raises Unavailable when the inbox does not answer.
        """
        position, taken, unopened = before.position, [], list(before.unopened)
        while pairs := self.inbox.received_after(position, KINDS, _PAGE):
            if position == before.position:
                self._renew()
            position = pairs[-1][0]
            for _place, received in pairs:
                try:
                    taken.append(self._open(received))
                except (Damaged, Refused) as error:
                    if error.code == NOT_A_RECIPIENT:
                        unopened.append(_aside(received, error.message))
                    else:
                        self.inbox.set_aside(received.id, error.message)
        arrived = position > before.position
        after = before.add(taken, position) if arrived else before
        after = self._with_acknowledgements(after).at_work(self._at_work())
        if arrived:
            after = replace(after, aside=self._aside(), unopened=tuple(unopened))
        return after

    def open(self, intake_id: str) -> OpenedIntake:
        """Return an intake by the id of its envelope; Refused when it is none."""
        self.note("view", intake_id)
        opened = self._open(self._find(intake_id))[1]
        if not isinstance(opened, OpenedIntake):
            raise Refused("not-an-intake", f"Envelope {intake_id[:12]} is not an intake.")
        return opened

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
        """Return the document that was made at a sign-off."""
        envelope = check_envelope(self._find(review.id), self.manifest)
        return read_intake_pdf(unseal(envelope, self.reviewer.identities))

    def acknowledge(self, notice: OpenedNotice) -> None:
        """Say that the person signed in goes; the patient's tablet learns of it."""
        self.note("acknowledge", notice.id)
        self.inbox.acknowledge(notice.id, self.reviewer.person, self.clock.now())

    def note(self, act: Act, subject: str = "") -> str:
        """Write into the audit what this person is about to do; return the entry's id.

        `subject` is the id of an envelope. Raises Unavailable: then it must not be done.
        """
        reviewer = self.reviewer
        return self.trail.note(act, reviewer.person, reviewer.signing_key, subject)

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

    def _at_work(self) -> dict[str, str]:
        held = self.claims.held().values()
        return {claim.intake_id: self._name(claim.person) for claim in held}

    def _name(self, person: str) -> str:
        return self.manifest.person(person).name

    def _aside(self) -> tuple[Aside, ...]:
        return tuple(_aside(received, why) for received, why in self.inbox.aside())

    def _find(self, envelope_id: str) -> Received:
        received = self.inbox.find(envelope_id)
        if received is None:
            raise Refused("not-there", f"Envelope {envelope_id[:12]} is not in the inbox.")
        return received


def _aside(received: Received, why: str) -> Aside:
    return Aside(
        received.id, received.kind, received.device, received.seq, received.received_at, why
    )
