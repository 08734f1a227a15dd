"""A number with a unit: the one that the form sets, or one that is chosen with it.

Of several units none is chosen beforehand: a weight in the wrong one would be a wrong dose.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import Issue
from kiosk.forms.questionnaire import Coding, Quantity, Value
from kiosk.forms.typed import parse
from ui.patient.question import Values
from ui.patient.questions.number import AskedNumber
from ui.patient.rows import ChoiceRow, Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AskedQuantity(AskedNumber):
    """The number that is typed, and the unit."""

    unitsListed = Signal()

    CONTROL: ClassVar = "QuantityQuestion.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._unit: Coding | None = None
        self._units = Rows(self, ChoiceRow)

    def _follow(self) -> None:
        if self._values == ():
            self._unit = None
        given = self._values[0] if self._values else None
        if isinstance(given, Quantity):
            self._unit = next((unit for unit in self._offered() if _names(unit, given)), None)
        super()._follow()
        offered = self._offered()
        self._units.show(tuple(ChoiceRow(_words(u), u == self._unit) for u in offered))
        self.unitsListed.emit()

    def _offered(self) -> tuple[Coding, ...]:
        """Return the units to choose from; none where there is no choice."""
        return self._item.units if len(self._item.units) > 1 else ()

    def _read(self) -> Value | Issue | None:
        if not self._typed.strip():
            return None
        if not self._offered():
            return parse(self._item, self._typed)
        number = parse(replace(self._item, units=(), unit_coding=None), self._typed)
        if isinstance(number, Issue) or self._unit is None:
            return number if isinstance(number, Issue) else Issue("wrong-unit")
        return parse(replace(self._item, unit_coding=self._unit), self._typed)

    def _missing(self) -> str:
        if not self._offered():
            return super()._missing()
        return QCoreApplication.translate("Question", "Type a number, and choose the unit.")

    @Property(QObject, notify=unitsListed)
    def units(self) -> Rows:
        """Return the units to choose from as rows."""
        return self._units

    @Property(str, notify=unitsListed)
    def onlyUnit(self) -> str:
        """Return the unit where there is no choice."""
        if self._offered():
            return ""
        only = next(iter(self._item.units), self._item.unit_coding)
        return self._item.unit.in_(self._language) or (_words(only) if only else "")

    @Slot(int)
    def chooseUnit(self, number: int) -> None:
        """Choose a unit by its number."""
        self._unit = self._offered()[number]
        if self._values == ():
            self._values = None  # to choose a unit is to begin an answer
        self._answer()


def _names(unit: Coding, given: Quantity) -> bool:
    return unit.code == given.code if given.code else _words(unit) == given.unit


def _words(unit: Coding) -> str:
    return unit.display or unit.code or ""
