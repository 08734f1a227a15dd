"""Which earlier visits may be the same person's: exact name and birth date, as they typed them."""

import unicodedata
from collections.abc import Iterable

from kiosk.review.worklist import Row


def same_name(name: str) -> str:
    """Return a name without case, accents and needless spaces: how two spellings are compared."""
    plain = unicodedata.normalize("NFKD", " ".join(name.split()))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def possible_earlier(rows: Iterable[Row], intake: Row) -> tuple[Row, ...]:
    """Return earlier intakes of this name and birth date, the latest first.

    They are only possible: two people may share both, and a nurse decides.
    """
    wanted = (same_name(intake.name), intake.birth_date)
    found = (
        row
        for row in rows
        if row.id != intake.id
        and row.finished_at < intake.finished_at
        and (same_name(row.name), row.birth_date) == wanted
    )
    return tuple(sorted(found, key=lambda row: row.finished_at, reverse=True))
