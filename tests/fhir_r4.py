"""Is it FHIR R4? Asked of fhirkit, of HL7's own JSON schema, and of rules no validator can see.

fhir_r4.schema.json is HL7 FHIR R4 (4.0.1), https://hl7.org/fhir/R4/json.html, public domain (CC0),
cut to the resources that an intake holds.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import fhirkit
import jsonschema

from kiosk.record.parts import SHA256

TARGETS = {
    "subject": {"Patient"},
    "patient": {"Patient"},
    "author": {"Patient", "Practitioner"},
    "source": {"Patient"},
    "sourceReference": {"DocumentReference"},
    "performer": {"Patient", "RelatedPerson"},
    "onBehalfOf": {"Patient", "Organization"},
    "organization": {"Organization"},
    "verifiedWith": {"Patient", "RelatedPerson"},
    "derivedFrom": {"QuestionnaireResponse"},
    "focus": {"DocumentReference"},
    "for": {"Patient"},
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(.*)")
_OFFSET = re.compile(r"Z|[+-]\d\d:\d\d")
_SCORE = "{score}"  # UCUM's unit of a score
_PLACEHOLDER = re.compile(r"(?i:lorem|placeholder)|\bTODO\b|\bTBD\b|\{\w*\}|^(None|null)$")


def assert_valid_r4(resource: Any) -> None:
    """Fail with what is wrong with a resource or Bundle, and where."""
    assert faults(resource) == []


def faults(resource: Any) -> list[str]:
    return [fault for found in judged(resource).values() for fault in found]


def judged(resource: Any) -> dict[str, list[str]]:
    """Return what each of the three says is wrong."""
    schema = _schema(resource["resourceType"])
    return {
        "fhirkit": [str(issue) for issue in fhirkit.validate(resource)],
        "schema": [f"{error.json_path}: {error.message}" for error in schema.iter_errors(resource)],
        "rules": _own(resource),
    }


def _own(resource: Any) -> list[str]:
    found = [f"{path}: empty" for path, value in walk(resource) if value in ("", [], {}, None)]
    found += [f"{path}: no offset" for path, value in walk(resource) if not _has_offset(value)]
    found += [f"{path}: no such day" for path, value in walk(resource) if _is_no_day(value)]
    found += [f"{path}: left over" for path, value in walk(resource) if _left_over(value)]
    found += [fault for part in _resources(resource) for fault in _faults_of(part)]
    if resource["resourceType"] == "Bundle":
        found += list(_faults_of_bundle(resource))
    return found


@cache
def _schema(kind: str) -> jsonschema.Draft6Validator:
    read = json.loads(Path(__file__).with_name("fhir_r4.schema.json").read_text())
    return jsonschema.Draft6Validator({**read, "$ref": f"#/definitions/{kind}"})


def walk(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield everything inside a resource with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from walk(inner, f"{path}[{place}]")


def _resources(resource: Any) -> list[Any]:
    inside = [entry["resource"] for entry in resource.get("entry", ())]
    return inside or [resource]


def _has_offset(value: Any) -> bool:
    moment = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    return moment is None or bool(_OFFSET.fullmatch(moment[1]))


def _is_no_day(value: Any) -> bool:
    if not (isinstance(value, str) and _MOMENT.fullmatch(value)):
        return False
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return True
    return False


def _left_over(value: Any) -> bool:
    is_text = isinstance(value, str) and value != _SCORE
    return is_text and bool(_PLACEHOLDER.search(value))


def _faults_of(resource: Any) -> Iterator[str]:
    match resource["resourceType"]:
        case "Consent":
            if not resource.get("patient"):  # R4's ppc-2 to ppc-5 can never fire
                yield "Consent.patient: missing"
            if not (resource.get("policy") or resource.get("policyRule")):
                yield "Consent.policy: missing (ppc-1)"
        case "QuestionnaireResponse":
            if not (resource.get("subject") and resource.get("authored")):
                yield "QuestionnaireResponse: no subject or no authored"
        case "Observation":
            if resource["status"] != "final" or not resource.get("subject"):
                yield "Observation: not final, or nobody's"
        case "DocumentReference":
            yield from _faults_of_document(resource)


def _faults_of_document(document: Any) -> Iterator[str]:
    if document.get("docStatus") not in ("preliminary", "final"):
        yield "DocumentReference.docStatus: neither preliminary nor final"
    for content in document.get("content", ()):
        yield from _faults_of_attachment(content["attachment"])


def _faults_of_attachment(attachment: Any) -> Iterator[str]:
    try:
        data = base64.b64decode(attachment["data"], validate=True)
    except ValueError:
        yield "Attachment: no base64"
        return
    sha1 = base64.b64encode(hashlib.sha1(data).digest()).decode()
    if attachment["size"] != len(data) or attachment["hash"] != sha1:
        yield "Attachment: size or hash does not fit its data"
    ours = {"url": SHA256, "valueString": hashlib.sha256(data).hexdigest()}
    if ours not in attachment["extension"]:
        yield "Attachment: our SHA-256 is missing or does not fit"


def _faults_of_bundle(bundle: Any) -> Iterator[str]:
    types = {e["fullUrl"]: e["resource"]["resourceType"] for e in bundle["entry"]}
    if len(types) != len(bundle["entry"]):
        yield "Bundle: two entries of one fullUrl"
    for entry in bundle["entry"]:
        if entry["fullUrl"] != f"urn:uuid:{entry['resource']['id']}":
            yield f"{entry['fullUrl']}: not the id of its resource"
    if not {"Patient", "Communication"} & set(types.values()):
        yield "Bundle: nobody it is about"
    for path, value in walk(bundle):
        if isinstance(value, dict) and "reference" in value:
            yield from _faults_of_reference(path, value, types)


def _faults_of_reference(path: str, reference: Any, types: dict[str, str]) -> Iterator[str]:
    target = types.get(reference["reference"])
    element = re.sub(r"\[\d+\]", "", path).rpartition(".")[2]
    if target is None:
        yield f"{path}: resolves to nothing in the Bundle"
    elif reference.get("type", target) != target or target not in TARGETS.get(element, {target}):
        yield f"{path}: refers to a {target}"
