"""Opening an envelope: whose it is, whether it is whole, what it says; in that order.

What does not pass is Damaged or Refused, and is set aside by the caller: never merged silently.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.content.flags import Quote
from kiosk.content.pack import Pack, PackReference
from kiosk.errors import Damaged
from kiosk.forms.answers import Answers
from kiosk.forms.response.to_fhir import response
from kiosk.ports import Received
from kiosk.record.envelope import Envelope, check, parse
from kiosk.record.manifest import Manifest
from kiosk.record.reading import ReadIntake, read_intake
from kiosk.record.reading_notice import read_notice
from kiosk.record.shapes import resources
from kiosk.record.unseal import Bundle, unseal
from kiosk.review.glance import Glance
from kiosk.review.opened import OpenedIntake, OpenedNotice, Review
from kiosk.review.reading import NURSE, Judged, forms_alone
from kiosk.review.signing.signed import read_review
from kiosk.review.taught import ask_nurse, missed, skipped, translated
from kiosk.review.told import glance
from kiosk.review.worklist import Arrived
from kiosk.visit.identity import consent_due

Packs = Mapping[PackReference, Pack]


def check_envelope(received: Received, manifest: Manifest) -> Envelope:
    """Return the parsed envelope when device or person really signed it for this clinic.

    Raises Damaged when a hash, signature or field is wrong, Refused when the signer does not
    belong to the clinic or was revoked.
    """
    envelope = parse(received.body)
    header = envelope.header
    stored = (received.id, received.kind, received.device, received.seq)
    if stored != (envelope.id, header.kind, header.device, header.seq):
        raise Damaged("misfiled", f"Envelope {envelope.id[:12]} is filed under another's name.")
    if header.clinic != manifest.clinic:
        raise Damaged("other-clinic", f"Envelope {envelope.id[:12]} is for another clinic.")
    check_signature(envelope, manifest, received.received_at)
    return envelope


def check_signature(
    envelope: Envelope, manifest: Manifest, received_at: datetime | None = None
) -> None:
    """Check that the person of a review, or the device of anything else, signed the envelope.

    Raises Damaged when they did not, Refused when they do not belong to the clinic, or had left
    it when the envelope arrived.
    """
    header = envelope.header
    if header.kind == "review":
        sealed_at = datetime.fromisoformat(header.sealed_at)
        check(envelope, manifest.person_key(header.person, received_at or sealed_at))
    else:
        check(envelope, manifest.device_key(header.device, header.seq))


def open_intake(
    received: Received, manifest: Manifest, identities: Sequence[str], packs: Packs
) -> OpenedIntake:
    """Return a checked intake with flags, scores and answers; without its pack, it says so first.

    Raises Damaged or Refused as `check_envelope` and `unseal` do.
    """
    bundle = unseal(check_envelope(received, manifest), identities)
    return intake_of(received, bundle, packs)


def intake_of(received: Received, bundle: Bundle, packs: Packs) -> OpenedIntake:
    """Return what an intake's Bundle means to a nurse."""
    read = read_intake(bundle)
    pack = packs.get(read.pack)
    judged = Judged(read, pack) if pack else None
    met = judged.flags(next(resources(bundle, "Patient"))) if judged else ()
    return OpenedIntake(
        id=received.id,
        device=received.device,
        received_at=received.received_at,
        read=read,
        draft=pack is not None and pack.draft,
        warnings=judged.warnings() if judged else (_no_rules(read.pack),),
        flags=met,
        totals=judged.totals() if judged else (),
        forms=judged.forms() if judged else forms_alone(read),
        missed=missed(read, pack),
        titles={a.id: a.title for a in pack.agreements.get(NURSE, ())} if pack else {},
        reasons=judged.reasons() if judged else {},
        ask_nurse=ask_nurse(read, pack),
        translated=translated(read.language, pack) if pack else {},
        translation=judged.translation() if judged else "",
        bundle=bundle,
        undecided=undecided(read, pack) if pack else {},
        nurse_forms=judged.nurse_forms(met) if judged else (),
        spoken_forms=frozenset(rule.ask for rule in pack.rules) if pack else frozenset(),
        glance=glance(judged, met) if judged else Glance(),
        skipped=skipped(read, pack),
    )


def assessed(intake: OpenedIntake, answers: Mapping[str, Answers], packs: Packs) -> OpenedIntake:
    """Return an intake with the nurse's answers taken in: they may raise flags of their own.

    What the patient sent stays as it is in `read` and `bundle`.
    """
    pack = packs.get(intake.read.pack)
    if pack is None:
        return intake
    asked = {form: response(pack.questionnaire(form), said) for form, said in answers.items()}
    read = replace(intake.read, responses={**intake.read.responses, **asked})
    judged = Judged(read, pack)
    met = judged.flags(next(resources(intake.bundle, "Patient")))
    return replace(
        intake,
        flags=met,
        totals=judged.totals(),
        forms=judged.forms(),
        glance=glance(judged, met),
    )


def undecided(read: ReadIntake, pack: Pack) -> dict[str, str]:
    """Return the agreements that this visit had to ask about and that have no decision."""
    if "consent" not in pack.flows[read.kind] or not consent_due(read.code):
        return {}
    no = {consent.agreement_id for consent in read.consents if not consent.agreed}
    decided = {consent.agreement_id for consent in read.consents}
    titles = {agreement.id: agreement.title for agreement in pack.agreements.get(NURSE, ())}
    return {
        agreement.id: titles.get(agreement.id, agreement.title)
        for agreement in pack.agreements.get(read.language, ())
        if agreement.id not in decided and agreement.after not in no
    }


def notice_of(received: Received, bundle: Bundle) -> OpenedNotice:
    """Return what a notice says."""
    read = read_notice(bundle)
    return OpenedNotice(
        id=received.id,
        device=received.device,
        reason=read.reason,
        words=read.sentence,
        quotes=tuple(Quote(question, answer) for question, answer in read.words),
        identity=read.identity,
        sealed_at=read.at,
        received_at=received.received_at,
        acknowledged_at=received.acknowledged_at,
        visit_id=read.visit_id,
    )


def review_of(envelope: Envelope, bundle: Bundle) -> Review:
    """Return a sign-off; Damaged when it speaks for somebody other than who signed it."""
    review = read_review(envelope.id, bundle)
    if review.person != envelope.header.person:
        raise Damaged("review", f"Review {envelope.id[:12]} names another person than signed it.")
    return review


def open_any(
    received: Received, manifest: Manifest, identities: Sequence[str], packs: Packs
) -> tuple[Envelope, Arrived]:
    """Return a checked envelope of any kind, and what it says."""
    envelope = check_envelope(received, manifest)
    bundle = unseal(envelope, identities)
    match envelope.header.kind:
        case "intake":
            return envelope, intake_of(received, bundle, packs)
        case "notice":
            return envelope, notice_of(received, bundle)
        case "review":
            return envelope, review_of(envelope, bundle)


def _no_rules(pack: PackReference) -> str:
    return (
        f"Rules of pack {pack.id} version {pack.version} are not installed here: flags were not "
        "computed. Read every answer, and have IT install the pack."
    )
