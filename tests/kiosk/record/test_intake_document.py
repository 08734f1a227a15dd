"""intake.pdf holds every answer, red flags first, and who signed it off."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.record.answer_words import rows
from kiosk.record.bundle import intake_bundle
from kiosk.record.intake_document import (
    FlagEntry,
    FormEntry,
    IntakeDocument,
    ScoreEntry,
    SignOffEntry,
    intake_pdf,
)
from kiosk.record.reading import read_intake
from tests.paper import about, outline, pages, words
from tests.people import (
    DEVICE,
    FAMILY,
    FORM,
    GIVEN,
    STARTED,
    a_decision,
    a_pack,
    a_visit,
    an_identity,
)

PACK = a_pack()
FLAGS = (
    FlagEntry("info", "Has an invented cough.", "Invented source"),
    FlagEntry("amber", "Nobody takes the patient home.", "clinic", (("Escort?", "No"),)),
    FlagEntry("red", "Talk with them now.", "clinic", (("Thoughts?", "Nearly every day"),)),
)
SCORES = (
    ScoreEntry("Mood total", "3 of 9", "low", (("Little joy", "1"), ("Feeling low", "2"))),
    ScoreEntry("Worry total", "not scored: 2 unanswered"),
)
SIGNED = SignOffEntry(
    "Nora Beispiel RN",
    "I read this intake and talked with the patient.",
    STARTED + timedelta(hours=2),
    "Blood pressure taken twice.",
)


def document(visit=None, **changes):
    visit = visit or a_visit(PACK)
    found = rows(PACK.questionnaire(FORM), visit.answers[FORM], "en")
    content = IntakeDocument(
        intake=read_intake(intake_bundle(visit, PACK, b"%PDF-1.4", device=DEVICE)),
        clinic="Invented Clinic",
        envelope_id="cd" * 32,
        device=DEVICE,
        flags=FLAGS,
        scores=SCORES,
        forms=(FormEntry("How you feel", tuple((r.question, r.answer) for r in found)),),
        sign_off=SIGNED,
        consent_sha256="ef" * 32,
    )
    return replace(content, **changes)


def test_red_flags_come_first_in_words():
    text = words(intake_pdf(document()))
    places = [text.index(f) for f in ("Red: Talk", "Amber: Nobody", "Info: Has")]
    assert places == sorted(places)
    assert "Thoughts? — Nearly every day" in text


def test_no_flag_is_not_a_finding():
    assert "not a finding that all is well" in words(intake_pdf(document(flags=())))


def test_a_warning_stands_before_all_else():
    text = words(intake_pdf(document(warnings=("The clock was off.",))))
    assert text.index("Read first: The clock was off.") < text.index("Red:")


def test_scores_show_every_addend_and_never_a_number_over_gaps():
    text = words(intake_pdf(document()))
    assert "Mood total: 3 of 9, low Little joy 1 Feeling low 2" in text
    assert "Worry total: not scored: 2 unanswered" in text


def test_every_answer_is_there_and_a_refusal_too():
    text = words(intake_pdf(document(forms=(FormEntry("F", (("Asked?", ""), ("So?", "Yes"))),))))
    assert "Asked? chose not to answer So? Yes" in text


def test_teach_back_and_marks_for_the_nurse_are_told():
    text = words(intake_pdf(document()))
    assert "2 of 2 slides seen" in text
    assert "What to expect Asked to talk about this" in text
    assert "Passed: I drive (not right); Someone takes me (right)" in text


def test_the_nurse_reads_slides_in_their_own_language_where_given():
    spanish = document(
        a_visit(PACK, language="es"),
        translated={"¿Cómo vuelve a casa?": "Who drives?", "Conduzco yo": "I drive"},
        translation="draft translation",
    )
    text = words(intake_pdf(spanish))
    assert "¿Cómo vuelve a casa? (Who drives?) Passed: Conduzco yo (I drive) (not right)" in text
    assert "Language Spanish; draft translation" in text


def test_who_came_without_a_code_is_named_so_and_no_kind_of_visit_is_claimed():
    without = replace(an_identity(), code="")
    text = words(intake_pdf(document(a_visit(PACK, identity=without))))
    assert "none: came without a code" in text
    assert "not known: asked as at a first visit" in text


def test_the_decision_stands_with_its_signature():
    text = words(intake_pdf(document()))
    assert "Agreed: Agreement to the infusion, version 1, English" in text
    assert f"Printed name {GIVEN} {FAMILY}" in text


def test_a_decline_is_a_complete_answer():
    visit = a_visit(PACK, signature=None, decisions=(a_decision(PACK, agreed=False),))
    text = words(intake_pdf(document(visit)))
    assert "Declined: Agreement to the infusion" in text
    assert "no signature was asked for" in text


def test_the_sign_off_names_the_nurse_the_time_and_the_meaning():
    text = words(intake_pdf(document()))
    assert "Signed off by Nora Beispiel RN Signed on March 2, 2026, 11:00:00 (UTC-06:00)" in text
    assert "Meaning I read this intake and talked with the patient." in text
    assert "Blood pressure taken twice." in text


def test_it_is_bound_to_the_envelope_and_to_consent_pdf():
    text = words(intake_pdf(document()))
    assert "cd" * 32 in text
    assert f"SHA-256 of consent.pdf: {'ef' * 32}" in text
    assert PACK.reference.sha256 in text


def test_pages_outline_and_dates():
    pdf = intake_pdf(document())
    assert f"Page 1 of {len(pages(pdf))}" in pages(pdf)[0]
    assert [title for level, title in outline(pdf) if level == 1] == [
        "Flags",
        "Scores",
        "What the patient learned",
        "Decisions",
        "Patient’s signature",
        "Answers",
        "Sign-off",
        "About this document",
    ]
    assert about(pdf)["CreationDate"] == "D:20260302110000-06'00'"
    assert pdf == intake_pdf(document())


def test_a_visit_without_slides_forms_or_consents_is_still_a_document():
    visit = a_visit(PACK, kind="return", slides_seen=(), attempts=(), decisions=(), signature=None)
    pdf = intake_pdf(document(visit, flags=(), scores=(), forms=(), clinic=""))
    assert [title for level, title in outline(pdf) if level == 1] == [
        "Flags",
        "Sign-off",
        "About this document",
    ]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=3000), st.integers(1, 10))
@example("W", 20000)
@example("a word and another ", 1000)
def test_whatever_was_written_can_be_printed(text, times):
    long = text * times
    pdf = intake_pdf(
        document(
            flags=(FlagEntry("red", text, text, ((text, long),) * 3),),
            scores=(ScoreEntry(text, text, text, ((text, text),)),),
            forms=(FormEntry(text, ((text, long),)),),
            sign_off=SignOffEntry(text, text, STARTED, long),
            warnings=(text,),
        )
    )
    assert pdf.startswith(b"%PDF")


def test_words_that_were_cut_into_paragraphs_are_all_there():
    long = " ".join(f"word{number}" for number in range(2000))
    text = words(intake_pdf(document(forms=(FormEntry("F", (("Q", long),)),))))
    assert [n for n in range(2000) if f"word{n} " not in text] == []


def test_places_that_hurt_are_drawn_with_the_patients_sides():
    form = FormEntry("Where you hurt", (("Where?", "Your left knee"),), frozenset({"knee_left"}))
    text = words(intake_pdf(document(forms=(form,))))
    assert text.count("Patient’s left") == text.count("Patient’s right") == 2  # front and back
    assert "Patient’s left" not in words(intake_pdf(document()))
    other = replace(form, places=frozenset({"knee_right"}))
    assert intake_pdf(document(forms=(form,))) != intake_pdf(document(forms=(other,)))
