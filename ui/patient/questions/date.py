"""A day, in three parts or from a calendar; what is typed is YYYY-MM-DD."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from ui.patient.question import Values
from ui.patient.questions.calendar import Calendar
from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedDate(TypedQuestion):
    """The day that is chosen."""

    turned = Signal()

    CONTROL: ClassVar = "DateQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._calendar = Calendar(self)
        self._calendar.chosen.connect(self._choose)

    def _follow(self) -> None:
        super()._follow()
        day = self._read()
        self._calendar.show(day if isinstance(day, date) else None, self._item, self._language)
        self.turned.emit()

    def _choose(self, day: str) -> None:
        self.write(day)
        self.shown.emit()

    def _example(self) -> str:
        return ""  # the parts and their names are the format

    def _missing(self) -> str:
        return QCoreApplication.translate(
            "Question", "Choose the month, and type the day and the year."
        )

    @Property(QObject, notify=turned)
    def calendar(self) -> Calendar:
        """Return the calendar to open."""
        return self._calendar
