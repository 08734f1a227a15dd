"""A number on a scale with words at its ends: cells where they fit, else a line with two buttons.

No place is chosen beforehand: a handle that already stands somewhere leads the answer.
"""

from decimal import Decimal
from typing import ClassVar, Final

from PySide6.QtCore import Property, QCoreApplication, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.questionnaire import Item
from ui.patient.question import Question
from ui.patient.value_words import typed_words

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_CELLS: Final = 11  # a scale from 0 to 10
_PLACES: Final = 1001  # more are typed


def places(item: Item) -> int:
    """Return how many places a slider has; 0 for what is no slider, or has no two ends."""
    low, high = item.minimum, item.maximum
    if item.control != "slider" or item.type not in ("integer", "decimal"):
        return 0
    if not isinstance(low, Decimal) or not isinstance(high, Decimal) or high <= low:
        return 0
    count = int((high - low) / _step(item)) + 1
    return count if count <= _PLACES else 0


def is_short(item: Item) -> bool:
    """Tell whether a slider's places fit as cells."""
    return 0 < places(item) <= _CELLS


def _step(item: Item) -> Decimal:
    return item.step or Decimal(1)


@QmlElement
class AskedScale(Question):
    """The places of the scale, and the one that is chosen."""

    moved = Signal()

    CONTROL: ClassVar = "ScaleQuestion.qml"

    def _follow(self) -> None:
        self.moved.emit()

    def _missing(self) -> str:
        return QCoreApplication.translate("Question", "Choose the number that fits best.")

    def _at(self, place: int) -> Decimal:
        low = self._item.minimum
        assert isinstance(low, Decimal), "a scale has a low end"
        return low + place * _step(self._item)

    @Property(str, notify=moved)
    def lowLabel(self) -> str:
        """Return the words at the low end."""
        return self._item.lower.in_(self._language)

    @Property(str, notify=moved)
    def highLabel(self) -> str:
        """Return the words at the high end."""
        return self._item.upper.in_(self._language)

    @Property("QStringList", notify=moved)  # type: ignore[arg-type] # the stub knows no names
    def labels(self) -> list[str]:
        """Return the numbers at all places."""
        return [typed_words(self._at(place)) for place in range(places(self._item))]

    @Property(int, notify=moved)
    def chosen(self) -> int:
        """Return the place that is chosen; below 0 while there is none."""
        given = self._values[0] if self._values else None
        low = self._item.minimum
        if not isinstance(given, int | Decimal) or not isinstance(low, Decimal):
            return -1
        return round((given - low) / _step(self._item))

    @Property(str, notify=moved)
    def unit(self) -> str:
        """Return the unit of the number."""
        return self._item.unit.in_(self._language)

    @Slot(int)
    def pick(self, place: int) -> None:
        """Choose a place."""
        number = self._at(place)
        self._record((int(number) if self._item.type == "integer" else number,))


@QmlElement
class AskedSlider(AskedScale):
    """A scale with more places than there is room for cells."""

    CONTROL: ClassVar = "SliderQuestion.qml"
