"""What every resource that leaves the tablet is made with: ids, names of ours, references.

An id is made of the visit's id and the part's name alone, so that sending again can never make a
second record.
"""

import uuid

from kiosk.content.pack import Pack, PackReference
from kiosk.forms.values import Json
from kiosk.visit.identity import Identity
from kiosk.visit.visit import Visit

VISIT = "urn:intake-kiosk:visit"
CODE = "urn:intake-kiosk:front-desk-code"
DEVICE = "urn:intake-kiosk:device"
PACK = "urn:intake-kiosk:pack"
QUESTIONNAIRE = "urn:intake-kiosk:questionnaire"
RULE = "urn:intake-kiosk:rule"
NOTICE = "urn:intake-kiosk:notice"
EDUCATION = "urn:intake-kiosk:education"
AGREEMENT = "urn:intake-kiosk:agreement"
AUTHORITY = "urn:intake-kiosk:authority"  # what gives a representative the right
SIGNING = "urn:intake-kiosk:signature-method"
INTERPRETER = "urn:intake-kiosk:interpreter"  # ID or company, as staff wrote it down
VISIT_KIND = "urn:intake-kiosk:visit-kind"
SHA256 = "urn:intake-kiosk:sha256"  # extension: valueString, hex

CONSENT_DOCUMENT = ("http://loinc.org", "59284-0", "Consent Document")


def part_id(visit_id: str, name: str) -> str:
    """Return the id of a part of a visit: UUIDv5 of its name within the visit's UUID."""
    return str(uuid.uuid5(uuid.UUID(visit_id), name))


def reference(resource: Json) -> Json:
    """Return a Reference to a resource of the same Bundle."""
    return {"reference": f"urn:uuid:{resource['id']}", "type": resource["resourceType"]}


def concept(system: str, code: str, display: str = "", *, text: str = "") -> Json:
    """Return a CodeableConcept with one Coding."""
    coding = {"system": system, "code": code} | ({"display": display} if display else {})
    return {"coding": [coding]} | ({"text": text} if text else {})


def sha256_extension(digest: str) -> Json:
    """Return the extension that carries a SHA-256 in hex."""
    return {"url": SHA256, "valueString": digest}


def pack_identifier(pack: PackReference) -> Json:
    """Return how a record names its pack; the hash stands in an extension."""
    identifier: Json = {"system": PACK, "value": f"{pack.id}|{pack.version}"}
    return identifier | {"extension": [sha256_extension(pack.sha256)]}


def organization(pack: Pack) -> Json | None:
    """Return a Reference that names the clinic in words; None when the pack names none."""
    return {"type": "Organization", "display": pack.clinic} if pack.clinic else None


def patient(visit: Visit, identity: Identity) -> Json:
    """Return the Patient as they gave themselves; without a code there is no identifier.

    Source: https://hl7.org/fhir/R4/patient.html
    """
    code = [{"use": "temp", "system": CODE, "value": identity.code}]
    return {
        "resourceType": "Patient",
        "id": part_id(visit.id, "patient"),
        **({"identifier": code} if identity.code else {}),
        "name": [_name(identity)],
        "birthDate": identity.birth_date.isoformat(),
        "communication": [
            {"language": concept("urn:ietf:bcp:47", visit.language), "preferred": True}
        ],
    }


def launch_context(visit: Visit) -> dict[str, Json]:
    """Return what expressions in forms may ask for besides the answers: %patient, once known."""
    return {"patient": patient(visit, visit.identity)} if visit.identity else {}


def _name(identity: Identity) -> Json:
    given = [identity.given] if identity.given else []
    parts = {"text": identity.full_name, "family": identity.family, "given": given}
    return {"use": "usual", **{key: part for key, part in parts.items() if part}}


def collection(visit: Visit, timestamp: str, resources: list[Json]) -> Json:
    """Return a Bundle of resources, each under its own urn:uuid.

    Source: https://hl7.org/fhir/R4/bundle.html
    """
    return {
        "resourceType": "Bundle",
        "language": visit.language,
        "identifier": {"system": VISIT, "value": visit.id},
        "type": "collection",
        "timestamp": timestamp,
        "entry": [{"fullUrl": f"urn:uuid:{r['id']}", "resource": r} for r in resources],
    }
