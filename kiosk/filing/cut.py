"""What of a sealed intake and its sign-off a chart takes: the cut, as FHIR R4.

Documents, answers, decisions, scores, what was measured, and who stands behind it. Every part has a
UUID that is the same at every try. A flag is for the desk, and is in intake.pdf alone.
Source: https://hl7.org/fhir/R4/documentreference.html and the pages of the other resources.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.filing.measured import observations
from kiosk.filing.naming import PART, SOURCE, SUBMISSION, part_of, short_reference, submission_id
from kiosk.forms.elements import Element, children, string
from kiosk.forms.values import Json
from kiosk.ports.filing import ChartPatient, Document, Packet
from kiosk.record.parts import CONSENT_DOCUMENT, QUESTIONNAIRE, concept, reference, sha256_extension
from kiosk.record.shapes import resources
from kiosk.review.opened import Bundle, OpenedIntake, Review

_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"
_TYPES = {
    "consent.pdf": CONSENT_DOCUMENT,
    "intake.pdf": ("http://loinc.org", "11488-4", "Consult note"),
}
_TITLES = {"consent.pdf": "Consent, ketamine infusion", "intake.pdf": "Intake, ketamine infusion"}


@dataclass(frozen=True, slots=True)
class SignedIntake:
    """An intake with its sign-off, both opened, and what is chosen for it in the chart."""

    intake: OpenedIntake
    review: Review
    bundle: Bundle  # of the sign-off
    pdf: bytes  # intake.pdf
    second: Review | None = None  # the clinician's signature
    chosen: ChartPatient | None = None

    @property
    def submission(self) -> str:
        """Return the UUID of the submission, named by the signature that completed it."""
        return submission_id((self.second or self.review).id)


def packet(signed: SignedIntake) -> Packet:
    """Return the cut; the same intake and sign-off give the same, whenever it is asked for."""
    intake, submission = signed.intake, signed.submission
    short = short_reference(submission)
    patient = dict(next(resources(intake.bundle, "Patient")))
    papers = _papers(signed, short)
    return Packet(
        id=submission,
        reference=short,
        intake_id=intake.id,
        patient=patient,
        chosen=signed.chosen,
        documents=papers,
        resources=tuple(_marked(one, submission) for one in _resources(signed, patient, papers)),
        signed_at=signed.review.signed_at,
        signer=signed.review.name,
    )


def _papers(signed: SignedIntake, short: str) -> tuple[Document, ...]:
    read, submission = signed.intake.read, signed.submission
    found = (
        ("consent.pdf", read.language, read.finished_at, read.consent_pdf),
        ("intake.pdf", "en", signed.review.signed_at, signed.pdf),
    )
    return tuple(
        Document(part_of(submission, name), name, f"{_TITLES[name]} · {short}", language, at, pdf)
        for name, language, at, pdf in found
    )


def _resources(signed: SignedIntake, patient: Json, papers: tuple[Document, ...]) -> list[Json]:
    """Return the parts in the order of sending: what is referred to comes first, the Task last."""
    intake, review = signed.intake, signed.review
    subject = reference(patient)
    documents = [_document(paper, patient, signed) for paper in papers]
    related = [dict(one) for one in resources(intake.bundle, "RelatedPerson")]
    forms = _responses(signed)
    submission = signed.submission
    parts = [
        *documents,
        *related,
        *(_consent(one, documents[0]) for one in resources(signed.bundle, "Consent")),
        *forms,
        *observations(intake, review, submission, _by_form(forms), subject),
    ]
    made = _provenance(signed, parts)
    return [*parts, made, _task(signed, subject, documents[-1])]


def _document(paper: Document, patient: Json, signed: SignedIntake) -> Json:
    sha1 = hashlib.sha1(paper.pdf, usedforsecurity=False).digest()
    attachment: Json = {
        "extension": [sha256_extension(hashlib.sha256(paper.pdf).hexdigest())],
        "contentType": "application/pdf",
        "language": paper.language,
        "data": base64.b64encode(paper.pdf).decode(),
        "size": len(paper.pdf),
        "hash": base64.b64encode(sha1).decode(),
        "title": paper.title,
        "creation": paper.created.isoformat(),
    }
    by_patient = paper.name == "consent.pdf"
    nurse = {"type": "Practitioner", "display": signed.review.name}
    return {
        "resourceType": "DocumentReference",
        "id": paper.part,
        "masterIdentifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{paper.part}"},
        "status": "current",
        "docStatus": "final",  # it was signed off
        "type": concept(*_TYPES[paper.name]),
        "category": [concept(_CATEGORY, "clinical-note", "Clinical Note")],
        "subject": reference(patient),
        "date": signed.review.signed_at.isoformat(),
        "author": [reference(patient) if by_patient else nurse],
        "description": paper.title,
        "content": [{"attachment": attachment}],
    }


def _consent(consent: Element, document: Json) -> Json:
    """Return a Consent as it was verified, with its document beside it."""
    return {**consent, "sourceReference": reference(document)}


def _responses(signed: SignedIntake) -> list[Json]:
    """Return every response, the nurse's too; which form it answers, its `questionnaire` says."""
    asked = resources(signed.intake.bundle, "QuestionnaireResponse")
    return [dict(one) for one in (*asked, *signed.review.responses.values())]


