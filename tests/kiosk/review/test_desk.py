"""What one nurse can do: look, open, sign off, acknowledge; and what is kept apart."""

import base64
import json
from dataclasses import replace

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.audit.chain import check_chains
from kiosk.audit.entry import read_entry
from kiosk.content.pack import Translation
from kiosk.errors import Damaged, Refused
from kiosk.forms.questionnaire import Item, Questionnaire, Text
from kiosk.record.canonical import canonical
from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from kiosk.review.assessment import Assessment
from kiosk.review.audited import heads_of
from kiosk.review.opened import Review
from kiosk.review.opening import open_intake
from kiosk.review.signing.act import Signer
from kiosk.review.signing.attestation import DECLINED, REPRESENTED, attestation
from kiosk.review.signing.bundle import SignedOff, review_bundle
from kiosk.review.signing.signed import read_review
from kiosk.review.worklist import Worklist, is_late
from tests.desks import NURSES, Clinic, later, resolved
from tests.envelopes import sealed
from tests.fhir_r4 import assert_valid_r4
from tests.people import (
    CODE,
    DEVICE,
    DOWN,
    ESCORT,
    FAMILY,
    FORM,
    HARM,
    INTEREST,
    OFTEN,
    WORDS,
    a_decision,
    a_pack_of_four,
    a_visit,
    decisions,
    signed_for_by,
)

OWN_WORDS = "The nights are long <b>and</b> I think of it."
DARK = {
    FORM: {
        INTEREST: (OFTEN[2],),
        DOWN: (OFTEN[3],),
        HARM: (OFTEN[1],),
        WORDS: (OWN_WORDS,),
        ESCORT: (False,),
    }
}


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def test_who_runs_the_clinic_and_has_no_clinical_role_signs_nothing_off() -> None:
    clinic = Clinic(roles={"nurse-1": "admin", "nurse-2": "clinician+admin"})
    sent = clinic.send(a_visit(clinic.pack))
    desk = clinic.desk("nurse-1")
    intake = clinic.desk("nurse-2").open(sent)
    with pytest.raises(Refused, match="Only a nurse or a clinician"):
        desk.sign_off(intake, Assessment())
    desk = clinic.desk("nurse-2")
    assert desk.sign_off(desk.open(sent), Assessment()).person == "nurse-2"
    assert [received.kind for received in clinic.received()] == ["intake", "review"]


def pdf_words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split())


def signed(clinic: Clinic, intake_id: str, nurse: str = "nurse-1", notes: str = "") -> Review:
    desk = clinic.desk(nurse)
    intake = desk.open(intake_id)
    return desk.sign_off(intake, resolved(desk, intake, notes))


def test_flags_come_red_first_with_the_patients_own_words_and_the_rules_source(clinic):
    sent = clinic.send(a_visit(clinic.pack, answers=DARK))
    flags = clinic.desk().open(sent).flags
    assert [flag.level for flag in flags] == ["red", "amber"]
    assert [quote.answer for quote in flags[0].quotes] == ["Several days", OWN_WORDS]
    assert flags[0].source == "Rule of this clinic"


def test_a_rules_source_is_named_with_how_it_was_read(clinic):
    rules = tuple(replace(rule, source="invented") for rule in clinic.pack.rules)
    clinic.pack = replace(clinic.pack, rules=rules)
    sent = clinic.send(a_visit(clinic.pack, answers=DARK))
    assert clinic.desk().open(sent).flags[0].source == (
        "An invented source, doi:10.0/x (from memory)"
    )


def test_an_answer_in_spanish_is_shown_in_both_languages(clinic):
    sent = clinic.send(a_visit(clinic.pack, language="es", answers=DARK))
    opened = clinic.desk().open(sent)
    assert opened.flags[0].quotes[0].question == "Thoughts of hurting yourself"
    assert opened.flags[0].quotes[0].answer == "Varios días (Several days)"
    assert opened.missed[0].answers == (
        "Conduzco yo (I drive)",
        "Alguien me lleva (Someone takes me)",
    )
    assert opened.titles == {"infusion": "Agreement to the infusion"}


