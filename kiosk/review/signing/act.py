"""What every signed act about an intake is made of: who, when, why, and of which envelope.

The intake itself is not repeated; it is named by the id of its envelope, which is its SHA-256.
Source: https://hl7.org/fhir/R4/provenance.html
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.forms.elements import Element
from kiosk.forms.values import Json
from kiosk.record.parts import concept, part_id, reference
from kiosk.review.opened import Act, OpenedIntake

ENVELOPE = "urn:intake-kiosk:envelope"
PERSON = "urn:intake-kiosk:person"
ACT = "urn:intake-kiosk:attestation"
SECOND_DUE = "urn:intake-kiosk:second-signature-due"  # extension: valueBoolean
NOTE = "http://hl7.org/fhir/StructureDefinition/note"

# ASTM E1762-95 signature purposes, https://hl7.org/fhir/R4/valueset-signature-type.html
VERIFICATION: Json = {
    "system": "urn:iso-astm:E1762-95:2013",
    "code": "1.2.840.10065.1.12.1.5",
    "display": "Verification Signature",
}
_AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who puts their name to an act, and when."""

    person: str  # id in the manifest
    name: str
    at: datetime

    @property
    def reference(self) -> Json:
        """Return the signer as a Reference."""
        identifier = {"system": PERSON, "value": self.person}
        return {"type": "Practitioner", "identifier": identifier, "display": self.name}


def envelope_of(intake: OpenedIntake) -> Json:
    """Return a Reference to the intake as it was sealed."""
    return {"identifier": {"system": ENVELOPE, "value": intake.id}}


def copied(consent: Element, intake: OpenedIntake) -> Json:
    """Return a Consent of the intake; its document stays there, named by envelope."""
    document = {**envelope_of(intake), "type": "DocumentReference", "display": "consent.pdf"}
    return {**consent, "sourceReference": document}


def act_id(intake: OpenedIntake, signer: Signer, name: str) -> str:
    """Return the id of a part of what one person signs at one moment."""
    return part_id(intake.read.visit_id, f"review/{signer.person}/{signer.at.isoformat()}/{name}")


def provenance(
    intake: OpenedIntake,
    signer: Signer,
    act: Act,
    words: str,
    parts: Sequence[Json],
    *,
    notes: str = "",
) -> Json:
    """Return the Provenance of an act; `words`: what is attested, or why something is added."""
    envelope = envelope_of(intake)
    resource: Json = {
        "resourceType": "Provenance",
        "id": act_id(intake, signer, "provenance"),
        "target": [*(reference(part) for part in parts), envelope],
        "recorded": signer.at.isoformat(),
        "reason": [concept(ACT, act, text=words)],
        "agent": [
            {"type": concept(_AGENT, "verifier", "Verifier"), "who": signer.reference},
        ],
        "entity": [{"role": "source", "what": envelope}],
        "signature": [
            {"type": [VERIFICATION], "when": signer.at.isoformat(), "who": signer.reference}
        ],
    }
    if notes:
        note = {"authorString": signer.name, "time": signer.at.isoformat(), "text": notes}
        resource["extension"] = [{"url": NOTE, "valueAnnotation": note}]
    return resource


def act_bundle(intake: OpenedIntake, signer: Signer, resources: Sequence[Json]) -> Json:
    """Return the Bundle of an act, named by the intake that it is about."""
    return {
        "resourceType": "Bundle",
        "language": "en",
        "identifier": {"system": ENVELOPE, "value": intake.id},
        "type": "collection",
        "timestamp": signer.at.isoformat(),
        "entry": [{"fullUrl": f"urn:uuid:{r['id']}", "resource": r} for r in resources],
    }
