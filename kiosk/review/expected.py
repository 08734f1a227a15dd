"""A patient whom the front desk expects, and the way there and back to sealed bytes."""

import json
import secrets
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kiosk.errors import Damaged
from kiosk.ports.arrivals import StoredArrival
from kiosk.record.canonical import canonical
from kiosk.record.padding import pad
from kiosk.record.seal import encrypt
from kiosk.record.unseal import decrypt
from kiosk.visit.identity import VisitKind, code_kind, consent_due, new_code, tidy_name

VALID = timedelta(hours=12)  # a code is given out for one day's visit
_LENGTH = 1024  # bytes: every arrival is as long as every other
_LONGEST_NAME = 120  # characters, so that the length holds

Helping = Literal["", "interpreter", "reading", "staff"]


class Wish(BaseModel):
    """What the front desk says of a patient: all but the visit may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: VisitKind
    consent_due: bool = True
    language: str = "en"
    helper: Helping = ""
    name: str = ""
    birth_date: date | None = None


class Expected(BaseModel):
    """A patient with a code; the name is there when the front desk wrote it down."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    id: str
    code: str
    language: str
    helper: Helping
    name: str
    birth_date: date | None
    expected_at: AwareDatetime
    expected_by: str  # name of the person
    here_at: AwareDatetime | None = None

    @property
    def kind(self) -> VisitKind:
        """Return which visit the code stands for."""
        return code_kind(self.code) or "first"

    @property
    def consent_due(self) -> bool:
        """Tell whether the tablet will ask for consent."""
        return consent_due(self.code)

    def expired(self, now: datetime) -> bool:
        """Tell whether the code should not be used any more; the tablet cannot know."""
        return now - self.expected_at >= VALID


def expected(wish: Wish, at: datetime, by: str, taken: Collection[str]) -> Expected:
    """Return a patient with a code that nobody else has."""
    code = new_code(wish.kind, consent_due=wish.consent_due)
    while code in taken:
        code = new_code(wish.kind, consent_due=wish.consent_due)
    return Expected(
        id=secrets.token_hex(16),
        code=code,
        language=wish.language,
        helper=wish.helper,
        name=tidy_name(wish.name)[:_LONGEST_NAME],
        birth_date=wish.birth_date,
        expected_at=at,
        expected_by=by[:_LONGEST_NAME],
    )


def sealed(patient: Expected, recipients: Sequence[str]) -> StoredArrival:
    """Return a patient as the database keeps them: an age file for the clinic, of one length."""
    content = canonical(patient.model_dump(mode="json"))
    body = encrypt(pad(content, _LENGTH), recipients)
    return StoredArrival(patient.id, patient.expected_at, body)


def opened(stored: StoredArrival, identities: Sequence[str]) -> Expected:
    """Return who is expected; Damaged when it is no arrival, Refused for other keys."""
    content = decrypt(stored.body, identities, "An expected patient")
    try:
        patient = Expected.model_validate(json.loads(content))
    except (ValueError, ValidationError):
        raise Damaged("arrival", "An expected patient cannot be read: expect them anew.") from None
    if patient.id != stored.id:
        raise Damaged("arrival", "An expected patient is filed under another's name.")
    return patient
