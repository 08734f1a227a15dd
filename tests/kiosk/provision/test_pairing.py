"""A device and a desk show the same eight digits, each after the other has fixed its own nonce."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused
from kiosk.outside.pretend_clinic import MemoryMembership
from kiosk.provision.pairing.desk import ANSWERS_FILE, MOST_ANSWERS, Waiting, answer, compared
from kiosk.provision.pairing.device import NONCES_FILE, forget, hold, new_nonce, shown_code
from kiosk.record.pairing import Answer, Opening, first_answer, opening_of
from kiosk.record.request import Asked, request_for
from tests.envelopes import SEALED_AT

ROOT = bytes(32)
NOW = SEALED_AT


@pytest.fixture
def inbox() -> MemoryMembership:
    return MemoryMembership()


def asks(home: Path, inbox: MemoryMembership, device: str = "tablet-1") -> Asked:
    home.mkdir(exist_ok=True)
    nonce = new_nonce()
    asked = request_for(device, Ed25519PrivateKey.generate(), ROOT, NOW, nonce)
    hold(home, asked, nonce)
    inbox.ask(asked.written)
    return asked


def look(
    desk: Path, inbox: MemoryMembership, asked: Sequence[Asked], at: datetime = NOW
) -> list[Waiting]:
    desk.mkdir(exist_ok=True)
    answer(desk, inbox, asked, at)
    return compared(desk, inbox.requests(), asked, at)


def test_both_show_the_same_digits(tmp_path: Path, inbox: MemoryMembership) -> None:
    tablet, desk = tmp_path / "tablet", tmp_path / "desk"
    asked = asks(tablet, inbox)
    assert shown_code(tablet, inbox) == ""
    assert look(desk, inbox, [asked]) == [Waiting(asked)]
    code = shown_code(tablet, inbox)
    assert len(code) == 8
    assert code.isdigit()
    assert look(desk, inbox, [asked]) == [Waiting(asked, code)]


def test_before_the_desk_has_answered_the_nonce_is_nowhere_but_on_the_device(
    tmp_path: Path, inbox: MemoryMembership
) -> None:
    tablet = tmp_path / "tablet"
    asks(tablet, inbox)
    shown_code(tablet, inbox)
    (request,) = inbox.requests()
    held = (tablet / NONCES_FILE).read_text()
    assert (tablet / NONCES_FILE).stat().st_mode & 0o777 == 0o600
    assert held.split('"')[3].encode() not in request


def test_a_second_answer_changes_nothing_on_the_device(
    tmp_path: Path, inbox: MemoryMembership
) -> None:
    """With another one each time, somebody could try until the digits fit."""
    tablet = tmp_path / "tablet"
    asked = asks(tablet, inbox)
    look(tmp_path / "desk", inbox, [asked])
    code = shown_code(tablet, inbox)
    only_theirs = MemoryMembership()
    only_theirs.ask(Answer(request=asked.id, nonce="ab" * 32).written())
    assert shown_code(tablet, only_theirs) == code


def test_the_desk_holds_to_the_answer_that_it_gave(tmp_path: Path, inbox: MemoryMembership) -> None:
    desk = tmp_path / "desk"
    asked = asks(tmp_path / "tablet", inbox)
    look(desk, inbox, [asked])
    look(desk, inbox, [asked], NOW + timedelta(minutes=59))
    answers = [data for data in inbox.requests() if b'"answer"' in data]
    assert len(answers) == 1
    assert first_answer(asked, answers)


def test_an_answer_holds_for_an_hour(tmp_path: Path, inbox: MemoryMembership) -> None:
    desk, tablet = tmp_path / "desk", tmp_path / "tablet"
    asked = asks(tablet, inbox)
    look(desk, inbox, [asked])
    code = shown_code(tablet, inbox)
    late = NOW + timedelta(hours=1)
    assert compared(desk, inbox.requests(), [asked], late) == [Waiting(asked)]
    (anew,) = look(desk, inbox, [asked], late)
    assert anew.code not in ("", code)


def test_a_desk_gives_twenty_answers_in_an_hour_and_whoever_came_last_is_first(
    tmp_path: Path, inbox: MemoryMembership
) -> None:
    """Every answer is one attempt for a forger."""
    desk = tmp_path / "desk"
    many = [asks(tmp_path / f"t-{n}", inbox, f"t-{n}") for n in range(MOST_ANSWERS + 5)]
    look(desk, inbox, many)
    look(desk, inbox, many, NOW + timedelta(minutes=30))
    answered = [asked for asked in many if first_answer(asked, inbox.requests())]
    assert answered == many[5:]
    look(desk, inbox, many, NOW + timedelta(hours=1))
    assert first_answer(many[4], inbox.requests()) == ""


def test_only_the_nonce_that_was_committed_to_opens(
    tmp_path: Path, inbox: MemoryMembership
) -> None:
    asked = asks(tmp_path / "tablet", inbox)
    false = Opening(request=asked.id, nonce="cd" * 32).written()
    assert opening_of(asked, [false]) == ""
    look(tmp_path / "desk", inbox, [asked])
    shown_code(tmp_path / "tablet", inbox)
    assert opening_of(asked, [false, *inbox.requests()])


def test_letters_about_others_and_what_is_no_letter_are_passed_over(
    tmp_path: Path, inbox: MemoryMembership
) -> None:
    asked, other = (asks(tmp_path / name, inbox, name) for name in ("t-1", "t-2"))
    for data in (b"", b"{", b"[]", Answer(request=other.id, nonce="ab" * 32).written()):
        assert first_answer(asked, [data]) == ""


def test_a_nonce_serves_one_device_only(tmp_path: Path, inbox: MemoryMembership) -> None:
    """Whoever copies a commitment cannot open it with the nonce that the device publishes."""
    asked = asks(tmp_path / "tablet", inbox)
    theirs = Ed25519PrivateKey.generate()
    copied = request_for("tablet-1", theirs, ROOT, NOW, bytes(32)).request
    copied = copied.model_copy(update={"commitment": asked.request.commitment})
    forged = Asked.of(copied, theirs)
    look(tmp_path / "desk", inbox, [asked])
    shown_code(tmp_path / "tablet", inbox)
    nonce = opening_of(asked, inbox.requests())
    assert opening_of(forged, [Opening(request=forged.id, nonce=nonce).written()]) == ""


def test_what_is_broken_is_said_with_the_remedy(tmp_path: Path, inbox: MemoryMembership) -> None:
    tablet, desk = tmp_path / "tablet", tmp_path / "desk"
    asked = asks(tablet, inbox)
    (tablet / NONCES_FILE).write_text("{")
    with pytest.raises(Damaged, match="ask anew"):
        shown_code(tablet, inbox)
    forget(tablet)
    with pytest.raises(Refused, match="not asked"):
        shown_code(tablet, inbox)
    desk.mkdir()
    (desk / ANSWERS_FILE).write_text("{")
    with pytest.raises(Damaged, match="remove this file"):
        look(desk, inbox, [asked])
