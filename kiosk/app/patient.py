"""The patient's process: one window, a worker that seals, and the courier's thread.

It can seal and cannot open: nothing below this module reaches the code that unseals. The welcome
is on the screen before pack, key and outbox are loaded: see `tablet`.
"""

import gc
import logging
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.app.first_start import let_in
from kiosk.errors import KioskError
from kiosk.outside.speech.system_speech import SystemSpeech
from kiosk.settings import Settings
from ui.patient.restart import RESTART
from ui.patient.window import run_patient

if TYPE_CHECKING:
    from kiosk.intake import Intake
    from kiosk.ports import Supervisor
    from kiosk.staff.access import StaffAccess

log = logging.getLogger(__name__)


def patient(home: Path, settings: Settings) -> int:
    """Show the patient's window until it is closed; return the exit code."""
    opening, speech = Opening(home, settings), SystemSpeech()
    try:
        code = run_patient(
            partial(_open_unseen, opening),
            settings,
            staff=opening.staff,
            courier_told=opening.tell,
            speech=speech,
            supervisor=_supervisor(),
        )
    finally:
        speech.close()
        opening.close()
    if code == RESTART:
        log.info("staff asked for a restart")
        return _anew()
    return code


def _anew() -> int:
    """Become this program anew; where it could only be started beside this one, wait for it.

    Who started this process, such as Windows' Shell Launcher, starts it again when it has ended.
    """
    call = [sys.executable, *sys.orig_argv[1:]]
    if sys.platform != "win32":
        os.execv(sys.executable, call)  # noqa: S606 ourselves
    import subprocess

    return subprocess.call(call)  # noqa: S603 ourselves


def _open_unseen(opening: "Opening") -> "Intake":
    """Keep out of cores before there is a key or an answer to keep; not before the welcome."""
    from kiosk.outside.memory import keep_out_of_cores

    keep_out_of_cores()
    return opening.open()


def _supervisor() -> "Supervisor | None":
    """Return who started this process as a service, if anybody did."""
    if "NOTIFY_SOCKET" not in os.environ:
        return None
    from kiosk.outside.systemd import found

    return found()


class Opening:
    """Opens the tablet once the window asks for it, on the window's worker."""

    def __init__(self, home: Path, settings: Settings) -> None:
        self._home = home
        self._settings = settings
        self._told: Callable[[], None] = lambda: None
        self._close: Callable[[], None] = lambda: None
        self._once = threading.Lock()

    def tell(self, told: Callable[[], None]) -> None:
        """Take the function that the courier calls, from its thread, when it learned something."""
        self._told = told

    def open(self) -> "Intake":
        """Load what a visit needs and start the courier; a KioskError says what is missing."""
        from db.before_upgrade import let_copies_go
        from db.store import sqlite_url
        from kiosk.app.home import outbox_file
        from kiosk.app.tablet import Tablet

        with self._once:
            self._close()
            try:
                let_in(self._home)
                tablet = Tablet(self._home, self._settings, self._told)
            except KioskError as error:
                log.error("%s", error.message)  # noqa: TRY400 the sentence says it all
                raise
            finally:
                _collect_garbage_from_now_on()
            self._close = tablet.close
            let_copies_go(sqlite_url(outbox_file(self._home)))  # this version works
            return tablet.intake

    def staff(self) -> "StaffAccess":
        """Put together what the staff door leads to."""
        from kiosk.app.staff_access import staff_access

        return staff_access(self._home, self._settings)

    def close(self) -> None:
        """Stop the courier after what it is doing."""
        with self._once:
            self._close()


def _collect_garbage_from_now_on() -> None:
    """End what the command line began; what is there now stays, and is not looked at again."""
    gc.freeze()
    gc.enable()
