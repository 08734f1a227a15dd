"""A number to type, with its unit beside it."""

from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, Signal
from PySide6.QtQml import QmlElement

from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedNumber(TypedQuestion):
    """The number that is typed."""

    measured = Signal()

    CONTROL: ClassVar = "NumberQuestion.qml"

    def _follow(self) -> None:
        super()._follow()
        self.measured.emit()

    def _missing(self) -> str:
        return QCoreApplication.translate("Question", "Type a number.")

    @Property(str, notify=measured)
    def unit(self) -> str:
        """Return the unit of the number."""
        return self._item.unit.in_(self._language)

    @Property(bool, notify=measured)
    def wholeNumber(self) -> bool:
        """Tell whether the number has no decimals."""
        return self._item.type == "integer"
