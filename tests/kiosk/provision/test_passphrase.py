"""A passphrase is long and not the one that others would try first; nothing else is asked of it."""

import re

import pytest

from kiosk.errors import Refused, Unavailable
from kiosk.outside.pretend import FixedClock
from kiosk.outside.pretend_clinic import MemoryRegistry
from kiosk.provision.passphrase import demand_strength as demand
from kiosk.provision.passphrase import lock, unlock
from kiosk.provision.tries import slowly

NAMES = ("nora", "Nora Invented", "Meadow Pain Clinic")


@pytest.mark.parametrize(
    "words",
    [
        "password1234",
        "Password123!",
        "PasswordPassword",
        "Welcome2026!!",
        "123456789012",
        "987654321098",
        "qwertyuiop12",
        "abcdefghijkl",
        "aaaaaaaaaaaa",
        "abababababab",
        "abc123abc123",
        "1q2w3e4r5t6y",
        "iloveyou1234",
        "contrasena2026",
        "correct horse battery staple",
        "Nora Invented 1961",
        "meadow-clinic-2026",
        "ketamine infusion",
        "111122223333",
    ],
)
def test_what_others_would_try_first_is_refused(words: str) -> None:
    with pytest.raises(Refused, match="four words"):
        demand(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "lantern velvet saddle",
        "ember-feather-quilt",
        "cuatro gatos verdes",
        "тихая река утром",
        "静かな川の朝 はとても寒い",
        "xkcd is funny at night",
        "nora likes long walks",
        "    spaces    count    ",
    ],
)
def test_any_other_long_words_will_do(words: str) -> None:
    demand(words, NAMES)


@pytest.mark.parametrize("words", ["", "eleven char", "ñandú ñandú"])
def test_fewer_than_twelve_characters_are_too_few(words: str) -> None:
    with pytest.raises(Refused, match="12 characters"):
        demand(words, NAMES)


def test_two_keyboards_write_one_passphrase() -> None:
    composed, decomposed = "peque\u00f1a monta\u00f1a", "pequen\u0303a montan\u0303a"
    assert unlock(lock(b"kept", composed), decomposed) == b"kept"


def test_a_computer_that_is_too_slow_says_so_and_counts_no_try() -> None:
    """It is the true passphrase; “wrong” would send a nurse away who is needed."""
    locked = lock(b"keys", "lantern velvet saddle")
    slower = re.sub(rb"(-> scrypt \S+) \d+", rb"\g<1> 30", locked)  # a quarter of an hour
    registry = MemoryRegistry()
    with pytest.raises(Unavailable, match="too busy"), slowly(registry, "nora", FixedClock()):
        unlock(slower, "lantern velvet saddle")
    assert registry.tries("nora").failed == 0
    with pytest.raises(Refused, match="wrong"), slowly(registry, "nora", FixedClock()):
        unlock(locked, "lantern velvet sadle")
    assert registry.tries("nora").failed == 1
