"""What every inbox promises: in memory, in SQLite, in PostgreSQL, and reached from tablets."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from db.inbox import SqlInbox
from kiosk.errors import Damaged, Refused
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.ports import Inbox
from kiosk.record.envelope import Kind, parse
from tests.devices import RemoteTablets
from tests.envelopes import sealed

CLOCK = FixedClock()
ALL: tuple[Kind, ...] = ("intake", "notice", "review")


@pytest.fixture(params=["memory", "sqlite", "postgresql", "tablets"])
def inbox(request: pytest.FixtureRequest, empty_database: Callable[[str], str]) -> Iterator[Inbox]:
    if request.param == "memory":
        yield MemoryInbox(CLOCK)
        return
    opened: SqlInbox | RemoteTablets
    if request.param == "tablets":
        opened = RemoteTablets(request.getfixturevalue("served"), CLOCK)
    else:
        opened = SqlInbox(empty_database(request.param), CLOCK)
    yield opened
    opened.close()


def test_the_same_bytes_are_stored_once(inbox: Inbox) -> None:
    data = sealed()
    assert inbox.deliver(data) == "accepted"
    assert inbox.deliver(data) == "already there"
    assert len(inbox.received_after(0, ALL)) == 1


def test_what_arrived_is_found_as_it_was(inbox: Inbox) -> None:
    data = sealed("notice", device="tablet-7")
    inbox.deliver(data)
    received = inbox.find(parse(data).id)
    assert received is not None
    assert (received.kind, received.device, received.seq) == ("notice", "tablet-7", 1)
    assert received.body == data
    assert received.received_at.tzinfo is not None
    assert received.acknowledged_at is None
    assert inbox.find("ab" * 32) is None


def test_a_clone_is_refused_and_both_are_kept(inbox: Inbox) -> None:
    first, other = sealed(), sealed()
    inbox.deliver(first)
    for _ in range(2):
        with pytest.raises(Refused) as caught:
            inbox.deliver(other)
        assert caught.value.code == "clone"
    assert [received.body for _, received in inbox.received_after(0, ALL)] == [first]
    assert [(received.body, why) for received, why in inbox.aside()] == [(other, "clone")]


def test_it_says_how_many_of_a_device_it_holds(inbox: Inbox) -> None:
    for seq in (1, 2, 4):
        inbox.deliver(sealed(seq=seq, prev="ab" * 32 if seq > 1 else ""))
    inbox.deliver(sealed(seq=3, prev="ab" * 32, device="tablet-2"))
    for since, held in ((1, 3), (2, 2), (5, 0)):
        told = inbox.head("tablet-1", since)
        assert told is not None
        assert told.held == held
        assert told.at.tzinfo is not None
    assert inbox.fates(["ab" * 32]) == {}


def test_two_devices_may_use_the_same_number(inbox: Inbox) -> None:
    assert inbox.deliver(sealed(device="tablet-1")) == "accepted"
    assert inbox.deliver(sealed(device="tablet-2")) == "accepted"


def test_what_is_no_envelope_is_damaged_and_not_stored(inbox: Inbox) -> None:
    with pytest.raises(Damaged):
        inbox.deliver(b"no envelope")
    assert not inbox.received_after(0, ALL)


def test_a_desk_reads_on_from_where_it_was(inbox: Inbox) -> None:
    inbox.deliver(sealed(seq=1))
    inbox.deliver(sealed("notice", seq=2, prev="ab" * 32))
    seen = inbox.received_after(0, ALL)
    assert [received.seq for _, received in seen] == [1, 2]
    assert not inbox.received_after(seen[-1][0], ALL)
    inbox.deliver(sealed(seq=3, prev="ab" * 32))
    assert [received.seq for _, received in inbox.received_after(seen[-1][0], ALL)] == [3]
    assert [received.seq for _, received in inbox.received_after(0, ("notice",))] == [2]


def test_a_desk_reads_page_by_page_and_misses_nothing(inbox: Inbox) -> None:
    for seq in range(1, 8):
        inbox.deliver(sealed(seq=seq, prev="ab" * 32 if seq > 1 else ""))
    position, seen = 0, []
    while page := inbox.received_after(position, ALL, 3):
        assert len(page) <= 3
        position = page[-1][0]
        seen += [received.seq for _, received in page]
    assert seen == [1, 2, 3, 4, 5, 6, 7]


def test_the_first_acknowledgement_stays(inbox: Inbox) -> None:
    data = sealed("notice")
    inbox.deliver(data)
    notice, unknown = parse(data).id, "ab" * 32
    assert inbox.acknowledged([notice, unknown]) == {}
    at = CLOCK.now()
    inbox.acknowledge(notice, "nurse-1", at)
    inbox.acknowledge(notice, "nurse-2", at + timedelta(minutes=1))
    assert inbox.acknowledged([notice, unknown]) == {notice: at}
    received = inbox.find(notice)
    assert received is not None
    assert received.acknowledged_at == at


def test_what_is_set_aside_is_kept_with_the_first_reason(inbox: Inbox) -> None:
    data = sealed()
    inbox.deliver(data)
    inbox.set_aside(parse(data).id, "the signature is not its sender's")
    inbox.set_aside(parse(data).id, "another reason")
    assert [(r.body, why) for r, why in inbox.aside()] == [
        (data, "the signature is not its sender's")
    ]


def test_the_last_of_a_device_is_the_one_with_the_highest_number(inbox: Inbox) -> None:
    inbox.deliver(sealed("notice", seq=2, prev="ab" * 32))
    inbox.deliver(sealed(seq=1))
    last = inbox.last_from("tablet-1")
    assert last is not None
    assert last.seq == 2
    assert inbox.last_from("desk-1") is None


def test_it_says_what_arrived_last_and_which_calls_wait(inbox: Inbox) -> None:
    assert inbox.last() == 0
    calls = [sealed("notice", device=f"tablet-{number}") for number in (1, 2)]
    for envelope in (*calls, sealed(device="tablet-3")):
        inbox.deliver(envelope)
    assert inbox.last() == inbox.received_after(0, ALL)[-1][0]
    inbox.acknowledge(parse(calls[0]).id, "nurse-1", CLOCK.now())
    since, later = CLOCK.now(), CLOCK.now() + timedelta(days=36_500)
    assert [received.body for received in inbox.notices_since(later)] == [calls[1]]
    assert [received.body for received in inbox.notices_since(since)] == calls


def test_it_names_the_numbers_that_have_not_arrived(inbox: Inbox) -> None:
    assert inbox.holes() == []
    for device, seq in (("tablet-1", 1), ("tablet-1", 2), ("tablet-1", 5), ("tablet-2", 4)):
        inbox.deliver(sealed(seq=seq, prev="ab" * 32 if seq > 1 else "", device=device))
    assert inbox.holes() == [("tablet-1", 3, 4), ("tablet-2", 1, 3)]
    found = inbox.numbered("tablet-1", 5)
    assert found is not None
    assert (found.device, found.seq) == ("tablet-1", 5)
    assert inbox.numbered("tablet-1", 4) is None
