"""`kiosk visiting`: whether a patient is in the middle of a visit, which no update cuts short."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk.app.configured import origins
from kiosk.outside.draft_file import DRAFT_FILE


def visiting(homes: Sequence[Path], now: datetime) -> int:
    """Say where a visit goes on; 1 when there is one.

    A visit that nobody touched for `wipe_after_seconds` is over: it goes at the next start.
    """
    going_on = [home for home in homes if _goes_on(home, now)]
    for home in going_on:
        print(f"{home}: a patient is in the middle of a visit. Try again when it is over.")
    if not going_on:
        print("No patient is in the middle of a visit.")
    return 1 if going_on else 0


def _goes_on(home: Path, now: datetime) -> bool:
    draft = home / DRAFT_FILE
    if not draft.is_file():
        return False
    touched = datetime.fromtimestamp(draft.stat().st_mtime, UTC)
    return (now - touched).total_seconds() < origins(home).settings.wipe_after_seconds
