"""Who was chosen in the chart, sealed to the clinic: the queue knows nobody."""

import json
from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import Damaged
from kiosk.ports.filing import ChartPatient
from kiosk.record.padding import pad
from kiosk.record.seal import encrypt
from kiosk.record.unseal import decrypt

_LENGTH = 1024  # bytes: every choice is as long as every other


class _Chosen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    intake_id: str  # so that no choice fits another intake
    reference: str
    number: str
    system: str
    name: str
    birth_date: date | None


def sealed_choice(intake_id: str, chosen: ChartPatient, recipients: Sequence[str]) -> bytes:
    """Return a choice as an age file for the clinic."""
    said = _Chosen(
        intake_id=intake_id,
        reference=chosen.reference,
        number=chosen.number,
        system=chosen.system,
        name=chosen.name,
        birth_date=chosen.birth_date,
    )
    content = said.model_dump_json().encode()
    return encrypt(pad(content, max(_LENGTH, len(content))), recipients)


def opened_choice(sealed: bytes, intake_id: str, identities: Sequence[str]) -> ChartPatient:
    """Return who was chosen for this intake; Damaged when it says so of another."""
    try:
        said = _Chosen.model_validate(json.loads(decrypt(sealed, identities, "The choice")))
    except (ValueError, ValidationError):
        said = None
    if said is None or said.intake_id != intake_id:
        raise Damaged("choice", "Who was chosen in the chart cannot be read: choose again.")
    return ChartPatient(said.reference, said.number, said.system, said.name, said.birth_date)
