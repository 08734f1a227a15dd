"""What one person can do at one desk: take an intake, sign it off, add to what is signed.

Every act adds an envelope to the inbox, and changes nothing in it. Before it is done it is in the
audit, and the envelope names the audit's head.
"""

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.errors import Damaged, Refused
from kiosk.forms.response.from_response import read_response
from kiosk.forms.values import Json
from kiosk.record.envelope import parse
from kiosk.record.intake_document import intake_pdf
from kiosk.record.seal import Sealing, seal
from kiosk.review.assessment import Assessment
from kiosk.review.opened import Act, OpenedIntake, Review
from kiosk.review.opening import assessed
from kiosk.review.reader import Reader
from kiosk.review.signing.act import Signer
from kiosk.review.signing.addenda import (
    addendum,
    corrected_identity,
    second_signature,
    withdrawal,
)
from kiosk.review.signing.attestation import SECOND, attestation
from kiosk.review.signing.bundle import SignedOff, review_bundle
from kiosk.review.signing.document import intake_document
from kiosk.review.signing.draft import opened_draft, sealed_draft
from kiosk.review.signing.obstacles import needs_second, obstacles
from kiosk.visit.identity import Identity


@dataclass(frozen=True, slots=True)
class Work:
    """An intake on somebody's desk: what was done so far, and whose it is when another's."""

    draft: Assessment
    other: str = ""  # the name of who works on it; empty: this person


