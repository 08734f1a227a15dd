"""A time of day."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Value
from kiosk.forms.typed import parse
from ui.patient.question import Values
from ui.patient.questions.clock import Clock
from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedTime(TypedQuestion):
    """The time that stands in the parts."""

    ticked = Signal()

    CONTROL: ClassVar = "TimeQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._clock = Clock(self)
        self._clock.edited.connect(self._take)
        self.shown.connect(self._set)

    def _follow(self) -> None:
        self._clock.speak(self._language)
        super()._follow()
        self.ticked.emit()

    def _set(self) -> None:
        self._clock.set(self._typed)

    def _take(self) -> None:
        self.write(self._clock.time)

    def _read(self) -> Value | Issue | None:
        if not self._typed:
            return Issue("not-a-time") if self._clock.complete else None
        return parse(self._item, self._typed)

    def _missing(self) -> str:
        if self._clock.property("halves"):
            words = QCoreApplication.translate(
                "Question", "Type the hour and the minutes, and choose %1 or %2."
            )
            halves = self._clock.property("morning"), self._clock.property("afternoon")
            return words.replace("%1", halves[0]).replace("%2", halves[1])
        return QCoreApplication.translate("Question", "Type the hour and the minutes.")

    @Property(QObject, notify=ticked)
    def clock(self) -> Clock:
        """Return the parts."""
        return self._clock
