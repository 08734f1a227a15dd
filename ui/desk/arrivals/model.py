"""Everybody of the day as rows and columns."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from kiosk.content.rules import Level
from kiosk.review.arrivals import ORDER, Arrival
from ui.desk import theme
from ui.desk.arrivals.words import halves, helpers, remarks, state_words
from ui.desk.rows_model import LEVEL, Index, Rank, RowsModel
from ui.desk.words import ago, exact, language_name

STATE, SINCE, NAME, BORN, CODE, KIND, LANGUAGE, HELPER, REMARKS = range(9)
_SHADES: dict[str, Level] = {"stuck": "red", "paper": "amber", "arrived": "info"}


def key_of(one: Arrival) -> str:
    """Return what tells a patient of the day from every other."""
    return one.expected.id if one.expected else f"{one.code} {one.name} {one.birth_date}"


class ArrivalsModel(RowsModel[Arrival]):
    """Who needs somebody first; times grow as they are looked at."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        heads = (
            self.tr("Where"),
            self.tr("Since"),
            self.tr("Name"),
            self.tr("Born"),
            self.tr("Code"),
            self.tr("Visit"),
            self.tr("Language"),
            self.tr("Beside them"),
            self.tr("To look into"),
        )
        super().__init__(heads, parent)
        self._now = now

    def key_of(self, row: Arrival) -> str:
        """Return what tells a patient of the day from every other."""
        return key_of(row)

    def urgent(self, row: Arrival) -> bool:
        """Tell whether somebody has to go there."""
        return row.state == "stuck"

    def rank(self, row: Arrival, column: int) -> Rank:
        """Return what a row is sorted by: what is meant, not how it is written."""
        if column == STATE:
            return (ORDER.index(row.state), row.since)
        return (row.since,) if column == SINCE else super().rank(row, column)

    def words(self, row: Arrival, column: int) -> str:
        """Return what a cell shows."""
        words: dict[int, Callable[[], str]] = {
            STATE: lambda: state_words(row),
            SINCE: lambda: ago(row.since, self._now()),
            NAME: lambda: row.name or self.tr("(no name)"),
            BORN: lambda: str(row.birth_date or ""),
            CODE: lambda: halves(row.code),
            KIND: lambda: self._kind(row),
            LANGUAGE: lambda: language_name(row.language) if row.language else "",
            HELPER: lambda: self._helper(row),
            REMARKS: lambda: remarks(row),
        }
        return words[column]()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, what it says on hover, its colours."""
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            since = index.column() == SINCE
            return exact(row.since) if since else self.words(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and row.state in ("finished", "expired"):
            return QColor(theme.SOFT)
        if role == Qt.ItemDataRole.FontRole and self.urgent(row):
            return theme.strong() if index.column() in (STATE, NAME) else None
        return _SHADES.get(row.state) if role == LEVEL else None

    def _kind(self, row: Arrival) -> str:
        if row.kind is None:
            return self.tr("Unknown")
        return self.tr("First") if row.kind == "first" else self.tr("Return")

    def _helper(self, row: Arrival) -> str:
        return helpers()[row.expected.helper] if row.expected and row.expected.helper else ""
