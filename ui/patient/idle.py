"""Idle: a warning, then a curtain over the answers, at last a wipe and a notice to the desk.

"I am still here" works without limit. A patient who needs a break draws the curtain themselves.
It opens with the birth date; after three wrong ones it stays shut until staff come or the visit
is wiped. Before anybody said who they are, it opens with a touch. A visit that a crash interrupted
is covered from the start, and the time that went by counts.
"""

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Property, QCoreApplication, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.visit.identity import same_birth_date
from kiosk.visit.idle import CURTAIN_TRIES, Idle, Patience
from ui.patient.visit import PatientVisit

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS = 500
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.KeyPress,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


@QmlElement
class IdleWatch(QObject):
    """Watches for touch and keys while a visit is under way."""

    changed = Signal()

    def __init__(
        self,
        visit: PatientVisit,
        patience: Patience,
        now: Callable[[], float] = time.monotonic,
        is_speaking: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(visit)
        self._visit = visit
        self._patience = patience
        self._now = now
        self._is_speaking = is_speaking
        self._last_sign = now()
        self._stage = Idle.ACTIVE
        self._tries_left = CURTAIN_TRIES
        self._wrong = self._interrupted = False
        visit.begun.connect(self._start_afresh)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self._timer.start(_TICK_MS)
        application = QCoreApplication.instance()
        assert application
        application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        application = QCoreApplication.instance()
        if application:
            application.removeEventFilter(self)

    @Property(str, notify=changed)
    def stage(self) -> str:
        """Return active, warning, curtain or wipe."""
        return self._stage.value

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        """Return the seconds until the curtain falls."""
        return self._patience.seconds_left(self._now() - self._last_sign)

    @Property(int, notify=changed)
    def triesLeft(self) -> int:
        """Return how many birth dates may still be tried at the curtain."""
        return self._tries_left

    @Property(bool, notify=changed)
    def wrong(self) -> bool:
        """Tell whether the last birth date was not the one."""
        return self._wrong

    @Slot()
    def stillHere(self) -> None:
        """Go on; the patient may say so as often as they like."""
        self._last_sign = self._now()
        if self._stage is Idle.WARNING:
            self._become(Idle.ACTIVE)

    @Slot(str)
    def open(self, birth_date: str) -> None:
        """Open the curtain with a birth date such as 1950-02-28."""
        identity = self._visit.record.identity
        if self._tries_left <= 0 or not identity:
            return
        if _is_date(birth_date) and same_birth_date(identity, date.fromisoformat(birth_date)):
            self._start_afresh()
            return
        self._tries_left -= 1
        self._wrong = True
        self.changed.emit()

    @Slot()
    def takeBreak(self) -> None:
        """Draw the curtain at once; it stays for as long as the clinic lets a tablet wait."""
        if self._is_watching() and self._stage is not Idle.WIPE:
            self._become(Idle.CURTAIN)

    @Property(bool, notify=changed)
    def opensWithTouch(self) -> bool:
        """Tell whether nobody has said who they are: then there is no birth date to ask for."""
        return not self._known

    @Property(bool, notify=changed)
    def interrupted(self) -> bool:
        """Tell whether what is covered is a visit of before a crash."""
        return self._interrupted

    def cover(self, idle_seconds: float, wrong_dates: int) -> None:
        """Cover a visit of before a crash, which has stood there for so long."""
        self._last_sign = self._now() - max(0.0, idle_seconds)
        self._tries_left = max(0, CURTAIN_TRIES - wrong_dates)
        self._interrupted = True
        self._become(Idle.CURTAIN)

    @Slot()
    def startAnew(self) -> None:
        """End a visit of before a crash: whoever is here says that it is not theirs."""
        if self._interrupted and self._stage is Idle.CURTAIN and not self._visit.finishState:
            self.wipe()

    @property
    def idle_seconds(self) -> float:
        """How long nobody has touched the tablet or listened to it."""
        return self._now() - self._last_sign

    @property
    def wrong_dates(self) -> int:
        """How many birth dates in a row did not open the curtain."""
        return CURTAIN_TRIES - self._tries_left

    @property
    def is_shut(self) -> bool:
        """Tell whether no birth date opens the curtain any more."""
        return self._tries_left <= 0

    def wipe(self) -> None:
        """End the visit, covered until nothing of it is left; the desk hears whose it was."""
        self._become(Idle.WIPE)
        visit = self._visit
        if not self._known:
            visit.startOver()
            return
        intake, record = visit.intake, visit.record
        visit.background.run(
            lambda: intake.leave(record),
            lambda _queued: visit.startOver(),
            lambda _error: visit.startOver(),
        )

    def allow_more_tries(self) -> None:
        """Let the patient try three more times: staff have looked who it is."""
        self._last_sign = self._now()
        self._tries_left = CURTAIN_TRIES
        self._wrong = False
        self.changed.emit()

    @Slot()
    def comeBack(self) -> None:
        """Open a curtain that needs no birth date."""
        if self._stage is Idle.CURTAIN and not self._known:
            self._start_afresh()

    @Slot()
    def tick(self) -> None:
        """Look at the clock."""
        if not self._is_watching():
            self._last_sign = self._now()
            return
        if self._stage is Idle.ACTIVE and self._is_speaking():
            self._last_sign = self._now()  # somebody listens; but not to the warning for ever
        stage = self._patience.stage(self._now() - self._last_sign)
        if self._stage is Idle.WIPE:
            return
        on_break = self._stage is Idle.CURTAIN
        if stage is Idle.WIPE or (stage is Idle.CURTAIN and not self._known and not on_break):
            self.wipe()
        elif stage is Idle.CURTAIN and not on_break:
            self._become(Idle.CURTAIN)
        elif not on_break and Idle.WARNING in (stage, self._stage):
            self._become(stage)  # while warning: at every tick, for the seconds left

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a touch or a key as a sign of life; a shut curtain needs more than that."""
        if event.type() in _SIGNS_OF_LIFE and self._tries_left > 0:
            self._last_sign = self._now()
        return False

    @property
    def _known(self) -> bool:
        return self._visit.is_open and self._visit.record.identity is not None

    def _is_watching(self) -> bool:
        visit = self._visit
        return visit.is_open and visit.record.welcomed and not visit.finishState

    @Slot()
    def _start_afresh(self) -> None:
        self._last_sign = self._now()
        self._tries_left = CURTAIN_TRIES
        self._wrong = self._interrupted = False
        self._become(Idle.ACTIVE)

    def _become(self, stage: Idle) -> None:
        self._stage = stage
        self.changed.emit()


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
