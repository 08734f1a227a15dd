"""What the queue of filings promises, in SQLite and in PostgreSQL alike."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from db.filing import SqlFilings
from kiosk.errors import Refused
from kiosk.outside.pretend import FixedClock
from kiosk.ports.filing import NO_PATIENT, Filing
from tests.charts import queued

NOW = FixedClock().now()
UNTIL = NOW + timedelta(minutes=5)


@pytest.fixture(params=["sqlite", "postgresql"])
def filings(
    request: pytest.FixtureRequest, empty_database: Callable[[str], str]
) -> Iterator[SqlFilings]:
    opened = SqlFilings(empty_database(request.param))
    yield opened
    opened.close()


def taken(filings: SqlFilings, sender: str = "desk-1", minutes: float = 0) -> Filing | None:
    now = NOW + timedelta(minutes=minutes)
    found = filings.take(sender, now, now + timedelta(minutes=5))
    return replace(found, sender=sender) if found else None


def test_a_filing_is_queued_once_and_has_one_sender(filings: SqlFilings) -> None:
    filings.add(queued(1))
    filings.add(queued(1, state="filed"))
    assert filings.take("desk-1", NOW, UNTIL) == queued(1)
    assert filings.take("desk-2", NOW, UNTIL) is None
    assert [one.sender for one in filings.of(queued(1).intake_id)] == ["desk-1"]


def test_the_acts_of_an_intake_go_in_order_and_others_go_on(filings: SqlFilings) -> None:
    for filing in (queued(1), queued(2), queued(3, intake=2)):
        filings.add(filing)
    first = taken(filings)
    assert first is not None
    assert [taken(filings), taken(filings)] == [replace(queued(3, intake=2), sender="desk-1"), None]
    filings.leave(replace(first, state="person", why="refused"))
    assert taken(filings) is None  # what comes after waits for the person, too
    filings.decide(first.id, "filed", NOW)
    assert (found := taken(filings))
    assert found.id == queued(2).id


def test_what_is_not_due_waits(filings: SqlFilings) -> None:
    filings.add(queued(1, due_at=NOW + timedelta(minutes=1)))
    assert taken(filings) is None
    assert taken(filings, minutes=1) is not None


def test_a_lease_that_ran_out_lets_another_in_and_shuts_the_first_out(filings: SqlFilings) -> None:
    filings.add(queued(1))
    first = taken(filings)
    assert first is not None
    assert taken(filings, "desk-2", minutes=4) is None
    second = taken(filings, "desk-2", minutes=6)
    assert second is not None
    assert second.state == "sending"  # as it was left
    with pytest.raises(Refused, match="Another desk sends this"):
        filings.progress(first, "part", "Thing/1", UNTIL)
    filings.leave(replace(first, state="filed"))
    assert filings.of(first.intake_id)[0].state == "sending"


def test_each_part_keeps_the_charts_id_and_holds_the_lease(filings: SqlFilings) -> None:
    filings.add(queued(1))
    first = taken(filings)
    assert first is not None
    filings.progress(first, "a", "", UNTIL)
    filings.progress(first, "a", "Thing/1", UNTIL + timedelta(minutes=5))
    assert taken(filings, "desk-2", minutes=6) is None
    again = taken(filings, "desk-2", minutes=11)
    assert again is not None
    assert again.parts == {"a": "Thing/1"}


def test_a_person_decides_only_what_needs_one(filings: SqlFilings) -> None:
    filings.add(queued(1))
    first = taken(filings)
    assert first is not None
    filings.decide(first.id, "queued", NOW)
    assert filings.of(first.intake_id)[0].state == "sending"
    filings.progress(first, "tried", "", UNTIL)
    filings.progress(first, "done", "Thing/1", UNTIL)
    filings.leave(replace(first, state="person", why="refused"))
    assert [one.state for one in filings.unfinished(9)] == ["person"]
    filings.decide(first.id, "queued", NOW)
    again = taken(filings)
    assert again is not None
    assert again.parts == {"done": "Thing/1"}  # what was only tried is forgotten: somebody looked


def test_who_was_chosen_may_change_until_something_is_in_the_chart(filings: SqlFilings) -> None:
    filings.add(queued(1, state="person", why=NO_PATIENT))
    filings.choose(queued(1).intake_id, b"sealed")
    filings.choose(queued(1).intake_id, b"another")
    assert filings.chosen(queued(1).intake_id) == b"another"
    assert filings.chosen(queued(2, intake=2).intake_id) == b""
    first = taken(filings)  # the choice let it go on
    assert first is not None
    filings.progress(first, "a", "Thing/1", UNTIL)
    with pytest.raises(Refused, match="in that patient's chart already"):
        filings.choose(first.intake_id, b"third")


def test_what_needs_a_person_is_shown_first(filings: SqlFilings) -> None:
    for filing in (queued(1), queued(2, intake=2, state="person"), queued(3, 3, state="filed")):
        filings.add(filing)
    assert [one.place for one in filings.unfinished(9)] == [2, 1]
    assert [one.place for one in filings.unfinished(1)] == [2]
