"""Tokens: many devices let in at once, until a moment and up to a count.

A token lies in the root's folder and, for a few hours, in what IT pushes to the tablets. Who has it
can have a device approved, and can read nothing.
"""

import hmac
import secrets as random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from kiosk.errors import Damaged, Refused
from kiosk.record.enrolment import replace_file
from kiosk.record.request import Asked, token_proof

TOKENS_FILE = "tokens.json"


class Token(BaseModel):
    """A secret that lets devices in, as long and as often as it says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    secret: str = Field(repr=False)
    left: Annotated[int, Field(ge=0)]
    expires_at: AwareDatetime


_TOKENS = TypeAdapter(tuple[Token, ...])


def new_token(root_folder: Path, count: int, lasts: timedelta, now: datetime) -> Token:
    """Make a token for so many devices and keep it with the root."""
    token = Token(secret=random.token_hex(16), left=count, expires_at=now + lasts)
    _write(root_folder, (*_read(root_folder), token))
    return token


def shown(root_folder: Path, secret: str, waiting: list[Asked], now: datetime) -> list[Asked]:
    """Return the requests that were made with a token, and take them off its count.

    Refused when the token is unknown, has expired, or more devices ask than are left.
    """
    tokens = _read(root_folder)
    token = next((t for t in tokens if hmac.compare_digest(t.secret, secret)), None)
    if token is None:
        raise Refused("no-token", f"{root_folder / TOKENS_FILE}: no such token: make a new one.")
    if now > token.expires_at:
        raise Refused("token-expired", "The token has expired: make a new one.")
    found = [one for one in waiting if _made_with(one, secret)]
    if len(found) > token.left:
        raise Refused(
            "token-count",
            f"{len(found)} devices ask with this token, {token.left} are left on it: approve each "
            "by its code.",
        )
    after = token.model_copy(update={"left": token.left - len(found)})
    _write(root_folder, tuple(after if known == token else known for known in tokens))
    return found


def _made_with(asked: Asked, secret: str) -> bool:
    proof = token_proof(secret, asked.request.device, asked.public_key)
    return hmac.compare_digest(proof, asked.request.token)


def _read(root_folder: Path) -> tuple[Token, ...]:
    file = root_folder / TOKENS_FILE
    try:
        return _TOKENS.validate_json(file.read_bytes()) if file.exists() else ()
    except ValidationError:
        raise Damaged("tokens", f"{file}: is no list of tokens: remove it.") from None


def _write(root_folder: Path, tokens: tuple[Token, ...]) -> None:
    replace_file(root_folder / TOKENS_FILE, _TOKENS.dump_json(tokens))
