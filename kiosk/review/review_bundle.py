"""A sign-off as FHIR R4: the nurse's signature, intake.pdf, and each Consent as verified.

The intake itself is not repeated; it is named by the id of its envelope, which is its SHA-256.
Source: https://hl7.org/fhir/R4/provenance.html, https://hl7.org/fhir/R4/consent.html
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

from kiosk.errors import Damaged
from kiosk.forms.elements import Element, child, children, extension, string
from kiosk.forms.values import Json
from kiosk.record.parts import concept, part_id, reference, sha256_extension
from kiosk.record.shapes import resources
from kiosk.review.opened import Bundle, OpenedIntake, Review

ENVELOPE = "urn:intake-kiosk:envelope"
PERSON = "urn:intake-kiosk:person"
ATTESTATION = "urn:intake-kiosk:attestation"
NOTE = "http://hl7.org/fhir/StructureDefinition/note"

# ASTM E1762-95 signature purposes, https://hl7.org/fhir/R4/valueset-signature-type.html
VERIFICATION: Json = {
    "system": "urn:iso-astm:E1762-95:2013",
    "code": "1.2.840.10065.1.12.1.5",
    "display": "Verification Signature",
}
_AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_SUMMARY = ("http://loinc.org", "11488-4", "Consult note")


@dataclass(frozen=True, slots=True)
class SignedOff:
    """What a nurse puts their name to."""

    person: str
    name: str
    at: datetime
    attestation: str
    notes: str


def review_bundle(intake: OpenedIntake, pdf: bytes, signed: SignedOff) -> Json:
    """Return the Bundle of a sign-off; a decline is verified like an agreement."""
    patient = dict(next(resources(intake.bundle, "Patient")))
    paper = _document(intake, pdf, signed)
    consents = [
        _verified(consent, intake, signed) for consent in resources(intake.bundle, "Consent")
    ]
    signers = [dict(related) for related in resources(intake.bundle, "RelatedPerson")]
    parts: list[Json] = [patient, *signers, *consents, paper]
    made = _provenance(intake, signed, parts)
    return {
        "resourceType": "Bundle",
        "language": "en",
        "identifier": {"system": ENVELOPE, "value": intake.id},
        "type": "collection",
        "timestamp": signed.at.isoformat(),
        "entry": [{"fullUrl": f"urn:uuid:{r['id']}", "resource": r} for r in (*parts, made)],
    }


def read_review(review_id: str, bundle: Bundle) -> Review:
    """Return a sign-off as it was written; Damaged when it is none."""
    made = next(resources(bundle, "Provenance"), {})
    who = child(next(iter(children(made, "agent")), {}), "who")
    intake_id = string(child(bundle, "identifier"), "value")
    person = string(child(who, "identifier"), "value")
    signed_at = _moment(string(made, "recorded"))
    if not (intake_id and person and signed_at):
        raise Damaged("review", f"Review {review_id[:12]} is not written as a sign-off.")
    notes = string(child(extension(made, "note"), "valueAnnotation"), "text")
    return Review(review_id, intake_id, person, string(who, "display"), signed_at, notes)


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


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _verified(consent: Element, intake: OpenedIntake, signed: SignedOff) -> Json:
    """Return a copy that is verified; its document stays in the intake, named by envelope."""
    check = {
        "verified": True,
        "verifiedWith": next(iter(children(consent, "performer")), consent["patient"]),
        "verificationDate": signed.at.isoformat(),
    }
    document = {**_envelope(intake), "type": "DocumentReference", "display": "consent.pdf"}
    return {**consent, "sourceReference": document, "verification": [check]}


def _document(intake: OpenedIntake, pdf: bytes, signed: SignedOff) -> Json:
    patient = dict(next(resources(intake.bundle, "Patient")))
    attachment: Json = {
        "extension": [sha256_extension(hashlib.sha256(pdf).hexdigest())],
        "contentType": "application/pdf",
        "language": "en",
        "data": base64.b64encode(pdf).decode(),
        "size": len(pdf),
        "hash": base64.b64encode(hashlib.sha1(pdf, usedforsecurity=False).digest()).decode(),
        "title": "intake.pdf",
        "creation": signed.at.isoformat(),
    }
    return {
        "resourceType": "DocumentReference",
        "id": _id(intake, signed, "intake.pdf"),
        "status": "current",
        "docStatus": "final",
        "type": concept(*_SUMMARY),
        "subject": reference(patient),
        "date": signed.at.isoformat(),
        "author": [_who(signed)],
        "content": [{"attachment": attachment}],
        "context": {"related": [_envelope(intake)]},
    }


def _provenance(intake: OpenedIntake, signed: SignedOff, parts: list[Json]) -> Json:
    resource: Json = {
        "resourceType": "Provenance",
        "id": _id(intake, signed, "provenance"),
        "target": [*(reference(part) for part in parts), _envelope(intake)],
        "recorded": signed.at.isoformat(),
        "reason": [concept(ATTESTATION, "sign-off", text=signed.attestation)],
        "agent": [{"type": concept(_AGENT, "verifier", "Verifier"), "who": _who(signed)}],
        "entity": [{"role": "source", "what": _envelope(intake)}],
        "signature": [{"type": [VERIFICATION], "when": signed.at.isoformat(), "who": _who(signed)}],
    }
    if signed.notes:
        note = {"authorString": signed.name, "time": signed.at.isoformat(), "text": signed.notes}
        resource["extension"] = [{"url": NOTE, "valueAnnotation": note}]
    return resource


def _who(signed: SignedOff) -> Json:
    identifier = {"system": PERSON, "value": signed.person}
    return {"type": "Practitioner", "identifier": identifier, "display": signed.name}


def _envelope(intake: OpenedIntake) -> Json:
    return {"identifier": {"system": ENVELOPE, "value": intake.id}}


def _id(intake: OpenedIntake, signed: SignedOff, name: str) -> str:
    return part_id(intake.read.visit_id, f"review/{signed.person}/{signed.at.isoformat()}/{name}")
