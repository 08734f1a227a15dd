"""Names that are the same at every try: of a submission, of its parts, and a short one for people.

Source: UUIDv5, RFC 9562.
"""

import hashlib
import uuid

PART = "urn:intake-kiosk:part"
SUBMISSION = "urn:intake-kiosk:submission"
SOURCE = "urn:intake-kiosk"

_FILINGS = uuid.uuid5(uuid.NAMESPACE_URL, SUBMISSION)
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXY"  # none that is taken for another
_LENGTH = 8


def submission_id(review_id: str) -> str:
    """Return the UUID of what is filed of a signed act, by the id of its envelope."""
    return str(uuid.uuid5(_FILINGS, review_id))


def part_of(submission: str, name: str) -> str:
    """Return the UUID of a part that has none of its own."""
    return str(uuid.uuid5(uuid.UUID(submission), name))


def short_reference(submission: str) -> str:
    """Return what people search a chart by, such as K7F3-92QX; about 39 bits, no patient data."""
    number = int.from_bytes(hashlib.sha256(submission.encode()).digest()[:8])
    signs = ""
    for _ in range(_LENGTH):
        number, sign = divmod(number, len(_LETTERS))
        signs += _LETTERS[sign]
    return f"{signs[:4]}-{signs[4:]}"
