"""Eight digits that nobody between two machines can make equal: numeric comparison.

A device's request commits to a nonce that nobody has seen. The desk answers with a nonce of its
own; then, and not before, the device opens its commitment. Both show eight digits made of the
request and the two nonces. Whoever puts another request in its place must fix a nonce before the
desk chooses, and an answer before the device opens: nothing is left to try out, and one attempt
succeeds once in 10^8. S. Vaudenay, “Secure Communications over Insecure Channels Based on Short
Authenticated Strings”, CRYPTO 2005.

Neither letter is signed: one that was exchanged only makes the digits differ.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from kiosk.record.canonical import canonical
from kiosk.record.request import Asked, commitment_to

NONCE_BYTES = 32
CODE_DIGITS = 8

Nonce = Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]  # hex


class _Letter(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    v: Literal[1] = 1
    request: Annotated[str, Field(pattern=r"\A[0-9a-f]{64}\z")]  # id of the request
    nonce: Nonce

    def written(self) -> bytes:
        """Return the letter as it travels."""
        return canonical(self.model_dump(mode="json")) + b"\n"


class Answer(_Letter):
    """The desk's nonce for one request."""

    says: Literal["answer"] = "answer"


class Opening(_Letter):
    """The nonce that a device had committed to."""

    says: Literal["opening"] = "opening"


def first_answer(asked: Asked, letters: Iterable[bytes]) -> str:
    """Return the nonce of the first answer to a request; empty without one."""
    return next((a.nonce for a in _about(asked, letters) if isinstance(a, Answer)), "")


def opening_of(asked: Asked, letters: Iterable[bytes]) -> str:
    """Return the nonce that a request committed to; empty until the device has opened it."""
    openings = (o.nonce for o in _about(asked, letters) if isinstance(o, Opening))
    return next((nonce for nonce in openings if committed(asked, nonce)), "")


def committed(asked: Asked, nonce: str) -> bool:
    """Tell whether this is the nonce that a request committed to."""
    made = commitment_to(bytes.fromhex(nonce), asked.request.device, asked.public_key)
    return hmac.compare_digest(made, asked.request.commitment)


def comparison_code(asked: Asked, opened: str, answered: str, digits: int = CODE_DIGITS) -> str:
    """Return the digits to compare, of a request, its opened nonce and the desk's nonce."""
    said = canonical({"request": asked.id, "device": opened, "desk": answered})
    number = int.from_bytes(hashlib.sha256(b"intake-kiosk pairing v1\n" + said).digest())
    return f"{number % 10**digits:0{digits}d}"


_LETTER: TypeAdapter[Answer | Opening] = TypeAdapter(
    Annotated[Answer | Opening, Field(discriminator="says")]
)


def _about(asked: Asked, letters: Iterable[bytes]) -> Iterator[Answer | Opening]:
    """Yield the letters about a request; whatever else anybody wrote is passed over."""
    for data in letters:
        try:
            letter = _LETTER.validate_json(data)
        except ValidationError:
            continue
        if letter.request == asked.id:
            yield letter


def in_groups(digits: str) -> str:
    """Return digits in groups of four, as they are read out."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