def test_a_score_shows_every_addend_or_what_is_missing(clinic):
    whole = clinic.desk().open(clinic.send(a_visit(clinic.pack, answers=DARK))).totals[0]
    assert (whole.words, whole.band) == ("6 of 9", "high")
    assert [int(points) for _question, points in whole.addends] == [2, 3, 1]
    part = clinic.desk().open(clinic.send(a_visit(clinic.pack))).totals[0]
    assert part.words == "not scored, 1 unanswered"
    assert part.missing == ("Feeling low",)


def test_a_score_that_the_form_did_not_ask_for_says_so_on_screen_and_on_paper(clinic):
    gated = replace(clinic.pack.scorings[0], items=(INTEREST, WORDS))  # asked only after HARM
    clinic.pack = replace(clinic.pack, scorings=(gated,))
    calm = {FORM: {INTEREST: (OFTEN[0],), HARM: (OFTEN[0],)}}
    sent = clinic.send(a_visit(clinic.pack, answers=calm))
    (total,) = clinic.desk().open(sent).totals
    assert (total.words, total.addends, total.missing) == ("not asked", (), ())
    paper = pdf_words(clinic.desk().intake_pdf(signed(clinic, sent)))
    assert f"{total.title}: not asked" in paper


def test_marks_for_the_nurse_and_missed_teach_back_are_there(clinic):
    opened = clinic.desk().open(clinic.send(a_visit(clinic.pack)))
    assert opened.ask_nurse == ("What to expect",)
    assert opened.missed[0].right_at_last


def test_without_the_pack_the_nurse_is_told_first_that_nothing_was_judged(clinic):
    sent = clinic.send(a_visit(clinic.pack, answers=DARK))
    opened = clinic.desk(packs=()).open(sent)
    assert opened.warnings[0].startswith(
        "Rules of pack invented-pack version 1.0 are not installed"
    )
    assert opened.flags == ()
    assert OWN_WORDS in [answered.answer for form in opened.forms for answered in form.answers]
    assert clinic.desk(packs=()).look(Worklist()).rows[0].warned


def test_a_consent_to_other_words_than_the_packs_is_told_first(clinic):
    decision = replace(a_decision(clinic.pack), words_sha256="0" * 64)
    sent = clinic.send(a_visit(clinic.pack, decisions=(decision,)))
    assert "Do not rely on this consent" in clinic.desk().open(sent).warnings[0]


def test_the_worklist_has_red_first_then_oldest_and_signed_off_last(clinic):
    old = clinic.send(later(a_visit(clinic.pack), 1))
    red = clinic.send(later(a_visit(clinic.pack, answers=DARK), 9))
    new = clinic.send(later(a_visit(clinic.pack), 5))
    desk = clinic.desk()
    worklist = desk.look(Worklist())
    assert [row.id for row in worklist.rows] == [red, old, new]
    signed(clinic, old)
    assert [row.id for row in desk.look(worklist).rows] == [red, new, old]


def test_looking_again_takes_in_only_what_is_new(clinic):
    clinic.send(a_visit(clinic.pack))
    desk = clinic.desk()
    first = desk.look(Worklist())
    assert desk.look(first) is first
    clinic.send(later(a_visit(clinic.pack), 7))
    assert len(desk.look(first).rows) == 2


def test_sign_off_adds_a_record_signed_by_the_nurse_and_changes_nothing(clinic):
    sent = clinic.send(a_visit(clinic.pack, answers=DARK))
    before = clinic.received()
    review = signed(clinic, sent, notes="Talked with the patient.")
    assert clinic.received()[:-1] == before
    envelope = parse(clinic.received()[-1].body)
    assert (envelope.header.kind, envelope.header.person) == ("review", "nurse-1")
    assert review == clinic.desk("nurse-2").look(Worklist()).signed_off(sent)
    assert review.notes == "Talked with the patient."


