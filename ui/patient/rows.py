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
        """Show these rows instead."""
        same_length = len(rows) == len(self._rows)
        if same_length and tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        elif not same_length:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def roleNames(self) -> dict[int, QByteArray]:
        """Name the roles after the fields."""
        named = enumerate(self._names, _FIRST_ROLE)
        return {role: QByteArray(name.encode()) for role, name in named}

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = _FIRST_ROLE
    ) -> str | bool | None:
        """Return one field of one row."""
        place = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        value: str | bool = getattr(self._rows[index.row()], self._names[place])
        return value
