"""Earlier visits of one person: found by name and birth date, compared once a nurse agreed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kiosk.errors import Refused
from kiosk.record.envelope import parse
from kiosk.record.unseal import unseal
from kiosk.review.archive.keys import same_name
from kiosk.review.history.changes import Change
from kiosk.review.opened import OpenedIntake
from kiosk.review.signing.draft import opened_draft, sealed_draft
from kiosk.review.worklist import Worklist
from tests.desks import Clinic, resolved
from tests.fhir_r4 import assert_valid_r4
from tests.people import DOWN, ESCORT, FORM, HARM, INTEREST, OFTEN, STARTED, a_visit

CALM = {INTEREST: (OFTEN[1],), DOWN: (OFTEN[0],), HARM: (OFTEN[0],), ESCORT: (True,)}
WORSE = {INTEREST: (OFTEN[3],), DOWN: (OFTEN[2],), HARM: (OFTEN[0],), ESCORT: (False,)}


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def came(clinic: Clinic, days: int, answers: object, **changes: object) -> OpenedIntake:
    """Let the invented patient come on a day, 0 the first."""
    language = str(changes.pop("language", "en"))
    visit = a_visit(clinic.pack, answers={FORM: answers}, language=language)
    who = replace(visit.identity, **changes)  # type: ignore[type-var]  # Identity
    moved = replace(visit, finished_at=STARTED + timedelta(days=days), identity=who)
    return clinic.desk().open(clinic.send(moved))


def rows_of(clinic: Clinic) -> Worklist:
    return clinic.desk().look(Worklist())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rosa  María", "rosa maria"), ("ŽOFIE", "Zofie"), ("Ana Núñez", "ANA NUNEZ")],
    ids=["spaces", "capitals", "tilde"],
)
def test_two_spellings_of_a_name_are_one(one, other):
    assert same_name(one) == same_name(other)


def test_an_earlier_visit_has_the_same_name_and_birth_date_and_is_earlier(clinic):
    first = came(clinic, 0, CALM)
    second = came(clinic, 30, CALM, given="TESTA")
    came(clinic, 40, CALM, birth_date=date(1957, 4, 13))
    came(clinic, 50, CALM, given="Tesla")
    now = came(clinic, 60, WORSE)
    came(clinic, 90, CALM)
    rows_of(clinic)
    taken = clinic.desk().take_out(now.id)
    assert [found.id for found in taken.earlier] == [second.id, first.id]


def test_what_changed_is_said_in_the_nurses_words_whatever_the_language(clinic):
    before = came(clinic, 0, CALM, language="es")
    now = came(clinic, 30, WORSE)
    compared = clinic.desk().compare(now, [before.id])
    assert compared.since == (STARTED + timedelta(days=0)).date()
    assert compared.changes == (
        Change("How you feel", "Little joy in things", "Several days", "Nearly every day"),
        Change("How you feel", "Feeling low", "Not at all", "More than half the days"),
        Change("How you feel", "Will someone take you home?", "Yes", "No"),
    )


def test_a_question_that_was_not_asked_at_one_of_the_visits_says_so(clinic):
    before = came(clinic, 0, {**CALM, HARM: (OFTEN[1],), "own-words": ("Dark nights.",)})
    now = came(clinic, 30, CALM)
    changes = clinic.desk().compare(now, [before.id]).changes
    words = next(change for change in changes if change.question.startswith("Tell us more"))
    assert (words.before, words.now) == ("Dark nights.", "")


def test_the_same_answers_are_no_change(clinic):
    before, now = came(clinic, 0, CALM), came(clinic, 30, CALM)
    assert clinic.desk().compare(now, [before.id]).changes == ()


def test_scores_make_a_line_over_all_visits_and_a_missing_one_makes_no_point(clinic):
    first = came(clinic, 0, CALM)
    unscored = came(clinic, 10, {**CALM, DOWN: ()})
    second = came(clinic, 20, WORSE)
    now = came(clinic, 30, CALM)
    (trend,) = clinic.desk().compare(now, [second.id, unscored.id, first.id]).trends
    assert [point.total for point in trend.points] == [1, 5, 1]
    assert (trend.difference, trend.high) == (Decimal(-4), Decimal(9))


def test_a_form_that_only_one_visit_had_is_named(clinic):
    other = replace(clinic.pack.questionnaires[0], id="more", url="urn:more")
    clinic.pack = replace(clinic.pack, questionnaires=(*clinic.pack.questionnaires, other))
    visit = a_visit(clinic.pack, answers={FORM: CALM, "more": CALM}, forms_done=(FORM, "more"))
    now = replace(visit, finished_at=STARTED + timedelta(days=30))
    before = came(clinic, 0, CALM)
    compared = clinic.desk().compare(clinic.desk().open(clinic.send(now)), [before.id])
    assert (compared.newly_asked, compared.no_longer_asked) == (("How you feel",), ())


def test_without_the_pack_of_the_earlier_visit_nothing_is_compared(clinic):
    before, now = came(clinic, 0, CALM), came(clinic, 30, CALM)
    with pytest.raises(Refused, match="ask IT for its pack"):
        clinic.desk(packs=()).compare(now, [before.id])


def test_who_was_taken_for_the_same_person_is_signed_and_kept_in_the_draft(clinic):
    before, now = came(clinic, 0, CALM), came(clinic, 30, CALM)
    desk = clinic.desk()
    said = replace(resolved(desk, now), same_person=(before.id,))
    sealed = sealed_draft(said, clinic.pack, clinic.manifest.seal_to)
    assert opened_draft(sealed, clinic.pack, [str(clinic.epoch)]) == said
    assert desk.sign_off(now, said).same_person == (before.id,)
    assert_valid_r4(unseal(parse(clinic.received()[-1].body), [str(clinic.epoch)]))
