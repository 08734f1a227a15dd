"""What a nurse has not signed yet, sealed to the clinic: a crash or change of shift loses nothing.

It is opened with the clinic's keys alone, and read with the pack of its intake.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kiosk.content.pack import Pack
from kiosk.errors import Damaged
from kiosk.forms.answers import Answers
from kiosk.forms.response.from_response import read_response
from kiosk.forms.response.to_fhir import response
from kiosk.record.canonical import Json, canonical
from kiosk.record.padding import pad, padded_length
from kiosk.record.seal import encrypt
from kiosk.record.unseal import decrypt
from kiosk.review.assessment import Action, Assessment, Resolution


class _Dealt(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    action: Action
    reason: str
    person: str
    name: str
    at: AwareDatetime


class _Draft(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    resolutions: tuple[_Dealt, ...]
    responses: Mapping[str, Mapping[str, object]]
    undecided: Mapping[str, str]
    talked_at: AwareDatetime | None
    notes: str
    same_person: tuple[str, ...] = ()


def sealed_draft(assessment: Assessment, pack: Pack, recipients: Sequence[str]) -> bytes:
    """Return the draft as an age file for the clinic, of a length that tells little."""
    content = canonical(
        {
            "resolutions": [_dealt(one) for one in assessment.resolutions.values()],
            "responses": cast("Json", _responses(assessment.answers, pack)),
            "undecided": dict(assessment.undecided),
            "talked_at": _moment(assessment.talked_at),
            "notes": assessment.notes,
            "same_person": list(assessment.same_person),
        }
    )
    return encrypt(pad(content, padded_length(len(content))), recipients)


def opened_draft(sealed: bytes, pack: Pack, identities: Sequence[str]) -> Assessment:
    """Return what was kept; Damaged when it does not fit, Refused for other keys."""
    try:
        draft = _Draft.model_validate(json.loads(decrypt(sealed, identities, "The draft")))
    except (ValueError, ValidationError):
        raise Damaged("draft", "The draft of this intake cannot be read: begin anew.") from None
    return Assessment(
        resolutions={
            one.rule: Resolution(one.rule, one.action, one.reason, one.person, one.name, one.at)
            for one in draft.resolutions
        },
        answers={
            form: read_response(pack.questionnaire(form), said)
            for form, said in draft.responses.items()
        },
        undecided=dict(draft.undecided),
        talked_at=draft.talked_at,
        notes=draft.notes,
        same_person=draft.same_person,
    )


def _responses(answers: Mapping[str, Answers], pack: Pack) -> dict[str, object]:
    return {form: response(pack.questionnaire(form), said) for form, said in answers.items()}


def _dealt(one: Resolution) -> dict[str, Json]:
    return {
        "rule": one.rule,
        "action": one.action,
        "reason": one.reason,
        "person": one.person,
        "name": one.name,
        "at": one.at.isoformat(),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
