"""What every outbox promises, in memory and in SQLite alike."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.outbox import SqlOutbox
from kiosk.errors import Damaged
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.ports import Contact, Held, Outbox
from kiosk.record.envelope import parse
from tests.envelopes import SEALED_AT, sealed, sealer

NOTHING = {"waiting": 0, "on_their_way": 0, "delivered": 0, "quarantined": 0}
FIRST, LATER = datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(params=["memory", "sql"])
def outbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Outbox]:
    if request.param == "memory":
        yield MemoryOutbox()
        return
    opened = SqlOutbox(tmp_path / "outbox.sqlite3")
    yield opened
    opened.close()


def given(data: bytes) -> Callable[[int, str], bytes]:
    return lambda _seq, _prev: data


def test_an_empty_outbox_has_nothing(outbox: Outbox) -> None:
    assert not outbox.waiting()
    assert outbox.counts() == NOTHING
    assert outbox.last_contact() is None
    assert outbox.oldest_waiting() is None
    assert outbox.held() is None
    assert outbox.find("ab" * 32) is None


def test_envelopes_are_numbered_and_chained(outbox: Outbox) -> None:
    queued = [outbox.append(kind, sealer(kind)) for kind in ("intake", "notice", "intake")]
    headers = [parse(one.body).header for one in queued]
    assert [one.seq for one in queued] == [header.seq for header in headers] == [1, 2, 3]
    assert [header.prev for header in headers] == ["", queued[0].id, queued[1].id]
    assert queued[0].sealed_at == SEALED_AT


def test_notices_go_first_then_the_order_of_sealing(outbox: Outbox) -> None:
    for kind in ("intake", "notice", "intake", "notice"):
        outbox.append(kind, sealer(kind))
    assert [queued.seq for queued in outbox.waiting()] == [2, 4, 1, 3]


def test_an_envelope_is_found_as_it_was_sealed(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    assert outbox.find(queued.id) == queued
    assert list(outbox.waiting()) == [queued]


def test_what_could_not_be_sealed_leaves_no_trace(outbox: Outbox) -> None:
    outbox.append("intake", sealer())

    def fails(_seq: int, _prev: str) -> bytes:
        raise ValueError("cannot be sealed")

    with pytest.raises(ValueError, match="cannot be sealed"):
        outbox.append("intake", fails)
    assert outbox.append("intake", sealer()).seq == 2


def test_what_was_sealed_for_another_place_is_not_taken(outbox: Outbox) -> None:
    for wrong in (sealed("notice"), sealed(seq=2, prev="ab" * 32)):
        with pytest.raises(Damaged):
            outbox.append("intake", given(wrong))
    assert outbox.counts()["waiting"] == 0


def test_a_delivered_envelope_waits_no_more_and_keeps_its_first_time(outbox: Outbox) -> None:
    one, two = (outbox.append("intake", sealer()) for _ in range(2))
    outbox.delivered([one.id], FIRST)
    outbox.delivered([one.id], LATER)
    assert [queued.id for queued in outbox.waiting()] == [two.id]
    found = outbox.find(one.id)
    assert found is not None
    assert found.delivered_at == FIRST


def test_failed_tries_are_counted(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    outbox.attempted(queued.id)
    outbox.attempted(queued.id)
    assert outbox.waiting()[0].attempts == 2


def test_a_quarantined_envelope_is_kept_and_counted_and_does_not_wait(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    outbox.quarantine(queued.id, "clone", FIRST)
    assert not outbox.waiting()
    assert outbox.counts() == NOTHING | {"quarantined": 1}
    found = outbox.find(queued.id)
    assert found is not None
    assert (found.quarantined, found.body) == ("clone", queued.body)


def test_a_notice_stays_open_until_a_desk_has_seen_it(outbox: Outbox) -> None:
    notice = outbox.append("notice", sealer("notice"))
    intake = outbox.append("intake", sealer())
    assert not outbox.unacknowledged_notices()
    outbox.delivered([notice.id], FIRST)
    outbox.delivered([intake.id], FIRST)
    assert [queued.id for queued in outbox.unacknowledged_notices()] == [notice.id]
    outbox.noticed(notice.id, FIRST)
    outbox.noticed(notice.id, LATER)
    assert not outbox.unacknowledged_notices()
    found = outbox.find(notice.id)
    assert found is not None
    assert found.noticed_at == FIRST


def ids(outbox: Outbox) -> list[int]:
    return [queued.seq for queued in outbox.waiting()]


def test_a_notice_that_was_tried_lets_those_go_first_that_were_not(outbox: Outbox) -> None:
    first = outbox.append("notice", sealer("notice"))
    outbox.append("intake", sealer())
    outbox.append("notice", sealer("notice"))
    outbox.attempted(first.id)
    assert ids(outbox) == [3, 1, 2]
    assert [queued.seq for queued in outbox.waiting(most=2)] == [3, 1]


def test_the_oldest_that_waits_is_told_even_while_it_lies_in_a_folder(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    outbox.carried([queued.id], FIRST)
    assert outbox.oldest_waiting() == SEALED_AT
    outbox.delivered([queued.id], LATER)
    assert outbox.oldest_waiting() is None


def test_what_lies_in_a_folder_waits_and_is_not_sent(outbox: Outbox) -> None:
    one, two = (outbox.append("intake", sealer()) for _ in range(2))
    outbox.carried([one.id], FIRST)
    assert list(outbox.on_their_way()) == [one.id]
    assert ids(outbox) == [2]
    assert outbox.counts() == NOTHING | {"waiting": 2, "on_their_way": 1}
    outbox.carried([one.id], None)
    assert ids(outbox) == [1, 2]
    outbox.delivered([one.id, two.id], LATER)
    assert outbox.counts() == NOTHING | {"delivered": 2}


def test_another_device_has_a_chain_of_its_own_and_the_first_goes_on_after_it(
    outbox: Outbox,
) -> None:
    """A tablet that lost its key is enrolled anew under another name."""
    devices = ("tablet-1", "tablet-1", "tablet-1b", "tablet-1b", "tablet-1")
    headers = [parse(outbox.append("intake", sealer(device=name)).body).header for name in devices]
    assert [header.seq for header in headers] == [1, 2, 1, 2, 3]
    assert headers[2].prev == ""
    assert headers[4].prev == outbox.waiting()[1].id
    assert len(outbox.waiting()) == 5


def test_faults_nobody_foresaw_are_counted_by_themselves(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    assert [outbox.faulted(queued.id) for _ in range(2)] == [1, 2]
    assert outbox.waiting()[0].attempts == 0


def test_what_was_set_aside_long_enough_for_one_reason_waits_again(outbox: Outbox) -> None:
    one, two, three = (outbox.append("intake", sealer()) for _ in range(3))
    outbox.quarantine(one.id, "unknown", FIRST)
    outbox.quarantine(two.id, "clone", FIRST)
    outbox.quarantine(three.id, "unknown", LATER)
    assert outbox.release("unknown", LATER) == 1
    assert ids(outbox) == [1]
    assert outbox.release("unknown", LATER) == 0


def test_it_knows_what_the_inbox_must_still_hold(outbox: Outbox) -> None:
    queued = [outbox.append("intake", sealer()) for _ in range(4)]
    outbox.delivered([queued[1].id], FIRST)
    outbox.delivered([queued[3].id], FIRST)
    assert outbox.held() == Held("tablet-1", 2, 2)
    outbox.quarantine(queued[2].id, "clone", FIRST)  # its number is taken, by other bytes
    assert outbox.held() == Held("tablet-1", 2, 3)
    outbox.append("intake", sealer(device="tablet-1b"))
    assert outbox.held() is None


def test_what_was_confirmed_goes_after_seven_days_by_the_inboxs_clock(outbox: Outbox) -> None:
    queued = [outbox.append("intake", sealer()) for _ in range(4)]
    outbox.delivered([queued[0].id, queued[1].id], LATER + 1000 * DAY)  # a clock that is wrong
    outbox.quarantine(queued[2].id, "clone", FIRST)
    outbox.met(Contact(FIRST), FIRST)
    outbox.met(Contact(FIRST), FIRST + 7 * DAY)
    assert outbox.find(queued[0].id)
    outbox.met(Contact(FIRST), FIRST + 7 * DAY + timedelta(seconds=1))
    assert [outbox.find(one.id) is not None for one in queued] == [False, False, True, True]
    assert outbox.counts() == NOTHING | {"waiting": 1, "quarantined": 1}
    header = parse(outbox.append("intake", sealer()).body).header
    assert (header.seq, header.prev) == (5, queued[3].id)


def test_the_chain_goes_on_when_every_envelope_was_let_go(outbox: Outbox) -> None:
    only = outbox.append("intake", sealer())
    outbox.delivered([only.id], FIRST)
    for days in (0, 8):
        outbox.met(Contact(FIRST), FIRST + days * DAY)
    assert outbox.held() is None
    header = parse(outbox.append("intake", sealer()).body).header
    assert (header.seq, header.prev) == (2, only.id)


def test_what_the_inbox_lost_is_offered_again_and_kept_seven_days_anew(outbox: Outbox) -> None:
    one, two = (outbox.append("intake", sealer()) for _ in range(2))
    outbox.delivered([one.id, two.id], FIRST)
    outbox.met(Contact(FIRST), FIRST)
    assert outbox.offer_again() == 2
    assert ids(outbox) == [1, 2]
    outbox.delivered([one.id, two.id], LATER)
    outbox.met(Contact(FIRST), FIRST + 8 * DAY)
    assert outbox.counts() == NOTHING | {"delivered": 2}


def test_the_last_contact_and_how_far_the_clocks_differ_are_kept(outbox: Outbox) -> None:
    outbox.met(Contact(FIRST))
    outbox.met(Contact(LATER, FIRST))
    contact = outbox.last_contact()
    assert contact == Contact(LATER, FIRST)
    assert contact.skew_seconds == 3600
    assert Contact(FIRST).skew_seconds is None
