"""A visit outlives the process under it: its patient goes on, and nobody else sees it."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.content.pack import Pack
from kiosk.forms.questionnaire import Item, Text
from kiosk.visit.draft import Draft, from_bytes
from tests.people import BIRTH_DATE, FAMILY, GIVEN, STARTED, a_pack, a_visit
from tests.ui.patient.tablet import Tablet


@pytest.fixture
def first(tablets: Callable[..., Tablet]) -> Tablet:
    """Have the invented patient agree and come to the signature."""
    tablet: Tablet = tablets()
    tablet.start()
    tablet.identify()
    tablet.agree()
    return tablet


@pytest.fixture
def restarted(tablets: Callable[..., Tablet]) -> Callable[..., Tablet]:
    """Start another process on what the first left on the disk, and in no other way."""

    def restart(before: Tablet, **changes: object) -> Tablet:
        same = {"outbox": before.outbox, "drafts": before.drafts, "clock": before.clock}
        tablet: Tablet = tablets(pack=before.pack, **{**same, **changes})
        tablet.window.show()
        tablet.hands.settle(lambda: tablet.visit.is_open)
        return tablet

    return restart


def kept(tablet: Tablet) -> Draft:
    assert tablet.drafts.kept is not None
    return from_bytes(tablet.drafts.kept)


def give(tablet: Tablet) -> None:
    tablet.give_birth_date(BIRTH_DATE.month, BIRTH_DATE.day, BIRTH_DATE.year)


def test_a_tap_is_kept_before_the_next(first: Tablet) -> None:
    assert kept(first).visit == first.visit.record
    first.visit.chooseLanguage("es")
    first.hands.settle()
    assert kept(first).visit.language == "es"


def test_before_the_birth_date_nothing_is_kept(tablet: Tablet) -> None:
    tablet.hands.type("F23452")
    assert tablet.drafts.kept is None


def test_after_a_crash_a_curtain_tells_that_a_visit_was_interrupted_and_nothing_of_it(
    first: Tablet, restarted
) -> None:
    before = first.drafts.kept
    tablet = restarted(first)
    assert first.drafts.kept == before, "to look at it is no touch"
    assert "A visit was interrupted." in tablet.hands.reads()
    for word in (GIVEN, FAMILY, "Sign your name"):
        assert word not in tablet.hands.reads()
    give(tablet)
    assert not tablet.hands.sees("curtain")
    assert tablet.visit.record == first.visit.record
    assert tablet.shows("showing") == "signature"


def test_words_are_as_large_and_in_the_language_and_colours_that_the_patient_chose(
    first: Tablet, restarted
) -> None:
    first.visit.chooseLanguage("es")
    first.window.display.chooseTextSize(200)
    first.window.display.chooseTheme("contrast")
    first.hands.settle()
    tablet = restarted(first)
    assert "Se interrumpió una visita." in tablet.hands.reads()
    tablet.hands.tap("language_en")
    assert tablet.shows("language") == "en", "whoever is there can read it"
    assert tablet.window.display.property("textSize") == 200
    assert tablet.window.display.property("theme") == "contrast"
    tablet.hands.tap("notMe")
    tablet.hands.tap("startAnew")
    tablet.hands.settle(lambda: tablet.shows("showing") == "welcome")
    assert tablet.window.display.property("textSize") == 100
    assert tablet.shows("language") == "en"


def test_a_patient_who_is_read_to_hears_the_curtain_and_is_read_to_after_it(
    first: Tablet, restarted
) -> None:
    first.hands.tap("readButton")
    first.window.read_aloud.chooseRate("slower")
    first.hands.settle()
    tablet = restarted(first)
    assert "A visit was interrupted." in " ".join(tablet.heard())
    assert tablet.window.read_aloud.property("rate") == "slower"


def test_a_blank_screen_stays_blank(first: Tablet, restarted) -> None:
    first.window.read_aloud.hideScreen()
    first.hands.settle()
    tablet = restarted(first)
    assert tablet.window.read_aloud.property("blank") is True


def test_three_wrong_dates_count_over_restarts_and_then_staff_are_asked_for(
    first: Tablet, restarted
) -> None:
    tablet = first
    for left in (2, 1, 0):
        tablet = restarted(tablet)
        tablet.give_birth_date(1, 2, 1950)
        assert tablet.idles("triesLeft") == left
    tablet = restarted(tablet)
    assert "hand the tablet to a member of staff" in tablet.hands.reads()
    assert not tablet.hands.sees("openCurtain")


def test_somebody_else_starts_anew_and_the_desk_is_told_before_the_visit_is_gone(
    first: Tablet, restarted
) -> None:
    tablet = restarted(first)
    tablet.hands.tap("notMe")
    tablet.hands.tap("stayHere")
    assert tablet.hands.sees("openCurtain")
    tablet.hands.tap("notMe")
    tablet.hands.tap("startAnew")
    tablet.hands.settle(lambda: tablet.shows("showing") == "welcome")
    assert tablet.kinds() == ["notice"]
    assert tablet.drafts.kept is None
    assert tablet.visit.record.identity is None
    assert not tablet.hands.sees("curtain")
    again = restarted(tablet)
    assert not again.hands.sees("curtain")


def test_the_time_before_the_crash_counts(first: Tablet, restarted) -> None:
    first.clock.advance(14 * 60)
    tablet = restarted(first)
    tablet.idle(59)
    assert tablet.hands.sees("curtain")
    tablet.idle(1)
    tablet.hands.settle(lambda: tablet.shows("showing") == "welcome")
    assert tablet.kinds() == ["notice"]
    assert tablet.drafts.kept is None


def test_after_the_clinics_limit_the_next_start_shows_a_welcome_and_tells_the_desk(
    first: Tablet, restarted
) -> None:
    first.clock.advance(15 * 60)
    tablet = restarted(first)
    assert tablet.shows("showing") == "welcome"
    assert not tablet.hands.sees("curtain")
    assert tablet.kinds() == ["notice"]


def test_reading_without_a_tap_counts_as_time_that_somebody_was_there(
    first: Tablet, restarted
) -> None:
    first.clock.advance(14 * 60)
    first.hands.tap("nextButton")  # changes nothing: there is no signature yet
    first.window.kept.beat()
    first.hands.settle()
    first.clock.advance(14 * 60)
    assert restarted(first).hands.sees("curtain")


@pytest.mark.parametrize("end", ["start over", "time-out", "finish"])
def test_nothing_is_left_when_a_visit_is_over(first: Tablet, restarted, end: str) -> None:
    if end == "start over":
        first.visit.startOver()
    elif end == "time-out":
        first.idle(901)
    else:
        pack = first.pack
        first.visit.apply(a_visit(pack, id=first.visit.record.id, finished_at=None))
    first.hands.settle(lambda: first.drafts.kept is None)
    assert not restarted(first).hands.sees("curtain")


def test_a_visit_that_was_signed_and_not_sealed_is_sealed_at_the_next_start(
    first: Tablet, restarted
) -> None:
    first.outbox.full = True
    first.visit.apply(a_visit(first.pack, id=first.visit.record.id, finished_at=None))
    first.hands.settle(lambda: first.shows("finishState") == "cannot")
    first.outbox.full = False
    tablet = restarted(first)
    tablet.hands.settle(lambda: tablet.drafts.kept is None)
    assert tablet.kinds() == ["intake"]


def test_going_back_after_a_crash_finds_what_was_typed_about_oneself(tablets, restarted) -> None:
    before: Tablet = tablets(pack=a_pack())
    before.start()
    before.identify()
    tablet = restarted(before)
    give(tablet)
    assert tablet.shows("showing") == "slides"
    tablet.hands.tap("backButton")
    assert tablet.hands.find("codeField").property("text") == "F23452"


def test_another_version_of_the_pack_ends_the_visit(first: Tablet, restarted) -> None:
    other = replace(first.pack, reference=replace(first.pack.reference, version="9"))
    first.pack = other
    tablet = restarted(first)
    assert tablet.shows("showing") == "welcome"
    assert tablet.kinds() == ["notice"]


def test_a_full_disk_stops_no_visit(first: Tablet, expect_log) -> None:
    expect_log("kiosk.drafts")
    first.drafts.full = True
    first.visit.chooseLanguage("es")
    first.hands.settle()
    assert first.visit.intake.drafts.standing == "failed"
    assert first.shows("fault") == ""


@pytest.fixture
def asked(tablets: Callable[..., Tablet]) -> Callable[..., Tablet]:
    """Have the invented patient come to a step of the usual pack, with so much behind them."""

    def at(**undone: object) -> Tablet:
        tablet: Tablet = tablets(pack=a_pack())
        tablet.start()
        tablet.identify()
        undone = {"id": tablet.visit.record.id, "finished_at": None, "signature": None, **undone}
        tablet.visit.apply(a_visit(tablet.pack, **undone))
        tablet.hands.settle()
        return tablet

    return at


def test_an_answer_that_was_spoken_to_counts_after_the_crash(asked, restarted) -> None:
    first = asked(attempts=(), decisions=(), forms_done=(), reviewed_at=None)
    first.hands.tap("teachChoice_1")
    first.hands.tap("nextButton")
    assert not first.visit.record.attempts
    tablet = restarted(first)
    give(tablet)
    tablet.hands.tap("nextButton")
    assert [attempt.right for attempt in tablet.visit.record.attempts] == [True]
    assert tablet.shows("showing") == "screening"


def test_a_choice_under_an_agreement_is_still_chosen(asked, restarted) -> None:
    first = asked(decisions=())
    first.hands.tap("agreeButton")
    tablet = restarted(first)
    give(tablet)
    tablet.hands.tap("nextButton")
    assert [decision.agreed for decision in tablet.visit.record.decisions] == [True]


def test_a_name_that_is_half_typed_under_the_decisions_is_still_there(asked, restarted) -> None:
    first = asked()
    first.hands.tap("typeInstead")
    first.hands.type_into("typedName", "Testa Beisp")
    tablet = restarted(first)
    give(tablet)
    assert tablet.hands.find("typedName").property("text") == "Testa Beisp"


def test_a_number_that_is_no_answer_yet_stands_in_its_field_again(tablets, restarted) -> None:
    first: Tablet = tablets(pack=with_a_number(a_pack()))
    first.start()
    first.identify()
    first.visit.apply(
        a_visit(first.pack, id=first.visit.record.id, finished_at=None, forms_done=(), answers={})
    )
    first.hands.settle()
    first.hands.type_into("numberField", "999")
    tablet = restarted(first)
    give(tablet)
    assert tablet.hands.find("numberField").property("text") == "999"
    tablet.hands.tap("nextButton")
    assert tablet.shows("showing") == "screening"
    again = restarted(tablet)
    give(again)
    assert again.hands.find("numberField").property("text") == "999"


def with_a_number(pack: Pack) -> Pack:
    """Ask for a number of 0 to 10 before all else."""
    item = Item(
        "drinks", "integer", Text("How many cups a day?"), minimum=Decimal(0), maximum=Decimal(10)
    )
    form = pack.questionnaires[0]
    return replace(pack, questionnaires=(replace(form, items=(item, *form.items)),))


def test_a_call_for_a_nurse_is_known_and_not_sent_again(first: Tablet, restarted) -> None:
    first.hands.tap("callNurseButton")
    tablet = restarted(first)
    give(tablet)
    assert tablet.shows("nurseState") == "called"
    tablet.hands.tap("callNurseButton")
    assert tablet.kinds() == ["notice"]
    for queued in tablet.sent():
        tablet.outbox.noticed(queued.id, STARTED)
    tablet.visit.hear_from_courier()
    tablet.hands.settle(lambda: tablet.shows("nurseState") == "told")
