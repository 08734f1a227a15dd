"""What a catalogue promises, in memory, in SQLite and in PostgreSQL alike."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from db.catalogue import SqlCatalogue
from db.inbox import SqlInbox
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_catalogue import MemoryCatalogue
from kiosk.ports import Inbox
from kiosk.ports.catalogue import Catalogue, Mark, StoredSummary
from kiosk.record.envelope import parse
from tests.envelopes import sealed

CLOCK = FixedClock()
NOW = CLOCK.now()
KID, OTHER = "ab" * 8, "cd" * 8
ONE, TWO = "11" * 32, "22" * 32

Both = tuple[Inbox, Catalogue]


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def both(request: pytest.FixtureRequest, empty_database: Callable[[str], str]) -> Iterator[Both]:
    if request.param == "memory":
        memory = MemoryInbox(CLOCK)
        yield memory, MemoryCatalogue(memory)
        return
    url = empty_database(request.param)
    inbox, catalogue = SqlInbox(url, CLOCK), SqlCatalogue(url)
    yield inbox, catalogue
    inbox.close()
    catalogue.close()


def sent(inbox: Inbox, count: int) -> list[str]:
    made = [sealed(device=f"tablet-{number}") for number in range(count)]
    for envelope in made:
        inbox.deliver(envelope)
    return [parse(envelope).id for envelope in made]


def signed(inbox: Inbox, intake_id: str) -> str:
    return inbox.deliver_first(sealed("review", device=intake_id[:9]), "sign-off", intake_id)


def done(intake_id: str, kid: str = KID) -> Mark:
    return Mark("done", intake_id, intake_id, kid, ONE)


def summary(intake_id: str, minutes: int = 0, body: bytes = b"sealed") -> StoredSummary:
    return StoredSummary(intake_id, KID, NOW + timedelta(minutes=minutes), body)


def test_the_unfinished_are_those_without_a_mark_of_this_key(both: Both) -> None:
    inbox, catalogue = both
    first, second, third = sent(inbox, 3)
    inbox.deliver(sealed("notice", device="tablet-9"))
    assert catalogue.unfinished(KID) == [(third, False), (second, False), (first, False)]
    signed(inbox, second)
    assert catalogue.unfinished(KID) == [(third, False), (second, True), (first, False)]
    catalogue.mark(done(second), NOW)
    catalogue.mark(done(third, OTHER), NOW)
    assert catalogue.unfinished(KID) == [(third, False), (first, False)]


def test_a_mark_is_there_once_for_each_key(both: Both) -> None:
    inbox, catalogue = both
    (intake,) = sent(inbox, 1)
    for mark in (done(intake, OTHER), done(intake), done(intake)):
        catalogue.mark(mark, NOW)
    assert catalogue.marks(KID, ("", ""), 9) == [done(intake)]
    catalogue.forget(done(intake))
    catalogue.forget(done(intake))
    assert catalogue.marks(KID, ("", ""), 9) == []
    assert catalogue.marks(OTHER, ("", ""), 9) == [done(intake, OTHER)]


def test_marks_are_read_page_by_page_and_none_twice(both: Both) -> None:
    inbox, catalogue = both
    intakes = sent(inbox, 5)
    for intake in intakes:
        catalogue.mark(done(intake), NOW)
        catalogue.mark(Mark("about", intake, ONE, KID, TWO), NOW)
    after, seen = ("", ""), []
    while page := catalogue.marks(KID, after, 3):
        after = (page[-1].subject, page[-1].kind)
        seen += [(mark.subject, mark.kind) for mark in page]
    assert seen == sorted((intake, kind) for intake in intakes for kind in ("about", "done"))


def test_reviews_are_found_by_their_mark_and_a_sign_off_without(both: Both) -> None:
    inbox, catalogue = both
    (intake,) = sent(inbox, 1)
    first = signed(inbox, intake)
    words = sealed("review", device="desk-7")
    inbox.deliver(words)
    added = parse(words).id
    assert [received.id for received in catalogue.about(intake)] == [first]
    assert [received.id for received in catalogue.unrelated(KID, 9)] == [first, added]
    assert [received.id for received in catalogue.unrelated(KID, 1)] == [added]
    catalogue.mark(Mark("about", added, intake, KID, TWO), NOW)
    assert [received.id for received in catalogue.about(intake)] == [first, added]
    assert [received.id for received in catalogue.unrelated(KID, 9)] == [first]


def test_the_done_of_a_day_are_those_marked_since_its_midnight(both: Both) -> None:
    inbox, catalogue = both
    for number, intake in enumerate(intakes := sent(inbox, 3)):
        catalogue.mark(done(intake), NOW + timedelta(hours=number))
    assert set(catalogue.done_since(KID, NOW + timedelta(hours=1))) == set(intakes[1:])
    assert catalogue.done_since(OTHER, NOW) == []


def test_a_summary_takes_the_place_of_the_one_before_with_its_tags(both: Both) -> None:
    inbox, catalogue = both
    first, second, third = sent(inbox, 3)
    catalogue.keep(summary(first), {ONE})
    catalogue.keep(summary(second), {ONE, TWO})
    assert set(catalogue.found(ONE)) == {first, second}
    catalogue.keep(summary(first, 1, b"later"), {TWO})
    assert catalogue.found(ONE) == [second]
    assert set(catalogue.found(TWO)) == {first, second}
    assert catalogue.summaries(KID, [first, third]) == [summary(first, 1, b"later")]
    assert catalogue.summaries(OTHER, [first]) == []
    assert catalogue.unsummarised(KID, 9) == [third]
    assert catalogue.unsummarised(OTHER, 2) == [third, second]
    inbox.set_aside(third, "invented reason")
    assert catalogue.unsummarised(KID, 9) == []


def test_a_day_is_found_by_when_patients_finished(both: Both) -> None:
    inbox, catalogue = both
    for minutes, intake in zip((20, 10, 30), intakes := sent(inbox, 3), strict=True):
        catalogue.keep(summary(intake, minutes), ())
    since, before = NOW + timedelta(minutes=10), NOW + timedelta(minutes=30)
    assert catalogue.finished_between(KID, since, before) == [intakes[1], intakes[0]]
