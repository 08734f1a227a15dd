"""Somebody between tablet and desk, who sees everything and may exchange everything.

With a hundred codes in place of 10^8 they succeed once in a hundred, whatever they do; without the
commitment they always would.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.record.pairing import Opening, comparison_code, opening_of
from kiosk.record.request import Asked, request_for

DIGITS = 2
ATTEMPTS = 3000
FEWEST, MOST = 10, 60  # of 3000, 30 are expected: six standard deviations
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Side:
    """Somebody who asks: what they asked, and the nonce that they committed to."""

    asked: Asked
    nonce: str


def asking(lot: random.Random) -> Side:
    nonce = lot.randbytes(32)
    key = Ed25519PrivateKey.from_private_bytes(lot.randbytes(32))
    return Side(request_for("tablet-1", key, bytes(32), AT, nonce), nonce.hex())


def code(side: Side, opened: str, answered: str) -> str:
    return comparison_code(side.asked, opened, answered, DIGITS)


def forges_first(lot: random.Random) -> tuple[str, str]:
    """Be answered by the desk, then try answers for the tablet: its nonce is not known yet."""
    tablet, forger, desk = asking(lot), asking(lot), lot.randbytes(32).hex()
    at_the_desk = code(forger, forger.nonce, desk)
    answers = [lot.randbytes(32).hex() for _ in range(200)]
    guess = lot.randbytes(32).hex()  # in the place of the tablet's
    best = next((a for a in answers if code(tablet, guess, a) == at_the_desk), answers[0])
    return code(tablet, tablet.nonce, best), at_the_desk


def forges_last(lot: random.Random) -> tuple[str, str]:
    """Have the tablet show its digits, then try requests for the desk: its nonce is not known."""
    tablet, answer = asking(lot), lot.randbytes(32).hex()
    on_the_tablet = code(tablet, tablet.nonce, answer)
    guess = lot.randbytes(32).hex()  # in the place of the desk's
    forgers = [asking(lot) for _ in range(20)]
    best = next((f for f in forgers if code(f, f.nonce, guess) == on_the_tablet), forgers[0])
    return on_the_tablet, code(best, best.nonce, lot.randbytes(32).hex())


def passes_everything_on(lot: random.Random) -> tuple[str, str]:
    """Give the tablet the desk's true answer, and the desk another request."""
    tablet, forger, desk = asking(lot), asking(lot), lot.randbytes(32).hex()
    return code(tablet, tablet.nonce, desk), code(forger, forger.nonce, desk)


@pytest.mark.parametrize(
    "attack", [forges_first, forges_last, passes_everything_on], ids=lambda attack: attack.__name__
)
def test_they_succeed_as_often_as_a_guess(
    attack: Callable[[random.Random], tuple[str, str]],
) -> None:
    lot = random.Random(20260302)
    shown = [attack(lot) for _ in range(ATTEMPTS)]
    assert FEWEST <= sum(tablet == desk for tablet, desk in shown) <= MOST


def test_another_opening_than_the_one_committed_to_is_not_taken() -> None:
    """Who knows both nonces of a comparison could make any digits with a third."""
    lot = random.Random(20260303)
    forger = asking(lot)
    others = (Opening(request=forger.asked.id, nonce=lot.randbytes(32).hex()) for _ in range(1000))
    assert opening_of(forger.asked, [other.written() for other in others]) == ""


def test_without_the_commitment_they_always_would() -> None:
    """The negative control: this attack is as strong as it should be."""
    lot = random.Random(20260304)
    for _ in range(20):
        tablet, forger, desk = asking(lot), asking(lot), lot.randbytes(32).hex()
        on_the_tablet = code(tablet, tablet.nonce, desk)
        tries = (lot.randbytes(32).hex() for _ in range(2000))
        assert any(code(forger, nonce, desk) == on_the_tablet for nonce in tries)
