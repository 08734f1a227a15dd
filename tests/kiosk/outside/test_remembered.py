"""A desk remembers people in real keyrings; nobody is held up, and nothing is written over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.errors import Damaged, Unavailable
from kiosk.outside.keyring_answer import NO_KEYRING
from kiosk.outside.remembered import FOLDER, RememberedPeople
from tests.kiosk.outside.keyrings import Session, session

KEYS = b"invented keys of a person"


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch) as opened:
        yield opened


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch, display=True) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RememberedPeople:
    """A desk on a machine without any keyring, unless a bus is asked for."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    (tmp_path / "home").mkdir()
    return RememberedPeople(tmp_path / "home", "front:desk")


def files(desk: RememberedPeople) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (desk.home / FOLDER).glob("*")}


def test_who_is_remembered_needs_no_passphrase(desk: RememberedPeople, bus: Session) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    desk.remember("otto", b"other keys")
    assert desk.people() == {"nora", "otto"}
    assert (desk.recall("nora"), desk.recall("otto")) == (KEYS, b"other keys")


def test_the_file_opens_nothing_by_itself_and_is_its_owners(
    desk: RememberedPeople, bus: Session
) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    (file,) = (desk.home / FOLDER).iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert KEYS not in file.read_bytes()
    assert "nora" not in file.name
    bus.reset()
    bus.daemon("other words")
    with pytest.raises(Unavailable, match=r"does not know you any more. Use your passphrase."):
        desk.recall("nora")


def test_each_time_a_fresh_key_locks_them(desk: RememberedPeople, bus: Session) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    before = files(desk)
    desk.remember("nora", KEYS)
    assert desk.recall("nora") == KEYS
    file = desk.home / FOLDER / next(iter(before))
    file.write_bytes(before[file.name])
    with pytest.raises(Damaged, match="Use your passphrase"):
        desk.recall("nora")


def test_who_is_forgotten_is_in_neither_place(desk: RememberedPeople, bus: Session) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    before = files(desk)
    desk.forget("nora")
    desk.forget("nobody")
    assert (desk.people(), files(desk)) == (frozenset(), {})
    (name, body), folder = before.popitem(), desk.home / FOLDER
    (folder / name).write_bytes(body)  # from a backup
    with pytest.raises(Unavailable, match="does not know you"):
        desk.recall("nora")


def test_a_locked_keyring_asks_for_the_passphrase_and_keeps_everything(
    desk: RememberedPeople, screen: Session
) -> None:
    screen.daemon()
    desk.remember("nora", KEYS)
    before = files(desk)
    screen.lock()
    with pytest.raises(Unavailable, match="is locked"):
        desk.recall("nora")
    with pytest.raises(Unavailable, match="not remembered: the keyring is locked"):
        desk.remember("nora", b"other keys")
    assert screen.windows() == []
    assert files(desk) == before
    screen.stop_last()
    screen.daemon()
    assert desk.recall("nora") == KEYS


def test_somebody_is_forgotten_though_the_keyring_is_locked(
    desk: RememberedPeople, bus: Session
) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    bus.lock()
    desk.forget("nora")
    assert desk.people() == frozenset()
    bus.stop_last()
    bus.daemon()
    desk.remember("nora", b"other keys")
    assert desk.recall("nora") == b"other keys"


def test_a_keyring_that_never_answers_holds_nobody_up(desk: RememberedPeople, bus: Session) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    before = files(desk)
    bus.stop_last()
    bus.broken_daemon()
    impatient = RememberedPeople(desk.home, desk.desk, deadline=1.0)
    with pytest.raises(Unavailable, match="does not answer"):
        impatient.recall("nora")
    with pytest.raises(Unavailable, match="does not answer"):
        impatient.remember("nora", b"other keys")
    assert files(desk) == before


def test_without_a_keyring_nobody_is_remembered_and_nothing_is_written(
    desk: RememberedPeople,
) -> None:
    with pytest.raises(Unavailable, match=NO_KEYRING):
        desk.remember("nora", KEYS)
    with pytest.raises(Unavailable, match="does not remember you"):
        desk.recall("nora")
    assert not (desk.home / FOLDER).exists()


def test_a_file_that_was_moved_or_cut_remembers_nobody(
    desk: RememberedPeople, bus: Session
) -> None:
    bus.daemon()
    desk.remember("nora", KEYS)
    (file,) = (desk.home / FOLDER).iterdir()
    file.rename(file.with_name("another.json"))
    assert desk.people() == frozenset()
    file.write_text("{")
    assert desk.people() == frozenset()
