"""Looking somebody up in the archive: each time an entry of the audit, written before.

For a name or a code the entry names the tag, so that who has the clinic's index key can find out
who looked for whom; nobody else can.
"""

from datetime import date, datetime, time, timedelta

from kiosk.review.opener import Opener
from kiosk.review.worklist import Row


def find_person(desk: Opener, name: str, birth_date: date) -> tuple[Row, ...]:
    """Return the intakes of exactly this name and birth date, the latest first."""
    desk.note("find-person", desk.reviewer.index.person(name, birth_date))
    return desk.archive.by_person(name, birth_date)


def find_code(desk: Opener, code: str) -> tuple[Row, ...]:
    """Return the intakes of a front desk's code, the latest first."""
    desk.note("find-code", desk.reviewer.index.code(code))
    return desk.archive.by_code(code)


def find_day(desk: Opener, day: date) -> tuple[Row, ...]:
    """Return the intakes that patients finished on a day here, the latest first."""
    desk.note("find-day")
    since = datetime.combine(day, time(), desk.clock.now().tzinfo)
    return desk.archive.between(since, since + timedelta(days=1))
