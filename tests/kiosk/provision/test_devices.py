"""A device is let in by the code that it shows, many at once by a token, none by its image."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.errors import Damaged, Refused
from kiosk.provision import approve, revoke_device
from kiosk.provision.devices import chosen, waiting_devices
from kiosk.provision.pairing.desk import Waiting
from kiosk.provision.tokens import TOKENS_FILE, new_token, shown
from kiosk.record.request import Asked, read_request, request_for
from tests.clinics import Made
from tests.envelopes import PUBLIC_KEY, SEALED_AT

NOW = SEALED_AT


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("clinic"))


@pytest.fixture
def made(founded: Made, tmp_path: Path) -> Made:
    return founded.copied(tmp_path)


def asks(
    made: Made, device: str = "tablet-2", token: str = "", *, root: str = "", proof: str = ""
) -> Asked:
    """Return a new device's request; `root` and `proof` take the place of the true ones."""
    key = Ed25519PrivateKey.generate()
    asked = request_for(device, key, made.clinic.root_public, NOW, bytes(32), token)
    changes = {"root": root or asked.request.root, "token": proof or asked.request.token}
    return Asked.of(asked.request.model_copy(update=changes), key)


def test_a_request_travels_unchanged_and_has_one_long_code(made: Made) -> None:
    asked = asks(made)
    again = read_request(asked.written)
    assert again == asked
    assert again.long_code() == asked.long_code()
    assert len(asked.long_code()) == 20
    assert asked.long_code().isdigit()


def test_an_altered_request_is_damaged(made: Made) -> None:
    written = asks(made).written
    for altered in (
        written.replace(b"tablet-2", b"tablet-3"),
        written[:-9],
        b"",
        b"{}",
        b"x" * 5000,
    ):
        with pytest.raises(Damaged, match="ask anew"):
            read_request(altered)


def test_the_device_with_the_code_is_let_in_and_no_longer_waits(made: Made) -> None:
    asked, other = asks(made), asks(made, "tablet-3")
    clinic = approve(made.clinic, chosen([Waiting(other), Waiting(asked, "12345678")], "12345678"))
    assert clinic.manifest.device_key("tablet-2") == asked.public_key
    waiting = waiting_devices(clinic.root_public, clinic.manifest.devices, [asked, other])
    assert waiting == [other]


def test_the_fingerprint_of_the_qr_code_will_do_and_so_will_a_spaced_code(made: Made) -> None:
    asked = asks(made)
    waiting = [Waiting(asks(made)), Waiting(asked, "12345678")]
    assert chosen(waiting, asked.fingerprint.upper()) == asked
    assert chosen(waiting, "1234 5678") == asked
    code = asked.long_code()
    assert chosen(waiting, " ".join((code[:10], code[10:]))) == asked
    for wrong in ("12345679", "", "0" * 20, "0" * 64):
        with pytest.raises(Refused, match="No device shows"):
            chosen(waiting, wrong)


def test_a_key_put_in_the_devices_place_has_another_long_code(made: Made) -> None:
    """Whoever holds the stick can exchange the request; the code on the tablet does not follow."""
    ours, theirs = asks(made), asks(made)
    with pytest.raises(Refused, match="No device shows"):
        chosen([Waiting(theirs)], ours.long_code())


def test_two_devices_with_one_code_are_both_left_outside(made: Made) -> None:
    waiting = [Waiting(asks(made), "12345678"), Waiting(asks(made), "12345678")]
    with pytest.raises(Refused, match="approve neither"):
        chosen(waiting, "12345678")


def test_a_request_to_another_clinic_neither_waits_nor_gets_in(made: Made) -> None:
    lost = asks(made, root="A" * 43 + "=")
    assert waiting_devices(made.clinic.root_public, (), [lost]) == []
    with pytest.raises(Refused, match="another clinic"):
        approve(made.clinic, lost)


def test_a_name_that_is_taken_is_not_given_twice(made: Made) -> None:
    """Two devices of one name would be taken for a clone."""
    with pytest.raises(Refused, match="tablet-1 already"):
        approve(made.clinic, asks(made, "tablet-1"))
    revoked = revoke_device(made.clinic, "tablet-1", 3)
    with pytest.raises(Refused, match="tablet-1 already"):
        approve(revoked, asks(made, "tablet-1"))


def test_a_revoked_device_keeps_what_it_sent_and_sends_no_more(made: Made) -> None:
    manifest = revoke_device(made.clinic, "tablet-1", 3).manifest
    assert manifest.device_key("tablet-1", 3) == PUBLIC_KEY
    with pytest.raises(Refused, match="revoked"):
        manifest.device_key("tablet-1", 4)
    nothing = revoke_device(made.clinic, "tablet-1", None).manifest
    with pytest.raises(Refused, match="revoked"):
        nothing.device_key("tablet-1", 1)
    with pytest.raises(Refused, match="revoked before"):
        revoke_device(replace(made.clinic, manifest=manifest), "tablet-1", 3)


def test_a_token_lets_many_in_and_nobody_else(made: Made) -> None:
    folder = made.premises.root_folder
    token = new_token(folder, 3, timedelta(hours=8), NOW)
    fleet = [asks(made, f"fleet-{number}", token.secret) for number in range(2)]
    stranger, guess = asks(made, "stranger"), asks(made, "guess", "not the token")
    stolen = asks(made, "stolen", proof=fleet[0].request.token)
    everybody = [*fleet, stranger, guess, stolen]
    assert shown(folder, token.secret, everybody, NOW) == fleet
    more = [asks(made, f"more-{number}", token.secret) for number in range(2)]
    with pytest.raises(Refused, match="2 devices ask with this token, 1 are left"):
        shown(folder, token.secret, more, NOW)
    assert shown(folder, token.secret, more[:1], NOW) == more[:1]


def test_a_token_ends_and_an_unknown_one_never_began(made: Made) -> None:
    folder = made.premises.root_folder
    token = new_token(folder, 3, timedelta(hours=8), NOW)
    with pytest.raises(Refused, match="expired"):
        shown(folder, token.secret, [], NOW + timedelta(hours=9))
    with pytest.raises(Refused, match="no such token"):
        shown(folder, "another", [], NOW)
    assert token.secret not in repr(token)
    assert (folder / TOKENS_FILE).stat().st_mode & 0o077 == 0
    (folder / TOKENS_FILE).write_text("[{")
    with pytest.raises(Damaged, match="no list of tokens"):
        shown(folder, token.secret, [], NOW)
