"""What the archive is asked for: exactly this name and birth date, this code, or this day."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import (
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from ui.desk import theme
from ui.desk.labels import button

_NAME_WIDTH, _SHORT_WIDTH = 300, 132  # px


class Query(QFrame):
    """Three ways to look somebody up, a row each; Enter in a field looks."""

    person = Signal(str, object)  # name, birth date
    code = Signal(str)
    day = Signal(object)
    wrong = Signal(str)  # what has to be filled in

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.name, self.born, self.typed_code = QLineEdit(), QLineEdit(), QLineEdit()
        self.on = QDateEdit(QDate(today.year, today.month, today.day))
        self._grid = QGridLayout(self)
        self._lay_out()

    @Slot()
    def find_person(self) -> None:
        """Ask for the name and birth date that are typed."""
        name, born = self.name.text().strip(), self._born()
        if not name:
            self.wrong.emit(self.tr("Write the whole name: given names, then family names."))
        elif born is None:
            self.wrong.emit(self.tr("Write the birth date as year-month-day, such as 1957-04-12."))
        else:
            self.person.emit(name, born)

    @Slot()
    def find_code(self) -> None:
        """Ask for the code that is typed."""
        code = "".join(self.typed_code.text().split()).upper()
        if code:
            self.code.emit(code)
        else:
            self.wrong.emit(self.tr("Write the code that the front desk gave."))

    @Slot()
    def find_day(self) -> None:
        """Ask for the day that is chosen."""
        self.day.emit(date(*self.on.date().getDate()))

    def _born(self) -> date | None:
        try:
            return date.fromisoformat(self.born.text().strip())
        except ValueError:
            return None

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        self.born.setPlaceholderText(self.tr("1957-04-12"))
        self.on.setCalendarPopup(True)
        self.on.setDisplayFormat("yyyy-MM-dd")
        self.name.setFixedWidth(_NAME_WIDTH)
        for field in (self.born, self.typed_code, self.on):
            field.setFixedWidth(_SHORT_WIDTH)
        for row, (words, fields, find) in enumerate(self._ways()):
            line = QHBoxLayout()
            line.setSpacing(10)
            named = QLabel(words)
            named.setBuddy(fields[0])
            fields[0].setAccessibleName(words.replace("&", ""))
            self._grid.addWidget(named, row, 0)
            for widget in (*fields, self._finder(find)):
                widget.setMinimumHeight(theme.ROW)
                line.addWidget(widget)
            line.addStretch()
            self._grid.addLayout(line, row, 1)
        for field, find in (
            (self.name, self.find_person),
            (self.born, self.find_person),
            (self.typed_code, self.find_code),
        ):
            field.returnPressed.connect(find)

    def _ways(self) -> Sequence[tuple[str, Sequence[QWidget], Callable[[], None]]]:
        born = QLabel(self.tr("&Born"))
        born.setBuddy(self.born)
        self.born.setAccessibleName(self.tr("Born"))
        person = (self.name, born, self.born)
        return (
            (self.tr("Na&me, given and family"), person, self.find_person),
            (self.tr("Co&de"), (self.typed_code,), self.find_code),
            (self.tr("Da&y of the visit"), (self.on,), self.find_day),
        )

    def _finder(self, find: Callable[[], None]) -> QWidget:
        made = button(self.tr("Find"))
        made.clicked.connect(find)
        return made