def test_reviews_of_a_desk_are_one_chain(clinic):
    for minute in (1, 2, 3):
        signed(clinic, clinic.send(later(a_visit(clinic.pack), minute)))
    chain = [parse(r.body) for r in clinic.received() if r.kind == "review"]
    assert [envelope.header.seq for envelope in chain] == [1, 2, 3]
    assert [envelope.header.prev for envelope in chain] == ["", chain[0].id, chain[1].id]
    assert clinic.desk().look(Worklist()).gaps == ()


def test_whatever_is_signed_names_the_head_of_its_desks_audit(clinic):
    intake_id = clinic.send(a_visit(clinic.pack))
    signed(clinic, intake_id)
    desk = clinic.desk()
    desk.add(desk.open(intake_id), "Forgotten before", "The patient has eaten.")
    written = [read_entry(row.body) for row in clinic.audit.entries()]
    headers = [parse(received.body).header for received in clinic.received()[1:]]
    assert [(entry.act, entry.subject) for entry in written] == [
        ("view", intake_id),
        ("sign-off", intake_id),
        ("view", intake_id),
        ("addendum", intake_id),
    ]
    assert [header.audit for header in headers] == [written[1].id, written[3].id]
    heads = heads_of(clinic.inbox, clinic.manifest)
    assert heads == {desk.device: [written[1].id, written[3].id]}
    (found,) = check_chains(clinic.audit.entries(), clinic.manifest, heads)
    assert found.broken is None


def test_who_takes_over_anothers_intake_is_in_the_audit(clinic):
    nora, otto = clinic.desk("nurse-1"), clinic.desk("nurse-2")
    intake = nora.open(clinic.send(a_visit(clinic.pack)))
    nora.begin(intake)
    otto.begin(otto.open(intake.id), take_over=True)
    last = read_entry(list(clinic.audit.entries())[-1].body)
    assert (last.act, last.person, last.subject) == ("take-over", "nurse-2", intake.id)


def test_only_a_review_may_name_the_audit() -> None:
    line = json.loads(sealed().split(b"\n", 1)[0])
    body = canonical({**line, "audit": "ab" * 32}) + b"\nbody"
    with pytest.raises(Damaged, match="line 1 is wrong"):
        parse(body)


def test_intake_pdf_contains_every_answer(clinic):
    sent = clinic.send(a_visit(clinic.pack, answers=DARK))
    review = signed(clinic, sent, notes="A note for the record.")
    words = pdf_words(clinic.desk("nurse-2").intake_pdf(review))
    opened = clinic.desk().open(sent)
    for form in opened.forms:
        for answered in form.answers:
            assert answered.question in words
            assert answered.answer in words
    for expected in (NURSES["nurse-1"], "A note for the record.", opened.flags[0].words):
        assert expected in words


def test_a_decline_is_signed_off_and_stays_rejected(clinic):
    declined = a_visit(
        clinic.pack, decisions=(a_decision(clinic.pack, agreed=False),), signature=None
    )
    sent = clinic.send(declined)
    assert clinic.desk().open(sent).declined
    signed(clinic, sent)
    bundle = unseal(parse(clinic.received()[-1].body), [str(clinic.epoch)])
    consent = next(
        entry["resource"]
        for entry in bundle["entry"]  # type: ignore[attr-defined]  # JSON
        if entry["resource"]["resourceType"] == "Consent"
    )
    assert consent["status"] == "rejected"
    assert consent["verification"][0]["verified"]


def test_a_decline_of_the_treatment_is_a_decline_though_the_notice_was_acknowledged():
    clinic = Clinic(a_pack_of_four())
    no = ("treatment", "photo", "data")
    sent = clinic.send(a_visit(clinic.pack, decisions=decisions(clinic.pack, no=no)[:2]))
    opened = clinic.desk().open(sent)
    assert (opened.declined, attestation(opened)) == (True, DECLINED)
    (row,) = clinic.desk().look(Worklist()).rows
    assert (row.declined, row.agreed, row.decided) == (True, 1, 2)


