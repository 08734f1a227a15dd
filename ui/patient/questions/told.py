"""A value that nobody can change: calculated, or known before; told in words."""

from typing import ClassVar

from PySide6.QtCore import Property, Signal
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from ui.patient.question import Question
from ui.patient.question_words import in_words

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Told(Question):
    """The value as a patient reads it."""

    said = Signal()

    CONTROL: ClassVar = "ToldAnswer.qml"

    def _follow(self) -> None:
        self.said.emit()

    @Property(str, notify=said)
    def value(self) -> str:
        """Return the value in words."""
        return in_words(self._item, self._values or (), self._language)

    @Property(bool, notify=said)
    def calculated(self) -> bool:
        """Tell whether it follows from answers."""
        return bool(self._item.formulas.calculated)

    def problem(self) -> Issue | None:
        """Return None: it is no answer of the patient's."""
        return None
