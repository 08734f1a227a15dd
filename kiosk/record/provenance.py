"""Who made the record, on which tablet, from which pack, and the patient's signature under it.

Source: https://hl7.org/fhir/R4/provenance.html; signature types ASTM E1762-95
"""

import base64
from datetime import datetime

from kiosk.content.pack import Pack
from kiosk.forms.values import Json
from kiosk.record.parts import (
    DEVICE,
    VISIT_KIND,
    concept,
    organization,
    pack_identifier,
    part_id,
    reference,
)
from kiosk.record.strokes import signature_svg
from kiosk.visit.consent import Signature
from kiosk.visit.visit import Visit

_AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_CONSENT_SIGNATURE: Json = {
    "system": "urn:iso-astm:E1762-95:2013",
    "code": "1.2.840.10065.1.12.1.7",
    "display": "Consent Signature",
}


def provenance(
    visit: Visit, pack: Pack, resources: list[Json], *, device: str, finished: datetime
) -> Json:
    """Return the Provenance of all resources; the first of them is the Patient, their author."""
    subject = resources[0]
    resource: Json = {
        "resourceType": "Provenance",
        "id": part_id(visit.id, "provenance"),
        "language": visit.language,
        "target": [reference(resource) for resource in resources],
        "occurredPeriod": {
            "start": visit.started_at.isoformat(),
            "end": finished.isoformat(),
        },
        "recorded": finished.isoformat(),
        "reason": [concept(VISIT_KIND, visit.kind)],
        "agent": [
            {"type": concept(_AGENT, "author", "Author"), "who": reference(subject)},
            _assembler(pack, device),
        ],
        "entity": [{"role": "source", "what": {"identifier": pack_identifier(pack.reference)}}],
    }
    if visit.signature:
        resource["signature"] = [_signature(visit.signature, subject)]
    return resource


def _assembler(pack: Pack, device: str) -> Json:
    who = {"type": "Device", "identifier": {"system": DEVICE, "value": device}}
    agent: Json = {"type": concept(_AGENT, "assembler", "Assembler"), "who": who}
    clinic = organization(pack)
    return agent | ({"onBehalfOf": clinic} if clinic else {})


def _signature(signature: Signature, subject: Json) -> Json:
    drawn = signature.method == "drawn"
    data = signature_svg(signature.strokes) if drawn else signature.printed_name
    return {
        "type": [_CONSENT_SIGNATURE],
        "when": signature.signed_at.isoformat(),
        "who": reference(subject) | {"display": signature.printed_name},
        "targetFormat": "application/pdf",
        "sigFormat": "image/svg+xml" if drawn else "text/plain",
        "data": base64.b64encode(data.encode()).decode(),
    }
