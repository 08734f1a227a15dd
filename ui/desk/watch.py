"""Looking at the inbox every few seconds, in the background, one look at a time."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.errors import KioskError
from kiosk.review.desk import Desk
from kiosk.review.expected import Expected
from kiosk.review.front_desk import FrontDesk
from kiosk.review.worklist import Worklist
from ui.background import Background
from ui.desk.asking import ask

POLL = 2000  # ms between two looks


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look showed."""

    worklist: Worklist
    expected: tuple[Expected, ...] = ()


class Watch(QObject):
    """Asks what has arrived and who is expected, until its window closes."""

    seen = Signal(object)  # Seen
    unanswered = Signal(str)  # why the inbox does not answer

    def __init__(
        self, desk: Desk, front: FrontDesk, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._front, self._background = desk, front, background
        self.looking = False
        self.worklist = Worklist()
        background.bug.connect(self._stumbled)
        self._timer = QTimer(self, interval=POLL)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and then every few seconds."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look, unless the last look is still going on."""
        if not self.looking:
            self.looking = True
            ask(self._background, self, self._look, self._looked, self._failed)

    def _look(self) -> Seen:
        return Seen(self._desk.look(self.worklist), self._front.look())

    def _looked(self, seen: Seen) -> None:
        self.looking = False
        self.worklist = seen.worklist
        self.seen.emit(seen)

    def _failed(self, error: KioskError) -> None:
        self.looking = False
        self.unanswered.emit(error.message)

    @Slot()
    def _stumbled(self) -> None:
        """Go on looking after a fault that nobody foresaw."""
        self.looking = False
