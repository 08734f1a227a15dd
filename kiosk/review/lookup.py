"""Looking somebody up in the archive: each time an entry of the audit, written before.

For a name or a code the entry names the tag, so that who has the clinic's index key can find out
who looked for whom; nobody else can. Refused for somebody without a clinical role.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kiosk.review.reader import Reader
from kiosk.review.worklist import Row


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the latest first, and whether every intake could have been."""

    rows: tuple[Row, ...]
    complete: bool


def find_person(desk: Reader, name: str, birth_date: date) -> Found:
    """Return the intakes of exactly this name and birth date, the latest first."""
    desk.need_clinical_role()
    desk.note("find-person", desk.reviewer.index.person(name, birth_date))
    return _found(desk, desk.archive.by_person(name, birth_date))


def find_code(desk: Reader, code: str) -> Found:
    """Return the intakes of a front desk's code, the latest first."""
    desk.need_clinical_role()
    desk.note("find-code", desk.reviewer.index.code(code))
    return _found(desk, desk.archive.by_code(code))


def find_day(desk: Reader, day: date) -> Found:
    """Return the intakes that patients finished on a day here, the latest first."""
    desk.need_clinical_role()
    desk.note("find-day")
    since = datetime.combine(day, time(), desk.clock.now().tzinfo)
    return _found(desk, desk.archive.between(since, since + timedelta(days=1)))


def _found(desk: Reader, rows: tuple[Row, ...]) -> Found:
    return Found(rows, complete=bool(desk.upkeep.complete))
