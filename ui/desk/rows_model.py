"""Rows that have a key each, in the order given, or sorted by a column within that order's groups.

Who needs a person now stays on top whatever one sorts by: a column that somebody left sorted must
not hide a red flag from whoever comes next.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
Rank = tuple[object, ...]
LEVEL = Qt.ItemDataRole.UserRole + 1  # the colour of a row's bar: red, amber, info

R = TypeVar("R")

_UNSORTED = -1
_TOP = QModelIndex()


class RowsModel(QAbstractTableModel, Generic[R]):
    """The rows of a table; a kind of row says what is in a cell, and how a column sorts."""

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._given: tuple[R, ...] = ()
        self._rows: tuple[R, ...] = ()
        self._sorted = (_UNSORTED, Qt.SortOrder.AscendingOrder)

    def key_of(self, row: R) -> str:
        """Return what tells a row from every other."""
        raise NotImplementedError

    def words(self, row: R, column: int) -> str:
        """Return what a cell shows."""
        raise NotImplementedError

    def rank(self, row: R, column: int) -> Rank:
        """Return what a row is sorted by in a column."""
        return (self.words(row, column).casefold(),)

    def urgent(self, row: R) -> bool:
        """Tell whether a row stays on top."""
        raise NotImplementedError

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; when they are the same, only the words are written anew."""
        if tuple(rows) == self._given:
            if self._rows:
                last = self.index(len(self._rows) - 1, len(self._heads) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._given = tuple(rows)
        self._rows = self._arranged()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order back in which people work."""
        self._sorted = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = {self.key_of(row): number for number, row in enumerate(self._rows)}
        self._rows = self._arranged()
        moved = {before[self.key_of(row)]: number for number, row in enumerate(self._rows)}
        for index in self.persistentIndexList():
            to = self.index(moved[index.row()], index.column())
            self.changePersistentIndex(index, to)
        self.layoutChanged.emit()

    def row(self, number: int) -> R:
        """Return a row by its place."""
        return self._rows[number]

    def place(self, key: str) -> int:
        """Return the place of a row, or -1."""
        found = (number for number, row in enumerate(self._rows) if self.key_of(row) == key)
        return next(found, -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many rows there are."""
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

    def _arranged(self) -> tuple[R, ...]:
        column, order = self._sorted
        if column == _UNSORTED:
            return self._given
        down = order == Qt.SortOrder.DescendingOrder
        rows = sorted(self._given, key=lambda row: self.rank(row, column), reverse=down)
        return tuple(sorted(rows, key=lambda row: not self.urgent(row)))
