"""An intake in a few words: what a list shows of it, sealed to the clinic like the intake itself.

Age encrypts to public keys that the database knows, so a MAC inside says that the clinic wrote it.
A summary is a memory and no evidence: whatever is done about an intake is done with it open.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from pydantic import TypeAdapter, ValidationError

from kiosk.errors import Damaged, Refused
from kiosk.ports.catalogue import StoredSummary
from kiosk.record.canonical import Json, canonical
from kiosk.record.padding import pad, padded_length
from kiosk.record.seal import encrypt
from kiosk.record.unseal import decrypt
from kiosk.review.archive.keys import IndexKey
from kiosk.review.worklist import Row

_LENGTH = 1024  # bytes of nearly all: a size tells nothing


@dataclass(frozen=True, slots=True)
class Summary:
    """A row as it stands now, and who the patient typed that they are."""

    row: Row
    name: str
    birth_date: date

    def tags(self, key: IndexKey) -> frozenset[str]:
        """Return under which tags it is found: as typed, as corrected, by its code."""
        row = self.row
        people = {
            key.person(self.name, self.birth_date),
            key.person(row.name, row.birth_date),
        }
        return frozenset(people | ({key.code(row.code)} if row.code else set()))


_FORM = TypeAdapter(Summary)


def seal_summary(summary: Summary, key: IndexKey, recipients: Sequence[str]) -> StoredSummary:
    """Return a summary as it is stored; who works on the intake just now is left out."""
    row = replace(summary.row, at_work="")
    content = cast("Json", _FORM.dump_python(replace(summary, row=row), mode="json"))
    written = canonical({"summary": content, "mac": key.mac("summary", row.id, content)})
    length = max(_LENGTH, padded_length(len(written)))
    return StoredSummary(
        row.id, key.kid, row.finished_at, encrypt(pad(written, length), recipients)
    )


def open_summary(stored: StoredSummary, key: IndexKey, identities: Sequence[str]) -> Summary | None:
    """Return a summary; None when it is not of this clinic, of another version, or does not open.

    It is then made anew from the intake.
    """
    try:
        said = json.loads(decrypt(stored.body, identities, "The summary"))
        if said["mac"] != key.mac("summary", stored.intake_id, said["summary"]):
            return None
        return _FORM.validate_python(said["summary"])
    except (Damaged, Refused, ValueError, KeyError, TypeError, ValidationError):
        return None
