"""The worklist as a table: a coloured bar before the words of the flags; arrows and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kiosk.review.worklist import Row
from ui.desk import theme
from ui.desk.worklist_model import FLAGS, LEVEL, NAME, WorklistModel

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (176, 200, 96, 76, 84, 92, 104, 132, 220)  # px; the name takes what is left
_BAR = 5  # px


class _FlagDelegate(QStyledItemDelegate):
    """Paints the coloured bar before the words of the flags."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, and the bar at its left edge."""
        super().paint(painter, option, index)
        shade = index.data(LEVEL)
        if shade is not None:
            area: QRect = option.rect
            painter.fillRect(area.left(), area.top(), _BAR, area.height(), QColor(theme.BAR[shade]))


class WorklistView(QTableView):
    """The table: arrows move, Enter opens."""

    opened = Signal(str)  # id of an intake

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegateForColumn(FLAGS, _FlagDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(self.tr("Worklist"))
        self._lay_out()
        self.doubleClicked.connect(self.open_current)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the intake that was chosen stays chosen, wherever it moved."""
        chosen = self.current_id()
        self._model.set_rows(rows)
        place = self._model.place(chosen) if chosen else 0
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(max(0, place))

    def current_id(self) -> str:
        """Return the id of the chosen intake, or nothing."""
        index = self.currentIndex()
        return self._model.row(index.row()).id if index.isValid() else ""

    @Slot()
    def open_current(self) -> None:
        """Open the chosen intake."""
        if chosen := self.current_id():
            self.opened.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; all else is the table's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
