"""A device key is absent, locked, unreadable or present; and never made over an unreadable one."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Refused, Unavailable
from kiosk.outside.keychain import CREDENTIAL, KEY_FILE, NOTE_FILE, DeviceKeys, write_private
from kiosk.outside.pretend import PretendMachine
from kiosk.ports import Readings
from tests.kiosk.outside.keyrings import Session, session

KEY = Ed25519PrivateKey.generate()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch) as opened:
        yield opened


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with session(tmp_path / "session", monkeypatch, display=True) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home on a machine without any keyring, unless a bus is asked for."""
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    made = tmp_path / "home"
    made.mkdir()
    return made


def seed(key: Ed25519PrivateKey | None) -> bytes:
    assert key is not None
    return key.private_bytes_raw()


def test_an_unlocked_keyring_keeps_a_key_and_gives_it_back(home: Path, bus: Session) -> None:
    bus.daemon()
    keys = DeviceKeys(home)
    assert keys.load("tablet-1").state == "absent"
    assert keys.keep("tablet-1", KEY).source == "keyring"
    found = keys.load("tablet-1")
    assert (found.state, found.backend) == ("present", "keyring.backends.SecretService.Keyring")
    assert seed(found.key) == seed(KEY)
    assert keys.load("tablet-2").state == "absent"
    with pytest.raises(Refused, match="present"):
        keys.keep("tablet-1", Ed25519PrivateKey.generate())


def test_no_key_is_in_the_home_or_in_words(home: Path, bus: Session) -> None:
    bus.daemon()
    DeviceKeys(home).keep("tablet-1", KEY)
    assert [file.name for file in home.iterdir()] == [NOTE_FILE]
    found = DeviceKeys(home).load("tablet-1")
    assert "key=" not in repr(found)
    assert seed(KEY).hex() not in (home / NOTE_FILE).read_bytes().hex()


def test_a_locked_keyring_is_left_locked_and_nothing_is_made_over_it(
    home: Path, bus: Session
) -> None:
    bus.daemon()
    keys = DeviceKeys(home)
    keys.keep("tablet-1", KEY)
    bus.lock()
    assert keys.load("tablet-1").state == "locked"
    for name in ("tablet-1", "tablet-2"):
        with pytest.raises(Refused, match="locked"):
            keys.keep(name, Ed25519PrivateKey.generate())
    bus.stop_last()
    bus.daemon()
    assert seed(keys.load("tablet-1").key) == seed(KEY)


def test_on_a_display_a_locked_keyring_asks_nobody(home: Path, screen: Session) -> None:
    """A dialog on the kiosk's screen would block it until somebody answers."""
    screen.daemon()
    keys = DeviceKeys(home)
    keys.keep("tablet-1", KEY)
    screen.lock()
    found = keys.load("tablet-1")
    assert (found.state, found.why) == ("locked", "the keyring is locked: sign in to the system")
    assert screen.windows() == []


def test_a_keyring_that_was_reset_does_not_look_like_a_first_start(
    home: Path, bus: Session
) -> None:
    bus.daemon()
    keys = DeviceKeys(home)
    keys.keep("tablet-1", KEY)
    bus.reset()
    bus.daemon("other words")
    found = keys.load("tablet-1")
    assert (found.state, found.why) == (
        "absent",
        "the key of tablet-1 is gone: ask anew under another name",
    )
    with pytest.raises(Refused, match="gone"):
        keys.keep("tablet-1", Ed25519PrivateKey.generate())
    assert keys.keep("tablet-1b", Ed25519PrivateKey.generate()).state == "present"


def test_a_keyring_that_never_answers_holds_nobody_up(home: Path, bus: Session) -> None:
    bus.broken_daemon()
    found = DeviceKeys(home, deadline=1.0).load("tablet-1")
    assert (found.state, found.why) == ("unreadable", "the keyring does not answer")
    with pytest.raises(Refused, match="unreadable"):
        DeviceKeys(home, deadline=1.0).keep("tablet-1", KEY)


def test_a_key_is_sought_in_the_keyring_that_took_it_and_in_no_other(
    home: Path, bus: Session
) -> None:
    bus.daemon()
    keys = DeviceKeys(home)
    keys.keep("tablet-1", KEY)
    note = home / NOTE_FILE
    note.write_text(note.read_text().replace("SecretService", "kwallet"))
    found = keys.load("tablet-1")
    assert found.state == "unreadable"
    assert "kwallet" in found.why


def test_another_key_in_its_place_is_not_taken_for_it(home: Path, bus: Session) -> None:
    bus.daemon()
    keys = DeviceKeys(home)
    keys.keep("tablet-1", KEY)
    other = keys.keep("tablet-2", Ed25519PrivateKey.generate())
    keys.note("tablet-1", other)
    found = keys.load("tablet-1")
    assert (found.state, found.key) == ("unreadable", None)


def test_without_a_keyring_nothing_is_kept_in_the_clear(home: Path) -> None:
    found = DeviceKeys(home).load("tablet-1")
    assert (found.state, found.why) == ("absent", "this system has no keyring that encrypts")
    with pytest.raises(Unavailable, match="no keyring that encrypts"):
        DeviceKeys(home).keep("tablet-1", KEY)
    assert list(home.iterdir()) == []


def test_a_file_is_used_only_where_it_was_approved(home: Path) -> None:
    approved = DeviceKeys(home, in_file=True)
    assert approved.keep("tablet-1", KEY).source == "file"
    assert (home / KEY_FILE).stat().st_mode & 0o777 == 0o600
    assert seed(approved.load("tablet-1").key) == seed(KEY)
    (home / KEY_FILE).chmod(0o644)
    assert "chmod 600" in approved.load("tablet-1").why
    (home / KEY_FILE).unlink()
    assert "gone" in approved.load("tablet-1").why


