"""A question answered from a list: one choice, or several where the form takes several."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.answers import choose, same_answer
from kiosk.forms.questionnaire import Value
from ui.patient.question import Question, Values
from ui.patient.rows import ChoiceRow, Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedChoice(Question):
    """The choices, and which of them are chosen."""

    listed = Signal()

    CONTROL: ClassVar = "ChoiceQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._choices = Rows(self, ChoiceRow)

    def _follow(self) -> None:
        self._choices.show(
            tuple(
                ChoiceRow(option.text.in_(self._language), self._chose(option.value))
                for option in self._item.options
            )
        )
        self.listed.emit()

    def _chose(self, value: Value) -> bool:
        return any(same_answer(given, value) for given in self._values or ())

    def _missing(self) -> str:
        if self._kind == "several":
            return QCoreApplication.translate("Question", "Choose every answer that fits.")
        return QCoreApplication.translate("Question", "Choose the answer that fits best.")

    @Property(QObject, notify=listed)
    def choices(self) -> Rows:
        """Return the choices as rows."""
        return self._choices

    @Slot(int)
    def choose(self, number: int) -> None:
        """Tap a choice by its number."""
        answered = choose(self._item, self._values or (), self._item.options[number])
        self._record(answered or None)
