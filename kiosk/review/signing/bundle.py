"""A sign-off as FHIR R4: signature, intake.pdf, Consents, flags dealt with, nurse's answers.

A Consent counts as verified only when the nurse recorded the talk.
Source: https://hl7.org/fhir/R4/consent.html
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.pack import Pack
from kiosk.errors import Damaged
from kiosk.forms.elements import Element, child, children, string
from kiosk.forms.response.to_fhir import response
from kiosk.forms.values import Json
from kiosk.record.parts import QUESTIONNAIRE, concept, reference, sha256_extension
from kiosk.record.shapes import resources
from kiosk.review.assessment import Assessment
from kiosk.review.opened import Bundle, OpenedIntake
from kiosk.review.signing.act import (
    SECOND_DUE,
    Signer,
    act_bundle,
    act_id,
    copied,
    envelope_of,
    provenance,
)
from kiosk.review.signing.findings import findings

_SUMMARY = ("http://loinc.org", "11488-4", "Consult note")
SAME_PERSON = "urn:intake-kiosk:earlier-visit"  # extension of Provenance: valueString, envelope
UNDECIDED = "urn:intake-kiosk:no-decision"  # extension of Provenance: valueAnnotation


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What a nurse puts their name to at sign-off."""

    signer: Signer
    attestation: str
    assessment: Assessment
    second_due: bool = False  # a clinician has to sign as well


def review_bundle(intake: OpenedIntake, pdf: bytes, signed: SignedOff, pack: Pack | None) -> Json:
    """Return the Bundle of a sign-off; a decline is verified like an agreement."""
    patient = dict(next(resources(intake.bundle, "Patient")))
    consents = [
        _consent(consent, intake, signed) for consent in resources(intake.bundle, "Consent")
    ]
    signers = [dict(related) for related in resources(intake.bundle, "RelatedPerson")]
    dealt = findings(intake, signed.assessment.resolutions.values(), patient, signed.signer)
    answered = list(_answers(intake, signed, pack, patient)) if pack else []
    paper = _document(intake, pdf, signed.signer)
    parts: list[Json] = [patient, *signers, *consents, *dealt, *answered, paper]
    return act_bundle(intake, signed.signer, [*parts, _provenance(intake, signed, parts)])


def read_intake_pdf(bundle: Bundle) -> bytes:
    """Return the intake.pdf of a sign-off; Damaged when it has none."""
    paper = next(resources(bundle, "DocumentReference"), {})
    content = next(iter(children(paper, "content")), {})
    try:
        pdf = base64.b64decode(string(child(content, "attachment"), "data"), validate=True)
    except ValueError:
        pdf = b""
    if not pdf:
        raise Damaged("review", "This sign-off holds no intake.pdf: open the intake anew.")
    return pdf


def _provenance(intake: OpenedIntake, signed: SignedOff, parts: list[Json]) -> Json:
    assessment, signer = signed.assessment, signed.signer
    made = provenance(intake, signer, "sign-off", signed.attestation, parts, notes=assessment.notes)
    said: list[Json] = [
        {
            "url": UNDECIDED,
            "valueAnnotation": {"authorString": signer.name, "text": f"{id_}: {why}"},
        }
        for id_, why in sorted(assessment.undecided.items())
        if why
    ]
    said += [{"url": SAME_PERSON, "valueString": earlier} for earlier in assessment.same_person]
    if signed.second_due:
        said.append({"url": SECOND_DUE, "valueBoolean": True})
    noted = made.get("extension", [])
    assert isinstance(noted, list)
    return made | ({"extension": [*noted, *said]} if said else {})


def _consent(consent: Element, intake: OpenedIntake, signed: SignedOff) -> Json:
    """Return a copy, verified if it was talked through; its document is named by envelope."""
    copy = copied(consent, intake)
    if signed.assessment.talked_at is not None:
        copy["verification"] = [
            {
                "verified": True,
                "verifiedWith": next(iter(children(consent, "performer")), consent["patient"]),
                "verificationDate": signed.assessment.talked_at.isoformat(),
            }
        ]
    return copy


def _answers(intake: OpenedIntake, signed: SignedOff, pack: Pack, patient: Json) -> Iterator[Json]:
    for form, answers in sorted(signed.assessment.answers.items()):
        if answers:
            yield response(
                pack.questionnaire(form),
                answers,
                authored=signed.signer.at,
                response_id=act_id(intake, signed.signer, f"response/{form}"),
            ) | {
                "identifier": {"system": QUESTIONNAIRE, "value": form},
                "subject": reference(patient),
                "author": signed.signer.reference,
            }


def _document(intake: OpenedIntake, pdf: bytes, signer: Signer) -> Json:
    patient = dict(next(resources(intake.bundle, "Patient")))
    attachment: Json = {
        "extension": [sha256_extension(hashlib.sha256(pdf).hexdigest())],
        "contentType": "application/pdf",
        "language": "en",
        "data": base64.b64encode(pdf).decode(),
        "size": len(pdf),
        "hash": base64.b64encode(hashlib.sha1(pdf, usedforsecurity=False).digest()).decode(),
        "title": "intake.pdf",
        "creation": signer.at.isoformat(),
    }
    return {
        "resourceType": "DocumentReference",
        "id": act_id(intake, signer, "intake.pdf"),
        "status": "current",
        "docStatus": "final",
        "type": concept(*_SUMMARY),
        "subject": reference(patient),
        "date": signer.at.isoformat(),
        "author": [signer.reference],
        "content": [{"attachment": attachment}],
        "context": {"related": [envelope_of(intake)]},
    }
