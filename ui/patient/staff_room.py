"""The staff room behind the door: how the tablet stands, and what can be done about it.

Nothing here reads an answer; of the visit it is known only whether one is under way.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KioskError
from ui.patient.idle import IdleWatch
from ui.patient.read_aloud import ReadAloud
from ui.patient.restart import RESTART
from ui.patient.rows import Rows
from ui.patient.staff_door import StaffDoor
from ui.patient.staff_status import StatusRow, status_rows
from ui.patient.visit import PatientVisit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.staff.status import TabletStatus

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_LIGHT_STEP = 15  # per cent
_SOUND_STEP = 10


@QmlElement
class StaffRoom(QObject):
    """What staff see and may do; each act says in one code what came of it."""

    changed = Signal()

    def __init__(
        self, visit: PatientVisit, idle: IdleWatch, door: StaffDoor, read_aloud: ReadAloud
    ) -> None:
        super().__init__(visit)
        self._visit, self._idle, self._door, self._voice = visit, idle, door, read_aloud
        self._status: TabletStatus | None = None
        self._rows = Rows(self, StatusRow)
        self._told, self._file = "", ""
        self._brightness = self._volume = -1
        door.opened.connect(self.lookAgain)
        visit.changed.connect(self.changed)
        idle.changed.connect(self.changed)

    @Property(QObject, notify=changed)
    def rows(self) -> Rows:
        """Return how the tablet stands, a line each; what needs a person stands first."""
        return self._rows

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        """Tell whether the tablet is being looked at."""
        return self._status is None

    @Property(str, notify=changed)
    def told(self) -> str:
        """Return what came of the last act: "", saved, or the code of a fault."""
        return self._told

    @Property(str, notify=changed)
    def savedFile(self) -> str:
        """Return where the diagnostics were saved."""
        return self._file

    @Property(int, notify=changed)
    def brightness(self) -> int:
        """Return the brightness in per cent; -1 where it cannot be set from here."""
        return self._brightness

    @Property(int, notify=changed)
    def volume(self) -> int:
        """Return the volume in per cent: the tablet's, else the voice's; -1 without either."""
        return self._loudness

    @Property(bool, notify=changed)
    def isUnderWay(self) -> bool:
        """Tell whether a patient's visit is on this tablet."""
        return self._is_under_way

    @Property(bool, notify=changed)
    def canResume(self) -> bool:
        """Tell whether a visit waits behind a fault; its curtain opens with the birth date."""
        return bool(self._visit.fault) and self._is_under_way

    @Property(bool, notify=changed)
    def outlivesRestart(self) -> bool:
        """Tell whether the visit is kept, so that its patient can go on after a restart."""
        visit = self._visit
        known = self._is_under_way and visit.record.identity is not None
        return known and visit.intake.drafts.standing == "on"

    @Property(bool, notify=changed)
    def canTryAgain(self) -> bool:
        """Tell whether three wrong birth dates have shut the curtain."""
        return self._idle.is_shut

    @Slot()
    def lookAgain(self) -> None:
        """Find out how the tablet stands, on the worker."""
        self._door.stay()
        self._status = None
        self._look()

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Show everything in this language, until somebody chooses another."""
        self._door.stay()
        self._visit.chooseLanguage(language)
        self._show()

    @Slot(int)
    def light(self, steps: int) -> None:
        """Make the screen lighter, or darker with a negative number."""
        machine, wanted = self._door.access.machine, self._brightness + steps * _LIGHT_STEP
        self._set(lambda: machine.light(wanted))

    @Slot(int)
    def sound(self, steps: int) -> None:
        """Make the tablet louder, or quieter with a negative number; an example is heard."""
        machine, wanted = self._door.access.machine, self._loudness + steps * _SOUND_STEP
        if self._volume >= 0:
            self._set(lambda: machine.sound(wanted), self._voice.give_example)
        else:
            self._door.stay()
            self._voice.speak_at(wanted)
            self._voice.give_example()
            self._show()

    @Slot()
    def saveDiagnostics(self) -> None:
        """Write how the tablet stands into a file of its home, without patient data."""
        self._door.stay()
        self._visit.background.run(self._door.access.save_diagnostics, self._saved, self._failed)

    @Slot()
    def letTryAgain(self) -> None:
        """Let the patient try their birth date three more times."""
        self._idle.allow_more_tries()
        self._door.shut()

    @Slot()
    def resume(self) -> None:
        """Return to a visit that a fault has covered, behind its curtain."""
        self._visit.breakOff("")
        self._idle.takeBreak()
        self._door.shut()

    @Slot()
    def handOver(self) -> None:
        """End this visit, tell the desk that it was left, and be ready for the next patient."""
        self._visit.breakOff("")
        self._idle.wipe()

    @Slot()
    def restart(self) -> None:
        """Start the application anew; an unfinished visit survives that where it is kept."""
        QCoreApplication.exit(RESTART)

    @property
    def _is_under_way(self) -> bool:
        return self._visit.is_open and self._visit.record.welcomed

    @property
    def _loudness(self) -> int:
        if self._volume >= 0:
            return self._volume
        return self._voice.loudness if self._voice.can_be_quieter else -1

    def _look(self) -> None:
        self._told = ""
        self._visit.background.run(self._door.access.look, self._seen, self._failed)
        self.changed.emit()

    def _set(self, act: "Callable[[], None]", done: "Callable[[], None]" = lambda: None) -> None:
        """Do something to the machine on the worker; what is shown stays until it is seen anew."""

        def look_anew(_none: None) -> None:
            done()
            self._look()

        self._door.stay()
        self._visit.background.run(act, look_anew, self._failed)

    def _seen(self, status: "TabletStatus") -> None:
        if self._visit.is_open:  # how it is in this process: another cannot know
            status = replace(status, drafts=self._visit.intake.drafts.standing)
        self._status = status
        self._brightness, self._volume = (
            -1 if known is None else known
            for known in (status.machine.brightness, status.machine.volume)
        )
        self._show()

    def _show(self) -> None:
        if self._status:
            self._rows.show(status_rows(self._status, str(self._visit.language)))
        self.changed.emit()

    def _saved(self, file: Path) -> None:
        self._file = str(file)
        self._become("saved")

    def _failed(self, error: KioskError) -> None:
        self._become(error.code)

    def _become(self, told: str) -> None:
        self._told = told
        self.changed.emit()
