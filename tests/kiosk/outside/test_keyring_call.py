"""Which keyring is asked: one that encrypts, never one that writes in the clear."""

import json
from collections.abc import Iterator
from typing import ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from kiosk.outside.keyring_call import LONGEST, delete, get, main, put


class Remembered(KeyringBackend):
    """A keyring in memory that passes for that of Windows."""

    priority = 99
    fault: ClassVar[Exception | None] = None
    kept: ClassVar[dict[str, str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.fault:
            raise self.fault
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


class Plain(Remembered):
    """A keyring that does not encrypt, of the highest priority."""

    priority = 100


Remembered.__module__ = "keyring.backends.Windows"
NAME = "keyring.backends.Windows.Remembered"


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    Remembered.kept.clear()
    yield
    Remembered.fault = None


def test_the_best_that_encrypts_is_asked_and_named() -> None:
    assert (get("s", "n").state, get("s", "n").backend) == ("absent", NAME)
    assert put("s", "n", "secret").item == "secret"
    assert Remembered.kept == {"n": "secret"}
    assert "secret" not in repr(get("s", "n"))


def test_one_that_does_not_encrypt_is_not_asked_even_by_its_name() -> None:
    for pinned in (f"{__name__}.Plain", "keyring.backends.null.Keyring", "keyrings.alt.file"):
        found = get("s", "n", pinned)
        assert found.state == "unreadable"
        assert pinned in found.why


def test_what_is_there_is_never_written_over() -> None:
    put("s", "n", "first")
    assert put("s", "n", "second").item == "first"
    assert Remembered.kept == {"n": "first"}


@pytest.mark.parametrize(
    ("fault", "state"),
    [(KeyringLocked("invented"), "locked"), (OSError("of D-Bus, invented"), "unreadable")],
)
def test_what_cannot_be_read_is_never_written_over(fault: Exception, state: str) -> None:
    put("s", "n", "first")
    Remembered.fault = fault
    assert get("s", "n").state == state
    assert put("s", "n", "second").state == state
    assert Remembered.kept == {"n": "first"}


def test_an_item_is_a_key_and_no_document() -> None:
    assert put("s", "n", "x" * (LONGEST + 1)).state == "unreadable"
    assert not Remembered.kept


def test_the_answer_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["get", "s", "n", ""])
    said = json.loads(capsys.readouterr().out)
    assert said == {
        "state": "absent",
        "item": "",
        "backend": NAME,
        "why": "the keyring holds no key for this device",
    }


def test_an_item_is_taken_out_and_nothing_else() -> None:
    put("s", "n", "secret")
    put("s", "other", "secret")
    assert delete("s", "n").state == "absent"
    assert delete("s", "n").state == "absent"
    assert Remembered.kept == {"other": "secret"}


def test_what_cannot_be_looked_at_is_not_taken_out() -> None:
    put("s", "n", "secret")
    Remembered.fault = KeyringLocked()
    assert delete("s", "n").state == "locked"
    Remembered.fault = OSError()
    assert delete("s", "n").state == "unreadable"
    assert Remembered.kept == {"n": "secret"}
