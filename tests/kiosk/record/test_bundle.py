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
    a_pack_of_four,
    a_signature,
    a_visit,
    an_identity,
    decisions,
    signed_for_by,
)

PDF = b"%PDF-1.4 invented"


def bundle_of(**changes):
    pack = a_pack()
    return intake_bundle(a_visit(pack, **changes), pack, PDF, device=DEVICE)


def bundle_of_four(**changes):
    pack = a_pack_of_four()
    given = {"decisions": decisions(pack, no=("privacy-notice",))} | changes
    return intake_bundle(a_visit(pack, **given), pack, PDF, device=DEVICE)


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
    "witnessed": {"signature": replace(a_signature(), method="witnessed", witness="Rosa Invented")},
    "for the patient": {"signature": signed_for_by()},
    "for the patient, in other words": {"signature": signed_for_by("other", "a court said so")},
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


def codes(*concepts):
    return [coding["code"] for concept in concepts for coding in concept["coding"]]


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_kind_of_agreement_has_its_own_scope_and_is_valid_r4(language):
    pack = a_pack_of_four()
    given = {"language": language, "decisions": decisions(pack, language, no=("photo",))}
    bundle = bundle_of_four(**given)
    assert_valid_r4(bundle)
    consents = resources(bundle, "Consent")
    assert codes(*(c["scope"] for c in consents)) == ["treatment", *["patient-privacy"] * 3]
    assert codes(*(c["category"][0] for c in consents)) == ["59284-0", "npp", "59284-0", "59284-0"]
    assert [c["category"][0]["text"] for c in consents] == [
        a.title for a in pack.agreements[language]
    ]
    rules = [codes(c["policyRule"]) if "policyRule" in c else [] for c in consents]
    assert rules == [[], ["hipaa-npp"], [], []]
    assert [c["status"] for c in consents] == ["active", "active", "rejected", "active"]


def test_a_reason_stands_with_the_decline_alone():
    said = [json.dumps(consent) for consent in resources(bundle_of_four(), "Consent")]
    assert ["I did not get it" in words for words in said] == [False, True, False, False]


def test_who_decides_for_the_patient_is_the_performer_and_the_signer():
    bundle = bundle_of_four(signature=signed_for_by())
    assert_valid_r4(bundle)
    (related,) = resources(bundle, "RelatedPerson")
    (patient,) = resources(bundle, "Patient")
    assert codes(*related["relationship"]) == ["GUARD"]
    assert related["patient"]["reference"] == f"urn:uuid:{patient['id']}"
    them = f"urn:uuid:{related['id']}"
    for consent in resources(bundle, "Consent"):
        assert [who["reference"] for who in consent["performer"]] == [them]
    (provenance,) = resources(bundle, "Provenance")
    signed, seen = provenance["signature"]
    assert (signed["who"]["reference"], signed["who"]["display"]) == (them, "Ana Beispiel")
    assert signed["onBehalfOf"]["reference"] == f"urn:uuid:{patient['id']}"
    assert signed["type"][0]["display"] == "Consent Signature"
    assert (seen["type"][0]["display"], seen["who"]) == (
        "Consent Witness Signature",
        {"display": "Rosa Invented"},
    )


def test_an_interpreter_is_an_agent_and_signs_nothing():
    (provenance,) = resources(bundle_of_four(signature=signed_for_by()), "Provenance")
    agent = provenance["agent"][-1]
    assert codes(*agent["role"]) == ["INTPRT"]
    assert agent["who"]["display"] == "Luis Inventado"
    assert agent["who"]["identifier"]["value"] == "Invented Line 4711"
    assert "Luis" not in json.dumps(provenance["signature"])


def test_a_patient_who_signs_alone_needs_no_other_person():
    bundle = bundle_of_four()
    assert not resources(bundle, "RelatedPerson")
    (provenance,) = resources(bundle, "Provenance")
    (signed,) = provenance["signature"]
    assert "onBehalfOf" not in signed
    assert len(provenance["agent"]) == 2


def test_the_provenance_speaks_for_every_other_resource():
    bundle = bundle_of()
    (provenance,) = resources(bundle, "Provenance")
    others = {e["fullUrl"] for e in bundle["entry"] if e["resource"] is not provenance}
    assert {target["reference"] for target in provenance["target"]} == others


def test_the_front_desks_code_is_the_patients_identifier():
    (patient,) = resources(bundle_of(), "Patient")
    assert [identifier["value"] for identifier in patient["identifier"]] == [CODE]


def test_who_came_without_a_code_has_no_identifier_and_the_record_is_valid_r4():
    bundle = bundle_of(identity=replace(an_identity(), code=""))
    (patient,) = resources(bundle, "Patient")
    assert "identifier" not in patient
    assert_valid_r4(bundle)


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


def breakOffset(bundle):
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
        breakOffset,
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
