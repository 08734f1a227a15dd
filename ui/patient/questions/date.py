"""A day, in three parts; what is typed is YYYY-MM-DD."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Value
from kiosk.forms.typed import parse
from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedDate(TypedQuestion):
    """The day that is chosen; a moment may be answered with its day."""

    CONTROL: ClassVar = "DateQuestion.qml"

    def _read(self) -> Value | Issue | None:
        item = replace(self._item, type="date") if self._item.type == "dateTime" else self._item
        return parse(item, self._typed) if self._typed.strip() else None

    def _missing(self) -> str:
        return QCoreApplication.translate(
            "Question", "Choose the month, and type the day and the year."
        )
