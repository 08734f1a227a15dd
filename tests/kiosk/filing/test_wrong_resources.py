"""Forty resources that are wrong on purpose: which check sees each, and which none sees."""

import copy
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.charts import FilingClinic
from tests.fhir_r4 import judged
from tests.kiosk.filing.full_intake import bundle_of, full_packet

Parts = dict[str, Any]  # by type: the first of it
Wrong = Callable[[Parts], None]


def _set(kind: str, path: str, value: object) -> Wrong:
    def wrong(parts: Parts) -> None:
        *way, last = path.split(".")
        place = parts[kind]
        for step in way:
            place = place[int(step)] if step.isdigit() else place[step]
        if value is ...:
            del place[last]
        elif last.isdigit():
            place[int(last)] = value
        else:
            place[last] = value

    return wrong


DOC, CON, QR = "DocumentReference", "Consent", "QuestionnaireResponse"
OBS, PROV, TASK, PAT, REL = "Observation", "Provenance", "Task", "Patient", "RelatedPerson"
PDF = "content.0.attachment"

WRONG: dict[str, Wrong] = {
    "document without a status": _set(DOC, "status", ...),
    "document with an invented status": _set(DOC, "status", "signed"),
    "document with an invented docStatus": _set(DOC, "docStatus", "done"),
    "document without content": _set(DOC, "content", ...),
    "document with empty content": _set(DOC, "content", []),
    "document about nobody": _set(DOC, "subject.reference", "urn:uuid:nobody"),
    "document about a document": _set(DOC, "subject", "itself"),
    "document dated without an offset": _set(DOC, "date", "2026-03-02T09:30:00"),
    "document dated on 30 February": _set(DOC, "date", "2026-02-30T09:30:00-06:00"),
    "PDF that is no base64": _set(DOC, f"{PDF}.data", "***"),
    "PDF whose hash is another's": _set(DOC, f"{PDF}.hash", "AAAA"),
    "PDF whose size is another's": _set(DOC, f"{PDF}.size", 7),
    "PDF with a size in words": _set(DOC, f"{PDF}.size", "seven"),
    "title left over from a template": _set(DOC, f"{PDF}.title", "{title}"),
    "consent without a scope": _set(CON, "scope", ...),
    "consent without a category": _set(CON, "category", ...),
    "consent without its words": _set(CON, "policy", ...),
    "consent of nobody": _set(CON, "patient", ...),
    "consent with an invented status": _set(CON, "status", "agreed"),
    "consent whose document is a task": _set(CON, "sourceReference", "task"),
    "consent under an unknown element": _set(CON, "agreed", True),
    "answers without a status": _set(QR, "status", ...),
    "answers of nobody": _set(QR, "subject", ...),
    "answers without a time": _set(QR, "authored", ...),
    "answers with two identifiers": _set(QR, "identifier", [{"value": "a"}, {"value": "b"}]),
    "answer with two values": _set(
        QR, "item.0.item.0.answer.0", {"valueString": "a", "valueBoolean": True}
    ),
    "item without a linkId": _set(QR, "item.0.linkId", ...),
    "score without a code": _set(OBS, "code", ...),
    "score with two values": _set(OBS, "valueString", "7"),
    "score that nobody reviewed": _set(OBS, "status", "preliminary"),
    "score of nobody": _set(OBS, "subject", ...),
    "score with a number in words": _set(OBS, "valueQuantity.value", "7"),
    "score with the wrong LOINC code": _set(
        OBS, "code", {"coding": [{"system": "http://loinc.org", "code": "44261-7"}]}
    ),
    "provenance of nothing": _set(PROV, "target", ...),
    "provenance without anybody": _set(PROV, "agent", ...),
    "signature without a time": _set(PROV, "signature.0.when", ...),
    "task without a status": _set(TASK, "status", ...),
    "task with an invented intent": _set(TASK, "intent", "wish"),
    "patient born in words": _set(PAT, "birthDate", "spring 1957"),
    "patient who does not know whether they live": _set(PAT, "active", "yes"),
    "relative of nobody": _set(REL, "patient", ...),
}
MISSED = {"score with the wrong LOINC code"}  # no list of LOINC is here


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    clinic = FilingClinic(tmp_path_factory.mktemp("filed"))
    made = bundle_of(full_packet(clinic))
    clinic.close()
    return made


def spoilt(sent: dict[str, Any], wrong: Wrong) -> dict[str, Any]:
    bundle = copy.deepcopy(sent)
    parts: Parts = {}
    for entry in bundle["entry"]:
        parts.setdefault(entry["resource"]["resourceType"], entry["resource"])
    here = {"itself": parts[DOC], "task": parts[TASK]}
    wrong(parts)
    for kind, key in ((DOC, "subject"), (CON, "sourceReference")):
        if (named := parts[kind].get(key)) in ("itself", "task"):
            parts[kind][key] = {"reference": f"urn:uuid:{here[named]['id']}"}
    return bundle


def test_a_full_intake_has_nothing_wrong_in_it(sent):
    kinds = [entry["resource"]["resourceType"] for entry in sent["entry"]]
    assert {PAT, DOC, REL, CON, QR, OBS, PROV, TASK} <= set(kinds)
    assert kinds[-1] == TASK
    assert all(found == [] for found in judged(sent).values())


def test_forty_wrong_resources_and_who_sees_them(sent, capsys):
    assert len(WRONG) >= 40
    seen = {name: judged(spoilt(sent, wrong)) for name, wrong in WRONG.items()}
    by = {name: [tool for tool, found in of.items() if found] for name, of in seen.items()}
    with capsys.disabled():
        sys.stdout.write("\n".join(_table(by)) + "\n")
    assert {name for name, tools in by.items() if not tools} == MISSED


def _table(by: dict[str, list[str]]) -> Iterator[str]:
    yield f"\n{len(by)} wrong resources"
    for tool in ("fhirkit", "schema", "rules"):
        alone = sum(tools == [tool] for tools in by.values())
        caught = sum(tool in tools for tools in by.values())
        yield f"  {tool:8} caught {caught:2}, {alone:2} of them alone"
    yield f"  together caught {sum(map(bool, by.values()))}"
    yield from (f"  missed: {name}" for name, tools in by.items() if not tools)
