"""A list for QML: rows are frozen dataclasses, and every field of a row is a role."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

_FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One choice: its words, and whether it is chosen."""

    text: str
    chosen: bool


class Rows(QAbstractListModel):
    """Rows of one kind; a change within them leaves their items in place, and the focus too."""

    def __init__(self, parent: QObject, kind: type[Any]) -> None:
        super().__init__(parent)
        self._names = [field.name for field in fields(kind)]
        self._rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; a row stays what it is while its first field stays the same."""
        before, after = self._rows, tuple(rows)
        start = _alike(before, after)
        end = _alike(before[start:][::-1], after[start:][::-1])
        gone, come = len(before) - end, len(after) - end
        if len(before) == len(after):
            start = gone = come = len(after)
        if start < gone:
            self.beginRemoveRows(_ROOT, start, gone - 1)
            self._rows = before[:start] + before[gone:]
            self.endRemoveRows()
        if start < come:
            self.beginInsertRows(_ROOT, start, come - 1)
            self._rows = self._rows[:start] + after[start:come] + self._rows[start:]
            self.endInsertRows()
        if self._rows != after:
            self._rows = after
            self.dataChanged.emit(self.index(0), self.index(len(after) - 1))

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles after the fields."""
        named = enumerate(self._names, _FIRST_ROLE)
        return {role: QByteArray(name.encode()) for role, name in named}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = _FIRST_ROLE
    ) -> str | bool | QObject | None:
        """Return one field of one row."""
        place = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        value: str | bool | QObject = getattr(self._rows[index.row()], self._names[place])
        return value


def _alike(before: Sequence[Any], after: Sequence[Any]) -> int:
    """Return how many rows from the start are the same ones, whatever is said of them now."""
    number = 0
    for mine, theirs in zip(before, after, strict=False):
        name = fields(mine)[0].name
        if getattr(mine, name) != getattr(theirs, name):
            break
        number += 1
    return number
