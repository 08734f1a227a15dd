"""Before the sign-off, the sign-off, and what may come after it."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from kiosk.errors import Damaged, Refused
from kiosk.forms.questionnaire import Coding, Item, Option, Questionnaire, Text
from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from kiosk.review.assessment import ACTIONS, Assessment, Resolution
from kiosk.review.opened import OpenedIntake, Review
from kiosk.review.signing.draft import opened_draft, sealed_draft
from kiosk.review.worklist import Worklist
from kiosk.visit.identity import Identity
from tests.desks import NURSES, Clinic, later, resolved
from tests.fhir_r4 import assert_valid_r4
from tests.people import (
    CODE,
    ESCORT,
    FORM,
    HARM,
    INTEREST,
    OFTEN,
    a_pack_of_four,
    a_visit,
    decisions,
)

RED = {FORM: {INTEREST: (OFTEN[2],), HARM: (OFTEN[1],), ESCORT: (True,)}}
YES, NO = Coding("LA33-6", "http://loinc.org", "Yes"), Coding("LA32-8", "http://loinc.org", "No")


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def a_red_intake(clinic: Clinic) -> OpenedIntake:
    return clinic.desk().open(clinic.send(a_visit(clinic.pack, answers=RED)))


def last_bundle(clinic: Clinic) -> dict[str, object]:
    return unseal(parse(clinic.received()[-1].body), [str(clinic.epoch)])


def of_kind(bundle, kind: str) -> list[dict]:
    return [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == kind]


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def with_a_nurse_form(clinic: Clinic) -> Questionnaire:
    """Give the pack a question that the nurse asks after the red flag, and a rule on its answer."""
    options = (Option(YES, Text("Yes")), Option(NO, Text("No")))
    item = Item("now", "choice", Text("Are you thinking of it now?"), options=options)
    form = Questionnaire("ask", "urn:ask", "1", Text("Asked in private"), (item,), {"now": item})
    harm, low = clinic.pack.rules
    acute = replace(
        harm,
        id="acute",
        questionnaire_id="ask",
        condition="item.where(linkId='now').answer.value.code = 'LA33-6'",
        words="Do not leave the patient alone.",
        questions=("now",),
    )
    clinic.pack = replace(
        clinic.pack,
        rules=(replace(harm, ask="ask"), low, acute),
        nurse_questionnaires=(form,),
    )
    return form


def test_an_open_red_flag_refuses_the_sign_off_and_says_what_to_do(clinic):
    intake = a_red_intake(clinic)
    with pytest.raises(Refused, match="is open: say beside it what was done, and why"):
        clinic.desk().sign_off(intake, Assessment(notes="All well."))
    assert [r.kind for r in clinic.received()] == ["intake"]


def test_a_calm_intake_is_signed_off_without_more_ado(clinic):
    intake = clinic.desk().open(clinic.send(a_visit(clinic.pack)))
    review = clinic.desk().sign_off(intake, Assessment())
    assert not review.second_due
    assert clinic.desk().look(Worklist()).rows[0].done


@pytest.mark.parametrize("action", ACTIONS)
def test_how_a_flag_was_dealt_with_is_signed_and_comes_back(clinic, action):
    desk, intake = clinic.desk(), a_red_intake(clinic)
    dealt = Resolution(
        "self-harm", action, "They are safe.", "nurse-1", NURSES["nurse-1"], clinic.clock.now()
    )
    review = desk.sign_off(intake, Assessment().resolve(dealt))
    assert review.resolutions == (dealt,)
    bundle = last_bundle(clinic)
    assert_valid_r4(bundle)
    assert of_kind(bundle, "DetectedIssue")[0]["severity"] == "high"
    assert "They are safe. (Nora Invented, RN" in words_of(desk.intake_pdf(review))


def test_a_resolution_can_be_taken_back(clinic):
    desk, intake = clinic.desk(), a_red_intake(clinic)
    done = resolved(desk, intake)
    with pytest.raises(Refused, match="Red flag"):
        desk.sign_off(intake, done.reopen("self-harm"))


@pytest.mark.parametrize("talked", [True, False])
def test_a_consent_is_verified_only_when_the_talk_was_recorded(clinic, talked):
    desk, intake = clinic.desk(), clinic.desk().open(clinic.send(a_visit(clinic.pack)))
    review = desk.sign_off(intake, resolved(desk, intake, talked=talked))
    bundle = last_bundle(clinic)
    assert_valid_r4(bundle)
    (consent,) = of_kind(bundle, "Consent")
    assert ("verification" in consent) is talked
    assert (review.talked_at is not None) is talked
    assert ("talked the consent through" in review.reason) is talked
    assert ("Not recorded" in words_of(desk.intake_pdf(review))) is not talked


def test_an_agreement_without_a_decision_needs_a_reason():
    clinic = Clinic(a_pack_of_four())
    some = decisions(clinic.pack)[:3]
    intake = clinic.desk().open(clinic.send(a_visit(clinic.pack, decisions=some)))
    assert intake.undecided == {"data": "About data"}
    with pytest.raises(Refused, match="“About data” has no decision"):
        clinic.desk().sign_off(intake, Assessment().explain("data", " "))
    review = clinic.desk().sign_off(intake, Assessment().explain("data", "Asked on paper."))
    assert review.undecided == ("data: Asked on paper.",)
    assert_valid_r4(last_bundle(clinic))
    assert "No decision: About data" in words_of(clinic.desk().intake_pdf(review))


def test_what_is_not_asked_after_a_decline_needs_no_reason():
    clinic = Clinic(a_pack_of_four())
    no = decisions(clinic.pack, no=("treatment",))[:2]
    intake = clinic.desk().open(clinic.send(a_visit(clinic.pack, decisions=no, signature=None)))
    assert intake.undecided == {}
    assert clinic.desk().sign_off(intake, Assessment())


def test_what_the_nurse_asks_may_raise_a_red_flag_of_its_own(clinic):
    form = with_a_nurse_form(clinic)
    desk, intake = clinic.desk(), a_red_intake(clinic)
    assert intake.nurse_forms == (form,)
    said = resolved(desk, intake).answer("ask", {"now": (YES,)})
    assert [flag.rule for flag in desk.assess(intake, said).flags] == ["self-harm", "acute"]
    with pytest.raises(Refused, match="Do not leave the patient alone"):
        desk.sign_off(intake, said)
    calm = resolved(desk, intake).answer("ask", {"now": (NO,)})
    review = desk.sign_off(intake, calm)
    (answered,) = of_kind(last_bundle(clinic), "QuestionnaireResponse")
    assert answered["author"]["display"] == NURSES["nurse-1"]
    assert_valid_r4(last_bundle(clinic))
    assert "Asked or measured by staff" in words_of(desk.intake_pdf(review))


def test_a_form_that_no_flag_calls_for_is_not_offered(clinic):
    with_a_nurse_form(clinic)
    assert clinic.desk().open(clinic.send(a_visit(clinic.pack))).nurse_forms == ()


def test_a_red_flag_waits_for_a_clinician_who_is_somebody_else(clinic):
    intake = a_red_intake(clinic)
    first = clinic.desk().sign_off(intake, resolved(clinic.desk(), intake))
    (row,) = clinic.desk().look(Worklist()).rows
    assert (first.second_due, row.waits_for_clinician, row.done) == (True, True, False)
    for nurse in ("nurse-1", "nurse-2"):
        with pytest.raises(Refused, match="A clinician has to sign"):
            clinic.desk(nurse).countersign(intake, first)
    second = clinic.desk("clinician-1").countersign(intake, first)
    assert second.act == "second-signature"
    assert_valid_r4(last_bundle(clinic))
    worklist = clinic.desk().look(Worklist())
    assert worklist.countersigned(intake.id) == second
    assert worklist.rows[0].done


def test_a_clinician_does_not_countersign_what_they_signed_off(clinic):
    intake, ida = a_red_intake(clinic), clinic.desk("clinician-1")
    first = ida.sign_off(intake, resolved(ida, intake))
    with pytest.raises(Refused, match="You signed this off yourself"):
        ida.countersign(intake, first)


def test_a_clinic_may_do_without_the_second_signature(clinic):
    desk, intake = clinic.desk(), a_red_intake(clinic)
    desk.second_signature = False
    assert not desk.sign_off(intake, resolved(desk, intake)).second_due


def signed_off(clinic: Clinic) -> tuple[OpenedIntake, Review]:
    intake = clinic.desk().open(clinic.send(a_visit(clinic.pack)))
    return intake, clinic.desk().sign_off(intake, resolved(clinic.desk(), intake))


def test_an_addendum_has_words_a_reason_and_a_name_and_changes_nothing(clinic):
    intake, first = signed_off(clinic)
    before = clinic.received()
    added = clinic.desk("nurse-2").add(intake, "The patient called.", "Takes aspirin, too.")
    assert clinic.received()[:-1] == before
    assert (added.act, added.reason, added.notes) == (
        "addendum",
        "The patient called.",
        "Takes aspirin, too.",
    )
    worklist = clinic.desk().look(Worklist())
    assert (worklist.signed_off(intake.id), worklist.added(intake.id)) == (first, (added,))
    assert_valid_r4(last_bundle(clinic))


def test_an_addendum_without_a_reason_or_words_is_refused(clinic):
    intake, _ = signed_off(clinic)
    with pytest.raises(Refused, match="Say why"):
        clinic.desk().add(intake, "", "Words.")
    with pytest.raises(Refused, match="Write what"):
        clinic.desk().add(intake, "A reason.", "\n")


def test_a_corrected_identity_is_shown_and_the_typed_one_is_kept(clinic):
    intake, _ = signed_off(clinic)
    who = Identity(CODE, "Testa", "Beispiel-Muster", date(1957, 4, 21))
    added = clinic.desk().correct(intake, "Read from the ID card.", who)
    assert added.identity == who
    assert_valid_r4(last_bundle(clinic))
    (row,) = clinic.desk().look(Worklist()).rows
    assert (row.name, row.birth_date, row.corrected) == (
        "Testa Beispiel-Muster",
        date(1957, 4, 21),
        True,
    )
    assert clinic.desk().open(intake.id).read.identity == intake.read.identity


def test_a_consent_that_is_taken_back_is_inactive_and_never_erased():
    clinic = Clinic(a_pack_of_four())
    intake = clinic.desk().open(
        clinic.send(a_visit(clinic.pack, decisions=decisions(clinic.pack, no=("photo",))))
    )
    desk = clinic.desk()
    desk.sign_off(intake, resolved(desk, intake))
    added = desk.withdraw(intake, "Told the nurse before the drip.", ("treatment", "photo"))
    assert added.withdrawn == ("treatment",)
    assert_valid_r4(last_bundle(clinic))
    assert [c["status"] for c in of_kind(last_bundle(clinic), "Consent")] == ["inactive"]
    assert clinic.desk().look(Worklist()).rows[0].withdrawn
    with pytest.raises(Refused, match="Choose a consent"):
        desk.withdraw(intake, "A reason.", ("photo",))


def test_one_nurse_at_a_time_and_the_other_is_named(clinic):
    intake = a_red_intake(clinic)
    assert clinic.desk("nurse-1").begin(intake).other == ""
    assert clinic.desk("nurse-2").begin(intake).other == NURSES["nurse-1"]
    assert clinic.desk("nurse-2").look(Worklist()).rows[0].at_work == NURSES["nurse-1"]
    with pytest.raises(Refused, match="Nora Invented, RN works on this intake now"):
        other = clinic.desk("nurse-2")
        other.sign_off(intake, resolved(other, intake))


def test_what_was_not_signed_is_there_after_a_crash_and_for_who_takes_over(clinic):
    form = with_a_nurse_form(clinic)
    desk, intake = clinic.desk(), a_red_intake(clinic)
    desk.begin(intake)
    said = resolved(desk, intake, "Half a sent").answer(form.id, {"now": (NO,)})
    desk.keep(intake, said.explain("infusion", "later"))
    assert clinic.desk().begin(intake).draft == said.explain("infusion", "later")
    other = clinic.desk("nurse-2").begin(intake, take_over=True)
    assert (other.other, other.draft.notes) == ("", "Half a sent")
    with pytest.raises(Refused, match="Somebody else works on this intake now"):
        desk.keep(intake, said)


def test_a_claim_and_its_draft_are_gone_when_it_is_signed(clinic):
    desk, intake = clinic.desk(), a_red_intake(clinic)
    desk.begin(intake)
    desk.keep(intake, resolved(desk, intake))
    desk.sign_off(intake, resolved(desk, intake))
    assert clinic.claims.held() == {}


def test_an_intake_that_was_only_read_is_free_and_one_that_was_begun_stays_theirs(clinic):
    desk, intake = clinic.desk(), a_red_intake(clinic)
    desk.begin(intake)
    desk.leave(intake)
    assert clinic.claims.held() == {}
    desk.begin(intake)
    desk.keep(intake, Assessment(notes="Words."))
    desk.leave(intake)
    work = clinic.desk("nurse-2").begin(intake)
    assert (work.other, work.draft) == (NURSES["nurse-1"], Assessment())
    assert clinic.desk("nurse-2").begin(intake, take_over=True).draft.notes == "Words."


def test_a_draft_says_nothing_to_who_has_not_the_clinics_keys(clinic):
    said = Assessment(notes="Words nobody else may read.")
    sealed = sealed_draft(said, clinic.pack, clinic.manifest.seal_to)
    assert b"nobody" not in sealed
    assert opened_draft(sealed, clinic.pack, [str(clinic.epoch)]) == said
    with pytest.raises(Refused, match="The draft is not sealed to this key"):
        opened_draft(sealed, clinic.pack, [str(type(clinic.epoch).generate())])
    with pytest.raises(Damaged, match="The draft: the body does not open"):
        opened_draft(sealed[:-1] + b"\0", clinic.pack, [str(clinic.epoch)])


def test_the_worklist_puts_what_waits_for_a_clinician_before_what_is_done(clinic):
    calm = clinic.desk().open(clinic.send(later(a_visit(clinic.pack), 1)))
    red = clinic.desk().open(clinic.send(later(a_visit(clinic.pack, answers=RED), 2)))
    for intake in (red, calm):
        clinic.desk().sign_off(intake, resolved(clinic.desk(), intake))
    rows = clinic.desk().look(Worklist()).rows
    assert [(row.id, row.done) for row in rows] == [(red.id, False), (calm.id, True)]
