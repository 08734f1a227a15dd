"""Filing goes on by itself while somebody is signed in; a slow chart holds nobody up.

What needs keys is done by the desk's own worker, in milliseconds. What waits for the chart is done
by a worker of its own, the line, which holds one packet and no key.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.errors import KioskError
from kiosk.filing.clerk import Clerk, Delivery
from kiosk.filing.words import why_words
from kiosk.ports.filing import ChartPatient, Filing, Wanted
from kiosk.review.opened import OpenedIntake
from ui.background import Background
from ui.desk.asking import ask

LOOK = 5000  # ms between two looks at the queue


class FilingWork(QObject):
    """The clerk at work for the window of one person."""

    changed = Signal()  # how filings stand
    failed = Signal(str)  # what a person wanted was not done, in words

    def __init__(
        self, clerk: Clerk, background: Background, line: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.clerk = clerk
        self.unfinished: Sequence[Filing] = ()
        self._names: Mapping[str, str] = {}
        self._background, self._line = background, line
        self._busy = False
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        background.bug.connect(self._stumbled)
        line.bug.connect(self._stumbled)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Queue what was signed, and send what is due, unless something is on its way."""
        if self._timer.isActive() and not self._busy:
            self._busy = True
            ask(self._background, self, partial(_step, self.clerk), self._looked, self._unreached)

    def stop(self) -> None:
        """Begin nothing more, and let go of the keys; what is on its way arrives without them."""
        if self._timer.isActive():
            self._timer.stop()
            del self.clerk

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what needs a person, a sentence each."""
        waits = [one for one in self.unfinished if one.state == "person"]
        whose = [self._names.get(one.intake_id, self.tr("An intake")) for one in waits]
        return tuple(f"{name}: {why_words(one)}" for name, one in zip(whose, waits, strict=True))

    def choose(self, intake_id: str, patient: ChartPatient) -> None:
        """Keep who this is in the chart."""
        self._do(partial(self.clerk.choose, intake_id, patient))

    def send_again(self, filing: Filing) -> None:
        """Have it sent again: a person has looked."""
        self._do(partial(self.clerk.send_again, filing))

    def take_as_filed(self, filing: Filing) -> None:
        """Take it as filed: a person has seen it in the chart."""
        self._do(partial(self.clerk.take_as_filed, filing))

    def search(
        self,
        owner: QObject,
        intake: OpenedIntake,
        number: str,
        then: Callable[[Sequence[ChartPatient]], None],
        failed: Callable[[KioskError], None],
    ) -> None:
        """Look for a patient in the chart, for as long as who asks is there."""
        who = intake.read.identity
        wanted = Wanted(who.family, who.given, who.birth_date, number)
        ask(self._line, owner, partial(self.clerk.chart.patients, wanted), then, failed)

    def standing(
        self,
        owner: QObject,
        intake_id: str,
        then: Callable[[tuple[Sequence[Filing], ChartPatient | None]], None],
    ) -> None:
        """Ask how an intake stands: its filings, and who was chosen."""
        work = partial(_standing, self.clerk, intake_id)
        ask(self._background, owner, work, then, self._say)

    def _looked(self, found: "_Found") -> None:
        delivery, unfinished, self._names = found
        self._busy = delivery is not None
        if delivery is not None:
            ask(self._line, self, delivery.send, self._came, self._unreached)
        if unfinished != self.unfinished and self._timer.isActive():
            self.unfinished = unfinished
            self.changed.emit()

    def _came(self, after: Filing) -> None:
        self._busy = False
        if self._timer.isActive():
            self.clerk.came(after)
            self.changed.emit()
            self.look()

    def _do(self, work: Callable[[], None]) -> None:
        ask(self._background, self, work, lambda _done: self._decided(), self._say)

    def _decided(self) -> None:
        if self._timer.isActive():
            self.changed.emit()
            self.look()

    def _unreached(self, _error: KioskError) -> None:
        self._busy = False  # the next look tries again; the window says that the inbox is away

    @Slot()
    def _stumbled(self) -> None:
        self._busy = False

    def _say(self, error: KioskError) -> None:
        self.failed.emit(error.message)


_Found = tuple[Delivery | None, Sequence[Filing], Mapping[str, str]]


def _step(clerk: Clerk) -> _Found:
    clerk.queue()
    delivery, unfinished = clerk.next(), clerk.unfinished()
    return (
        delivery,
        unfinished,
        clerk.names([f.intake_id for f in unfinished if f.state == "person"]),
    )


def _standing(clerk: Clerk, intake_id: str) -> tuple[Sequence[Filing], ChartPatient | None]:
    return clerk.of(intake_id), clerk.chosen(intake_id)
