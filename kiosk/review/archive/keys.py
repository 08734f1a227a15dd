"""HMACs of the clinic's index key: they find a patient, and tell the clinic's word from another's.

HMAC-SHA-256 (RFC 2104) over canonical JSON that begins with what it is for, so that none can stand
for another. The database sees which intakes share a name and birth date, and not whose they are.
"""

import hmac
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from kiosk.ports.catalogue import Mark, MarkKind
from kiosk.record.canonical import Json, canonical
from kiosk.record.manifest import key_id


@dataclass(frozen=True, slots=True)
class IndexKey:
    """The clinic's index key, 32 bytes; it outlives epochs."""

    key: bytes = field(repr=False)

    @property
    def kid(self) -> str:
        """Return its short name, as the manifest has it."""
        return key_id(self.key.hex())

    def person(self, name: str, birth_date: date) -> str:
        """Return the tag of a name and birth date, however the name is spelt."""
        return self.mac("name and birth date", same_name(name), birth_date.isoformat())

    def code(self, code: str) -> str:
        """Return the tag of a front desk's code."""
        return self.mac("code", code)

    def mark(self, kind: MarkKind, subject: str, intake_id: str) -> Mark:
        """Return a mark that only who has this key can make."""
        return Mark(kind, subject, intake_id, self.kid, self.mac("mark", kind, subject, intake_id))

    def made(self, mark: Mark) -> bool:
        """Tell whether somebody with this key made a mark."""
        mine = self.mark(mark.kind, mark.subject, mark.intake_id)
        return hmac.compare_digest(mine.mac.encode(), mark.mac.encode())

    def mac(self, purpose: str, *content: Json) -> str:
        """Return the HMAC of some content, for one purpose, in hex."""
        return hmac.digest(self.key, canonical([purpose, *content]), "sha256").hex()


def same_name(name: str) -> str:
    """Return a name without case, accents and needless spaces: how two spellings are compared."""
    plain = unicodedata.normalize("NFKD", " ".join(name.split()))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
