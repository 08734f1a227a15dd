"""Filing into a real FHIR server on loopback, over a line that fails on purpose."""

import base64
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import ECKey

from kiosk.filing.chart_settings import FhirChart
from kiosk.filing.clerk import Clerk
from kiosk.filing.naming import PART, SUBMISSION
from kiosk.outside.chart.fhir import sending
from kiosk.outside.chart.fhir.chart import FhirServer
from kiosk.ports.filing import UNKNOWN_OUTCOME, ChartPatient, Wanted
from tests.charts import FilingClinic
from tests.fhir_faults import (
    Exchange,
    FaultyLine,
    Said,
    all_but_one,
    answer_cut,
    answer_lost,
    answer_truncated,
    lost_on_the_way,
    status,
)
from tests.fhir_process import FhirProcess
from tests.people import FAMILY

KEY = ECKey.generate_key("P-384", private=True)
LEVELS = ("A", "B", "C", "D")
EVERYTHING = {"DocumentReference", "Consent", "QuestionnaireResponse", "Provenance", "Task"}


@pytest.fixture(autouse=True)
def _people_are_told(expect_log) -> None:
    expect_log("kiosk.filing.clerk")


@pytest.fixture
def line(fhir: FhirProcess) -> Iterator[FaultyLine]:
    with FaultyLine(fhir.port) as made:
        yield made


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[FilingClinic]:
    made = FilingClinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ana(fhir: FhirProcess, request: pytest.FixtureRequest) -> str:
    """A patient of this test alone."""
    return fhir.patient(f"MRN {request.node.name}")


def settings(line: FaultyLine, at_most: str = "A", **more: object) -> FhirChart:
    return FhirChart(
        kind="fhir", since=date(2026, 1, 1), url=line.url, client_id="kiosk", at_most=at_most,  # type: ignore[arg-type]  # a level
        number_system="urn:example:mrn", **more,  # type: ignore[arg-type]  # its own fields
    )  # fmt: skip


def clerk_for(clinic: FilingClinic, line: FaultyLine, at_most: str = "A", **more: object) -> Clerk:
    chart = FhirServer(settings(line, at_most, **more), clinic.clock, lambda: KEY)
    return clinic.clerk(chart=chart)


def signed_for(clinic: FilingClinic, clerk: Clerk, patient: str):
    intake, review = clinic.signed()
    clerk.choose(intake.id, ChartPatient(reference=patient))
    return intake, review


def parts_of(fhir: FhirProcess, patient: str) -> dict[str, list[dict]]:
    """Return everything that the chart has of a patient, by type."""
    found = {kind: fhir.found(kind) for kind in EVERYTHING}
    mine = {kind: [one for one in all_of if patient in str(one)] for kind, all_of in found.items()}
    return {kind: all_of for kind, all_of in mine.items() if all_of}


def once_each(fhir: FhirProcess, patient: str, kinds: set[str]) -> None:
    """Everything is there that the level takes, each part once."""
    there = parts_of(fhir, patient)
    assert set(there) == kinds
    for kind, all_of in there.items():
        if kind == "Provenance":
            tags = [one["meta"]["tag"][0]["code"] for one in all_of]
            assert len(tags) == len(set(tags))
            continue
        names = [
            one["identifier"]["value"]
            if kind == "QuestionnaireResponse"
            else one["identifier"][0]["value"]
            for one in all_of
        ]
        assert len(names) == len(set(names)), f"{kind} twice"


def kinds_at(level: str) -> set[str]:
    return {"DocumentReference"} if level == "D" else EVERYTHING


@pytest.mark.parametrize("level", LEVELS)
def test_an_intake_is_found_by_search_and_its_pdfs_are_byte_identical(
    clinic, line, fhir, ana, level
):
    clerk = clerk_for(clinic, line, level)
    intake, review = signed_for(clinic, clerk, ana)
    assert clinic.once(clerk).state == "filed"
    documents = fhir.found("DocumentReference", patient=ana)
    by_title = {d["content"][0]["attachment"]["title"].split(",")[0]: d for d in documents}
    assert set(by_title) == {"Consent", "Intake"}
    for title, pdf in (
        ("Consent", intake.read.consent_pdf),
        ("Intake", clinic.desk().intake_pdf(review)),
    ):
        attachment = by_title[title]["content"][0]["attachment"]
        assert base64.b64decode(attachment["data"]) == pdf
        assert by_title[title]["subject"]["reference"] == ana
    once_each(fhir, ana, kinds_at(level))


def test_the_charts_ids_are_kept_part_by_part(clinic, line, fhir, ana):
    clerk = clerk_for(clinic, line)
    intake, _review = signed_for(clinic, clerk, ana)
    clinic.once(clerk)
    (filing,) = clerk.of(intake.id)
    names = {one["id"] for one in fhir.found("DocumentReference")}
    documents = [n for n in filing.parts.values() if n.startswith("DocumentReference/")]
    assert {name.split("/")[1] for name in documents} <= names
    (task,) = [one for one in fhir.found("Task") if ana in str(one)]
    assert task["groupIdentifier"]["system"] == SUBMISSION
    assert filing.parts[task["identifier"][0]["value"]] == f"Task/{task['id']}"


