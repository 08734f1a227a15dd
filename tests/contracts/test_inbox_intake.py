"""What every inbox promises a tablet: in memory, in a database, and behind a folder alike."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from db.inbox import SqlInbox
from db.store import sqlite_url
from kiosk.errors import Damaged, Refused
from kiosk.outside.exchange.desk import ExchangeDesk
from kiosk.outside.exchange.tablet import FolderInbox
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.ports import Inbox, InboxIntake
from kiosk.record.envelope import parse
from tests.envelopes import sealed

CLOCK = FixedClock()


class Place(Protocol):
    """An inbox from both sides; `settle`: a desk has been there."""

    intake: InboxIntake
    inbox: Inbox

    def settle(self) -> None: ...


class Direct:
    def __init__(self, inbox: Inbox) -> None:
        self.intake: InboxIntake = inbox
        self.inbox: Inbox = inbox

    def settle(self) -> None:
        """Nothing is ever on its way."""


class ByFolder:
    def __init__(self, folder: Path) -> None:
        self.inbox: Inbox = MemoryInbox(CLOCK)
        self._desk = ExchangeDesk(folder, "invented-clinic", self.inbox, MemoryMembership())
        self._desk.begin()
        self.intake: InboxIntake = FolderInbox(folder, "invented-clinic", "tablet-1")

    def settle(self) -> None:
        self._desk.collect()


PLACES: dict[str, Callable[[Path], Place]] = {
    "memory": lambda _folder: Direct(MemoryInbox(CLOCK)),
    "database": lambda folder: Direct(SqlInbox(sqlite_url(folder / "inbox.sqlite3"), CLOCK)),
    "folder": ByFolder,
}


@pytest.fixture(params=list(PLACES.values()), ids=list(PLACES))
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    made: Place = request.param(tmp_path)
    yield made
    if isinstance(made.inbox, SqlInbox):
        made.inbox.close()


def fate(place: Place, data: bytes) -> str | None:
    """Deliver; return "" when the inbox has it, else the code of its refusal."""
    try:
        place.intake.deliver(data)
    except Refused as error:
        return error.code
    place.settle()
    name = parse(data).id
    return place.intake.fates([name]).get(name, "")


def bodies(place: Place) -> list[bytes]:
    return [received.body for _, received in place.inbox.received_after(0, ("intake", "notice"))]


def test_an_envelope_arrives_once_as_it_was_however_often_it_is_delivered(place: Place) -> None:
    data = sealed()
    assert [fate(place, data) for _ in range(3)] == ["", "", ""]
    assert bodies(place) == [data]
    assert place.intake.deliver(data) == "already there"


def test_a_clone_is_refused_and_both_are_kept(place: Place) -> None:
    first, other = sealed(), sealed()
    assert fate(place, first) == ""
    assert [fate(place, other) for _ in range(2)] == ["clone", "clone"]
    assert bodies(place) == [first]
    assert [received.body for received, _ in place.inbox.aside()] == [other]


def test_what_is_no_envelope_is_damaged(place: Place) -> None:
    with pytest.raises(Damaged):
        place.intake.deliver(b"no envelope")
    place.settle()
    assert bodies(place) == []


def test_a_tablet_learns_which_notices_a_desk_has_seen(place: Place) -> None:
    notice, unknown = sealed("notice"), "ab" * 32
    name = parse(notice).id
    fate(place, notice)
    assert place.intake.acknowledged([name, unknown]) == {}
    place.inbox.acknowledge(name, "nurse-1", CLOCK.now())
    place.settle()
    assert place.intake.acknowledged([name, unknown]) == {name: CLOCK.now()}


def test_it_tells_how_many_of_a_devices_numbers_it_holds(place: Place) -> None:
    before = ""
    for seq in range(1, 5):
        data = sealed(seq=seq, prev=before)
        before = parse(data).id
        fate(place, data)
    place.intake.head("tablet-1", 2)
    place.settle()
    head = place.intake.head("tablet-1", 2)
    assert head is not None
    assert (head.held, head.at) == (3, CLOCK.now())
    other = place.intake.head("tablet-9", 1)
    assert other is None or other.held == 0
