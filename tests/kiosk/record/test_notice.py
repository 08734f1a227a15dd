"""A notice says why, who and what was answered, and fits its one length whatever was typed."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Damaged
from kiosk.record.canonical import canonical
from kiosk.record.envelope import Header
from kiosk.record.notice import NOTICE_LENGTH, notice_bundle
from kiosk.record.reading_notice import read_notice
from kiosk.record.tag import tagged
from kiosk.visit.identity import Identity
from tests.fhir_r4 import assert_valid_r4
from tests.people import (
    BIRTH_DATE,
    CODE,
    FORM,
    HARM,
    OFTEN,
    STARTED,
    VISIT_ID,
    WORDS,
    a_pack,
    a_visit,
    an_identity,
)

PACK = a_pack()
RULE = PACK.rules[0]
AT = STARTED + timedelta(minutes=12)
URGENT = {FORM: {HARM: (OFTEN[3],), WORDS: ("I am\ntired",)}}


def notice(reason="urgent-answer", rule=RULE, **changes):
    visit = a_visit(PACK, **{"answers": URGENT, "finished_at": None} | changes)
    return notice_bundle(visit, PACK, reason, at=AT, rule=rule)


def communication(bundle):
    return bundle["entry"][-1]["resource"]


def header():
    long = "f" * 64
    return Header(
        "notice", "c" * 40, "d" * 40, 10**9, long, "p" * 40, "1.0.0", long, "", long, "", "n" * 40
    )


def size(bundle):
    tags: Any = tagged(bundle, header())
    return len(canonical(tags))


def test_an_urgent_answer_is_quoted_with_its_question():
    read = read_notice(notice())
    assert (read.reason, read.visit_id, read.rule_id) == ("urgent-answer", VISIT_ID, "self-harm")
    assert (read.identity, read.at) == (an_identity(), AT)
    assert (read.code, read.birth_date) == (CODE, BIRTH_DATE)
    assert read.sentence == RULE.words
    assert read.words == (
        ("Thoughts of hurting yourself", "Nearly every day"),
        ("Tell us more, in your own words", "I am tired"),
    )


def test_staff_read_the_first_language_of_the_pack():
    assert read_notice(notice(language="es")).words[0][1] == "Nearly every day"


def test_a_question_that_was_not_asked_is_not_quoted():
    assert read_notice(notice(answers={FORM: {HARM: (OFTEN[1],)}})).words == (
        ("Thoughts of hurting yourself", "Several days"),
    )


@pytest.mark.parametrize(
    ("reason", "priority"),
    [
        ("urgent-answer", "stat"),
        ("help-wanted", "urgent"),
        ("paper-wanted", "asap"),
        ("visit-left", "routine"),
        ("visit-started", "routine"),
    ],
)
def test_each_reason_has_its_priority_and_is_valid_r4(reason, priority):
    bundle = notice(reason, rule=RULE if reason == "urgent-answer" else None)
    assert communication(bundle)["priority"] == priority
    assert_valid_r4(bundle)


def test_a_call_before_anyone_said_who_they_are():
    bundle = notice("help-wanted", rule=None, identity=None)
    assert_valid_r4(bundle)
    read = read_notice(bundle)
    assert (read.identity, read.code, read.birth_date) == (None, "", None)
    assert (read.words, read.rule_id) == ((), "")


def test_two_notices_of_one_visit_are_two():
    ids = {
        communication(notice_bundle(a_visit(PACK), PACK, "help-wanted", at=at))["id"]
        for at in (AT, AT, AT + timedelta(seconds=1))
    }
    assert len(ids) == 2


@given(
    st.text(max_size=5000),
    st.text(max_size=5000),
    st.sampled_from(["a", "\x01", "ñ", "😀", '"', "\u2028"]),
    st.integers(0, 20000),
)
def test_whatever_was_typed_fits_with_the_tags_of_its_envelope(given_name, words, char, times):
    identity = Identity(CODE, given_name + char * times, char * times, BIRTH_DATE)
    answers = {FORM: {HARM: (OFTEN[3],), WORDS: (words + char * times,)}}
    bundle = notice(identity=identity, answers=answers)
    assert size(bundle) <= NOTICE_LENGTH
    read = read_notice(bundle)
    assert (read.reason, read.visit_id, read.code) == ("urgent-answer", VISIT_ID, CODE)
    assert read.words[0] == ("Thoughts of hurting yourself", "Nearly every day")


def test_a_reason_that_we_do_not_know_is_damaged():
    bundle = notice("help-wanted", None)
    communication(bundle)["reasonCode"][0]["coding"][0]["code"] = "coffee"
    with pytest.raises(Damaged, match="no reason that we know"):
        read_notice(bundle)
