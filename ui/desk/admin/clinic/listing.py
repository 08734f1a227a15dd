"""A table of the Clinic page: words in rows, one of which can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.desk import theme

Row = tuple[object, tuple[str, ...]]  # what the row stands for, and its words

_HEAD = 30  # px
_ROWS = 6  # that are seen without scrolling


class Listing(QTableWidget):
    """Shows rows anew without losing which one was chosen."""

    def __init__(
        self, heads: Sequence[str], widths: Sequence[int], name: str, seen: int = _ROWS
    ) -> None:
        super().__init__(0, len(heads))
        self._rows: list[Row] = []
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(heads)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumHeight(_HEAD + 2 * theme.ROW)
        self.setMaximumHeight(_HEAD + seen * theme.ROW)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the chosen one stays chosen while it is there."""
        chosen = self.chosen
        self._rows = list(rows)
        self.setRowCount(len(self._rows))
        self.clearSelection()
        for number, (meant, words) in enumerate(self._rows):
            for place, each in enumerate(words):
                item = QTableWidgetItem(each)
                item.setToolTip(each)
                self.setItem(number, place, item)
            if meant == chosen:
                self.selectRow(number)

    @property
    def chosen(self) -> object | None:
        """Return what the chosen row stands for."""
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        return self._rows[rows[0].row()][0] if rows else None
