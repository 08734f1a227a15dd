"""Passphrases: long, not a common one, and slow to try (age's scrypt: about a second each).

NIST SP 800-63B: length and a list of what is commonly chosen; no rules of composition.
"""

import re
import unicodedata
from collections.abc import Iterable

import pyrage

from kiosk.errors import Refused, Unavailable
from resources import path as resource

SHORTEST = 12  # characters; what it protects can be guessed at on another machine
_FEW = 4  # different characters: too few for a passphrase
_SHORTEST_WORD = 3
_TOO_SLOW = "Excessive work"  # how age says so
_MEASUREMENTS = 5  # a busy computer may be interrupted in the one moment that is measured
_PADDING = re.compile(r"[\W\d_]+")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
)


def lock(content: bytes, passphrase: str, names: Iterable[str] = ()) -> bytes:
    """Encrypt with a passphrase; Refused when it is short or easily guessed.

    `names` are words that others would try first: the person's, the clinic's.
    """
    demand_strength(passphrase, names)
    locked: bytes = pyrage.passphrase.encrypt(content, _same(passphrase))
    return locked


def unlock(locked: bytes, passphrase: str, whose: str = "The passphrase") -> bytes:
    """Decrypt with a passphrase; Refused when it is the wrong one, named as `whose`.

    Unavailable when this computer is too slow to try it: age measures, at each call and in a
    moment, how long it would take, and refuses what seems to take sixteen seconds or more.
    """
    for _measured in range(_MEASUREMENTS):
        try:
            content: bytes = pyrage.passphrase.decrypt(locked, _same(passphrase))
        except pyrage.DecryptError as error:
            if _TOO_SLOW not in str(error):
                raise Refused("passphrase", f"{whose} is wrong: try again.") from None
        else:
            return content
    raise Unavailable(
        "too-slow",
        "This computer is too busy to try a passphrase: close other programs, try again.",
    )


def _same(passphrase: str) -> str:
    """Return one form of what several keyboards may write in several."""
    return unicodedata.normalize("NFKC", passphrase)


def demand_strength(passphrase: str, names: Iterable[str]) -> None:
    """Raise Refused when a passphrase is short or easily guessed."""
    if len(_same(passphrase)) < SHORTEST:
        raise Refused(
            "short-passphrase",
            f"The passphrase needs {SHORTEST} characters or more: four words will do.",
        )
    plain = _same(passphrase).casefold()
    if _repeats(plain) or _in_a_row(plain) or not _rest(plain, names):
        raise Refused(
            "common-passphrase",
            "Others would try this passphrase first: take four words that do not belong together.",
        )


def _repeats(plain: str) -> bool:
    """Tell whether it is one short piece over and over, or of four different characters."""
    return bool(re.fullmatch(r"(.{1,6}?)\1+.{0,5}", plain)) or len(set(plain)) <= _FEW


def _in_a_row(plain: str) -> bool:
    """Tell whether it runs along the alphabet, the digits or a keyboard."""
    rows = [direction for row in _ROWS for direction in (row * 2, row[::-1] * 2)]
    return any(plain in row for row in rows)


def _rest(plain: str, names: Iterable[str]) -> str:
    """Return what is left without common passwords, names, digits and marks."""
    words = {_PADDING.sub("", word) for name in names for word in [name, *name.split()]}
    left = _PADDING.sub("", plain)
    for word in sorted(_common() | {word.casefold() for word in words}, key=len, reverse=True):
        left = left.replace(word, "") if len(word) >= _SHORTEST_WORD else left
    return left


def _common() -> set[str]:
    lines = resource("passphrases", "common.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}
