"""What the desk reads is what the patient's visit said, or nothing at all."""

import base64
import copy
import string
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.forms.response.to_fhir import response
from kiosk.record.bundle import intake_bundle
from kiosk.record.reading import read_intake
from kiosk.visit.consent import Interpreter, Representative, Signature
from kiosk.visit.identity import Identity
from tests.people import (
    BIRTH_DATE,
    DEVICE,
    DOWN,
    ESCORT,
    FAMILY,
    FORM,
    HARM,
    INTEREST,
    OFTEN,
    STARTED,
    VISIT_ID,
    a_decision,
    a_pack,
    a_pack_of_four,
    a_signature,
    a_visit,
    decisions,
    signed_for_by,
)

PACK = a_pack()
PDF = b"%PDF-1.4 invented"

name = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).map(
    lambda words: "N" + words.strip()
)
moment = st.integers(0, 10**9).map(lambda n: STARTED + timedelta(microseconds=n))
often = st.sampled_from([(option,) for option in OFTEN])
answers = st.fixed_dictionaries(
    {},
    optional={
        INTEREST: often | st.just(()),
        DOWN: often | st.just(()),
        HARM: st.just((OFTEN[2],)),
        ESCORT: st.sampled_from([(True,), (False,), ()]),
    },
)
point = st.tuples(st.integers(0, 10000), st.integers(0, 3200)).map(lambda p: (p[0] / 10, p[1] / 10))
stroke = st.lists(point, min_size=2, max_size=5).map(tuple)
representative = st.builds(
    Representative,
    name,
    name,
    st.sampled_from(["parent", "guardian", "proxy", "other"]),
    st.just("") | name,
)
people = {
    "representative": st.none() | representative,
    "interpreter": st.none() | st.builds(Interpreter, name, st.just("") | name),
    "witness": st.just("") | name,
}
drawn = st.builds(
    Signature,
    st.just("drawn"),
    moment,
    name,
    st.lists(stroke, min_size=1, max_size=3).map(tuple),
    **people,
)
typed = st.builds(Signature, st.just("typed"), moment, name, **people)
witnessed = st.builds(Signature, st.just("witnessed"), moment, name, **people | {"witness": name})


def bundle_of(visit):
    return intake_bundle(visit, PACK, PDF, device=DEVICE)


@given(
    identity=st.builds(
        Identity, st.sampled_from(["F23452", ""]), name, name, st.dates(date(1900, 1, 1))
    ),
    answered=answers,
    language=st.sampled_from(["en", "es"]),
    agreed=st.booleans(),
    signature=drawn | typed | witnessed | st.none(),
    finished_at=moment,
)
def test_reading_gives_back_what_the_visit_said(
    identity, answered, language, agreed, signature, finished_at
):
    visit = a_visit(
        PACK,
        language=language,
        identity=identity,
        answers={FORM: answered},
        decisions=(a_decision(PACK, language, agreed=agreed),),
        signature=signature,
        finished_at=finished_at,
    )
    read = read_intake(bundle_of(visit))
    assert (read.visit_id, read.identity, read.language) == (VISIT_ID, identity, language)
    assert (read.kind, read.started_at, read.finished_at) == ("first", STARTED, finished_at)
    written = response(PACK.questionnaire(FORM), answered, language=language)
    assert read.responses[FORM].get("item") == written.get("item")
    assert (read.signature, read.pack, read.consent_pdf) == (signature, PACK.reference, PDF)
    (decision,), (consent,) = visit.decisions, read.consents
    assert (consent.agreement_id, consent.version) == ("infusion", "1")
    assert (consent.agreed, consent.decided_at) == (agreed, decision.decided_at)
    assert (consent.words_sha256, consent.language) == (decision.words_sha256, language)
    assert consent.title == PACK.agreements[language][0].title


def test_reading_tells_what_was_learned_and_what_to_talk_about():
    education = read_intake(bundle_of(a_visit(PACK))).education
    assert (education.seen, len(education.slides)) == (2, 2)
    assert [slide.id for slide in education.ask_nurse] == ["what-to-expect"]
    (question,) = education.missed
    assert (question.id, question.outcome) == ("home", "passed")
    assert [(t.answer, t.right) for t in question.attempts] == [
        ("I drive", False),
        ("Someone takes me", True),
    ]


def test_a_slide_that_was_not_seen_is_counted_as_such():
    visit = a_visit(PACK)
    education = read_intake(bundle_of(replace(visit, slides_seen=visit.slides_seen[:1]))).education
    assert (education.seen, len(education.slides)) == (1, 2)
    assert education.ask_nurse == ()