def test_a_reason_is_shown_as_chosen_and_in_the_nurses_language():
    clinic = Clinic(a_pack_of_four())
    spanish = decisions(clinic.pack, "es", no=("privacy-notice",))
    sent = clinic.send(a_visit(clinic.pack, language="es", decisions=spanish))
    assert clinic.desk().open(sent).reasons == {"privacy-notice": "No lo recibí (I did not get it)"}
    rather_not = replace(spanish[1], reason="Prefiero no decirlo")
    changed = (spanish[0], rather_not, *spanish[2:])
    sent = clinic.send(a_visit(clinic.pack, language="es", decisions=changed))
    words = "Prefiero no decirlo (I’d rather not say)"
    assert clinic.desk().open(sent).reasons == {"privacy-notice": words}
    assert words in pdf_words(clinic.desk().intake_pdf(signed(clinic, sent)))


def test_who_decided_for_the_patient_is_verified_with_and_attested():
    clinic = Clinic(a_pack_of_four())
    visit = a_visit(clinic.pack, decisions=decisions(clinic.pack), signature=signed_for_by())
    sent = clinic.send(visit)
    opened = clinic.desk().open(sent)
    assert attestation(opened) == REPRESENTED
    review = signed(clinic, sent)
    bundle = unseal(parse(clinic.received()[-1].body), [str(clinic.epoch)])
    assert_valid_r4(bundle)
    text = pdf_words(clinic.desk().intake_pdf(review))
    for expected in ("Signature for the patient", "daughter", "Legal guardian", "Rosa Invented"):
        assert expected in text


def test_two_desks_may_sign_at_once_and_the_first_sign_off_stands_alone(clinic):
    sent = clinic.send(a_visit(clinic.pack))
    first = signed(clinic, sent, "nurse-1")
    clinic.clock.advance(1)
    assert signed(clinic, sent, "nurse-2") == first
    worklist = clinic.desk("nurse-2").look(Worklist())
    assert worklist.reviews[sent] == (first,)


def test_the_signature_is_a_verification_signature_of_astm_e1762(clinic):
    signed(clinic, clinic.send(a_visit(clinic.pack)))
    bundle = json.dumps(unseal(parse(clinic.received()[-1].body), [str(clinic.epoch)]))
    assert '"1.2.840.10065.1.12.1.5"' in bundle
    assert '"urn:iso-astm:E1762-95:2013"' in bundle


def forged(clinic: Clinic) -> str:
    stranger = replace(clinic.sealing, signing_key=Ed25519PrivateKey.generate())
    return clinic.send(later(a_visit(clinic.pack), 3), sealing=stranger)


def test_a_forged_envelope_is_set_aside_and_shown(clinic):
    good = clinic.send(a_visit(clinic.pack))
    bad = forged(clinic)
    worklist = clinic.desk().look(Worklist())
    assert [row.id for row in worklist.rows] == [good]
    assert [(aside.id, aside.device) for aside in worklist.aside] == [(bad, DEVICE)]
    assert "signature" in worklist.aside[0].why


def test_a_revoked_and_an_unknown_device_are_set_aside(clinic):
    clinic.send(a_visit(clinic.pack))
    stranger = replace(clinic.sealing, device="tablet-of-nobody")
    clinic.send(later(a_visit(clinic.pack), 4), sealing=stranger, seq=1, prev="")
    devices = (clinic.manifest.devices[0].model_copy(update={"revoked": True}),)
    clinic.manifest = clinic.manifest.model_copy(update={"devices": devices})
    worklist = clinic.desk().look(Worklist())
    assert worklist.rows == ()
    assert ["revoked" in a.why or "not enrolled" in a.why for a in worklist.aside] == [True, True]


