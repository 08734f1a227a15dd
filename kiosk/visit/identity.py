"""Who is sitting here: the front desk's code, the name and the birth date.

The tablet knows no patients, so it cannot look a code up: it only tells a mistyped one by its
last character. Which patient the code belongs to is settled at the desk.
"""

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

VisitKind = Literal["first", "return"]

CODE_LENGTH = 6
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"  # 29, a prime; no 0 O 1 I L U Z: mistaken aloud
_HOLDS = "R"  # a return visit at which the earlier consent still holds
_KINDS: dict[str, VisitKind] = {"F": "first", _HOLDS: "return", "C": "return"}


@dataclass(frozen=True, slots=True)
class Identity:
    """The person as they gave themselves: names as typed, birth date, the front desk's code.

    The code is empty for a person who came without one.
    """

    code: str
    given: str
    family: str
    birth_date: date

    @property
    def full_name(self) -> str:
        """Return the name as it is read aloud."""
        return f"{self.given} {self.family}".strip()


def new_code(kind: VisitKind, *, consent_due: bool = True) -> str:
    """Make a code for the front desk to hand out: kind, four random characters, a check.

    A first visit always asks for consent.
    """
    first = "F" if kind == "first" else "C" if consent_due else _HOLDS
    body = first + "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH - 2))
    return body + _check_character(body)


def tidy_code(typed: str) -> str:
    """Return a typed code in capitals, without spaces and dashes."""
    return "".join(c for c in typed.upper() if c.isalnum())


def code_kind(typed: str) -> VisitKind | None:
    """Return which kind of visit a code stands for, or None when it was mistyped."""
    code = tidy_code(typed)
    if len(code) != CODE_LENGTH or not set(code) <= set(CODE_ALPHABET):
        return None
    if code[-1] != _check_character(code[:-1]):
        return None
    return _KINDS.get(code[0])


def consent_due(code: str) -> bool:
    """Tell whether a code asks for consent; only a return visit's may say that it still holds.

    No code (empty) asks for everything.
    """
    return not code.startswith(_HOLDS)


def same_birth_date(identity: Identity, given: date) -> bool:
    """Tell whether the birth date opens this visit's curtain."""
    return identity.birth_date == given


def tidy_name(typed: str) -> str:
    """Return a name without needless spaces, in composed Unicode; letter case is the person's."""
    return unicodedata.normalize("NFC", " ".join(typed.split()))


def _check_character(body: str) -> str:
    weighted = sum((place + 2) * CODE_ALPHABET.index(c) for place, c in enumerate(body))
    return CODE_ALPHABET[weighted % len(CODE_ALPHABET)]
