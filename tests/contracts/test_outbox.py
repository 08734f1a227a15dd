"""What every outbox promises, in memory and in SQLite alike."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.outbox import SqlOutbox
from kiosk.errors import Damaged
from kiosk.outside.pretend import MemoryOutbox
from kiosk.ports import Outbox
from kiosk.record.envelope import parse
from tests.envelopes import SEALED_AT, sealed, sealer

FIRST, LATER = datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC)


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
    assert outbox.counts() == {"waiting": 0, "delivered": 0, "quarantined": 0}
    assert outbox.last_delivered_at() is None
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
    outbox.delivered(one.id, FIRST)
    outbox.delivered(one.id, LATER)
    assert [queued.id for queued in outbox.waiting()] == [two.id]
    found = outbox.find(one.id)
    assert found is not None
    assert found.delivered_at == FIRST
    assert outbox.last_delivered_at() == FIRST


def test_failed_tries_are_counted(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    outbox.attempted(queued.id)
    outbox.attempted(queued.id)
    assert outbox.waiting()[0].attempts == 2


def test_a_quarantined_envelope_is_kept_and_counted_and_does_not_wait(outbox: Outbox) -> None:
    queued = outbox.append("intake", sealer())
    outbox.quarantine(queued.id, "clone")
    assert not outbox.waiting()
    assert outbox.counts() == {"waiting": 0, "delivered": 0, "quarantined": 1}
    found = outbox.find(queued.id)
    assert found is not None
    assert (found.quarantined, found.body) == ("clone", queued.body)


def test_a_notice_stays_open_until_a_desk_has_seen_it(outbox: Outbox) -> None:
    notice = outbox.append("notice", sealer("notice"))
    intake = outbox.append("intake", sealer())
    assert not outbox.unacknowledged_notices()
    outbox.delivered(notice.id, FIRST)
    outbox.delivered(intake.id, FIRST)
    assert [queued.id for queued in outbox.unacknowledged_notices()] == [notice.id]
    outbox.noticed(notice.id, FIRST)
    outbox.noticed(notice.id, LATER)
    assert not outbox.unacknowledged_notices()
    found = outbox.find(notice.id)
    assert found is not None
    assert found.noticed_at == FIRST
