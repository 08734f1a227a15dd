"""A device that its installer gave a token: it asks at its first start, and forgets the token."""

import io
import json
import sys
from dataclasses import replace

import pytest

from kiosk.app.joining import own_name
from kiosk.app.patient import Opening
from kiosk.cli import REFUSED, run
from kiosk.errors import Unavailable
from kiosk.record.enrolment import DEVICE_FILE, JOINING_FILE, read_enrolment
from kiosk.settings import load
from tests.command_line import done, refused
from tests.kiosk.app.test_clinic_commands import Papers, founded, papers, tested  # noqa: F401


def prepare(monkeypatch, token: str, *arguments: object) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{token}\n"))
    return run(["device", "prepare", *map(str, arguments)])


@pytest.fixture
def token(tested: Papers, capsys) -> str:  # noqa: F811
    return done(capsys, "device", "token", "--root", tested.usb, "--count", 40).strip()


def everything_in(home) -> bytes:
    return b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_it_asks_by_itself_forgets_the_token_and_takes_the_answer(
    tested: Papers, token: str, capsys, monkeypatch, expect_log  # noqa: F811
) -> None:  # fmt: skip
    said = expect_log("kiosk.app.patient")
    home = tested.tablet("new")
    root = (home / "root.pub").read_text()
    (home / "root.pub").unlink()
    assert prepare(monkeypatch, token, "tablet-7", "--root-key", root, "--home", home) == 0
    assert token not in capsys.readouterr().out
    opening = Opening(home, replace(load(home), allow_draft=True))
    with pytest.raises(Unavailable, match="tablet-7 is not enrolled"):
        opening.open()  # it has asked; nobody has answered
    assert "tablet-7 is not enrolled" in said.text
    assert token.encode() not in everything_in(home)
    done(capsys, "device", "approve", "--token", token, *tested.office())
    opening.open()
    opening.close()
    assert read_enrolment(home).device == "tablet-7"


def test_an_inbox_that_does_not_answer_costs_no_token(
    tested: Papers, token: str, capsys, monkeypatch  # noqa: F811
) -> None:  # fmt: skip
    home = tested.tablet("new")
    settings = (home / "settings.toml").read_text()
    (home / "settings.toml").write_text(
        'inbox = "sqlite:////nowhere/inbox.sqlite3"\ndevice_key_file = true'
    )
    prepare(monkeypatch, token, "tablet-7", "--home", home)
    refused(capsys, "device", "join", "--home", home)
    assert (home / JOINING_FILE).exists()
    (home / "settings.toml").write_text(settings)
    assert "not enrolled: approve it" in refused(capsys, "device", "join", "--home", home)
    waiting = json.loads(done(capsys, "device", "list", "--json", "--home", tested.desk))
    assert [one["device"] for one in waiting] == ["tablet-7"]


def test_a_device_that_is_let_in_already_needs_no_token(
    tested: Papers, token: str, capsys, monkeypatch  # noqa: F811
) -> None:  # fmt: skip
    """An update gives the installer's words once more."""
    home = tested.tablet("new")
    prepare(monkeypatch, token, "tablet-7", "--home", home)
    refused(capsys, "device", "join", "--home", home)
    done(capsys, "device", "approve", "--token", token, *tested.office())
    assert "This device is tablet-7" in done(capsys, "device", "join", "--home", home)
    assert prepare(monkeypatch, token, "--home", home) == 0
    assert "let in already" in capsys.readouterr().out
    assert not (home / JOINING_FILE).exists()
    assert (home / DEVICE_FILE).exists()


def test_without_a_token_it_asks_by_itself_and_its_digits_are_compared(
    tested: Papers, capsys  # noqa: F811
) -> None:  # fmt: skip
    home = tested.tablet("new")
    done(capsys, "device", "prepare", "tablet-7", "--by-code", "--home", home)
    refused(capsys, "device", "join", "--home", home)
    done(capsys, "device", "list", "--home", tested.desk)
    shown = done(capsys, "device", "code", "--home", home)
    digits = shown.partition("Its code: ")[2].splitlines()[0]
    done(capsys, "device", "approve", digits, *tested.office())
    assert "This device is tablet-7" in done(capsys, "device", "join", "--home", home)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("0" * 31, "tablet-7"), "The token is none"),
        (("", "tablet-7"), "The token is none"),
        (("0" * 32, "Tablet 7"), "small letters, digits and dashes"),
        (("0" * 32, "tablet-7", "--root-key", "bm8ga2V5"), "ROOTKEY: is no root key"),
        (("0" * 32, "tablet-7", "--root-key", "A" * 43 + "="), "another clinic's"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    tested: Papers, given: tuple[str, ...], words: str, capsys, monkeypatch  # noqa: F811
) -> None:  # fmt: skip
    home = tested.tablet("new")
    assert prepare(monkeypatch, *given, "--home", home) == REFUSED
    said = capsys.readouterr().err
    assert words in said
    assert "000" not in said
    assert not (home / JOINING_FILE).exists()


def test_without_the_root_it_is_said_what_is_missing(tmp_path, capsys, monkeypatch) -> None:
    assert prepare(monkeypatch, "0" * 32, "tablet-7", "--home", tmp_path) == REFUSED
    assert "copy root.pub" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("computer", "device"),
    [
        ("TABLET_07", "tablet-07"),
        ("Tablet-7.clinic.example", "tablet-7"),
        ("DESKTOP-É1", "desktop-1"),
    ],
)
def test_a_device_is_called_as_its_computer(computer: str, device: str) -> None:
    assert own_name(computer) == device
