"""A whole number on a short scale, with words at its ends."""

from decimal import Decimal
from typing import ClassVar, Final

from PySide6.QtCore import Property, QCoreApplication, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.questionnaire import Item, Limit
from ui.patient.question import Question

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_LONGEST: Final = 10  # a scale from 0 to 10


def is_scale(item: Item) -> bool:
    """Tell whether an item is a slider short enough for cells."""
    limits = isinstance(item.minimum, Decimal) and isinstance(item.maximum, Decimal)
    return (
        item.type == "integer"
        and item.control == "slider"
        and limits
        and _end(item.maximum) - _end(item.minimum) <= _LONGEST
    )


def _end(limit: Limit | None) -> int:
    return int(limit) if isinstance(limit, Decimal) else 0


@QmlElement
class AskedScale(Question):
    """The ends of the scale, and the number chosen on it."""

    moved = Signal()

    CONTROL: ClassVar = "ScaleQuestion.qml"

    def _follow(self) -> None:
        self.moved.emit()

    def _missing(self) -> str:
        return QCoreApplication.translate("Question", "Choose the number that fits best.")

    @Property(str, notify=moved)
    def lowLabel(self) -> str:
        """Return the words at the low end."""
        return self._item.lower.in_(self._language)

    @Property(str, notify=moved)
    def highLabel(self) -> str:
        """Return the words at the high end."""
        return self._item.upper.in_(self._language)

    @Property(int, notify=moved)
    def minimum(self) -> int:
        """Return the low end."""
        return _end(self._item.minimum)

    @Property(int, notify=moved)
    def maximum(self) -> int:
        """Return the high end."""
        return _end(self._item.maximum)

    @Property(int, notify=moved)
    def number(self) -> int:
        """Return the number chosen; below the low end while there is none."""
        given = self._values[0] if self._values else None
        return given if isinstance(given, int) else _end(self._item.minimum) - 1

    @Slot(int)
    def pick(self, number: int) -> None:
        """Choose a number."""
        self._record((number,))
