"""A table of whole rows: a coloured bar at the left, arrows and Enter, columns as one likes them.

The columns' order, widths and sorting can be kept; a third click on a heading ends the sorting.
Where a window is too narrow for all of them they share the room, so that none is out of sight.
"""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QByteArray, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
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
_ROOM = 130  # px that are left to the column that takes the rest


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
        self._widths: dict[int, int] = {}  # as they are where there is room
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
        self._fit()
        place = self._rows.place(chosen) if chosen else 0
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(max(0, place))

    def current_id(self) -> str:
        """Return the key of the chosen row, or nothing."""
        index = self.currentIndex()
        return self._rows.key_of(self._rows.row(index.row())) if index.isValid() else ""

    def columns(self) -> QByteArray:
        """Return the columns' order, widths and sorting, to be kept."""
        self._show(self._widths)
        kept = self.horizontalHeader().saveState()
        self._fit()
        return kept

    def restore_columns(self, kept: QByteArray) -> None:
        """Show the columns as they were kept; what does not fit this version changes nothing."""
        head = self.horizontalHeader()
        if not kept.isEmpty() and head.restoreState(kept):
            self._rows.sort(head.sortIndicatorSection(), head.sortIndicatorOrder())
            self._widths = {column: head.sectionSize(column) for column in self._widths}
            self._fit()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the room: what a column does not need for its words it gives first."""
        head, widths = self.horizontalHeader(), self._widths
        missing = sum(widths.values()) - (self.viewport().width() - _ROOM)
        if missing <= 0:
            self._show(widths)
            return
        spare = {
            column: max(
                0, width - max(self.sizeHintForColumn(column), head.sectionSizeHint(column))
            )
            for column, width in widths.items()
        }
        share = min(1.0, missing / max(1, sum(spare.values())))
        self._show(
            {column: width - ceil(spare[column] * share) for column, width in widths.items()}
        )

    def _show(self, widths: Mapping[int, int]) -> None:
        head = self.horizontalHeader()
        head.sectionResized.disconnect(self._take_width)
        for column, width in widths.items():
            head.resizeSection(column, width)
        head.sectionResized.connect(self._take_width)

    @Slot(int, int, int)
    def _take_width(self, column: int, _before: int, width: int) -> None:
        """Note what somebody made of a column."""
        if column in self._widths:
            self._widths[column] = width

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
        self._widths = {c: w for c, w in enumerate(widths) if c != stretched}
        head.sectionResized.connect(self._take_width)