def test_the_file_comes_after_the_keyring(home: Path, bus: Session) -> None:
    bus.daemon()
    assert DeviceKeys(home, in_file=True).keep("tablet-1", KEY).source == "keyring"
    assert not (home / KEY_FILE).exists()


def test_a_credential_comes_first(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    DeviceKeys(home, in_file=True).keep("tablet-1", Ed25519PrivateKey.generate())
    (home / NOTE_FILE).unlink()
    file = write_private(tmp_path / CREDENTIAL, KEY)
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    found = DeviceKeys(home, in_file=True).load("tablet-1")
    assert (found.state, found.source) == ("present", "credential")
    assert seed(found.key) == seed(KEY)


def test_a_credential_is_never_written_over(tmp_path: Path) -> None:
    write_private(tmp_path / CREDENTIAL, KEY)
    with pytest.raises(FileExistsError):
        write_private(tmp_path / CREDENTIAL, KEY)


@pytest.mark.parametrize("content", ["", "no key", "AAAA"])
def test_a_broken_credential_is_unreadable_and_nothing_else_is_asked(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    DeviceKeys(home, in_file=True).keep("tablet-1", KEY)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / CREDENTIAL).write_text(content)
    assert DeviceKeys(home, in_file=True).load("tablet-1").state == "unreadable"
    (tmp_path / CREDENTIAL).unlink()
    (tmp_path / CREDENTIAL).mkdir()
    assert DeviceKeys(home, in_file=True).load("tablet-1").state == "unreadable"


def test_a_note_that_cannot_be_read_is_never_written_over(home: Path) -> None:
    (home / NOTE_FILE).write_text("{")
    found = DeviceKeys(home, in_file=True).load("tablet-1")
    assert found.state == "unreadable"
    assert "restore this file" in found.why
    with pytest.raises(Refused, match="unreadable"):
        DeviceKeys(home, in_file=True).keep("tablet-1", KEY)
    assert (home / NOTE_FILE).read_text() == "{"


HERE, ELSEWHERE = PretendMachine(Readings(), "one machine"), PretendMachine(Readings(), "another")


def test_a_key_in_a_file_serves_the_machine_on_which_it_was_made(home: Path) -> None:
    assert DeviceKeys(home, in_file=True, machine=HERE).keep("tablet-1", KEY).key
    assert seed(DeviceKeys(home, in_file=True, machine=HERE).load("tablet-1").key) == seed(KEY)
    found = DeviceKeys(home, in_file=True, machine=ELSEWHERE).load("tablet-1")
    assert (found.state, found.key) == ("unreadable", None)
    assert "copied from another machine" in found.why
    assert (home / KEY_FILE).exists()


def test_so_does_a_key_in_a_keyring(home: Path, bus: Session) -> None:
    bus.daemon()
    DeviceKeys(home, machine=HERE).keep("tablet-1", KEY)
    assert DeviceKeys(home, machine=HERE).load("tablet-1").key
    assert "copied" in DeviceKeys(home, machine=ELSEWHERE).load("tablet-1").why


def test_the_note_does_not_tell_which_machine(home: Path) -> None:
    DeviceKeys(home, in_file=True, machine=HERE).keep("tablet-1", KEY)
    assert "one machine" not in (home / NOTE_FILE).read_text()


@pytest.mark.parametrize(
    ("made", "found"), [("", "x"), ("x", "")], ids=["noted-by-nobody", "unknown-now"]
)
def test_a_machine_that_does_not_tell_which_it_is_binds_nothing(
    home: Path, made: str, found: str
) -> None:
    makes, finds = (PretendMachine(Readings(), name) for name in (made, found))
    DeviceKeys(home, in_file=True, machine=makes).keep("tablet-1", KEY)
    assert DeviceKeys(home, in_file=True, machine=finds).load("tablet-1").key


def test_a_credential_is_bound_by_systemd_and_not_by_us(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_private(tmp_path / CREDENTIAL, KEY)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    keys = DeviceKeys(home, machine=HERE)
    keys.note("tablet-1", keys.load("tablet-1"))
    assert DeviceKeys(home, machine=ELSEWHERE).load("tablet-1").key


def test_under_another_name_a_copied_home_gets_a_key_of_its_own_and_keeps_the_old_one(
    home: Path,
) -> None:
    DeviceKeys(home, in_file=True, machine=HERE).keep("tablet-1", KEY)
    keys = DeviceKeys(home, in_file=True, machine=ELSEWHERE)
    assert keys.load("tablet-2").state == "absent"
    made = keys.keep("tablet-2", Ed25519PrivateKey.generate())
    assert seed(made.key) == seed(keys.load("tablet-2").key) != seed(KEY)
    assert (home / "tablet-1.key").read_text().strip() == base64.b64encode(seed(KEY)).decode()


@pytest.mark.parametrize(("outside", "state"), [(True, "unseen"), (False, "absent")])
def test_a_credential_is_shown_to_the_service_and_its_absence_elsewhere_is_no_loss(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outside: bool, state: str
) -> None:
    write_private(tmp_path / CREDENTIAL, KEY)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    keys = DeviceKeys(home, machine=HERE, outside=outside)
    keys.note("tablet-1", keys.load("tablet-1"))
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    found = keys.load("tablet-1")
    assert (found.state, found.source) == (state, "credential")
    assert ("is gone" in found.why) is not outside
