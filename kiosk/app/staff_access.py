"""The staff door of this tablet, and the PIN that IT sets for it."""

import getpass
import sys
from pathlib import Path

from kiosk.app.tablet_status import tablet_status
from kiosk.errors import Refused
from kiosk.outside.clock import SystemClock
from kiosk.outside.machine import SysMachine
from kiosk.settings import Settings
from kiosk.staff.access import StaffAccess
from kiosk.staff.pin import StaffPin


def staff_access(home: Path, settings: Settings) -> StaffAccess:
    """Put together what staff may use at this tablet."""
    machine = SysMachine(home)
    pin = StaffPin(home, SystemClock())
    return StaffAccess(home, pin, machine, lambda: tablet_status(home, settings, machine))


def set_pin(home: Path) -> int:
    """Ask for a new PIN, twice at a keyboard, once on standard input; keep its hash."""
    if not home.is_dir():
        raise Refused("no-home", f"{home}: there is no such folder: name the tablet's (--home).")
    StaffPin(home, SystemClock()).choose(_typed())
    print("The staff door of this tablet opens with the new PIN.")
    return 0


def _typed() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    pin = getpass.getpass("New PIN, or the code of a badge: ")
    if getpass.getpass("Once more: ") != pin:
        raise Refused("pin", "The two are not alike: nothing was changed. Try again.")
    return pin
