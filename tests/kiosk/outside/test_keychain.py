"""A device key is absent, locked, unreadable or present; and never made over an unreadable one."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from kiosk.errors import Refused, Unavailable
from kiosk.outside.keychain import (
    CREDENTIAL,
    SERVICE,
    keep_device_key,
    load_device_key,
    write_credential,
)

KEY = Ed25519PrivateKey.generate()
SEED = KEY.private_bytes_raw()


class Remembered(KeyringBackend):
    """A keyring in memory that passes for the system's own."""

    priority = 1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.before: Callable[[], object] = lambda: None

    def get_password(self, service: str, username: str) -> str | None:
        self.before()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.before()
        self.kept[service, username] = password


Remembered.__module__ = "keyring.backends.SecretService"


@pytest.fixture(autouse=True)
def _own_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def backend() -> Remembered:
    remembered = Remembered()
    keyring.set_keyring(remembered)
    return remembered


def raiser(error: Exception) -> Callable[[], object]:
    def fail() -> object:
        raise error

    return fail


def test_a_credential_comes_first(
    backend: Remembered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_device_key("tablet-1", Ed25519PrivateKey.generate())
    file = write_credential(tmp_path, KEY)
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    found = load_device_key("tablet-1")
    assert (found.state, found.source) == ("present", "credential")
    assert found.key is not None
    assert found.key.private_bytes_raw() == SEED


def test_a_credential_is_never_written_over(tmp_path: Path) -> None:
    write_credential(tmp_path, KEY)
    with pytest.raises(FileExistsError):
        write_credential(tmp_path, KEY)


@pytest.mark.parametrize("content", ["", "no key", "AAAA"])
def test_a_broken_credential_is_unreadable_and_the_keyring_is_not_asked(
    backend: Remembered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / CREDENTIAL).write_text(content)
    backend.before = raiser(AssertionError("asked"))
    assert load_device_key("tablet-1").state == "unreadable"
    (tmp_path / CREDENTIAL).unlink()
    (tmp_path / CREDENTIAL).mkdir()
    assert load_device_key("tablet-1").state == "unreadable"


def test_a_key_that_is_kept_is_present_in_the_keyring(
    backend: Remembered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))  # systemd gave none of ours
    assert load_device_key("tablet-1").state == "absent"
    keep_device_key("tablet-1", KEY)
    found = load_device_key("tablet-1")
    assert (found.state, found.source) == ("present", "keyring")
    assert found.key is not None
    assert found.key.private_bytes_raw() == SEED
    assert load_device_key("tablet-2").state == "absent"
    assert len(backend.kept[SERVICE, "tablet-1"]) < 200  # Windows holds no long ones


@pytest.mark.parametrize("weak", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_a_keyring_that_does_not_encrypt_is_no_keyring(weak: type[KeyringBackend]) -> None:
    keyring.set_keyring(weak())
    found = load_device_key("tablet-1")
    assert (found.state, found.why) == ("absent", "this system has no keyring that encrypts")
    with pytest.raises(Unavailable, match="no keyring that encrypts"):
        keep_device_key("tablet-1", KEY)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (KeyringLocked("invented"), "locked"),
        (OSError("an error of D-Bus, invented"), "unreadable"),
    ],
)
def test_a_key_is_never_made_over_one_that_cannot_be_read(
    backend: Remembered, error: Exception, state: str
) -> None:
    keep_device_key("tablet-1", KEY)
    kept = dict(backend.kept)
    backend.before = raiser(error)
    assert load_device_key("tablet-1").state == state
    with pytest.raises(Refused, match="kept as it is"):
        keep_device_key("tablet-1", Ed25519PrivateKey.generate())
    assert backend.kept == kept


def test_a_key_that_is_there_is_never_replaced(backend: Remembered) -> None:
    keep_device_key("tablet-1", KEY)
    with pytest.raises(Refused, match="present"):
        keep_device_key("tablet-1", Ed25519PrivateKey.generate())


def test_what_is_no_key_is_unreadable(backend: Remembered) -> None:
    backend.kept[SERVICE, "tablet-1"] = "no key"
    assert load_device_key("tablet-1").state == "unreadable"


def test_a_keyring_that_hangs_holds_nobody_up(backend: Remembered) -> None:
    released = threading.Event()
    backend.before = released.wait
    found = load_device_key("tablet-1", deadline=0.05)
    released.set()
    assert (found.state, found.why) == ("unreadable", "the keyring does not answer")


def test_no_key_is_in_the_words_for_its_state(backend: Remembered) -> None:
    keep_device_key("tablet-1", KEY)
    assert "key=" not in repr(load_device_key("tablet-1"))