def _by_form(forms: list[Json]) -> dict[str, Json]:
    """Return the patient's responses by questionnaire."""
    said: dict[str, Json] = {}
    for form in forms:
        identifier = form.get("identifier")
        if isinstance(identifier, Mapping) and identifier.get("system") == QUESTIONNAIRE:
            said.setdefault(str(identifier["value"]), form)
    return said


def _provenance(signed: SignedIntake, parts: list[Json]) -> Json:
    """Return who made and signed all parts: patient, tablet, nurse, and a second clinician."""
    made = dict(next(resources(signed.intake.bundle, "Provenance")))
    agents, signatures = list(children(made, "agent")), list(children(made, "signature"))
    for review in (signed.review, signed.second):
        if review is not None:
            agents.append(_verifier(review))
            signatures.append(_verified(review))
    return {
        **made,
        "id": part_of(signed.submission, "provenance"),
        "target": [reference(part) for part in parts],
        "recorded": (signed.second or signed.review).signed_at.isoformat(),
        "agent": agents,
        "signature": signatures,
    }


def _verifier(review: Review) -> Json:
    kind = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
    return {"type": concept(kind, "verifier", "Verifier"), "who": _who(review)}


def _verified(review: Review) -> Json:
    purpose = {
        "system": "urn:iso-astm:E1762-95:2013",
        "code": "1.2.840.10065.1.12.1.5",
        "display": "Verification Signature",
    }
    return {"type": [purpose], "when": review.signed_at.isoformat(), "who": _who(review)}


def _who(review: Review) -> Json:
    return {"type": "Practitioner", "display": review.name}


def _task(signed: SignedIntake, subject: Json, document: Json) -> Json:
    """Return one Task for the submission, done: who looks for it finds all else through it."""
    submission = signed.submission
    at = signed.review.signed_at.isoformat()
    return {
        "resourceType": "Task",
        "id": part_of(submission, "task"),
        "groupIdentifier": {"system": SUBMISSION, "value": submission},
        "status": "completed",
        "intent": "order",
        "code": {"text": "Review of a patient's intake"},
        "description": f"Intake reviewed and signed off · {short_reference(submission)}",
        "focus": reference(document),
        "for": subject,
        "authoredOn": signed.intake.read.finished_at.isoformat(),
        "lastModified": at,
    }


def _marked(resource: Json, submission: str) -> Json:
    """Name a part for the chart: its identifier where its kind has one, else the tag alone."""
    kind, part = string(resource, "resourceType"), str(resource["id"])
    identifier: Json = {"system": PART, "value": part}
    tag = {"system": SUBMISSION, "code": submission}
    marked: Json = {**resource, "meta": {"source": SOURCE, "tag": [tag]}}
    if kind == "QuestionnaireResponse":
        return marked | {"identifier": identifier}  # it has one in R4
    if kind == "Provenance":
        return marked
    return marked | {"identifier": [identifier]}
