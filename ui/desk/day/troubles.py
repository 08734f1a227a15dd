"""What needs somebody, each in a sentence that says what to do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.audit.chain import Checked
from kiosk.content.rules import Level
from kiosk.record.manifest import Manifest
from kiosk.review.day import Day
from kiosk.review.worklist import Worklist

_SOON = timedelta(days=30)  # a manifest is renewed by people who must find the time


@dataclass(frozen=True, slots=True)
class Trouble:
    """One sentence, and how much it hurries."""

    level: Level
    words: str


def troubles(
    worklist: Worklist, today: Day, manifest: Manifest, now: datetime
) -> Iterator[Trouble]:
    """Yield what is wrong with what arrived, with calls, and with the clinic's manifest."""
    translate = QCoreApplication.translate
    if today.stuck:
        words = translate("day", "Patients who need somebody now: {0}. See Arrivals (Ctrl+2).")
        yield Trouble("red", words.format(today.stuck))
    if aside := len(worklist.aside):
        words = translate(
            "day",
            "Set aside, because they are not what they say they are: {0}. Read them out to IT "
            "(View, Set aside), and ask a patient again on paper where one may be an intake.",
        )
        yield Trouble("red", words.format(aside))
    if unopened := len(worklist.unopened):
        words = translate(
            "day",
            "Sealed to keys that you do not have: {0}. Ask a colleague who was here before you "
            "to open them, or IT to hand you the earlier keys.",
        )
        yield Trouble("amber", words.format(unopened))
    yield from _missing(worklist)
    if today.late_calls:
        words = translate(
            "day",
            "Calls that came late today: {0}. Tablets had no line meanwhile: ask IT about the "
            "network, and look after the patients yourself until it is well.",
        )
        yield Trouble("amber", words.format(today.late_calls))
    if manifest.not_after - now < _SOON:
        day = f"{manifest.not_after.astimezone():%Y-%m-%d}"
        words = translate(
            "day", "The clinic’s papers expire on {0}: ask who runs the clinic to renew them."
        )
        yield Trouble("amber", words.format(day))


def _missing(worklist: Worklist) -> Iterator[Trouble]:
    translate = QCoreApplication.translate
    for gap in worklist.gaps:
        if gap.broken:
            words = translate(
                "day",
                "What {0} sent as number {1} does not follow what it sent before. Tell IT: it may "
                "be a copy of a tablet, or something was taken out of the inbox.",
            )
            yield Trouble("red", words.format(gap.device, gap.last))
            continue
        words = translate(
            "day",
            "{0} has sealed {1} more than have arrived. If it stays, see whether that tablet is "
            "on and has a network; nothing on it is lost.",
        )
        yield Trouble("amber", words.format(gap.device, gap.last - gap.first + 1))


def audit_troubles(checked: Iterable[Checked]) -> Iterator[Trouble]:
    """Yield which desk's audit is not as it was written."""
    translate = QCoreApplication.translate
    words = translate(
        "day", "{0}: entry {1} of the audit is not as it was written. Call IT security."
    )
    for one in checked:
        if one.broken:
            yield Trouble("red", words.format(one.desk, one.broken.seq))
