"""A table of whole rows: a coloured bar at the left, arrows and Enter, columns as one likes them.

The columns' order, widths and sorting can be kept; a third click on a heading ends the sorting.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.desk import theme
from ui.desk.rows_model import LEVEL, Index, RowsModel

_BAR = 5  # px
_NARROWEST = 48  # px


class _BarDelegate(QStyledItemDelegate):
    """Paints the coloured bar before the words of the first column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, and the bar at its left edge."""
        super().paint(painter, option, index)
        shade = index.data(LEVEL)
        if shade is not None:
            area: QRect = option.rect
            painter.fillRect(area.left(), area.top(), _BAR, area.height(), QColor(theme.BAR[shade]))


class RowsView(QTableView):
    """The table: arrows move, Enter opens; the first column bears the bar."""

    opened = Signal(str)  # the key of a row

    def __init__(
        self,
        model: RowsModel[Any],
        widths: Sequence[int],
        stretched: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegateForColumn(0, _BarDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._lay_out(widths, stretched)
        self.doubleClicked.connect(self.open_current)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows; what was chosen stays chosen, wherever it moved."""
        chosen = self.current_id()
        self._rows.set_rows(rows)
        place = self._rows.place(chosen) if chosen else 0
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(max(0, place))

    def current_id(self) -> str:
        """Return the key of the chosen row, or nothing."""
        index = self.currentIndex()
        return self._rows.key_of(self._rows.row(index.row())) if index.isValid() else ""

    def columns(self) -> QByteArray:
        """Return the columns' order, widths and sorting, to be kept."""
        return self.horizontalHeader().saveState()

    def restore_columns(self, kept: QByteArray) -> None:
        """Show the columns as they were kept; what does not fit this version changes nothing."""
        head = self.horizontalHeader()
        if not kept.isEmpty() and head.restoreState(kept):
            self._rows.sort(head.sortIndicatorSection(), head.sortIndicatorOrder())

    @Slot()
    def open_current(self) -> None:
        """Open the chosen row."""
        if chosen := self.current_id():
            self.opened.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; all else is the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, widths: Sequence[int], stretched: int) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setMinimumSectionSize(_NARROWEST)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