def test_references_are_the_servers_own(clinic, line, fhir, ana):
    for level in ("A", "B"):
        clerk = clerk_for(clinic, line, level)
        signed_for(clinic, clerk, ana)
        clinic.once(clerk)
    for all_of in parts_of(fhir, ana).values():
        assert "urn:uuid:" not in str([{**one, "masterIdentifier": {}} for one in all_of])


FAULTS = {
    "the request is lost": lost_on_the_way,
    "the answer is lost": answer_lost,
    "the answer is cut": answer_cut,
    "the JSON is truncated": answer_truncated,
    "408": status(408),
    "409": status(409),
    "423": status(423),
    "425": status(425),
    "429 with Retry-After": status(429, retry_after="7"),
    "429 with RateLimit": status(429, ratelimit='"requests";r=0;t=60'),
    "429 with neither": status(429),
    "500": status(500),
    "502": status(502),
    "503": status(503, retry_after="30"),
}


# what a status means is the same at every level; where an answer is lost, they differ
TRIED = [
    (level, fault)
    for fault in FAULTS
    for level in LEVELS
    if level == "A" or fault.startswith(("the", "409"))
]


@pytest.mark.parametrize(("level", "fault"), TRIED)
def test_after_a_fault_it_is_there_once_or_shown_to_a_person(clinic, line, fhir, ana, level, fault):
    clerk = clerk_for(clinic, line, level)
    signed_for(clinic, clerk, ana)
    line.faults = [FAULTS[fault]]
    assert clinic.once(clerk).state == "queued"
    clinic.later(minutes=12)
    after = clinic.once(clerk)
    there = parts_of(fhir, ana).get("DocumentReference", [])
    assert not (fault == "409" and after.state == "person")  # its answer said: not done
    if after.state == "person":  # D: nobody can say whether it arrived
        assert (level, after.why) == ("D", UNKNOWN_OUTCOME)
        assert there == []
        clerk.send_again(after)
        after = clinic.once(clerk)
    assert after.state == "filed"
    once_each(fhir, ana, kinds_at(level))


def test_a_server_that_asks_for_time_gets_just_that(clinic, line, ana):
    clerk = clerk_for(clinic, line)
    signed_for(clinic, clerk, ana)
    line.faults = [FAULTS["429 with RateLimit"]]
    after = clinic.once(clerk)
    assert (after.due_at - clinic.clock.now()).total_seconds() == 60


def test_a_token_that_ran_out_is_renewed_once(clinic, line, fhir, ana):
    clerk = clerk_for(clinic, line)
    signed_for(clinic, clerk, ana)
    line.faults = [status(401)]
    assert clinic.once(clerk).state == "filed"
    assert sum("/token" in asked for asked in line.asked) == 2


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (401, "not-allowed"),
        (403, "not-allowed"),
        (400, "refused"),
        (404, "refused"),
        (413, "refused"),
        (422, "refused"),
        (301, "refused"),
        (412, "several-match"),
    ],
)
def test_what_will_not_mend_itself_goes_to_a_person(clinic, line, fhir, ana, fault, why):
    clerk = clerk_for(clinic, line)
    signed_for(clinic, clerk, ana)
    line.faults = [status(fault)] * 2
    after = clinic.once(clerk)
    assert (after.state, after.why) == ("person", why)
    line.faults.clear()
    clerk.send_again(after)
    assert clinic.once(clerk).state == "filed"
    once_each(fhir, ana, EVERYTHING)


def test_a_transaction_that_creates_seven_of_eight_is_noticed(clinic, line, fhir, ana):
    clerk = clerk_for(clinic, line)
    intake, _review = signed_for(clinic, clerk, ana)
    line.faults = [all_but_one]
    after = clinic.once(clerk)
    assert (after.state, after.why) == ("person", "partly")
    there = sum(map(len, parts_of(fhir, ana).values()))
    (filing,) = clerk.of(intake.id)
    assert len(filing.parts) == there  # what was created is known
    clerk.send_again(filing)
    assert clinic.once(clerk).state == "filed"
    once_each(fhir, ana, EVERYTHING)


@pytest.mark.parametrize("level", ["A", "B", "C"])
def test_a_double_in_the_chart_is_a_persons_job(clinic, line, fhir, ana, level):
    clerk = clerk_for(clinic, line, level)
    signed_for(clinic, clerk, ana)
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    part = delivery.packet.documents[0].part
    double = {
        "resourceType": "DocumentReference",
        "status": "current",
        "identifier": [{"system": PART, "value": part}],
        "content": [{"attachment": {"title": "a double"}}],
    }
    for _ in range(2):
        fhir.create(double)
    assert delivery.send().why == "several-match"


