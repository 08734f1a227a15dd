"""A day, and its time of day for whoever knows it: FHIR's dateTime may do without."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Value
from ui.patient.question import Values
from ui.patient.questions.clock import Clock
from ui.patient.questions.date import AskedDate

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedMoment(AskedDate):
    """The day that is chosen, and the time that is typed."""

    ticked = Signal()

    CONTROL: ClassVar = "MomentQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._day = ""
        self._clock = Clock(self)
        self._clock.edited.connect(self._join)

    def _follow(self) -> None:
        self._clock.speak(self._language)
        super()._follow()
        self.ticked.emit()

    def _as_typed(self, value: Value) -> str:
        return super()._as_typed(value.astimezone() if isinstance(value, datetime) else value)

    def _refill(self) -> None:
        """Show the parts of what stands there; a time that is begun stays."""
        self._day, _, time = self._typed.partition("T")
        if time or not self._typed:
            self._clock.set(time)
        self.ticked.emit()  # the fields take the day from it when they are told to
        super()._refill()

    @Slot()
    def _join(self) -> None:
        self._typed = "T".join(filter(None, (self._day, self._clock.time)))
        self._answer()

    def _read(self) -> Value | Issue | None:
        if self._day and self._clock.begun and not self._clock.time:
            return Issue("not-a-time")
        return super()._read() if self._day else None

    @Slot(str)
    def writeDay(self, day: str) -> None:
        """Take the day that stands in the parts now."""
        self._day = day
        self._join()

    @Slot(str)
    def _choose(self, day: str) -> None:
        self.writeDay(day)
        self._refill()

    @Property(str, notify=ticked)
    def day(self) -> str:
        """Return the day as YYYY-MM-DD, empty while it is not complete."""
        return self._day

    @Property(QObject, notify=ticked)
    def clock(self) -> Clock:
        """Return the parts of the time."""
        return self._clock
