"""The worklist as rows and columns: flags in words, then who, and since when."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from kiosk.content.rules import Level
from kiosk.review.worklist import Row
from ui.desk import theme
from ui.desk.words import ago, exact, language_name

Index = QModelIndex | QPersistentModelIndex
FLAGS, NAME, BORN, CODE, KIND, LANGUAGE, FINISHED, DECISION, STATE = range(9)
LEVEL = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class WorklistModel(QAbstractTableModel):
    """The rows as they come, already in order; times grow as they are looked at."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._rows: tuple[Row, ...] = ()
        self._heads = (
            self.tr("Flags"),
            self.tr("Name"),
            self.tr("Born"),
            self.tr("Code"),
            self.tr("Visit"),
            self.tr("Language"),
            self.tr("Finished"),
            self.tr("Decision"),
            self.tr("State"),
        )

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; when they are the same, only the times are written anew."""
        if tuple(rows) == self._rows:
            last = len(self._rows) - 1
            if last >= 0:
                self.dataChanged.emit(self.index(0, FINISHED), self.index(last, FINISHED))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> Row:
        """Return a row by its place."""
        return self._rows[number]

    def place(self, intake_id: str) -> int:
        """Return the place of an intake, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == intake_id), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many intakes there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, its weight, its exact time on hover, its level."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == FINISHED:
            return exact(row.finished_at)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (NAME, STATE):
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and row.signed_off is not None:
            return QColor(theme.SOFT)
        if role == Qt.ItemDataRole.FontRole and _needs_a_person(row):
            return _strong() if index.column() in (FLAGS, NAME) else None
        return level(row) if role == LEVEL else None

    def _words(self, row: Row, column: int) -> str:
        words: dict[int, Callable[[], str]] = {
            FLAGS: lambda: self._flags(row),
            NAME: lambda: self._name(row),
            BORN: lambda: str(row.birth_date),
            CODE: lambda: row.code or self.tr("No code"),
            KIND: lambda: self._kind(row),
            LANGUAGE: lambda: language_name(row.language),
            FINISHED: lambda: ago(row.finished_at, self._now()),
            DECISION: lambda: self._decision(row),
            STATE: lambda: self._state(row),
        }
        return words[column]()

    def _kind(self, row: Row) -> str:
        if not row.code:
            return self.tr("Unknown")
        return self.tr("First") if row.kind == "first" else self.tr("Return")

    def _name(self, row: Row) -> str:
        return self.tr("{0} (corrected)").format(row.name) if row.corrected else row.name

    def _flags(self, row: Row) -> str:
        counted = (
            (self.tr("{0} red"), row.red),
            (self.tr("{0} amber"), row.amber),
            (self.tr("{0} info"), row.info),
        )
        words = [text.format(number) for text, number in counted if number]
        if row.warned:
            words.insert(0, self.tr("Read first"))
        return " · ".join(words) or self.tr("No flags")

    def _decision(self, row: Row) -> str:
        if row.decided == 0:
            return self.tr("Not asked")
        if row.declined:
            return self.tr("Declined")
        if row.agreed == row.decided:
            return self.tr("Agreed")
        return self.tr("Agreed to {0} of {1}").format(row.agreed, row.decided)

    def _state(self, row: Row) -> str:
        if row.signed_off is None:
            return self.tr("{0} is on it").format(row.at_work) if row.at_work else ""
        if row.waits_for_clinician:
            return self.tr("Waits for a clinician’s signature")
        when = ago(row.signed_off.signed_at, self._now())
        signed = self.tr("Signed off by {0}, {1}").format(row.signed_off.name, when)
        return f"{signed}. {self.tr('Consent taken back')}" if row.withdrawn else signed


def level(row: Row) -> Level | None:
    """Return the colour of a row's bar; what is signed off needs nobody any more."""
    if row.done:
        return None
    if row.red or row.warned:
        return "red"
    if row.amber:
        return "amber"
    return "info" if row.info else None


def _needs_a_person(row: Row) -> bool:
    return level(row) == "red"


def _strong() -> QFont:
    font = QFont()
    font.setPixelSize(theme.TEXT_SIZE)
    font.setWeight(QFont.Weight.DemiBold)
    return font
