"""A number to type, with its unit beside it."""

from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, Signal
from PySide6.QtQml import QmlElement

from kiosk.forms.questionnaire import Item, Quantity
from ui.patient.questions.typed import TypedQuestion

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


def keys_for(item: Item) -> str:
    """Return the layout of the keyboard that types any answer to an item."""
    lowest = item.minimum.value if isinstance(item.minimum, Quantity) else item.minimum
    signed = not isinstance(lowest, Decimal) or lowest < 0
    whole = item.type == "integer" or item.max_decimals == 0
    return ("signed " if signed else "") + ("digits" if whole else "decimal")


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

    def _example(self) -> str:
        most = self._item.max_decimals
        if not most or self._item.type == "integer":
            return super()._example()
        words = QCoreApplication.translate("Question", "Digits after the point: %1 at most.")
        return words.replace("%1", str(most))

    @Property(str, notify=measured)
    def unit(self) -> str:
        """Return the unit of the number."""
        return self._item.unit.in_(self._language)

    @Property(str, notify=measured)
    def keys(self) -> str:
        """Return the layout of the keyboard."""
        return keys_for(self._item)
