"""The desk's side: it answers a request with a nonce of its own, and then shows eight digits.

Every answer is one attempt for whoever may put requests there, so a desk gives twenty in an hour
and holds to each for that long: what was not answered here by then shows no code here.
"""

import secrets as random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from kiosk.errors import Damaged
from kiosk.ports import Membership
from kiosk.record.enrolment import replace_file
from kiosk.record.pairing import NONCE_BYTES, Answer, Nonce, comparison_code, opening_of
from kiosk.record.request import Asked

T = TypeVar("T")

ANSWERS_FILE, REFUSED_FILE = "device-answers.json", "device-refusals.json"
MOST_ANSWERS = 20
_LAST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A device that asks, and its eight digits; empty until the device shows them."""

    asked: Asked
    code: str = ""


class _Given(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    request: str = Field(pattern=r"\A[0-9a-f]{64}\z")
    nonce: Nonce
    at: AwareDatetime


_ANSWERS, _IDS = TypeAdapter(tuple[_Given, ...]), TypeAdapter(tuple[str, ...])


def answer(home: Path, membership: Membership, asked: Sequence[Asked], now: datetime) -> None:
    """Answer the devices that ask, the last to ask first, as far as the hour's answers reach."""
    given = {one.request: one for one in _given(home, now)}
    for one in reversed(asked):
        if one.id not in given and len(given) < MOST_ANSWERS:
            nonce = random.token_bytes(NONCE_BYTES).hex()
            given[one.id] = _Given(request=one.id, nonce=nonce, at=now)
    replace_file(home / ANSWERS_FILE, _ANSWERS.dump_json(tuple(given.values())))
    for one in asked:
        if one.id in given:
            membership.ask(Answer(request=one.id, nonce=given[one.id].nonce).written())


def compared(
    home: Path, letters: Sequence[bytes], asked: Sequence[Asked], now: datetime
) -> list[Waiting]:
    """Return the devices that ask, with the code of each that this desk answered and that opened.

    Answers nobody: what is approved was on the list before.
    """
    given = {one.request: one.nonce for one in _given(home, now)}
    return [Waiting(one, _code(one, letters, given.get(one.id, ""))) for one in asked]


def refuse(home: Path, asked: Asked) -> None:
    """Take a request off this desk's list for good; the device may ask anew."""
    ids = sorted(refused(home) | {asked.id})
    replace_file(home / REFUSED_FILE, _IDS.dump_json(tuple(ids)), mode=0o600)


def refused(home: Path) -> frozenset[str]:
    """Return the ids of the requests that this desk has refused."""
    return frozenset(_read(home / REFUSED_FILE, _IDS))


def _code(asked: Asked, letters: Sequence[bytes], answered: str) -> str:
    opened = opening_of(asked, letters) if answered else ""
    return comparison_code(asked, opened, answered) if opened else ""


def _given(home: Path, now: datetime) -> tuple[_Given, ...]:
    """Return the answers that still hold; a clock that was set back lets none expire early."""
    return tuple(one for one in _read(home / ANSWERS_FILE, _ANSWERS) if now - one.at < _LAST)


def _read(file: Path, kind: TypeAdapter[tuple[T, ...]]) -> tuple[T, ...]:
    try:
        return kind.validate_json(file.read_bytes()) if file.exists() else ()
    except (OSError, ValidationError):
        raise Damaged("device-answers", f"{file}: cannot be read: remove this file.") from None
