"""consent.pdf says what was shown, answered and decided, in the patient's language."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.pack import Agreement
from kiosk.forms.questionnaire import Text
from kiosk.forms.scoring import Band
from kiosk.record.consent_document import consent_pdf
from kiosk.visit.consent import Signature
from kiosk.visit.identity import Identity
from tests.paper import about, outline, pages, words
from tests.people import (
    BIRTH_DATE,
    CODE,
    DEVICE,
    FAMILY,
    FORM,
    GIVEN,
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

PACK = a_pack()


def paper(**changes):
    return consent_pdf(a_visit(PACK, **changes), PACK, device=DEVICE)


def test_it_names_the_patient_the_clinic_and_the_words_that_were_decided_on():
    text = words(paper())
    for expected in (
        f"{GIVEN} {FAMILY}",
        "April 12, 1957",
        CODE,
        "Invented Clinic",
        "I was told what the infusion is and what it is not.",
        "• I can say no at any time.",
        "Your decision: I agree",
        PACK.reference.sha256,
        a_decision(PACK).words_sha256,
        DEVICE,
    ):
        assert expected in text


def test_it_says_nothing_of_a_code_to_who_had_none():
    assert "Visit code" in words(paper())
    assert "Visit code" not in words(paper(identity=replace(an_identity(), code="")))


def test_it_speaks_the_language_of_the_patient():
    text = words(paper(language="es"))
    assert "12 de abril de 1957" in text
    assert "Me explicaron qué es la infusión y qué no es." in text
    assert "Poca alegría en las cosas Varios días" in text
    assert "prefirió no responder" in text
    assert "2 de marzo de 2026, 09:18:00 (UTC-06:00)" in text
    assert "You" not in text


def test_it_quotes_each_answer_and_each_refusal():
    text = words(paper())
    assert "The last two weeks" in text
    assert "Little joy in things Several days" in text
    assert "Feeling low chose not to answer" in text
    assert "Will someone take you home? Yes" in text
    assert "in your own words" not in text  # a question that was not asked


def test_it_shows_the_slides_and_what_to_talk_about():
    text = words(paper())
    assert "What it is · What to expect" in text
    assert "What to expect asked to talk with the nurse about this" in text


def test_a_signature_stands_with_name_moment_and_meaning():
    text = words(paper())
    assert "Printed name Testa Beispiel" in text
    assert "Signed on March 2, 2026, 09:19:00 (UTC-06:00)" in text
    assert "I signed with my own hand" in text


def test_a_typed_signature_is_labelled_as_typed():
    text = words(paper(signature=Signature("typed", STARTED, "Testa Beispiel")))
    assert "Signed by typing the name Testa Beispiel Signed by The patient Printed name" in text
    assert "I typed my name as my signature" in text


def test_a_drawn_signature_is_drawn_with_lines():
    one = replace(a_signature(), strokes=(((0.0, 0.0), (10.0, 10.0)),))
    none = replace(a_signature(), strokes=((),))
    assert paper(signature=one) != paper(signature=none)


def test_a_decline_needs_no_signature_and_says_so():
    text = words(paper(signature=None, decisions=(a_decision(PACK, agreed=False),)))
    assert "Your decision: I do not agree" in text
    assert "No signature is needed" in text
    assert "Printed name" not in text


FOUR = a_pack_of_four()


def paper_of_four(language="en", **changes):
    given = {"decisions": decisions(FOUR, language, no=("privacy-notice",)), "language": language}
    return consent_pdf(a_visit(FOUR, **given | changes), FOUR, device=DEVICE)


def test_each_decision_stands_with_version_language_and_the_words_of_its_button():
    text = words(paper_of_four())
    assert text.count("Version 1 · English") == 4
    assert text.count("Your decision: I agree") == 3
    assert "Your decision: I do not sign" in text
    assert "Your reason I did not get it" in text
    text = words(paper_of_four("es"))
    assert text.count("Versión 1 · Español") == 4
    assert "Su decisión: No firmo" in text
    assert "Su razón No lo recibí" in text
    agreed = words(paper_of_four(decisions=decisions(FOUR)))
    assert "Your decision: I got it" in agreed
    assert "Your reason" not in agreed


def test_a_patient_who_signs_is_named_as_the_one_who_signed():
    text = words(paper_of_four())
    assert "Signed by The patient" in text
    for nobody in ("Witness", "Interpreter", "Relation to the patient"):
        assert nobody not in text


def test_who_signs_for_the_patient_before_a_witness_is_named_with_the_right_to():
    text = words(paper_of_four(signature=signed_for_by("other", "a court said so")))
    for expected in (
        "Said yes to a witness; did not sign by hand",
        "Signed by Someone who decides for the patient",
        "Relation to the patient daughter",
        "What gives the right Something else: a court said so",
        "Printed name Ana Beispiel",
        "I decided for Testa Beispiel. I said yes to a witness",
        "Witness Rosa Invented. I saw or heard the signer confirm the decisions above.",
        "Interpreter Luis Inventado (Invented Line 4711)",
    ):
        assert expected in text
    spanish = words(paper_of_four("es", signature=signed_for_by()))
    assert "Qué le da el derecho Tutor o tutora legal" in spanish
    assert "Testigo Rosa Invented" in spanish


def test_a_decision_is_never_torn_from_its_last_words():
    for lines in range(14, 40):
        words_of_page = "A line of words.\n\n" * lines + "The very last words."
        english = (replace(FOUR.agreements["en"][1], words=words_of_page),)
        pack = replace(FOUR, agreements={**FOUR.agreements, "en": english})
        visit = a_visit(pack, decisions=decisions(pack, no=("privacy-notice",)), signature=None)
        (page,) = [p for p in pages(consent_pdf(visit, pack, device=DEVICE)) if "Your reason" in p]
        assert "The very last words. Your decision: I do not sign" in page


def test_a_line_before_a_list_stays_with_it():
    for lines in range(20, 40):
        listed = "A line of words.\n\n" * lines + "Serious:\n\n- the first of them\n\nThe end."
        english = (replace(FOUR.agreements["en"][0], words=listed),)
        pack = replace(FOUR, agreements={**FOUR.agreements, "en": english})
        visit = a_visit(pack, decisions=decisions(pack), signature=None)
        (page,) = [p for p in pages(consent_pdf(visit, pack, device=DEVICE)) if "Serious:" in p]
        assert "Serious: • the first of them" in page


def test_all_that_belongs_to_a_signature_stays_on_one_page():
    signature = signed_for_by("proxy", "papers are at the front desk")
    for lines in range(14, 34):
        english = (replace(FOUR.agreements["en"][0], words="A line of words.\n\n" * lines),)
        pack = replace(FOUR, agreements={**FOUR.agreements, "en": english})
        visit = a_visit(pack, decisions=decisions(pack), signature=signature)
        (page,) = [p for p in pages(consent_pdf(visit, pack, device=DEVICE)) if "Printed name" in p]
        assert "Signature " in page
        assert "Interpreter Luis Inventado" in page


def test_no_score_band_flag_or_weight_is_in_it():
    band = Band(Decimal(0), Decimal(9), Text("an invented band"))
    scoring = replace(PACK.scorings[0], bands=(band,))
    pack = replace(PACK, scorings=(scoring,))
    visit = a_visit(pack, answers={FORM: {HARM: (OFTEN[2],)}})
    text = words(consent_pdf(visit, pack, device=DEVICE))
    unwanted = [scoring.title.default, band.name.default, *(rule.words for rule in pack.rules)]
    for found in unwanted:
        assert found not in text
    assert "More than half the days" in text
    assert "(2)" not in text


def test_what_a_patient_wrote_is_shown_as_written():
    answers = {FORM: {HARM: (OFTEN[2],), WORDS: ("<b>no</b> & «ñ» {x} %d",)}}
    assert "<b>no</b> & «ñ» {x} %d" in words(paper(answers=answers))


def test_a_long_answer_runs_over_the_end_of_the_page():
    long = "una frase más " * 900
    text = words(paper(answers={FORM: {HARM: (OFTEN[2],), WORDS: (long + "fin",)}}))
    assert text.count("frase") == 900


def test_every_page_says_which_it_is_and_of_what():
    for number, page in enumerate(found := pages(paper()), 1):
        assert f"Page {number} of {len(found)}" in page
        assert "Document 5e1f9a52" in page
        assert f"{GIVEN} {FAMILY}" in page


def test_a_long_name_leaves_room_for_the_birth_date():
    identity = Identity(CODE, "María Invented " * 8, FAMILY, BIRTH_DATE)
    assert "…, April 12, 1957" in pages(paper(identity=identity))[-1]


def test_headings_are_the_outline():
    assert outline(paper()) == [
        (0, "What you decided and told us"),
        (1, "Agreement to the infusion"),
        (2, "What I agree to"),
        (1, "Signature"),
        (1, "Your answers"),
        (2, "How you feel"),
        (1, "What you were shown"),
        (1, "About this document"),
    ]


def test_it_says_its_language_title_and_when_it_was_made():
    pdf = paper(language="es")
    assert b"/Lang (es)" in pdf
    assert about(pdf)["Title"] == "Lo que usted decidió y nos contó · Documento 5e1f9a52"
    assert about(pdf)["CreationDate"] == "D:20260302092000-06'00'"


def test_the_same_visit_gives_the_same_bytes():
    assert paper() == paper()
    assert paper() != paper(finished_at=STARTED + timedelta(hours=1))


def test_the_signature_is_never_torn_from_its_meaning():
    filler = "A line of invented words.\n\n"
    for lines in range(14, 30):
        agreement = Agreement("infusion", "1", "en", "Agreement", filler * lines)
        pack = replace(PACK, agreements={**PACK.agreements, "en": (agreement,)})
        found = pages(consent_pdf(a_visit(pack), pack, device=DEVICE))
        (page,) = [page for page in found if "Printed name" in page]
        assert "Signature " in page
        assert "with my own hand" in page


def test_markdown_keeps_all_its_words():
    source = (
        "# Head *one*\n\n1. first\n2. second\n   - inner `code`\n\n> quoted [link](https://example.org)\n"
        "next  \nline\n\n---\n\n    indented code\n\n<b>html</b>"
    )
    agreement = Agreement("infusion", "1", "en", "Agreement", source)
    pack = replace(PACK, agreements={**PACK.agreements, "en": (agreement,)})
    text = words(consent_pdf(a_visit(pack), pack, device=DEVICE))
    for expected in (
        "Head one",
        "1. first",
        "2. second",
        "• inner code",
        "quoted link next line",
        "indented code",
        "<b>html</b>",
    ):
        assert expected in text


@pytest.mark.parametrize("clinic", ["", "A clinic"])
def test_a_pack_without_a_clinic_name_is_fine(clinic):
    pack = replace(PACK, clinic=clinic)
    assert words(consent_pdf(a_visit(pack), pack, device=DEVICE)).startswith(
        clinic or "What you decided"
    )


def test_a_visit_without_slides_forms_or_consents_is_still_a_document():
    bare = {"slides_seen": (), "forms_done": (), "decisions": (), "signature": None}
    found = outline(paper(**bare))
    assert found == [(0, "What you decided and told us"), (1, "About this document")]


@settings(max_examples=40, deadline=None)
@given(given_name=st.text(max_size=400), family=st.text(max_size=40), answer=st.text(max_size=600))
def test_whatever_was_typed_can_be_printed(given_name, family, answer):
    pdf = paper(
        identity=Identity(CODE, given_name, family, BIRTH_DATE),
        answers={FORM: {HARM: (OFTEN[2],), WORDS: (answer,)}},
        signature=Signature("typed", STARTED, given_name),
    )
    assert pdf.startswith(b"%PDF")


def test_no_heading_of_an_agreement_stays_alone_at_the_foot_of_a_page():
    for lines in range(30, 60):
        body = "A line.\n\n" * lines + "## Last heading\n\nLast words."
        agreement = replace(PACK.agreements["en"][0], words=body)
        pack = replace(PACK, agreements={**PACK.agreements, "en": (agreement,)})
        made = pages(consent_pdf(a_visit(pack, decisions=(a_decision(pack),)), pack, device=DEVICE))
        assert [("Last heading" in page) == ("Last words." in page) for page in made] == [
            True
        ] * len(made)
