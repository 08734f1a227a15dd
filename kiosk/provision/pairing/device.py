"""The device's side: it keeps what it asked, answers nobody twice, and shows eight digits.

It holds to the first answer that it saw, and notes it on the disk before it opens its commitment:
with a second answer somebody could try until the digits fit.
"""

import secrets as random
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import Damaged, Refused
from kiosk.ports import Joining
from kiosk.record.enrolment import REQUEST_FILE, replace_file
from kiosk.record.pairing import NONCE_BYTES, Nonce, Opening, comparison_code, first_answer
from kiosk.record.request import Asked, read_request

NONCES_FILE = "request-nonces.json"


class _Nonces(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    ours: Nonce
    desk: Nonce | None = None  # the first answer that was seen


def new_nonce() -> bytes:
    """Return what a request commits to."""
    return random.token_bytes(NONCE_BYTES)


def hold(home: Path, asked: Asked, nonce: bytes) -> None:
    """Keep a request and its nonce until the device is let in."""
    _keep(home, _Nonces(ours=nonce.hex()))
    replace_file(home / REQUEST_FILE, asked.written)


def held(home: Path) -> Asked:
    """Return what this device asked; Refused when it did not."""
    file = home / REQUEST_FILE
    if not file.is_file():
        raise Refused("not-asked", f"{file}: this device has not asked yet: kiosk device request.")
    return read_request(file.read_bytes())


def shown_code(home: Path, membership: Joining) -> str:
    """Open the commitment once the desk has answered; return the digits, empty until then."""
    asked, nonces = held(home), _read(home)
    desk = nonces.desk or first_answer(asked, membership.requests())
    if not desk:
        return ""
    _keep(home, nonces.model_copy(update={"desk": desk}))
    membership.ask(Opening(request=asked.id, nonce=nonces.ours).written())
    return comparison_code(asked, nonces.ours, desk)


def forget(home: Path) -> None:
    """Remove what was kept of a request."""
    for name in (REQUEST_FILE, NONCES_FILE):
        (home / name).unlink(missing_ok=True)


def _keep(home: Path, nonces: _Nonces) -> None:
    replace_file(home / NONCES_FILE, nonces.model_dump_json().encode() + b"\n")


def _read(home: Path) -> _Nonces:
    file = home / NONCES_FILE
    try:
        return _Nonces.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise Damaged(
            "request-nonces", f"{file}: cannot be read: ask anew, kiosk device request."
        ) from None
