"""What a chart takes of a signed intake: FHIR R4, the same at every try, and nothing unreviewed."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.filing.naming import PART, SUBMISSION
from tests.charts import FilingClinic
from tests.fhir_r4 import faults


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[FilingClinic]:
    made = FilingClinic(tmp_path)
    yield made
    made.close()


def cut(clinic: FilingClinic):
    clerk = clinic.clerk()
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    return delivery.packet


def bundle_of(packet) -> dict:
    entries = [packet.patient, *packet.resources]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{r['id']}", "resource": r} for r in entries],
    }


def test_the_cut_is_valid_r4_and_every_reference_resolves(clinic):
    clinic.signed()
    assert faults(bundle_of(cut(clinic))) == []


def test_it_is_the_same_at_every_try(clinic):
    clinic.signed()
    first = cut(clinic)
    clinic.later(minutes=6)
    assert cut(clinic) == first


def test_every_part_can_be_found_again(clinic):
    clinic.signed()
    packet = cut(clinic)
    for one in packet.resources:
        assert one["meta"]["tag"] == [{"system": SUBMISSION, "code": packet.id}]
        name = one.get("identifier")
        wanted = {"system": PART, "value": one["id"]}
        expected = {"QuestionnaireResponse": wanted, "Provenance": None}
        assert name == expected.get(one["resourceType"], [wanted])
    assert packet.reference in packet.documents[0].title


def test_the_pdfs_are_those_that_were_signed_and_final(clinic):
    intake, review = clinic.signed()
    documents = [r for r in cut(clinic).resources if r["resourceType"] == "DocumentReference"]
    data = [base64.b64decode(d["content"][0]["attachment"]["data"]) for d in documents]
    assert data == [intake.read.consent_pdf, clinic.desk().intake_pdf(review)]
    assert {d["docStatus"] for d in documents} == {"final"}
