"""Where the patient is follows from what has happened, and from nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.pack import OptIn
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import Decision, Signature
from kiosk.visit.flow import Step, current, due, roles, steps
from kiosk.visit.visit import Visit
from tests.people import FORM, HARM, OFTEN, a_pack, a_pack_of_four, an_identity, decisions

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PACK = a_pack()


def decided(agreed: bool) -> Decision:
    return Decision("infusion", "1", "en", "00" * 32, agreed, NOW)


ACTS = {
    Step.WELCOME: lambda v: v.begin("es"),
    Step.IDENTIFY: lambda v: v.identify(an_identity(), "first"),
    Step.SLIDES: lambda v: (
        v.see_slide("what-it-is", NOW).see_slide("what-to-expect", NOW).leave_slides()
    ),
    Step.TEACH_BACK: lambda v: v.attempt(Attempt("home", 1, True, NOW)),
    Step.SCREENING: lambda v: v.answer(FORM, HARM, (OFTEN[0],)).finish_form(FORM),
    Step.REVIEW: lambda v: v.review(NOW),
    Step.CONSENT: lambda v: v.decide(decided(agreed=True)),
    Step.SIGNATURE: lambda v: v.sign(Signature("typed", NOW, "Testa Beispiel")),
}


def fresh() -> Visit:
    return Visit(id="0", started_at=NOW)


def test_each_act_leads_to_the_next_step() -> None:
    visit = fresh()
    for step, act in ACTS.items():
        assert current(visit, PACK) == step
        visit = act(visit)
    assert current(visit, PACK) == Step.THANK_YOU


@given(st.permutations([step for step in ACTS if step not in (Step.REVIEW, Step.SIGNATURE)]))
def test_whatever_the_order_of_acts_every_visit_can_end(order: list[Step]) -> None:
    visit = fresh()
    for step in order:
        visit = ACTS[step](visit)
    for step in (Step.REVIEW, Step.SIGNATURE):
        visit = ACTS[step](visit)
    assert current(visit, PACK) == Step.THANK_YOU


@given(st.lists(st.sampled_from(list(ACTS)), max_size=12))
def test_the_current_step_is_always_one_that_is_not_done(order: list[Step]) -> None:
    visit = fresh()
    for step in order:
        visit = ACTS[step](visit)
    done_before = [s for s in ACTS if s in order]
    assert current(visit, PACK) not in [
        s for s in done_before if s not in (Step.REVIEW, Step.SIGNATURE)
    ]


def test_declining_everything_needs_no_signature() -> None:
    visit = fresh()
    for act in list(ACTS.values())[:-1]:
        visit = act(visit)
    visit = visit.decide(decided(agreed=False))
    assert current(visit, PACK) == Step.THANK_YOU


def test_a_changed_answer_asks_for_another_look() -> None:
    visit = fresh()
    for act in list(ACTS.values())[:-2]:
        visit = act(visit)
    changed = visit.answer(FORM, HARM, (OFTEN[1],))
    assert current(visit, PACK) == Step.CONSENT
    assert current(changed, PACK) == Step.REVIEW


def test_a_changed_decision_must_be_signed_anew() -> None:
    visit = fresh()
    for act in ACTS.values():
        visit = act(visit)
    assert current(visit.decide(decided(agreed=True)), PACK) == Step.SIGNATURE


def test_a_return_visit_takes_the_steps_that_the_pack_gives_it() -> None:
    visit = replace(fresh(), kind="return")
    assert Step.SLIDES not in steps(visit, PACK)
    assert steps(visit, PACK)[0] == Step.WELCOME
    assert steps(visit, PACK)[-1] == Step.THANK_YOU


def test_a_language_switch_loses_nothing() -> None:
    visit = fresh()
    for act in ACTS.values():
        visit = act(visit)
    switched = visit.choose_language("en")
    assert replace(switched, language=visit.language) == visit
    assert current(switched, PACK) == Step.THANK_YOU


def test_a_slide_is_noted_once_and_marks_can_be_taken_back() -> None:
    visit = fresh().see_slide("what-it-is", NOW).see_slide("what-it-is", NOW)
    assert len(visit.slides_seen) == 1
    marked = visit.ask_about("what-it-is", wanted=True)
    assert marked.ask_nurse == {"what-it-is"}
    assert not marked.ask_about("what-it-is", wanted=False).ask_nurse


def test_an_answer_can_be_taken_back() -> None:
    visit = fresh().answer(FORM, HARM, (OFTEN[1],)).unanswer(FORM, HARM)
    assert visit.answers == {FORM: {}}


def test_a_return_visit_asks_for_consent_only_when_its_code_says_so() -> None:
    for code, asked in (("R23452", False), ("C23452", True)):
        person = replace(an_identity(), code=code)
        visit = fresh().begin("en").identify(person, "return")
        assert (Step.CONSENT in steps(visit, PACK)) == asked
        assert (Step.SIGNATURE in steps(visit, PACK)) == asked
        answered = visit.finish_form(FORM).review(NOW)
        assert current(answered, PACK) == (Step.CONSENT if asked else Step.THANK_YOU)


def test_each_kind_of_visit_asks_its_own_questionnaires() -> None:
    again = replace(PACK, asks={"first": (FORM,), "return": ()})
    visit = fresh().begin("en").identify(an_identity(), "return")
    assert current(visit, again) == Step.REVIEW
    assert current(visit, PACK) == Step.SCREENING


def test_an_opt_in_questionnaire_is_asked_only_where_a_clinic_names_it() -> None:
    opted = replace(
        PACK,
        asks={"first": ("a", FORM), "return": (FORM,)},
        opt_ins=(OptIn("extra", ("first",), "non-commercial"),),
    )
    assert opted.with_instruments([]).asks == opted.asks
    assert opted.with_instruments(["extra"]).asks == {
        "first": ("a", "extra", FORM),
        "return": (FORM,),
    }


FOUR = a_pack_of_four()


def at_consent() -> Visit:
    visit = fresh()
    for act in list(ACTS.values())[:-2]:
        visit = act(visit)
    return visit.choose_language("en")


def ids(visit: Visit) -> list[str]:
    return [decision.agreement_id for decision in visit.decisions]


def test_what_hangs_on_the_treatment_is_not_asked_after_a_decline() -> None:
    visit = at_consent()
    assert [a.id for a in due(visit, FOUR)] == ["treatment", "privacy-notice", "photo", "data"]
    for decision in decisions(FOUR, no=("treatment",))[:2]:
        visit = visit.decide(decision)
    assert [a.id for a in due(visit, FOUR)] == ["treatment", "privacy-notice"]
    assert current(visit, FOUR) == Step.SIGNATURE, "the notice was acknowledged"
    assert (visit.declined, visit.agreed_to_any) == (True, True)


def test_going_back_and_declining_takes_away_what_hung_on_it_for_good() -> None:
    visit = at_consent()
    for decision in decisions(FOUR):
        visit = visit.decide(decision)
    assert current(visit, FOUR) == Step.SIGNATURE
    yes, no = decisions(FOUR)[0], decisions(FOUR, no=("treatment",))[0]
    declined = visit.decide(no)
    assert ids(declined) == ["treatment", "privacy-notice"]
    again = declined.decide(yes)
    assert ids(again) == ["treatment", "privacy-notice"]
    assert current(again, FOUR) == Step.CONSENT, "photo and data are asked anew"


def test_a_changed_decision_keeps_its_place() -> None:
    visit = at_consent()
    for decision in decisions(FOUR):
        visit = visit.decide(decision)
    assert ids(visit.decide(decisions(FOUR, no=("photo",))[2])) == ids(visit)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12))
def test_nothing_is_ever_decided_that_is_not_due(choices: list[tuple[int, bool]]) -> None:
    visit = at_consent()
    for number, agreed in choices:
        asked = due(visit, FOUR)
        agreement = asked[number % len(asked)]
        chosen = {d.agreement_id: d for d in decisions(FOUR, no=() if agreed else (agreement.id,))}
        visit = visit.decide(chosen[agreement.id])
        assert set(ids(visit)) <= {a.id for a in due(visit, FOUR)}
        assert len(set(ids(visit))) == len(visit.decisions)


def test_a_role_is_open_where_every_signed_agreement_allows_it() -> None:
    visit = at_consent()
    assert roles(visit, FOUR) == frozenset()
    strict = replace(FOUR.agreements["en"][1], roles=frozenset({"witness"}))
    english = (FOUR.agreements["en"][0], strict, *FOUR.agreements["en"][2:])
    pack = replace(FOUR, agreements={**FOUR.agreements, "en": english})
    treatment, notice, *_ = decisions(pack)
    assert roles(visit.decide(treatment), pack) == {"representative", "interpreter", "witness"}
    assert roles(visit.decide(treatment).decide(notice), pack) == {"witness"}


def test_a_visit_that_asked_nothing_declined_nothing() -> None:
    assert not at_consent().declined
