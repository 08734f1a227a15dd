"""What a chart takes of a signed intake: FHIR R4, the same at every try, and nothing unreviewed."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.filing.naming import PART, SUBMISSION
from tests.charts import FilingClinic
from tests.desks import resolved
from tests.fhir_r4 import faults
from tests.kiosk.filing.full_intake import bundle_of, full_packet
from tests.people import a_visit, decisions


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


def test_scores_and_vital_signs_are_observations_with_their_source(clinic):
    packet = full_packet(clinic)
    made: list[Any] = [r for r in packet.resources if r["resourceType"] == "Observation"]
    by_words = {one["code"].get("text") or one["code"]["coding"][0]["code"]: one for one in made}
    assert set(by_words) == {"Mood total", "85354-9", "Heart-rate"}
    score = by_words["Mood total"]
    assert score["valueQuantity"]["value"] == 3
    asked = [r for r in packet.resources if r["resourceType"] == "QuestionnaireResponse"]
    assert score["derivedFrom"][0]["reference"] in {f"urn:uuid:{r['id']}" for r in asked}
    pressure = [part["valueQuantity"]["value"] for part in by_words["85354-9"]["component"]]
    assert pressure == [128, 82]
    assert {one["status"] for one in made} == {"final"}


def test_a_total_that_is_not_scored_is_no_observation(clinic):
    clinic.signed()
    assert not [r for r in cut(clinic).resources if r["resourceType"] == "Observation"]


def test_a_decline_is_filed_as_rejected(clinic):
    no = decisions(clinic.pack, no=("infusion",))
    visit = a_visit(clinic.pack, decisions=no, signature=None)
    desk = clinic.desk()
    intake = desk.open(clinic.send(visit))
    desk.sign_off(intake, resolved(desk, intake))
    packet = cut(clinic)
    assert [r["status"] for r in packet.resources if r["resourceType"] == "Consent"] == ["rejected"]
    assert faults(bundle_of(packet)) == []
