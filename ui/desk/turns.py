"""People at one desk, one after the other; what each was typing waits for that person alone.

A desk that locks closes its window, and drops the keys and everything that was opened with them.
What was typed and not signed stays as a sealed draft, and the intake stays theirs.
"""

import gc
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from kiosk.audit.entry import Act
from kiosk.audit.trail import Trail
from kiosk.provision.administration import Administration
from kiosk.record.manifest import Person
from kiosk.review.desk import Desk
from ui.background import Background
from ui.desk.bell import Bell
from ui.desk.idle import DeskIdle
from ui.desk.memory import Memory
from ui.desk.sign_in import SignInDialog
from ui.desk.surroundings import Surroundings
from ui.desk.unanswered import UnansweredCalls
from ui.desk.window import DeskWindow

if TYPE_CHECKING:
    from ui.desk.chart.charting import Charting


class Ended(IntEnum):
    """How a person's turn ended: the code with which the event loop ends."""

    QUIT = 0
    SIGNED_OUT = 100
    LOCKED = 101


_ACTS: dict[Ended, Act] = {
    Ended.QUIT: "sign-out",
    Ended.SIGNED_OUT: "sign-out",
    Ended.LOCKED: "lock",
}


class Turns:
    """Takes turns until somebody quits; no keys outlive the turn of their owner."""

    def __init__(
        self,
        people: Callable[[], Sequence[Person]],
        sign_in: Callable[[str, str], Desk],
        background: Background,
        lock_after: timedelta,
        office: Administration | None = None,
        memory: Memory | None = None,
    ) -> None:
        """Take who may sign in, how, and after how long without a key or the mouse it locks."""
        self._people, self._sign_in, self._background = people, sign_in, background
        self._lock_after, self._office, self._memory = lock_after, office, memory
        self.charting: Charting | None = None  # None: this desk files nothing
        self.around = Surroundings()
        self._open: dict[str, str] = {}  # person → the intake that was open
        self._locked_for = ""
        self._trouble = ""  # why somebody who wished it is not remembered

    def take(self) -> None:
        """Let people sign in, one after the other, until one quits."""
        while self._turn() is not Ended.QUIT:
            gc.collect()  # what was opened lies in circles, and would stay for a while

    def _turn(self) -> Ended:
        """Let somebody sign in and work; return how their turn ended."""
        desk = self._let_in()
        if desk is None:
            return Ended.QUIT
        window = self._open_window(desk)
        ended = Ended(QApplication.exec())
        person = desk.reviewer.person
        self._note(desk.trail, ended, person)
        self._locked_for = person if ended is Ended.LOCKED else ""
        self._open[person] = window.open_id
        window.close()
        delete(window)
        return ended

    def _note(self, trail: Trail, ended: Ended, person: str) -> None:
        """Write into the audit how a turn ended; the keys do not wait for the database."""
        note = partial(trail.note_without_keys, _ACTS[ended], person)
        self._background.run(note, lambda _done: None)

    def _let_in(self) -> Desk | None:
        dialog = SignInDialog(
            self._people(),
            self._sign_in,
            self._background,
            locked_for=self._locked_for,
            memory=self._memory,
        )
        if self.around.unanswered is not None:
            bell, habits = Bell(self.around.ring), self.around.habits
            calls = UnansweredCalls(self.around.unanswered, self._background, bell, habits)
            dialog.put_on_top(calls)
        dialog.exec()
        desk, self._trouble = dialog.desk, dialog.trouble
        delete(dialog)
        return desk

    def _open_window(self, desk: Desk) -> DeskWindow:
        window = DeskWindow(desk, self._background, self._office, self.around)
        end = QApplication.exit
        window.signed_out.connect(partial(end, Ended.SIGNED_OUT))
        window.locked.connect(partial(end, Ended.LOCKED))
        idle = DeskIdle(desk.clock, self._lock_after, window)
        idle.left_alone.connect(window.lock)
        if self.charting is not None:
            self.charting.join(window, desk, self._background)
        window.show()
        window.statusBar().showMessage(self._trouble)
        if opened := self._open.pop(desk.reviewer.person, ""):
            window.open_intake(opened)
        return window
