"""Decisions and their document: one Consent an agreement, bound by hash to the words shown.

A decline is recorded like an agreement, with status rejected, and with its reason where one was
given. Codes: https://hl7.org/fhir/R4/valueset-consent-category.html and valueset-consent-policy.
Source: https://hl7.org/fhir/R4/consent.html, https://hl7.org/fhir/R4/documentreference.html
"""

import base64
import hashlib
from datetime import datetime

from kiosk.content.pack import Agreement, Pack
from kiosk.forms.values import Json
from kiosk.record.parts import (
    AGREEMENT,
    CONSENT_DOCUMENT,
    concept,
    organization,
    part_id,
    reference,
    sha256_extension,
)
from kiosk.visit.consent import Decision
from kiosk.visit.visit import Visit

_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"
_TREATMENT = (_SCOPE, "treatment", "Treatment")
_PRIVACY = (_SCOPE, "patient-privacy", "Privacy Consent")
_NOTICE = (
    "http://terminology.hl7.org/CodeSystem/consentcategorycodes",
    "npp",
    "Notice of Privacy Practices",
)
_NOTICE_RULE = (
    "http://terminology.hl7.org/CodeSystem/consentpolicycodes",
    "hipaa-npp",
    "HIPAA Notice of Privacy Practices",
)
_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"


def consent(
    decision: Decision, visit: Visit, pack: Pack, subject: Json, signer: Json, document: Json
) -> Json:
    """Return one decision as a Consent; its policy names pack, agreement and version.

    `signer` made the decision: the Patient, or the RelatedPerson who decides for them.
    """
    agreement = agreed_words(decision, pack)
    clinic = organization(pack)
    notice = decision.kind == "privacy-notice"
    resource: Json = {
        "resourceType": "Consent",
        "id": part_id(visit.id, f"consent/{decision.agreement_id}"),
        "extension": [_words(decision)],
        "language": decision.language,
        "status": "active" if decision.agreed else "rejected",
        "scope": concept(*(_TREATMENT if decision.kind == "treatment" else _PRIVACY)),
        "category": [concept(*(_NOTICE if notice else CONSENT_DOCUMENT), text=agreement.title)],
        "patient": reference(subject),
        "dateTime": decision.decided_at.isoformat(),
        "performer": [reference(signer)],
        "sourceReference": reference(document),
        "policy": [{"uri": f"{AGREEMENT}:{pack.reference.id}:{agreement.label}"}],
    }
    if notice:
        resource["policyRule"] = concept(*_NOTICE_RULE)
    return resource | ({"organization": [clinic]} if clinic else {})


def agreed_words(decision: Decision, pack: Pack) -> Agreement:
    """Return the agreement that was decided on, in the language it was shown in."""
    return next(a for a in pack.agreements[decision.language] if a.id == decision.agreement_id)


def _words(decision: Decision) -> Json:
    said = {
        "id": decision.agreement_id,
        "version": decision.agreement_version,
        "sha256": decision.words_sha256,
        "kind": decision.kind,
        "reason": decision.reason,
    }
    inside = [{"url": url, "valueString": words} for url, words in said.items() if words]
    return {"url": AGREEMENT, "extension": inside}


def document(visit: Visit, pack: Pack, pdf: bytes, subject: Json, created: datetime) -> Json:
    """Return consent.pdf, inline, with the SHA-1 that R4 asks for and our SHA-256."""
    attachment: Json = {
        "extension": [sha256_extension(hashlib.sha256(pdf).hexdigest())],
        "contentType": "application/pdf",
        "language": visit.language,
        "data": base64.b64encode(pdf).decode(),
        "size": len(pdf),
        "hash": base64.b64encode(hashlib.sha1(pdf, usedforsecurity=False).digest()).decode(),
        "title": "consent.pdf",
        "creation": created.isoformat(),
    }
    return {
        "resourceType": "DocumentReference",
        "id": part_id(visit.id, "consent.pdf"),
        "language": visit.language,
        "status": "current",
        "docStatus": "preliminary",
        "type": concept(*CONSENT_DOCUMENT),
        "category": [concept(_CATEGORY, "clinical-note", "Clinical Note")],
        "subject": reference(subject),
        "date": created.isoformat(),
        "author": [reference(subject)],
        "description": pack.title.in_(visit.language),
        "content": [{"attachment": attachment}],
    }
