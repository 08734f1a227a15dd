"""Who signed, who helped, and who saw it, as FHIR.

Source: https://hl7.org/fhir/R4/datatypes.html#Signature, https://hl7.org/fhir/R4/relatedperson.html;
types of signatures: ASTM E1762-95, https://hl7.org/fhir/R4/valueset-signature-type.html
"""

import base64

from kiosk.forms.values import Json
from kiosk.record.parts import (
    AUTHORITY,
    INTERPRETER,
    SIGNING,
    concept,
    part_id,
    reference,
)
from kiosk.record.strokes import signature_svg
from kiosk.visit.consent import Authority, Interpreter, Representative, Signature
from kiosk.visit.visit import Visit

CONSENT, CONSENT_WITNESS = "1.2.840.10065.1.12.1.7", "1.2.840.10065.1.12.1.11"
_DISPLAY = {CONSENT: "Consent Signature", CONSENT_WITNESS: "Consent Witness Signature"}
_ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_ROLES: dict[Authority, tuple[str, str, str]] = {
    "parent": (_ROLE_CODE, "PRN", "parent"),
    "guardian": (_ROLE_CODE, "GUARD", "guardian"),
    "proxy": (_ROLE_CODE, "HPOWATT", "healthcare power of attorney"),
}
INTERPRETS = "INTPRT"
_SIGNER = "http://terminology.hl7.org/CodeSystem/contractsignertypecodes"


def representative(visit: Visit, subject: Json) -> Json | None:
    """Return who decided for the patient as a RelatedPerson; None when the patient did."""
    who = visit.signature.representative if visit.signature else None
    if who is None:
        return None
    coded = concept(*_ROLES[who.authority]) if who.authority in _ROLES else {}
    return {
        "resourceType": "RelatedPerson",
        "id": part_id(visit.id, "representative"),
        "extension": [_authority(who)],
        "language": visit.language,
        "patient": reference(subject),
        "relationship": [coded | {"text": who.relation}],
        "name": [{"use": "usual", "text": who.name}],
    }


def _authority(who: Representative) -> Json:
    inside = [{"url": "kind", "valueString": who.authority}]
    if who.details:
        inside.append({"url": "details", "valueString": who.details})
    return {"url": AUTHORITY, "extension": inside}


def signatures(signature: Signature, subject: Json, signer: Json) -> list[Json]:
    """Return the signature of the patient or of who decided for them, then the witness's."""
    drawn = signature.method == "drawn"
    data = signature_svg(signature.strokes) if drawn else signature.printed_name
    made = _signature(signature, CONSENT, data, "image/svg+xml" if drawn else "text/plain")
    made["extension"] = [{"url": SIGNING, "valueString": signature.method}]
    made["who"] = reference(signer) | {"display": signature.printed_name}
    if signer is not subject:
        made["onBehalfOf"] = reference(subject)
    if not signature.witness:
        return [made]
    seen = _signature(signature, CONSENT_WITNESS, signature.witness, "text/plain")
    return [made, seen | {"who": {"display": signature.witness}}]


def _signature(signature: Signature, code: str, data: str, form: str) -> Json:
    coding = {"system": "urn:iso-astm:E1762-95:2013", "code": code, "display": _DISPLAY[code]}
    return {
        "type": [coding],
        "when": signature.signed_at.isoformat(),
        "targetFormat": "application/pdf",
        "sigFormat": form,
        "data": base64.b64encode(data.encode()).decode(),
    }


def interpreter_agent(interpreter: Interpreter) -> Json:
    """Return who interpreted as an agent of a Provenance: named by staff, they signed nothing."""
    who: Json = {"display": interpreter.name}
    if interpreter.service:
        who["identifier"] = {"system": INTERPRETER, "value": interpreter.service}
    return {"role": [concept(_SIGNER, INTERPRETS, "Interpreter")], "who": who}