@dataclass
class Desk(Reader):
    """A desk with somebody signed in who works on intakes."""

    @property
    def may_countersign(self) -> bool:
        """Tell whether the person signed in may give the second signature."""
        return self.manifest.person(self.reviewer.person).may_countersign

    def begin(self, intake: OpenedIntake, *, take_over: bool = False) -> Work:
        """Take an intake to work on, with what was left of it; another's stays theirs.

        `take_over` takes it all the same: the other is told at their next step.
        """
        if take_over:
            self.note("take-over", intake.id)
        take = self.claims.take_over if take_over else self.claims.claim
        claim = take(intake.id, self.reviewer.person, self.clock.now())
        pack = self.packs.get(intake.read.pack)
        if claim.person != self.reviewer.person:
            return Work(Assessment(), self._name(claim.person))
        if not claim.draft or pack is None:
            return Work(Assessment())
        return Work(opened_draft(claim.draft, pack, self.reviewer.identities))

    def begin_anew(self, intake: OpenedIntake) -> Work:
        """Put away a draft of one's own that cannot be read; Refused when it is another's."""
        self.note("begin-anew", intake.id)
        self.claims.keep(intake.id, self.reviewer.person, b"", self.clock.now())
        return Work(Assessment())

    def keep(self, intake: OpenedIntake, assessment: Assessment) -> None:
        """Keep what is not signed yet, sealed; Refused when somebody else took over."""
        pack = self.packs.get(intake.read.pack)
        if pack is not None:
            begun = assessment != Assessment()
            draft = sealed_draft(assessment, pack, self.manifest.seal_to) if begun else b""
            self.claims.keep(intake.id, self.reviewer.person, draft, self.clock.now())

    def leave(self, intake: OpenedIntake) -> None:
        """Let somebody else work on it; what was begun stays theirs until it is taken over."""
        self.claims.release(intake.id, self.reviewer.person)

    def assess(self, intake: OpenedIntake, assessment: Assessment) -> OpenedIntake:
        """Return an intake with the nurse's answers taken in, and the flags that they raise."""
        return assessed(intake, assessment.answers, self.packs)

    def assessment(self, review: Review, intake: OpenedIntake) -> Assessment:
        """Return what was signed at a sign-off, as it was filled in."""
        pack = self.packs.get(intake.read.pack)
        said = review.responses.items() if pack else ()
        return Assessment(
            resolutions={dealt.rule: dealt for dealt in review.resolutions},
            answers={form: read_response(pack.questionnaire(form), r) for form, r in said if pack},
            talked_at=review.talked_at,
            notes=review.notes,
            same_person=review.same_person,
        )

    def sign_off(self, intake: OpenedIntake, assessment: Assessment) -> Review:
        """Make intake.pdf and add the nurse's signed record; return the sign-off that stands.

        That may be another person's, who was first. Raises Refused while something stands between
        the intake and its sign-off, Unavailable when the inbox does not answer: the same call
        again finds whether it was signed.
        """
        signer, intake = self._signer(), self.assess(intake, assessment)
        if missing := obstacles(intake, assessment):
            raise Refused("not-ready", " ".join(missing))
        claim = self.claims.claim(intake.id, signer.person, signer.at)
        if claim.person != signer.person:
            other = self._name(claim.person)
            raise Refused("taken-over", f"{other} works on this intake now: ask them.")
        signed = SignedOff(
            signer=signer,
            attestation=attestation(intake, talked=assessment.talked_at is not None),
            assessment=assessment,
            second_due=needs_second(intake, asked_for=self.second_signature),
        )
        pdf = intake_pdf(intake_document(intake, signed, self.manifest.name))
        bundle = review_bundle(intake, pdf, signed, self.packs.get(intake.read.pack))
        stands = self._first(intake, bundle, "sign-off", signer)
        self.claims.finish(intake.id)
        return stands

    def countersign(self, intake: OpenedIntake, first: Review) -> Review:
        """Add a clinician's signature under a sign-off; Refused for who signed off themselves."""
        signer = self._signer()
        if not self.may_countersign:
            raise Refused("not-a-clinician", "A clinician has to sign this: ask one to sign in.")
        bundle = second_signature(intake, signer, first, SECOND)
        return self._first(intake, bundle, "second-signature", signer)

    def add(self, intake: OpenedIntake, reason: str, words: str) -> Review:
        """Add words to an intake that is signed off."""
        signer = self._signer()
        return self._added(intake, addendum(intake, signer, reason, words), "addendum", signer)

    def correct(self, intake: OpenedIntake, reason: str, identity: Identity) -> Review:
        """Add a corrected name or birth date; what the patient typed is kept."""
        signer = self._signer()
        bundle = corrected_identity(intake, signer, reason, identity)
        return self._added(intake, bundle, "identity", signer)

    def withdraw(self, intake: OpenedIntake, reason: str, agreements: Collection[str]) -> Review:
        """Add that the patient took consents back."""
        signer = self._signer()
        bundle = withdrawal(intake, signer, reason, agreements)
        return self._added(intake, bundle, "withdrawal", signer)

    def _signer(self) -> Signer:
        """Return who signs; Refused for somebody without a clinical role."""
        if not self.may_review:
            raise Refused(
                "not-clinical", "Only a nurse or a clinician signs off: ask one of them to."
            )
        return Signer(self.reviewer.person, self.reviewer.name, self.clock.now())

    def _first(self, intake: OpenedIntake, bundle: Json, act: Act, signer: Signer) -> Review:
        """Return the review of this act that stands; a forged one stands in nobody's way."""
        envelope = self._sealed(intake, bundle, act, signer)
        mine, stands = parse(envelope).id, self.inbox.deliver_first(envelope, act, intake.id)
        try:
            return self._review(stands)
        except (Damaged, Refused):
            if stands == mine:
                raise
        self.inbox.deliver(envelope)
        return self._review(mine)

    def _added(self, intake: OpenedIntake, bundle: Json, act: Act, signer: Signer) -> Review:
        envelope = self._sealed(intake, bundle, act, signer)
        self.inbox.deliver(envelope)
        return self._review(parse(envelope).id)

    def _review(self, envelope_id: str) -> Review:
        review = self._open(self._find(envelope_id))[1]
        if not isinstance(review, Review):
            raise Damaged("review", f"Envelope {envelope_id[:12]} is no review.")
        return review

    def _sealed(self, intake: OpenedIntake, bundle: Json, act: Act, signer: Signer) -> bytes:
        head = self.note(act, intake.id)
        last = self.inbox.last_from(self.device)
        return seal(
            bundle,
            self._sealing(head),
            kind="review",
            seq=last.seq + 1 if last else 1,
            prev=last.id if last else "",
            pack=intake.read.pack,
            sealed_at=signer.at,
        )

    def _sealing(self, audit: str) -> Sealing:
        return Sealing(
            clinic=self.manifest.clinic,
            device=self.device,
            signing_key=self.reviewer.signing_key,
            recipients=self.manifest.seal_to,
            person=self.reviewer.person,
            audit=audit,
        )
