"""A share or a stick between tablets and a desk: pulled out, cut off, written by others, shared."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.delivery.courier import Courier
from kiosk.errors import Unavailable
from kiosk.outside.exchange.desk import Collected, ExchangeDesk
from kiosk.outside.exchange.manifests import FolderManifests
from kiosk.outside.exchange.tablet import FolderInbox
from kiosk.outside.pretend import FixedClock, MemoryInbox
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.outside.pretend_outbox import MemoryOutbox
from kiosk.record.envelope import Kind, parse
from tests.envelopes import CANARY, sealed, sealer

CLINIC = "invented-clinic"
DESK = "kiosk.outside.exchange.desk"
COURIER = "kiosk.delivery.courier"


class Tablet:
    """A tablet that carries by a folder."""

    def __init__(self, folder: Path, name: str = "tablet-1") -> None:
        self.name = name
        self.clock = FixedClock()
        self.outbox = MemoryOutbox()
        self.use(folder)

    def use(self, folder: Path) -> None:
        inbox = FolderInbox(folder, CLINIC, self.name)
        self.courier = Courier(self.outbox, inbox, self.clock, lambda: 0.1)

    def seal(self, *kinds: Kind) -> list[str]:
        return [self.outbox.append(kind, sealer(kind, self.name)).id for kind in kinds]

    def carry(self, seconds: float = 10) -> None:
        """Carry for a while, whatever fails."""
        for _ in range(int(seconds)):
            self.clock.advance(1)
            while not self.courier.step().wait:
                pass

    def counts(self) -> tuple[int, int, int]:
        """Return how many wait, of these on their way, and delivered."""
        found = self.outbox.counts()
        return found["waiting"], found["on_their_way"], found["delivered"]


class Desk:
    """A desk with an inbox of its own."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.inbox = MemoryInbox(self.clock)
        self.membership = MemoryMembership()
        self.use(folder)

    def use(self, folder: Path) -> None:
        self.exchange = ExchangeDesk(folder, CLINIC, self.inbox, self.membership)
        self.exchange.begin()

    def collect(self) -> Collected:
        return self.exchange.collect()

    def arrived(self) -> list[tuple[str, int]]:
        found = self.inbox.received_after(0, ("intake", "notice"))
        return [(received.device, received.seq) for _, received in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder)


@pytest.fixture
def tablet(desk: Desk, folder: Path) -> Tablet:
    return Tablet(folder)


def envelopes(folder: Path) -> list[Path]:
    return sorted(folder.glob("devices/*/*.intake"))


def test_envelopes_go_by_the_folder_and_the_answer_comes_back(
    tablet: Tablet, desk: Desk, folder: Path
) -> None:
    tablet.seal("intake", "notice", "intake")
    tablet.carry()
    assert tablet.counts() == (3, 3, 0)
    assert desk.collect() == Collected(taken=3)
    assert envelopes(folder) == []
    tablet.carry()
    assert tablet.counts() == (0, 0, 3)
    assert desk.collect() == Collected()


def test_nothing_readable_and_no_half_file_lies_there(tablet: Tablet, folder: Path) -> None:
    tablet.seal("intake")
    tablet.carry()
    for file in folder.rglob("*"):
        assert file.suffix != ".part"
        assert file.is_dir() or CANARY.encode() not in file.read_bytes()


def test_a_nurse_who_has_seen_a_notice_is_told_to_the_tablet(tablet: Tablet, desk: Desk) -> None:
    (notice,) = tablet.seal("notice")
    tablet.carry()
    desk.collect()
    tablet.carry()
    desk.inbox.acknowledge(notice, "nurse-1", desk.clock.now())
    assert tablet.outbox.unacknowledged_notices()
    desk.collect()
    tablet.carry()
    assert not tablet.outbox.unacknowledged_notices()


def test_two_tablets_share_one_folder(desk: Desk, folder: Path) -> None:
    one, two = Tablet(folder), Tablet(folder, "tablet/2: ward")
    for tablet in (one, two, one):
        tablet.seal("intake")
        tablet.carry()
    assert desk.collect() == Collected(taken=3)
    for tablet in (one, two):
        tablet.carry()
    assert (one.counts(), two.counts()) == ((0, 0, 2), (0, 0, 1))
    assert sorted(desk.arrived()) == [("tablet-1", 1), ("tablet-1", 2), ("tablet/2: ward", 1)]


