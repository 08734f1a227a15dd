"""What a nurse looks for first: found in the answers, or said to be missing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.review.glance import Told
from tests.desks import Clinic
from tests.intakes import MEDICINES, PLACES, QUIET, RED, a_patient
from tests.kiosk.content.shipped import PACK
from tests.people import STARTED


@pytest.fixture
def opened():
    clinic = Clinic(pack=PACK)

    def opened(*given, **how):
        return clinic.desk().open(clinic.send(a_patient(PACK, *given, **how)))

    return opened


def test_allergies_are_told_in_the_patients_words(opened):
    told = opened(RED, MEDICINES).glance
    assert told.allergies == RED["allergy"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (QUIET, "No"),
        ({**QUIET, "allergy-any": ()}, "chose not to answer"),
        ({**QUIET, "allergy-any": True, "allergy": ()}, "Yes"),
    ],
)
def test_no_allergy_is_not_the_same_as_no_answer(opened, given, words):
    assert opened(given).glance.allergies == words


def test_a_question_that_the_visit_does_not_ask_is_said_so(opened):
    again = opened(QUIET, code="R2345M").glance
    assert again.allergies == "not asked at this visit"
    assert opened().glance.height == "not asked at this visit"


def test_a_measured_weight_goes_before_the_told_one():
    clinic = Clinic(pack=PACK)
    intake = clinic.desk().open(clinic.send(a_patient(PACK)))
    assert intake.glance.weight == "150 pounds"
    begun = clinic.desk().begin(intake).draft.answer("nurse-checks", {"weight": (71,)})
    assert clinic.desk().assess(intake, begun).glance.weight.startswith("71")


def test_medicines_stand_by_class_as_the_rules_see_them_the_gravest_first(opened):
    medicines = opened(RED, MEDICINES).glance.medicines
    classes = [(m.level, m.told.answer.split()[0]) for m in medicines if m.is_class]
    assert classes == [
        ("red", "Theophylline"),
        ("amber", "Opioids:"),
        ("amber", "For"),
        ("info", "Medicine"),
    ]
    rest = {m.told.answer: m.level for m in medicines if not m.is_class}
    assert rest["I am not sure"] == "amber"
    assert rest["None of these"] is None
    assert rest["No, not today"] == "amber"  # its rule needs another answer beside it


def test_a_class_that_no_rule_looks_at_has_no_level(opened):
    intake = opened(RED, MEDICINES)
    clinic = Clinic(pack=replace(PACK, rules=()))
    without = clinic.desk().open(clinic.send(a_patient(PACK, RED, MEDICINES)))
    assert {m.level for m in without.glance.medicines} == {None}
    assert len(without.glance.medicines) == len(intake.glance.medicines)


def test_medicines_that_were_not_told_are_said_so(opened):
    declined = {**PLACES, "med-pain": ()}
    first = opened({**QUIET, "glp1": ()}, declined).glance.medicines
    assert [m.told.answer for m in first].count("chose not to answer") == 2


def test_the_fasting_clock_counts_from_what_was_told_at_the_least(opened):
    intake = opened(RED, MEDICINES)
    food, drink = intake.glance.fasting
    later = intake.read.finished_at + timedelta(minutes=95)
    assert food.since(later) == timedelta(hours=3, minutes=35)
    assert food.reached_at == intake.read.finished_at + timedelta(hours=6)  # 8 for who is unsure
    assert drink.since(later) == timedelta(minutes=95)
    assert food.since(intake.read.finished_at - timedelta(hours=1)) == timedelta(hours=2)


def test_a_light_meal_and_a_clear_drink_need_less_time(opened):
    light = {**QUIET, "fast_food": "2to6", "fast_what": "light"}
    food, drink = opened(light).glance.fasting
    assert (food.needs, drink.needs) == (timedelta(hours=6), timedelta(hours=2))


def test_without_an_answer_or_after_a_day_no_time_is_counted(opened):
    intake = opened({**QUIET, "fast_food": ()})
    food, drink = intake.glance.fasting
    assert food.since(intake.read.finished_at) is None
    assert food.reached_at is None
    assert food.said == "chose not to answer"
    assert drink.since(intake.read.finished_at + timedelta(hours=25)) is None


def test_the_way_home_names_who_and_how_to_call(opened):
    told = opened().glance.escort
    assert Told("What is this person’s name?", "Rosa Invented", "Rosa Invented") in told
    assert len(told) == 4
    nobody = opened(RED, MEDICINES).glance.escort
    assert [one.answer for one in nobody] == ["Nobody yet", "chose not to answer"]


def test_slides_that_were_skipped_are_named(opened):
    assert opened().skipped == ()
    assert len(opened(seen=5).skipped) == len(PACK.slides["en"]) - 5


def test_allergies_of_an_earlier_visit_are_told_where_this_one_does_not_ask():
    clinic = Clinic(pack=PACK)
    desk = clinic.desk()
    first = desk.open(clinic.send(a_patient(PACK, RED, MEDICINES)))
    day = timedelta(days=1)
    again = replace(a_patient(PACK, code="R2345M"), finished_at=STARTED + 14 * day)
    now = desk.open(clinic.send(again))
    told = (first.read.finished_at.date(), RED["allergy"])
    assert desk.compare(now, [first.id]).allergies == told
    third = replace(a_patient(PACK), finished_at=STARTED + 28 * day)
    assert desk.compare(desk.open(clinic.send(third)), [now.id, first.id]).allergies is None


def test_what_staff_filled_in_is_in_no_other_language_than_theirs(opened):
    clinic = Clinic(pack=PACK)
    desk = clinic.desk()
    intake = desk.open(clinic.send(a_patient(PACK, language="es")))
    begun = desk.begin(intake).draft.answer("nurse-checks", {"heart-rate": (84,)})
    (checks,) = [form for form in desk.assess(intake, begun).forms if form.by_nurse]
    told = {one.question: one.answer for one in checks.answers}
    assert told["Heart rate"] == "84 per minute"
    assert told["Temperature"] == "not answered"


def test_of_several_medicines_what_came_and_what_went_is_told():
    clinic = Clinic(pack=PACK)
    desk = clinic.desk()
    first = desk.open(clinic.send(a_patient(PACK, RED, MEDICINES)))
    other = {**MEDICINES, "med-pain": ("opioid", "sedative")}
    again = replace(
        a_patient(PACK, RED, other, code="R2345M"), finished_at=STARTED + timedelta(days=9)
    )
    changes = desk.compare(desk.open(clinic.send(again)), [first.id]).changes
    (told,) = [change.now for change in changes if change.form == "Your medicines"]
    assert told.startswith("New: Gabapentin (Neurontin)")
    assert ". No longer: For anxiety: alprazolam" in told
    assert "Opioids" not in told
