"""The staff door: a hidden gesture, then a PIN. It shuts by itself when nobody uses it.

Wrong PINs are slowed by kiosk.staff.pin, which keeps count through restarts. The door works too
where the intake could not be opened.
"""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QDeadlineTimer, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from ui.patient.visit import PatientVisit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.staff.access import StaffAccess

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_SHUTS_AFTER_MS = 120_000
_TICK_MS = 500


@QmlElement
class StaffDoor(QObject):
    """Whether the door is shut, asks for the PIN, or stands open."""

    changed = Signal()
    opened = Signal()

    def __init__(
        self, visit: PatientVisit, find: "Callable[[], StaffAccess] | None" = None
    ) -> None:
        """`find` puts together what staff may use, on the worker; None: there is no door here."""
        super().__init__(visit)
        self._background = visit.background
        self._find = find
        self._access: StaffAccess | None = None
        self._stage = ""
        self._problem = ""
        self._wait_ends = QDeadlineTimer(0)
        self._shut_by_itself = QTimer(self, singleShot=True, interval=_SHUTS_AFTER_MS)
        self._shut_by_itself.timeout.connect(self.shut)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._look_at_wait)
        visit.begun.connect(self.shut)

    @property
    def access(self) -> "StaffAccess":
        """What staff may use; there is one from the first knock on."""
        assert self._access is not None, "nobody has knocked yet"
        return self._access

    @Property(str, notify=changed)
    def stage(self) -> str:
        """How the door stands: "" shut, asking, checking, open."""
        return self._stage

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Return why it does not open: "", no-pin, wrong, wait, or the code of a fault."""
        return self._problem

    @Property(int, notify=changed)
    def secondsToWait(self) -> int:
        """Return the seconds until the next PIN may be tried."""
        return math.ceil(max(0, self._wait_ends.remainingTime()) / 1000)

    @Slot()
    def knock(self) -> None:
        """Ask for the PIN; without a door here, nothing happens."""
        if self._find is None or self._stage:
            return
        self._become("asking")
        if self._access:
            self._found(self._access)
        else:
            self._background.run(self._find, self._found, self._failed)

    @Slot(str)
    def enter(self, pin: str) -> None:
        """Try a PIN, or what a badge reader typed."""
        may = self._stage == "asking" and self._access and not self.secondsToWait
        if not may or not pin.strip():
            return
        access = self.access
        self._become("checking")
        self._background.run(
            lambda: (access.pin.opens(pin), access.pin.wait()), self._tried, self._failed
        )

    @Slot()
    def shut(self) -> None:
        """Shut the door."""
        self._tick.stop()
        self._become("")

    def stay(self) -> None:
        """Stand open for a while longer: somebody is at work."""
        self._shut_by_itself.start()

    def _found(self, access: "StaffAccess") -> None:
        self._access = access
        if not access.pin.is_set:
            self._become("asking", "no-pin")
        else:
            self._background.run(access.pin.wait, self._wait, self._failed)

    def _tried(self, result: tuple[bool, float]) -> None:
        opens, seconds = result
        if self._stage != "checking":
            return  # it was shut meanwhile
        if opens:
            self._become("open")
            self.opened.emit()
        else:
            self._become("asking", "wrong")
            self._wait(seconds)

    def _wait(self, seconds: float) -> None:
        if not seconds or self._stage != "asking":
            return
        self._wait_ends = QDeadlineTimer(math.ceil(seconds * 1000))
        self._problem = self._problem or "wait"
        self._tick.start()
        self.changed.emit()

    @Slot()
    def _look_at_wait(self) -> None:
        if not self.secondsToWait:
            self._tick.stop()
            self._problem = ""
        self.changed.emit()

    def _failed(self, error: KioskError) -> None:
        self._become("asking", error.code)

    def _become(self, stage: str, problem: str = "") -> None:
        self._stage, self._problem = stage, problem
        if stage:
            self.stay()
        else:
            self._shut_by_itself.stop()
        self.changed.emit()
