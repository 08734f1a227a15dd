"""Who made the record, on which tablet, from which pack, and the signatures under it.

Source: https://hl7.org/fhir/R4/provenance.html
"""

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
from kiosk.record.signatures import interpreter_agent, signatures
from kiosk.visit.visit import Visit

_AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"


def provenance(
    visit: Visit,
    pack: Pack,
    resources: list[Json],
    signer: Json | None,
    *,
    device: str,
    finished: datetime,
) -> Json:
    """Return the Provenance of all resources; the first of them is the Patient, their author.

    `signer` is the RelatedPerson who signed for the patient, if one did.
    """
    subject, signature = resources[0], visit.signature
    interpreter = signature.interpreter if signature else None
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
            *([interpreter_agent(interpreter)] if interpreter else []),
        ],
        "entity": [{"role": "source", "what": {"identifier": pack_identifier(pack.reference)}}],
    }
    if signature:
        resource["signature"] = signatures(signature, subject, signer or subject)
    return resource


def _assembler(pack: Pack, device: str) -> Json:
    who = {"type": "Device", "identifier": {"system": DEVICE, "value": device}}
    agent: Json = {"type": concept(_AGENT, "assembler", "Assembler"), "who": who}
    clinic = organization(pack)
    return agent | ({"onBehalfOf": clinic} if clinic else {})