def test_two_desks_may_empty_it_at_once(tablet: Tablet, desk: Desk, folder: Path) -> None:
    other = Desk(folder)
    other.inbox = desk.inbox
    other.use(folder)
    tablet.seal("intake")
    tablet.carry()
    (file,) = envelopes(folder)
    whole = file.read_bytes()
    desk.collect()
    file.write_bytes(whole)  # the other had read it before the first took it away
    assert other.collect() == Collected(known=1)
    assert desk.arrived() == [("tablet-1", 1)]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _whole: b"",
    "cut off": lambda whole: whole[: len(whole) // 2],
    "its end overwritten": lambda whole: whole[:-20] + bytes(20),
    "another envelope": lambda _whole: sealed(seq=7, prev="ab" * 32),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_set_aside_and_the_tablet_puts_the_true_one_there_again(
    tablet: Tablet, desk: Desk, folder: Path, expect_log, damage: Callable[[bytes], bytes]
) -> None:
    expect_log(DESK)
    tablet.seal("intake", "intake")
    tablet.carry()
    first, _ = envelopes(folder)
    first.write_bytes(damage(first.read_bytes()))
    assert desk.collect() == Collected(taken=1, damaged=1)
    assert len(list((folder / "set-aside").iterdir())) == 1
    tablet.carry()
    desk.collect()
    tablet.carry()
    assert tablet.counts() == (0, 0, 2)
    assert sorted(desk.arrived()) == [("tablet-1", 1), ("tablet-1", 2)]


def test_foreign_files_are_set_aside_and_hidden_ones_left_alone(
    tablet: Tablet, desk: Desk, folder: Path, tmp_path: Path, expect_log
) -> None:
    expect_log(DESK)
    tablet.seal("intake")
    tablet.carry()
    (file,) = envelopes(folder)
    (file.parent / "holiday.jpg").write_bytes(b"picture")
    (file.parent / ".Trash").mkdir()
    (file.parent / f"00000009-{'ab' * 32}.intake").symlink_to("/etc/passwd")
    (folder / "devices" / "Thumbs.db").write_bytes(b"x")
    assert desk.collect() == Collected(taken=1, damaged=2)
    assert not (folder / "set-aside" / "passwd").exists()
    assert (file.parent / ".Trash").is_dir()


def test_a_file_that_is_still_being_written_is_not_taken(
    tablet: Tablet, desk: Desk, folder: Path
) -> None:
    tablet.seal("intake")
    tablet.carry()
    (file,) = envelopes(folder)
    file.rename(file.with_name(file.name + ".part"))
    assert desk.collect() == Collected()
    tablet.carry()
    assert desk.collect() == Collected(taken=1)


def test_while_the_stick_is_away_the_tablet_keeps_all_and_goes_on_when_it_is_back(
    tablet: Tablet, desk: Desk, folder: Path
) -> None:
    tablet.seal("intake")
    tablet.carry()
    away = folder.rename(folder.with_name("away"))
    tablet.seal("intake", "intake")
    tablet.carry()
    assert tablet.counts() == (3, 1, 0)
    with pytest.raises(Unavailable, match="plug the stick in"):
        desk.collect()
    away.rename(folder)
    tablet.carry(200)
    assert desk.collect() == Collected(taken=3)


def test_a_stick_that_is_pulled_out_in_the_middle_of_a_file_costs_one_more_try(
    tablet: Tablet, desk: Desk, folder: Path
) -> None:
    """Its folder is read-only for a moment: every write fails, as on a stick that is gone."""
    tablet.seal("intake")
    place = folder / "devices" / "tablet-1"
    place.mkdir()
    (place / "00000001-x.part").write_bytes(b"half")
    place.rename(place.with_name("gone"))
    place.write_bytes(b"a file where the folder was")
    tablet.carry(3)
    assert tablet.counts() == (1, 0, 0)
    place.unlink()
    place.with_name("gone").rename(place)
    tablet.carry(60)
    assert desk.collect() == Collected(taken=1)


def test_a_stick_that_is_lost_on_the_way_is_written_anew(
    tablet: Tablet, desk: Desk, folder: Path, tmp_path: Path
) -> None:
    tablet.seal("intake", "intake")
    tablet.carry()
    new = tmp_path / "new"
    new.mkdir()
    desk.use(new)
    tablet.use(new)
    tablet.carry()
    assert desk.collect() == Collected(taken=2)
    tablet.carry()
    assert tablet.counts() == (0, 0, 2)
    desk.use(folder)  # the lost one turns up
    assert desk.collect() == Collected(known=2)
    assert len(desk.arrived()) == 2


def test_a_clone_is_refused_by_the_answer_and_set_aside_on_the_tablet(
    tablet: Tablet, desk: Desk, expect_log
) -> None:
    expect_log(COURIER)
    desk.inbox.deliver(sealed())
    tablet.seal("intake", "intake")
    tablet.carry()
    assert desk.collect() == Collected(taken=1, refused=1)
    tablet.carry()
    assert tablet.outbox.counts()["quarantined"] == 1
    assert tablet.counts() == (0, 0, 1)


def test_a_restored_inbox_is_filled_again_by_the_folder_too(
    tablet: Tablet, desk: Desk, folder: Path, expect_log
) -> None:
    expect_log(COURIER)
    tablet.seal("intake", "intake", "intake")
    for _ in range(3):
        tablet.carry(400)
        desk.collect()
    desk.inbox = MemoryInbox(desk.clock)
    desk.use(folder)
    for _ in range(3):
        desk.collect()
        tablet.carry(400)
    assert sorted(seq for _, seq in desk.arrived()) == [1, 2, 3]


def test_what_was_confirmed_by_the_folder_is_let_go_after_seven_days(
    tablet: Tablet, desk: Desk
) -> None:
    tablet.seal("intake")
    for _ in range(3):
        tablet.carry(400)
        desk.collect()
    desk.clock.advance(8 * 86_400)
    for _ in range(2):
        desk.collect()
        tablet.carry(400)
    assert tablet.counts() == (0, 0, 0)


def test_another_clinics_stick_is_neither_written_nor_read(tmp_path: Path, desk: Desk) -> None:
    other = tmp_path / "other"
    other.mkdir()
    ExchangeDesk(other, "another-clinic", desk.inbox, desk.membership).begin()
    tablet = Tablet(other)
    tablet.seal("intake")
    tablet.carry()
    assert envelopes(other) == []
    with pytest.raises(Unavailable, match="another clinic"):
        desk.use(other)


def test_a_folder_that_nobody_prepared_is_not_written_to(tmp_path: Path) -> None:
    """The mount point of a stick that is not in."""
    tablet = Tablet(tmp_path)
    tablet.seal("intake")
    tablet.carry()
    assert list(tmp_path.iterdir()) == []


def test_manifests_travel_too(desk: Desk, folder: Path) -> None:
    there = FolderManifests(folder, CLINIC)
    assert there.manifests() == []
    for version in (1, 12, 3):
        desk.membership.publish(version, b'{"version": %d}' % version)
    desk.membership.publish(99, b"not a manifest")
    for _ in range(2):
        desk.collect()
    assert list(there.manifests()) == [b'{"version": %d}' % v for v in (12, 3, 1)]


@pytest.mark.parametrize("name", ["index.json", "taken.json"])
@pytest.mark.parametrize("content", [b"", b"{", b'{"v": 2}'], ids=["empty", "cut", "newer"])
def test_a_damaged_note_is_written_anew(
    tablet: Tablet, desk: Desk, folder: Path, name: str, content: bytes
) -> None:
    tablet.seal("intake", "notice")
    tablet.carry()
    (folder / "devices" / "tablet-1" / name).write_bytes(content)
    desk.collect()
    (folder / "devices" / "tablet-1" / name).write_bytes(content)
    for _ in range(3):
        tablet.carry()
        desk.collect()
    tablet.carry()
    assert tablet.counts() == (0, 0, 2)


def test_what_the_tablet_wrote_is_what_lies_there(tablet: Tablet, folder: Path) -> None:
    (name,) = tablet.seal("intake")
    tablet.carry()
    (file,) = envelopes(folder)
    queued = tablet.outbox.find(name)
    assert queued is not None
    assert file.read_bytes() == queued.body
    assert parse(file.read_bytes()).id == name
    assert file.name == f"00000001-{name}.intake"
