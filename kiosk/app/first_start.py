"""A tablet's first start: it asks to be let in, and takes the answer, before it opens anything.

In a process of its own, because what lets devices in is out of the patient process's reach.
"""

import subprocess
import sys
from pathlib import Path

from kiosk.errors import Unavailable
from kiosk.record.enrolment import DEVICE_FILE, JOINING_FILE, REQUEST_FILE

_PATIENCE = 60.0  # seconds


def waits_for_the_clinic(home: Path) -> bool:
    """Tell whether this device asks, or was told to ask, and is not let in yet."""
    asks = (home / name for name in (JOINING_FILE, REQUEST_FILE))
    return not (home / DEVICE_FILE).exists() and any(file.exists() for file in asks)


def let_in(home: Path) -> None:
    """Have this device let in where it waits for that; Unavailable says why it is not yet."""
    if not waits_for_the_clinic(home):
        return
    call = [sys.executable, "-m", "kiosk", "device", "join", "--home", str(home)]
    try:
        done = subprocess.run(  # noqa: S603  # ourselves
            call, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, text=True,
            check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Unavailable("not-let-in", "The clinic's inbox does not answer: restart.") from None
    if done.returncode:
        raise Unavailable("not-let-in", done.stderr.strip().removeprefix("kiosk: "))