def test_a_tablet_that_was_let_in_while_the_desk_was_open_is_not_set_aside(clinic):
    latest = clinic.manifest
    clinic.manifest = latest.model_copy(update={"devices": ()})
    desk = replace(clinic.desk(), renewal=lambda: (latest, (str(clinic.epoch),)))
    name = clinic.send(a_visit(clinic.pack))
    worklist = desk.look(Worklist())
    assert [row.id for row in worklist.rows] == [name]
    assert worklist.aside == ()


def test_what_is_sealed_to_other_keys_is_shown_but_not_called_damaged(clinic):
    clinic.send(a_visit(clinic.pack))
    desk = clinic.desk()
    other = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    stranger = replace(desk.reviewer, identities=(other,))
    worklist = replace(desk, reviewer=stranger).look(Worklist())
    assert worklist.aside == ()
    assert len(worklist.unopened) == 1


def test_an_envelope_filed_under_another_name_is_damaged(clinic):
    clinic.send(a_visit(clinic.pack))
    received = replace(clinic.received()[0], seq=7)
    with pytest.raises(Damaged, match="filed under another"):
        open_intake(received, clinic.manifest, [str(clinic.epoch)], {})


def test_another_clinics_envelope_is_damaged(clinic):
    clinic.send(a_visit(clinic.pack))
    manifest = clinic.manifest.model_copy(update={"clinic": "another"})
    with pytest.raises(Damaged, match="another clinic"):
        open_intake(clinic.received()[0], manifest, [str(clinic.epoch)], {})


def test_a_review_signed_with_another_nurses_key_is_set_aside(clinic):
    sent = clinic.send(a_visit(clinic.pack))
    desk = clinic.desk("nurse-1")
    intake = desk.open(sent)
    liar = replace(desk, reviewer=replace(desk.reviewer, person="nurse-2"))
    with pytest.raises(Damaged, match="signature"):
        liar.sign_off(intake, Assessment())
    worklist = clinic.desk().look(Worklist())
    assert worklist.signed_off(sent) is None
    assert len(worklist.aside) == 1
    desk.begin(intake, take_over=True)
    assert desk.sign_off(intake, Assessment()) == desk.look(worklist).signed_off(sent)


def test_a_review_that_speaks_for_another_nurse_is_set_aside(clinic):
    sent = clinic.send(a_visit(clinic.pack))
    intake = clinic.desk().open(sent)
    said = SignedOff(Signer("nurse-2", NURSES["nurse-2"], clinic.clock.now()), "", Assessment())
    nurse = replace(
        clinic.sealing,
        device="desk-x",
        person="nurse-1",
        signing_key=clinic.nurse_keys["nurse-1"],
    )
    bundle = review_bundle(intake, b"%PDF", said, clinic.pack)
    clinic.deliver(bundle, "review", sealing=nurse, seq=1, prev="")
    worklist = clinic.desk().look(Worklist())
    assert worklist.signed_off(sent) is None
    assert "names another person" in worklist.aside[0].why


def test_a_review_that_is_none_is_damaged():
    with pytest.raises(Damaged, match="not written as a sign-off"):
        read_review("0" * 64, {"resourceType": "Bundle"})


def test_a_gap_in_a_tablets_numbers_is_noticed(clinic):
    first = clinic.send(a_visit(clinic.pack))
    clinic.send(later(a_visit(clinic.pack), 4), seq=3, prev=first)
    gap = clinic.desk().look(Worklist()).gaps[0]
    assert (gap.device, gap.first, gap.last, gap.broken) == (DEVICE, 2, 2, False)


def test_only_an_intake_opens_as_one(clinic):
    call = clinic.call(a_visit(clinic.pack), "help-wanted")
    with pytest.raises(Refused, match="not an intake"):
        clinic.desk().open(call)
    with pytest.raises(Refused, match="not in the inbox"):
        clinic.desk().open("0" * 64)