def test_no_more_than_eight_at_once_and_references_hold_across(clinic, line, fhir, ana):
    clerk = clerk_for(clinic, line)
    signed_for(clinic, clerk, ana)
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    task = delivery.packet.resources[-1]
    more = [
        {"resourceType": "Observation", "id": f"5e1f9a52-3c0b-4d43-9b1c-0a1b2c3d4{n:03}",
         "meta": task["meta"], "status": "final", "code": {"text": "invented"},
         "identifier": [{"system": PART, "value": f"more-{ana}-{n}"}], "subject": task["for"]}
        for n in range(20)
    ]  # fmt: skip
    many = replace(delivery.packet, resources=(*delivery.packet.resources[:-1], *more, task))
    assert replace(delivery, packet=many).send().state == "filed"
    posts = [asked for asked in line.asked if asked == "POST /fhir/R4"]
    assert len(posts) == -(-len(many.resources) // sending.AT_ONCE)
    once_each(fhir, ana, EVERYTHING)


@pytest.mark.parametrize("level", ["A", "C"])
def test_a_large_pdf_goes_as_a_binary_and_comes_back_the_same(clinic, line, fhir, ana, level):
    clerk = clerk_for(clinic, line, level)
    signed_for(clinic, clerk, ana)
    clerk.queue()
    delivery = clerk.next()
    assert delivery is not None
    large = b"%PDF-1.7 " + bytes(range(256)) * 4000
    first: Any
    first, *others = delivery.packet.resources
    attachment = {
        **first["content"][0]["attachment"], "data": base64.b64encode(large).decode(),
        "size": len(large),
    }  # fmt: skip
    grown = {**first, "content": [{"attachment": attachment}]}
    packet = replace(delivery.packet, resources=(grown, *others))
    assert replace(delivery, packet=packet).send().state == "filed"
    (document,) = [
        one
        for one in fhir.found("DocumentReference")
        if one["identifier"][0]["value"] == first["id"]
    ]
    assert document["content"][0]["attachment"]["url"].startswith("Binary/")


def test_what_the_chart_does_not_show_again_is_not_filed(clinic, line, fhir, ana):
    clerk = clerk_for(clinic, line)
    signed_for(clinic, clerk, ana)
    chart = clerk.chart
    assert isinstance(chart, FhirServer)
    chart.ability()
    line.everything = True
    line.faults = [_passed] * 3 + [status(404)] * 20
    after = clinic.once(clerk)
    assert (after.state, after.why) == ("person", "not-found-again")


def _passed(asked: Exchange) -> Said:
    said = asked.forward(asked.body)
    return Said(said.status_code, said.content)


def test_patients_are_found_by_name_and_birth_date_or_number(clinic, line, fhir):
    one = fhir.patient("MRN-50", family="Doppel", given=["Ana", "Maria"])
    other = fhir.patient("MRN-51", family="Doppel", given=["Ana"])
    chart = FhirServer(settings(line), clinic.clock, lambda: KEY)
    born = date(1957, 4, 12)
    found = chart.patients(Wanted("Doppel", "Ana", born))
    assert {(p.reference, p.number, p.name, p.birth_date) for p in found} == {
        (one, "MRN-50", "Doppel, Ana Maria", born),
        (other, "MRN-51", "Doppel, Ana", born),
    }
    assert [p.reference for p in chart.patients(Wanted("", "", born, "MRN-51"))] == [other]
    assert chart.patients(Wanted("Niemand", "Ana", born)) == []


def test_what_the_server_can_do_is_said(clinic, line):
    chart = FhirServer(settings(line, "D"), clinic.clock, lambda: KEY)
    ability = chart.ability()
    assert "level D" in ability.words
    assert not ability.can_be_asked
    assert len(ability.missing) == 6


def test_nothing_of_a_patient_is_in_the_log(clinic, line, ana, caplog):
    caplog.set_level(logging.DEBUG)
    clerk = clerk_for(clinic, line)
    signed_for(clinic, clerk, ana)
    line.faults = [status(422), status(422)]
    clinic.once(clerk)
    assert "error processing" in caplog.text
    assert FAMILY not in caplog.text


def test_whom_a_nurse_looks_for_is_in_no_log(clinic, line, fhir, caplog):
    """The HTTP client would write every address with its parameters at level INFO."""
    fhir.patient("MRN-7")
    with caplog.at_level(logging.INFO):
        chart = clerk_for(clinic, line).chart
        wanted = Wanted("Beispiel", "Testa", date(1957, 4, 12), "")
        assert len(chart.patients(wanted)) == 1
        assert len(chart.patients(replace(wanted, number="MRN-7"))) == 1
    for secret in ("Beispiel", "1957-04-12", "MRN-7"):
        assert secret not in caplog.text
