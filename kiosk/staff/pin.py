"""The staff's PIN of one tablet: only its scrypt hash is kept, and wrong ones are slowed down.

Theory of operation: each wrong PIN doubles the wait before the next: 1, 2, 4 … 300 s. A try is
counted on the disk before the PIN is looked at, so neither a restart nor a pulled plug takes it
back. A badge's code is a PIN that a reader types.
"""

import base64
import hashlib
import hmac
import logging
import secrets
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kiosk.errors import Damaged, Refused, Unavailable
from kiosk.ports import Clock
from kiosk.record.enrolment import replace_file

log = logging.getLogger(__name__)

SHORTEST = 6  # characters
LONGEST_WAIT = 300.0
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # 16 MiB a try

M = TypeVar("M", bound=BaseModel)


class _Kept(BaseModel):
    """staff-pin.json: salt and scrypt hash in base64."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    salt: str
    hash: str


class _Tries(BaseModel):
    """staff-tries.json: how many wrong PINs came in a row, and when the last did."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    wrong: int = 0
    last: AwareDatetime | None = None


class StaffPin:
    """The PIN of the tablet in a home; use it from one thread."""

    def __init__(self, home: Path, clock: Clock) -> None:
        """Name the home; nothing is read yet."""
        self._file = home / "staff-pin.json"
        self._tries_file = home / "staff-tries.json"
        self._clock = clock
        self._unsaved: _Tries | None = None  # what a full disk did not take

    @property
    def is_set(self) -> bool:
        """Tell whether IT has set a PIN."""
        return self._file.exists()

    def choose(self, pin: str) -> None:
        """Set the PIN and forget wrong ones; Refused when it is too short to guard anything."""
        if len(_tidy(pin)) < SHORTEST or len(set(_tidy(pin))) == 1:
            raise Refused(
                "pin", f"A PIN has at least {SHORTEST} characters, not all alike: choose another."
            )
        salt = secrets.token_bytes(16)
        kept = _Kept(salt=base64.b64encode(salt).decode(), hash=_hash(pin, salt))
        replace_file(self._file, kept.model_dump_json().encode() + b"\n")
        self._file.chmod(0o600)
        self._note(_Tries())

    def wait(self) -> float:
        """Return the seconds until a PIN may be tried."""
        tries, now = self._tries(), self._clock.now()
        if not tries.wrong or tries.last is None:
            return 0.0
        if now < tries.last:  # the clock was set back: the wait begins now, not in the future
            tries = _Tries(wrong=tries.wrong, last=now)
            self._note(tries)
        bound = min(LONGEST_WAIT, 2.0 ** min(tries.wrong - 1, 30))
        assert tries.last
        return max(0.0, (tries.last + timedelta(seconds=bound) - now).total_seconds())

    def opens(self, pin: str) -> bool:
        """Tell whether this is the PIN; too early a try is neither looked at nor counted.

        Raises Damaged when the file is not what `choose` wrote.
        """
        if not self.is_set or self.wait() > 0:
            return False
        kept = _read(self._file, _Kept, "Set the PIN anew with kiosk staff pin.")
        self._note(_Tries(wrong=self._tries().wrong + 1, last=self._clock.now()))
        if not hmac.compare_digest(kept.hash, _hash(pin, base64.b64decode(kept.salt))):
            return False
        self._note(_Tries())
        return True

    def _tries(self) -> _Tries:
        if self._unsaved:
            return self._unsaved
        if not self._tries_file.exists():
            return _Tries()
        return _read(self._tries_file, _Tries, "Set the PIN anew with kiosk staff pin.")

    def _note(self, tries: _Tries) -> None:
        """Keep the count; where the disk takes nothing, for as long as this runs."""
        self._unsaved = None
        try:
            replace_file(self._tries_file, tries.model_dump_json().encode() + b"\n")
        except Unavailable as error:
            log.warning("wrong PINs are counted until the next start only: %s", error.code)
            self._unsaved = tries


def _tidy(pin: str) -> str:
    return pin.strip()


def _hash(pin: str, salt: bytes) -> str:
    made = hashlib.scrypt(_tidy(pin).encode(), salt=salt, **_COST)
    return base64.b64encode(made).decode()


def _read(file: Path, kind: type[M], remedy: str) -> M:
    try:
        return kind.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        raise Damaged("staff-pin", f"{file}: cannot be read. {remedy}") from None
