"""Where it hurts: places on a drawing of a body, or the same places from a list.

The drawing is the program's (kiosk/forms/body.py), the options are the form's: an option is drawn
where its code is a place's. A small place has a target of its own size because a touch on the
whole body enlarges a zone, a part of the body from one side, such as "front.arm_right".
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.body import place_of
from ui.patient.body_words import heading_of, zone_name
from ui.patient.question import Values
from ui.patient.questions.choice import AskedChoice
from ui.patient.rows import Rows

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_LATEST = 2  # chosen places that have a button to remove them beside the drawing


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """One choice, with its number among the form's options."""

    number: int
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two choices side by side, right and left where there are both; no number: there is none."""

    heading: str  # of the part of the body that begins here
    firstNumber: int
    firstText: str
    firstChosen: bool
    secondNumber: int
    secondText: str
    secondChosen: bool


@QmlElement
class AskedBodyMap(AskedChoice):
    """Which places are chosen, which zone is enlarged, and whether words stand for the drawing."""

    mapped = Signal()

    CONTROL: ClassVar = "BodyMapQuestion.qml"
    ASIDE: ClassVar = "BodyMapAside.qml"

    def __init__(self, parent: QObject, record: Callable[[Values], None], kind: str) -> None:
        super().__init__(parent, record, kind)
        self._zone = ""
        self._in_words = False
        self._pairs = Rows(self, PairRow)
        self._others = Rows(self, NumberedRow)
        self._latest = Rows(self, NumberedRow)

    def _follow(self) -> None:
        super()._follow()
        self._others.show([self._row(number) for number in self._numbers(drawn=False)])
        self._pairs.show(tuple(self._paired()))
        self._latest.show([self._row(number) for number in self._newest()[:_LATEST]])
        self.mapped.emit()

    def _missing(self) -> str:
        return QCoreApplication.translate("BodyMap", "Choose every place that hurts.")

    def codes(self) -> frozenset[str]:
        """Return the codes of the places that can be chosen."""
        return frozenset(filter(None, (place_of(option.value) for option in self._item.options)))

    def chosen_codes(self) -> frozenset[str]:
        """Return the codes of the places that are chosen."""
        return frozenset(filter(None, map(place_of, self._values or ())))

    def words_of(self, code: str) -> str:
        """Return the form's words for a place."""
        return self._row(self._number_of(code)).text

    def _numbers(self, *, drawn: bool) -> list[int]:
        options = enumerate(self._item.options)
        return [number for number, option in options if bool(place_of(option.value)) == drawn]

    def _number_of(self, code: str) -> int:
        return next(
            n for n, option in enumerate(self._item.options) if place_of(option.value) == code
        )

    def _row(self, number: int) -> NumberedRow:
        option = self._item.options[number]
        return NumberedRow(number, option.text.in_(self._language), self._chose(option.value))

    def _newest(self) -> list[int]:
        """Return the numbers of the chosen places, the one that was chosen last first."""
        given = [place_of(value) for value in self._values or ()]
        return [self._number_of(code) for code in reversed(given) if code]

    def _paired(self) -> Iterator[PairRow]:
        """Yield the places two by two, in the form's order, part of the body after part."""
        before = ""
        for numbers in _in_twos(self._numbers(drawn=True), self._heading):
            heading = self._heading(numbers[0])
            first, *rest = (self._row(number) for number in numbers)
            second = rest[0] if rest else NumberedRow(-1, "", chosen=False)
            yield PairRow(
                heading if heading != before else "",
                *(first.number, first.text, first.chosen),
                *(second.number, second.text, second.chosen),
            )
            before = heading

    def _heading(self, number: int) -> str:
        return heading_of(place_of(self._item.options[number].value))

    @Property(QObject, notify=mapped)
    def others(self) -> Rows:
        """Return the choices that are no place on the body, such as no pain at all."""
        return self._others

    @Property(QObject, notify=mapped)
    def pairs(self) -> Rows:
        """Return all places by part of the body, two a row."""
        return self._pairs

    @Property(QObject, notify=mapped)
    def latest(self) -> Rows:
        """Return the places that were chosen last, newest first."""
        return self._latest

    @Property(int, notify=mapped)
    def count(self) -> int:
        """Return how many places are chosen."""
        return len(self._newest())

    @Property(str, notify=mapped)
    def zone(self) -> str:
        """Return the enlarged zone, such as front.arm_right; empty for the whole body."""
        return self._zone

    @Property(str, notify=mapped)
    def zoneName(self) -> str:
        """Return the enlarged zone in words."""
        return zone_name(self._zone) if self._zone else ""

    @Property(bool, notify=mapped)
    def fromBehind(self) -> bool:
        """Tell whether the enlarged zone is seen from behind."""
        return self._zone.startswith("back")

    @Property(bool, notify=mapped)
    def inWords(self) -> bool:
        """Tell whether the places are chosen from a list."""
        return self._in_words

    @Slot(str)
    def enlarge(self, zone: str) -> None:
        """Show a zone alone; without a name, the whole body again."""
        self._zone = zone
        self.mapped.emit()
        self.redrawn.emit()

    @Slot()
    def turn(self) -> None:
        """Show the other side of the zone."""
        view, _, part = self._zone.partition(".")
        self.enlarge(f"{'back' if view == 'front' else 'front'}.{part}")

    @Slot(bool)
    def useWords(self, wanted: bool) -> None:
        """Choose from a list, or on the drawing."""
        self._in_words = wanted
        self.mapped.emit()
        self.restarted.emit()

    @Slot(str)
    def touch(self, code: str) -> None:
        """Choose a place, or let it go."""
        self.choose(self._number_of(code))


def _in_twos(numbers: Iterable[int], part: Callable[[int], str]) -> Iterator[tuple[int, ...]]:
    """Yield neighbours of one part two by two, the last alone where their number is odd."""
    waiting: tuple[int, ...] = ()
    for number in numbers:
        if waiting and part(waiting[0]) == part(number):
            yield (*waiting, number)
            waiting = ()
        else:
            if waiting:
                yield waiting
            waiting = (number,)
    if waiting:
        yield waiting