def test_an_urgent_answer_is_on_top_with_the_patients_words_until_acknowledged(clinic):
    visit = a_visit(clinic.pack, answers=DARK)
    help_wanted = clinic.call(visit, "help-wanted")
    urgent = clinic.call(visit, "urgent-answer", clinic.pack.rules[0])
    desk = clinic.desk()
    worklist = desk.look(Worklist())
    assert [notice.id for notice in worklist.open_notices] == [urgent, help_wanted]
    notice = worklist.open_notices[0]
    assert OWN_WORDS in [quote.answer for quote in notice.quotes]
    assert notice.identity is not None
    assert notice.identity.code == CODE
    assert not is_late(notice)
    desk.acknowledge(notice)
    assert urgent in clinic.inbox.acknowledged([urgent])
    assert [n.id for n in clinic.desk("nurse-2").look(worklist).open_notices] == [help_wanted]


def test_a_notice_that_was_long_on_its_way_is_late(clinic):
    clinic.call(a_visit(clinic.pack), "help-wanted")
    notice = clinic.desk().look(Worklist()).open_notices[0]
    late = replace(notice, received_at=notice.sealed_at.replace(year=2027))
    assert is_late(late)


def test_no_name_or_key_is_in_what_a_desk_prints_of_itself(clinic):
    opened = repr(clinic.desk().reviewer)
    assert "AGE-SECRET" not in opened
    sent = clinic.send(a_visit(clinic.pack))
    body = clinic.received()[0].body
    assert FAMILY.encode() not in body
    assert base64.b64encode(FAMILY.encode()) not in body
    assert sent


def test_an_urgent_flag_comes_before_other_red_ones(clinic):
    harm, low = clinic.pack.rules
    clinic.pack = replace(clinic.pack, rules=(replace(low, level="red"), harm))
    sent = clinic.send(a_visit(clinic.pack, answers=DARK))
    assert [flag.urgent for flag in clinic.desk().open(sent).flags] == [True, False]


def test_what_the_nurse_asks_now_stands_with_the_flag_in_both_languages(clinic):
    text = Text("Are you safe?", {"en": "Are you safe?", "es": "¿Está a salvo?"})
    item = Item("safe", "boolean", text)
    asked = Questionnaire("ask-now", "", "1", Text("Ask now"), (item,), {"safe": item})
    harm, low = clinic.pack.rules
    clinic.pack = replace(
        clinic.pack, rules=(replace(harm, ask="ask-now"), low), nurse_questionnaires=(asked,)
    )
    for language, words in (("en", "Are you safe?"), ("es", "¿Está a salvo? (Are you safe?)")):
        sent = clinic.send(a_visit(clinic.pack, answers=DARK, language=language))
        found = {flag.urgent: flag.ask for flag in clinic.desk().open(sent).flags}
        assert found == {True: (words,), False: ()}


def test_staff_are_told_who_answers_for_a_translation(clinic):
    def told(language, **translations):
        clinic.pack = replace(clinic.pack, translations=translations)
        return clinic.desk().open(clinic.send(a_visit(clinic.pack, language=language))).translation

    assert told("en") == ""
    assert told("es") == "draft translation, not read by a certified translator"
    official = Translation(official=frozenset({FORM}))
    assert told("es", es=official).endswith("official wording: How you feel")
    assert told("es", es=Translation("A. Invented")) == "translation certified by A. Invented"


def test_a_visit_that_asked_for_no_consent_is_no_decline(clinic):
    again = a_visit(clinic.pack, kind="return", decisions=(), signature=None)
    opened = clinic.desk().open(clinic.send(again))
    assert not opened.declined
    assert "an earlier one holds" in attestation(opened)


def test_the_papers_of_a_spanish_visit_can_be_read_by_a_nurse(clinic):
    sent = clinic.send(a_visit(clinic.pack, language="es"))
    text = pdf_words(clinic.desk().intake_pdf(signed(clinic, sent)))
    assert "¿Cómo vuelve a casa? (How do you get home?)" in text
    assert "Conduzco yo (I drive) (not right)" in text
    assert "Acuerdo sobre la infusión (Agreement to the infusion)" in text
    assert "Qué esperar (What to expect) Asked to talk about this" in text
