"""The worklist as rows and columns: flags in words, then who, and since when."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from kiosk.review.choice import level
from kiosk.review.worklist import Row
from ui.desk import theme
from ui.desk.rows_model import LEVEL, Index, Rank, RowsModel
from ui.desk.words import ago, exact, language_name

FLAGS, NAME, BORN, CODE, KIND, LANGUAGE, FINISHED, DECISION, STATE = range(9)
_SHADES = ("red", "amber", "info", None)


class WorklistModel(RowsModel[Row]):
    """The rows as they come, or sorted by a column; times grow as they are looked at."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        heads = (
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
        super().__init__(heads, parent)
        self._now = now

    def key_of(self, row: Row) -> str:
        """Return the id of an intake."""
        return row.id

    def urgent(self, row: Row) -> bool:
        """Tell whether an intake has something red that nobody has signed."""
        return level(row) == "red"

    def rank(self, row: Row, column: int) -> Rank:
        """Return what a row is sorted by: what is meant, not how it is written."""
        if column == FLAGS:
            return (_SHADES.index(level(row)), -row.red, -row.amber, row.finished_at)
        if column == FINISHED:
            return (row.finished_at,)
        return (*super().rank(row, column), row.finished_at)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, its weight, its exact time on hover, its level."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == FINISHED:
            return exact(row.finished_at)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (NAME, STATE):
            return self.words(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and row.signed_off is not None:
            return QColor(theme.SOFT)
        if role == Qt.ItemDataRole.FontRole and self.urgent(row):
            return theme.strong() if index.column() in (FLAGS, NAME) else None
        return level(row) if role == LEVEL else None

    def words(self, row: Row, column: int) -> str:
        """Return what a cell shows."""
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
