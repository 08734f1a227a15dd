"""The Bundle of a finished visit is FHIR R4, says what happened, and nothing else."""

import copy
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.errors import Refused
from kiosk.record.bundle import intake_bundle
from kiosk.record.canonical import canonical
from tests.fhir_r4 import assert_valid_r4, faults, walk
from tests.people import (
    CODE,
    DEVICE,
    DOWN,
    FORM,
    HARM,
    OFTEN,
    STARTED,
    WORDS,
    a_decision,
    a_pack,
    a_signature,
    a_visit,
)

PDF = b"%PDF-1.4 invented"


def bundle_of(**changes):
    pack = a_pack()
    return intake_bundle(a_visit(pack, **changes), pack, PDF, device=DEVICE)


def resources(bundle, kind):
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


VISITS: dict[str, dict[str, Any]] = {
    "drawn": {},
    "spanish": {"language": "es"},
    "typed": {"signature": replace(a_signature(), method="typed", strokes=())},
    "declined": {"signature": None, "decisions": (a_decision(a_pack(), agreed=False),)},
    "return": {"kind": "return", "slides_seen": (), "attempts": (), "ask_nurse": frozenset()},
    "nothing answered": {"answers": {}},
    "no form": {"forms_done": (), "answers": {}},
    "own words": {"answers": {FORM: {HARM: (OFTEN[2],), WORDS: ("mañana\n😀",), DOWN: ()}}},
    "last moment": {"finished_at": STARTED + timedelta(microseconds=1)},
}


@pytest.mark.parametrize("changes", VISITS.values(), ids=VISITS.keys())
def test_every_kind_of_visit_is_valid_r4(changes):
    assert_valid_r4(bundle_of(**changes))


def test_a_bundle_without_a_clinic_name_is_valid_r4():
    pack = replace(a_pack(), clinic="")
    assert_valid_r4(intake_bundle(a_visit(pack), pack, PDF, device=DEVICE))


def test_the_same_visit_gives_the_same_bytes():
    assert canonical(bundle_of()) == canonical(bundle_of())


def test_the_parts_of_a_visit_have_ids_of_their_own():
    ids = [entry["resource"]["id"] for entry in bundle_of()["entry"]]
    assert len(set(ids)) == len(ids)


def test_each_resource_but_the_patient_says_its_language():
    for entry in bundle_of(language="es")["entry"]:
        if entry["resource"]["resourceType"] != "Patient":
            assert entry["resource"]["language"] == "es"


def test_a_consent_keeps_the_language_of_the_words_that_were_decided_on():
    pack = a_pack()
    bundle = bundle_of(language="es", decisions=(a_decision(pack, "en"),))
    (consent,) = resources(bundle, "Consent")
    assert consent["language"] == "en"
    assert consent["category"][0]["text"] == "Agreement to the infusion"


def test_a_decline_is_recorded_as_rejected_and_nothing_is_signed():
    bundle = bundle_of(**VISITS["declined"])
    assert [c["status"] for c in resources(bundle, "Consent")] == ["rejected"]
    (provenance,) = resources(bundle, "Provenance")
    assert "signature" not in provenance


def test_the_provenance_speaks_for_every_other_resource():
    bundle = bundle_of()
    (provenance,) = resources(bundle, "Provenance")
    others = {e["fullUrl"] for e in bundle["entry"] if e["resource"] is not provenance}
    assert {target["reference"] for target in provenance["target"]} == others


def test_the_front_desks_code_is_the_patients_identifier():
    (patient,) = resources(bundle_of(), "Patient")
    assert [identifier["value"] for identifier in patient["identifier"]] == [CODE]


def test_no_score_leaves_the_tablet():
    bundle = bundle_of()
    assert not resources(bundle, "Observation")
    assert "mood-total" not in json.dumps(bundle)


def test_an_unfinished_visit_is_refused():
    with pytest.raises(Refused, match="finish it first"):
        bundle_of(finished_at=None)


def break_hash(bundle):
    resources(bundle, "DocumentReference")[0]["content"][0]["attachment"]["hash"] = "AAAA"


def break_reference(bundle):
    resources(bundle, "Consent")[0]["sourceReference"]["reference"] = "urn:uuid:nobody"


def break_target(bundle):
    paper = resources(bundle, "DocumentReference")[0]["id"]
    resources(bundle, "Consent")[0]["patient"] = {"reference": f"urn:uuid:{paper}"}


def break_offset(bundle):
    resources(bundle, "Consent")[0]["dateTime"] = "2026-03-02T09:00:00"


def break_patient(bundle):
    del resources(bundle, "Consent")[0]["patient"]


def break_policy(bundle):
    del resources(bundle, "Consent")[0]["policy"]


def break_list(bundle):
    resources(bundle, "Patient")[0]["name"] = []


def break_words(bundle):
    resources(bundle, "Consent")[0]["category"][0]["text"] = "lorem ipsum"


def break_status(bundle):
    resources(bundle, "Consent")[0]["status"] = 7


@pytest.mark.parametrize(
    "break_it",
    [
        break_hash,
        break_reference,
        break_target,
        break_offset,
        break_patient,
        break_policy,
        break_list,
        break_words,
        break_status,
    ],
)
def test_our_own_check_sees_what_is_wrong(break_it):
    bundle = copy.deepcopy(bundle_of())
    break_it(bundle)
    assert faults(bundle)


def test_walking_a_bundle_meets_every_leaf():
    assert ("[0].a", 1) in list(walk([{"a": 1}]))
