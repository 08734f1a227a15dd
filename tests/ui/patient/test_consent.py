"""Consent: decisions bound to the very words on the screen; declining is as good an answer."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.content.pack import Agreement, Pack
from kiosk.visit.consent import words_sha256
from tests.people import WORDS_EN, WORDS_ES, a_pack, a_pack_of_four, a_visit
from tests.ui.patient.sitting import Qml, Sitting, a_sitting, rows
from ui.patient.consent import Consent


def two_agreements() -> Pack:
    pack = a_pack()
    agreements = {
        language: (
            Agreement("first", "2", language, f"First {language}", f"Words one {language}"),
            Agreement("second", "3", language, f"Second {language}", f"Words two {language}"),
        )
        for language in pack.languages
    }
    return replace(pack, agreements=agreements)


def at_consent(pack: Pack) -> Sitting:
    return a_sitting(pack, a_visit(a_pack(), decisions=(), signature=None, finished_at=None))


@pytest.fixture
def sitting(qapp: QGuiApplication) -> Iterator[Sitting]:
    sitting = at_consent(a_pack())
    yield sitting
    sitting.close()


@pytest.fixture
def consent(sitting: Sitting) -> Qml:
    return Consent(sitting.visit)


def test_the_exact_words_are_shown_with_their_headings_below_the_title(consent: Qml) -> None:
    assert consent.title == "Agreement to the infusion"
    assert consent.words == WORDS_EN.replace("## What", "### What")


def test_choosing_does_not_go_on_and_can_be_changed(sitting: Sitting, consent: Qml) -> None:
    consent.choose(True)
    assert (consent.agreed, consent.declined) == (True, False)
    consent.choose(False)
    assert (consent.agreed, consent.declined) == (False, True)
    assert sitting.visit.showing == "consent"
    assert not sitting.record.decisions


def test_a_decision_names_the_words_the_language_and_the_time(
    sitting: Sitting, consent: Qml
) -> None:
    consent.choose(True)
    consent.next()
    (decision,) = sitting.record.decisions
    assert (decision.agreement_id, decision.agreement_version) == ("infusion", "1")
    assert (decision.language, decision.agreed) == ("en", True)
    assert decision.words_sha256 == words_sha256(WORDS_EN)
    assert sitting.visit.showing == "signature"


def test_a_decline_goes_on_without_a_signature(sitting: Sitting, consent: Qml) -> None:
    consent.choose(False)
    consent.next()
    assert not sitting.record.agreed_to_any
    assert sitting.visit.showing == "thank-you"


def test_going_on_without_a_choice_asks_for_one(sitting: Sitting, consent: Qml) -> None:
    consent.next()
    assert consent.choiceMissing
    assert sitting.visit.showing == "consent"
    consent.choose(False)
    assert not consent.choiceMissing


def test_other_words_on_the_screen_ask_for_the_choice_again(sitting: Sitting, consent: Qml) -> None:
    consent.choose(True)
    sitting.visit.chooseLanguage("es")
    assert not consent.agreed
    consent.next()
    assert not sitting.record.decisions
    consent.choose(True)
    consent.next()
    assert sitting.record.decisions[0].words_sha256 == words_sha256(WORDS_ES)


def test_a_decision_can_be_changed_until_the_signature(sitting: Sitting, consent: Qml) -> None:
    consent.choose(True)
    consent.next()
    sitting.visit.goBack()
    assert consent.agreed
    consent.choose(False)
    consent.next()
    assert [decision.agreed for decision in sitting.record.decisions] == [False]


def test_looking_back_without_a_new_choice_keeps_the_decision(
    sitting: Sitting, consent: Qml
) -> None:
    consent.choose(True)
    consent.next()
    before = sitting.record.decisions
    sitting.visit.goBack()
    consent.next()
    assert sitting.record.decisions == before
    assert sitting.visit.showing == "signature"


def test_one_agreement_follows_the_other_and_back(qapp: QGuiApplication) -> None:
    sitting = at_consent(two_agreements())
    consent: Qml = Consent(sitting.visit)
    assert (consent.number, consent.count, consent.title) == (1, 2, "First en")
    consent.choose(True)
    consent.next()
    assert (consent.number, consent.title) == (2, "Second en")
    assert not consent.agreed
    assert not consent.declined
    consent.previous()
    assert consent.agreed
    consent.next()
    consent.choose(False)
    consent.next()
    assert {d.agreement_id: d.agreed for d in sitting.record.decisions} == {
        "first": True,
        "second": False,
    }
    assert sitting.visit.showing == "signature"
    sitting.close()


def test_back_from_the_first_agreement_is_the_review(sitting: Sitting, consent: Qml) -> None:
    consent.previous()
    assert sitting.visit.showing == "review"


def test_a_visit_goes_on_at_the_first_agreement_not_decided(qapp: QGuiApplication) -> None:
    sitting = at_consent(two_agreements())
    consent: Qml = Consent(sitting.visit)
    consent.choose(True)
    consent.next()
    resumed = a_sitting(two_agreements(), sitting.record)
    assert Consent(resumed.visit).property("number") == 2
    sitting.close()
    resumed.close()


def test_the_next_patient_finds_nothing_chosen(sitting: Sitting, consent: Qml) -> None:
    consent.choose(True)
    sitting.visit.startOver()
    assert not consent.agreed


@pytest.fixture
def four(qapp: QGuiApplication) -> Iterator[Sitting]:
    sitting = at_consent(a_pack_of_four())
    yield sitting
    sitting.close()


def decide(consent: Qml, *, agree: bool) -> None:
    consent.choose(agree)
    consent.next()


def reasons(consent: Qml) -> list[tuple[object, ...]]:
    return rows(consent.reasons)


def test_version_and_language_stand_with_the_title(four: Sitting) -> None:
    consent: Qml = Consent(four.visit)
    assert (consent.version, consent.languageName) == ("1", "English")
    four.visit.chooseLanguage("es")
    assert consent.languageName == "Español"


def test_a_notice_has_buttons_in_its_own_words(four: Sitting) -> None:
    consent: Qml = Consent(four.visit)
    assert (consent.agreeWords, consent.declineWords) == ("", "")
    decide(consent, agree=True)
    assert (consent.agreeWords, consent.declineWords) == ("I got it", "I do not sign")


def test_a_decline_of_the_treatment_leaves_out_what_hangs_on_it(four: Sitting) -> None:
    consent: Qml = Consent(four.visit)
    assert consent.count == 4
    decide(consent, agree=False)
    assert (consent.title, consent.number, consent.count) == ("About privacy-notice", 2, 2)
    decide(consent, agree=False)
    assert four.visit.showing == "thank-you"
    assert four.visit.declined


def test_going_back_to_decline_the_treatment_takes_the_photo_out_of_the_record(
    four: Sitting,
) -> None:
    consent: Qml = Consent(four.visit)
    for _ in range(4):
        decide(consent, agree=True)
    assert four.visit.showing == "signature"
    four.visit.goBack()
    for _ in range(3):
        consent.previous()
    assert consent.title == "About treatment"
    decide(consent, agree=False)
    assert [d.agreement_id for d in four.record.decisions] == ["treatment", "privacy-notice"]
    consent.next()
    assert four.visit.showing == "signature", "the notice is still to be signed for"


def test_why_is_asked_after_a_decline_only_and_may_stay_open(four: Sitting) -> None:
    consent: Qml = Consent(four.visit)
    consent.choose(False)
    assert reasons(consent) == [], "nobody is asked why they decline the treatment"
    decide(consent, agree=True)
    assert reasons(consent) == []
    consent.choose(False)
    assert reasons(consent) == [("I did not get it", False), ("I’d rather not say", False)]
    consent.next()
    assert four.record.decisions[-1].reason == ""


def test_a_reason_is_kept_in_the_words_of_its_card(four: Sitting) -> None:
    four.visit.chooseLanguage("es")
    consent: Qml = Consent(four.visit)
    decide(consent, agree=True)
    consent.choose(False)
    consent.chooseReason(1)
    assert reasons(consent) == [("No lo recibí", False), ("Prefiero no decirlo", True)]
    consent.chooseReason(0)
    consent.next()
    decision = four.record.decisions[-1]
    assert (decision.agreed, decision.reason, decision.language) == (False, "No lo recibí", "es")
    consent.previous()
    assert reasons(consent) == [("No lo recibí", True), ("Prefiero no decirlo", False)]


def test_a_reason_can_be_taken_back_and_goes_with_the_decline(four: Sitting) -> None:
    consent: Qml = Consent(four.visit)
    decide(consent, agree=True)
    consent.choose(False)
    consent.chooseReason(0)
    consent.chooseReason(0)
    assert reasons(consent)[0] == ("I did not get it", False)
    consent.chooseReason(0)
    consent.choose(True)
    assert reasons(consent) == []
    consent.next()
    assert four.record.decisions[-1].reason == ""
