"""Where the patient is follows from what has happened, and from nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.pack import OptIn
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import Decision, Signature
from kiosk.visit.flow import Step, current, steps
from kiosk.visit.visit import Visit
from tests.people import FORM, HARM, OFTEN, a_pack, an_identity

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