def test_a_slide_keeps_the_language_it_was_shown_in():
    visit = a_visit(PACK, language="es")
    read = read_intake(bundle_of(visit.choose_language("en")))
    assert next((s.language, s.heading) for s in read.education.slides) == ("es", "Qué es")


def test_every_kind_of_decision_and_its_reason_is_read_back():
    pack = a_pack_of_four()
    visit = a_visit(pack, decisions=decisions(pack, no=("privacy-notice", "photo")))
    read = read_intake(intake_bundle(visit, pack, PDF, device=DEVICE))
    assert [(c.kind, c.outcome, c.reason) for c in read.consents] == [
        ("treatment", "Agreed", ""),
        ("privacy-notice", "Not acknowledged", "I did not get it"),
        ("photo", "Declined", ""),
        ("data", "Agreed", ""),
    ]


def test_what_an_older_tablet_wrote_is_still_read():
    bundle = copy.deepcopy(bundle_of(a_visit(PACK)))
    (words,) = resource(bundle, "Consent")["extension"]
    words["extension"] = [e for e in words["extension"] if e["url"] in ("id", "version", "sha256")]
    del resource(bundle, "Provenance")["signature"][0]["extension"]
    read = read_intake(bundle)
    assert (read.consents[0].kind, read.consents[0].reason) == ("treatment", "")
    assert read.signature == a_signature()


def test_the_shortcuts_of_the_desk():
    read = read_intake(bundle_of(a_visit(PACK)))
    assert (read.code, read.birth_date) == ("F23452", BIRTH_DATE)


def test_a_dot_is_a_signature_too():
    signature = replace(a_signature(), strokes=(((5.0, 5.0),), ()))
    read = read_intake(bundle_of(a_visit(PACK, signature=signature)))
    assert read.signature is not None
    assert read.signature.strokes == (((5.0, 5.0), (5.0, 5.0)),)


def resource(bundle, kind, place=0):
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind][place]


def another_pdf(bundle):
    attachment = resource(bundle, "DocumentReference")["content"][0]["attachment"]
    attachment["data"] = base64.b64encode(b"%PDF-1.4 forged").decode()


def no_patient(bundle):
    bundle["entry"] = bundle["entry"][1:]


def two_patients(bundle):
    bundle["entry"].append(bundle["entry"][0])


def nameless_words(bundle):
    resource(bundle, "Consent")["extension"] = [{"url": "urn:other"}]


def no_offset(bundle):
    resource(bundle, "Consent")["dateTime"] = "2026-03-02T09:00:00"


def half_decided(bundle):
    resource(bundle, "Consent")["status"] = "draft"


def nameless_form(bundle):
    del resource(bundle, "QuestionnaireResponse")["identifier"]


def no_education(bundle):
    bundle["entry"] = [
        e for e in bundle["entry"] if "education" not in e["resource"].get("questionnaire", "")
    ]


def no_pack(bundle):
    resource(bundle, "Provenance")["entity"][0]["what"] = {"display": "a pack"}


def timeless_attempt(bundle):
    education = resource(bundle, "QuestionnaireResponse", 1)
    education["item"][-1]["item"][0]["answer"][0]["item"].pop()


def strange_outcome(bundle):
    education = resource(bundle, "QuestionnaireResponse", 1)
    education["item"][-1]["item"][1]["answer"][0]["valueString"] = "cum laude"


def strange_method(bundle):
    resource(bundle, "Provenance")["signature"][0]["extension"][0]["valueString"] = "stamped"


@pytest.mark.parametrize(
    "damage",
    [
        strange_method,
        another_pdf,
        no_patient,
        two_patients,
        nameless_words,
        no_offset,
        half_decided,
        nameless_form,
        no_education,
        no_pack,
        timeless_attempt,
        strange_outcome,
    ],
)
def test_a_damaged_bundle_is_never_half_read_and_never_quoted(damage):
    bundle = copy.deepcopy(bundle_of(a_visit(PACK)))
    damage(bundle)
    with pytest.raises(Damaged) as caught:
        read_intake(bundle)
    assert FAMILY not in caught.value.message
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_right_that_nobody_knows_is_damaged():
    bundle = copy.deepcopy(bundle_of(a_visit(PACK, signature=signed_for_by())))
    (right,) = resource(bundle, "RelatedPerson")["extension"]
    right["extension"][0]["valueString"] = "astrologer"
    with pytest.raises(Damaged, match=r"Right .*authority"):
        read_intake(bundle)


@given(st.recursive(st.none() | st.text(string.printable), st.lists))
def test_any_other_json_is_damaged(value):
    with pytest.raises(Damaged):
        read_intake({"resourceType": "Bundle", "entry": value})
