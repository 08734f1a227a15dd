"""A month on a page, to choose a day from."""

from calendar import Calendar as Weeks
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import Property, QDate, QLocale, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.forms.issues import issues
from kiosk.forms.questionnaire import Item, Limit
from ui.patient.rows import Rows
from ui.patient.value_words import day_in_words, locale_of

QML_IMPORT_NAME = "ui.patient"
QML_IMPORT_MAJOR_VERSION = 1

_YEAR: Final = 12  # months
_FIRST, _LAST = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One cell: its number, empty for a day of another month; its name; and how it stands."""

    number: str
    name: str
    open: bool  # within the limits
    chosen: bool
    today: bool


@QmlElement
class Calendar(QObject):
    """The month that is shown; another month or year is a tap away."""

    changed = Signal()
    chosen = Signal(str)  # YYYY-MM-DD

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._days = Rows(self, DayRow)
        self._item = Item("", "date")
        self._language = "en"
        self._day: date | None = None
        self._first = date.min  # of the month shown; not opened so far

    def show(self, day: date | None, item: Item, language: str) -> None:
        """Show the month of the day that was answered, or of today within the limits."""
        moved = day != self._day or self._first == date.min
        self._day, self._item, self._language = day, item, language
        if moved:
            self._first = (day or self._near_today()).replace(day=1)
        self._fill()

    def _near_today(self) -> date:
        low, high = _day(self._item.minimum, _FIRST), _day(self._item.maximum, _LAST)
        return max(low, min(high, _today()))

    def _fill(self) -> None:
        self._days.show(tuple(self._cells()))
        self.changed.emit()

    def _cells(self) -> Iterator[DayRow]:
        sunday_first = locale_of(self._language).firstDayOfWeek().value - 1
        for day in Weeks(sunday_first).itermonthdates(self._first.year, self._first.month):
            if day.month != self._first.month:
                yield DayRow("", "", open=False, chosen=False, today=False)
                continue
            yield DayRow(
                str(day.day),
                day_in_words(day, self._language),
                open=not issues(self._item, (day,)),
                chosen=day == self._day,
                today=day == _today(),
            )

    @Property(QObject, notify=changed)
    def days(self) -> Rows:
        """Return the cells, week after week."""
        return self._days

    @Property("QStringList", notify=changed)  # type: ignore[arg-type] # the stub knows no names
    def weekdays(self) -> list[str]:
        """Return the short names of the days of a week, in order."""
        locale = locale_of(self._language)
        first = locale.firstDayOfWeek().value
        short = QLocale.FormatType.ShortFormat
        return [locale.standaloneDayName((first - 1 + n) % 7 + 1, short) for n in range(7)]

    @Property(str, notify=changed)
    def month(self) -> str:
        """Return the month that is shown, such as "March 2026"."""
        day = QDate(self._first.year, self._first.month, 1)
        words = {"es": "MMMM 'de' yyyy"}.get(self._language, "MMMM yyyy")
        return locale_of(self._language).toString(day, words)

    @Slot(int)
    def turn(self, months: int) -> None:
        """Go on by some months; back where they are below 0."""
        count = self._first.year * _YEAR + self._first.month - 1 + months
        year, month = divmod(count, _YEAR)
        self._first = max(_FIRST, min(_LAST.replace(day=1), date(year, month + 1, 1)))
        self._fill()

    @Slot(str)
    def choose(self, number: str) -> None:
        """Choose a day of the month that is shown."""
        self.chosen.emit(self._first.replace(day=int(number)).isoformat())


def _day(limit: Limit | None, default: date) -> date:
    if isinstance(limit, datetime):
        return limit.date()
    return limit if isinstance(limit, date) else default


def _today() -> date:
    return datetime.now().astimezone().date()
