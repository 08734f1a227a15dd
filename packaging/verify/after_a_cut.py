"""What a tablet's disk holds after its power was cut, and what becomes of it at the next start."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from db.inbox import SqlInbox
from kiosk.app.home import inbox_url
from kiosk.app.tablet import Tablet
from kiosk.cli import run
from kiosk.outside.clock import SystemClock
from kiosk.outside.draft_file import draft_is_held
from kiosk.record.unseal import Bundle
from kiosk.settings import load
from kiosk.visit.flow import Step, current
from verify.tablet_home import opened, sealed, signed

LeftToDo = Literal["nothing", "sign and seal", "seal"]
_LIMIT = timedelta(days=1)  # for a patient to come back: more than a trial takes


@dataclass(frozen=True)
class Found:
    """Intakes on the disk as it was cut, and after its patient has gone on."""

    sealed: int
    has_draft: bool
    left_to_do: LeftToDo  # for the patient; afterwards the visit was sealed, where it was not
    at_last: list[Bundle]  # in the outbox, opened
    arrived: int  # at the clinic

    def holds(self, *, thanked: bool, answers: object) -> bool:
        """Tell whether nothing is lost, half, or there twice; `answers`: what the patient said."""
        goes_on = self.left_to_do != "nothing"
        lost = self.sealed == 0 and (thanked or not goes_on)
        asked_again = self.sealed == 1 and goes_on
        whole = [given(one) for one in self.at_last] == [answers] and self.arrived == 1
        return whole and self.sealed <= 1 and not lost and not asked_again


def look(disk: Path, recovery: str) -> Found:
    """Look at a home's disk; a KioskError or a ValueError tells what on it is not whole.

    The disk's journal is replayed on it. The visit is gone on with by the code of the tablet, with
    its key as a systemd credential, in a copy.
    """
    with TemporaryDirectory() as scratch:
        home = Path(scratch, "home")
        with mounted(disk) as place:
            shutil.copytree(place, home, ignore=shutil.ignore_patterns("lost+found"))
        count, has_draft = len(sealed(home)), draft_is_held(home)
        left = _go_on(home)
        at_last = [opened(home, body, recovery) for body in sealed(home)]
        return Found(count, has_draft, left, at_last, _arrived(home))


def given(bundle: Bundle) -> object:
    """Return what a patient said and decided, without times and ids, which no two visits share."""
    resources = [entry["resource"] for entry in json.loads(json.dumps(bundle))["entry"]]
    kinds = Counter(one["resourceType"] for one in resources)
    return kinds, [one["item"] for one in resources if "item" in one]


@contextmanager
def mounted(disk: Path) -> Iterator[Path]:
    """Mount a disk's file for a while."""
    with TemporaryDirectory() as place:
        subprocess.run(["mount", "-o", "loop", str(disk), place], check=True)  # noqa: S603, S607
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", place], check=True)  # noqa: S603, S607


def _go_on(home: Path) -> LeftToDo:
    """Start the tablet, and do what is left to do of the visit that it goes on with."""
    with closing(Tablet(home, load(home), lambda: None)) as tablet:
        intake = tablet.intake
        draft = intake.interrupted(_LIMIT)
        if draft is None:
            return "nothing"
        if current(draft.visit, intake.pack) == Step.THANK_YOU:
            intake.finish(draft.visit)
            return "seal"
        visit = signed(draft.visit, intake.clock.now())
        if current(visit, intake.pack) != Step.THANK_YOU:
            raise ValueError(f"the visit is back at {current(visit, intake.pack)}")
        intake.finish(visit)
        return "sign and seal"


def _arrived(home: Path) -> int:
    with redirect_stdout(StringIO()) as told:
        code = run(["sync", "--once", "--home", str(home)])
    if code != 0:
        raise ValueError(f"not everything was carried: {told.getvalue()}")
    with closing(SqlInbox(inbox_url(home, load(home)), SystemClock())) as inbox:
        return len(inbox.received_after(0, ("intake",)))
