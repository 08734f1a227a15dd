"""Draft: an unfinished visit as bytes, for the same patient to go on with after a crash.

Theory of operation: what JSON has is written as it is; all else is an object with the name of its
type and what it is made of. Only types of the table below are made again, so that a draft can say
nothing but what a visit can hold. Who wrote it is for the cipher around it to prove.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.content.pack import PackReference
from kiosk.errors import Damaged
from kiosk.forms.datatypes import Attachment, Coding, PartialDate, Quantity, Reference
from kiosk.settings import SpeechRate, Theme
from kiosk.visit.comprehension import Attempt
from kiosk.visit.consent import Decision, Interpreter, Representative, Signature
from kiosk.visit.identity import Identity
from kiosk.visit.visit import SlideSeen, Visit

Begun = str | Attempt | Decision  # what is typed or chosen, and does not count yet

INTAKE = "intake"  # what is leaving is the finished intake, not the notice of a rule


@dataclass(frozen=True, slots=True)
class Preferences:
    """How the patient sees and hears the screens."""

    text_scale: float = 1.0
    theme: Theme = "light"
    reduced_motion: bool = False
    read_aloud: bool = False
    speech_rate: SpeechRate = "normal"
    blank: bool = False  # the screen shows nothing, and is heard


@dataclass(frozen=True, slots=True)
class Aside:
    """What is kept beside a visit and is no evidence."""

    preferences: Preferences = Preferences()
    begun: Mapping[str, Begun] = field(default_factory=dict)  # by step or question
    wrong_dates: int = 0  # birth dates in a row that did not open the curtain


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is being committed to the outbox, and as which envelope.

    After a crash the outbox holds that envelope or does not: so nothing is sent twice.
    """

    what: str  # the id of an urgent rule, or INTAKE
    envelope_id: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished visit as it was at a moment."""

    visit: Visit
    pack: PackReference  # that it was begun with: the questions of another are others
    kept_at: datetime
    aside: Aside = Aside()
    leaving: Leaving | None = None


def to_bytes(draft: Draft) -> bytes:
    """Write a draft as JSON, in ASCII."""
    return json.dumps(_written(draft), separators=(",", ":")).encode()


def from_bytes(data: bytes) -> Draft:
    """Read what `to_bytes` wrote; Damaged when it is anything else, as of another version."""
    try:
        draft = _read(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, InvalidOperation):
        draft = None
    if not isinstance(draft, Draft):
        raise Damaged("draft", "The unfinished visit cannot be read: it is removed.") from None
    return draft


_MADE_OF_FIELDS = (
    *(Draft, Leaving, Aside, Preferences, PackReference),
    *(Visit, SlideSeen, Identity, Attempt, Decision, Signature, Representative, Interpreter),
    *(Coding, Quantity, Reference, Attachment, PartialDate),
)


def _made_of_fields(kind: type[Any]) -> Callable[[Any], object]:
    return lambda given: kind(**{name: _read(value) for name, value in given.items()})


_FROM: dict[str, Callable[[Any], object]] = {
    "Decimal": Decimal,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "frozenset": lambda members: frozenset(_read(member) for member in members),
    "map": lambda entries: {key: _read(value) for key, value in entries.items()},
    **{kind.__name__: _made_of_fields(kind) for kind in _MADE_OF_FIELDS},
}


def _written(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, frozenset):
        return {"frozenset": sorted(value)}
    if isinstance(value, Mapping):
        return {"map": {key: _written(each) for key, each in value.items()}}
    if is_dataclass(value):
        given = {f.name: _written(getattr(value, f.name)) for f in fields(value)}
        return {type(value).__name__: given}
    return {type(value).__name__: str(value) if isinstance(value, Decimal) else _iso(value)}


def _iso(value: object) -> str:
    assert isinstance(value, date | time), "a visit holds nothing else"
    return value.isoformat()


def _read(written: Any) -> object:
    if isinstance(written, list):
        return tuple(_read(each) for each in written)
    if isinstance(written, dict):
        ((kind, given),) = written.items()
        return _FROM[kind](given)
    return written
