"""The entries of the audit as a table, the latest first."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from kiosk.audit.entry import Entry
from ui.desk import theme
from ui.desk.audit_words import act_words

_WIDTHS = (160, 230, 190, 150)  # px; the desk takes what is left
_SHORT = 12  # digits of an id: as IT and the log name an envelope


class AuditTable(QTableWidget):
    """When, who, what, about what, at which desk.

    `names` are people by id, `subjects` people and devices by what stands for them in an entry.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        subjects: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names, self._subjects = names, subjects
        heads = [
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("About"),
            self.tr("Desk and number"),
        ]
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(heads)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Audit"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, width)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show entries in place of others."""
        self.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for place, words in enumerate(self._cells(entry)):
                cell = QTableWidgetItem(words)
                cell.setToolTip(entry.subject if words and words in entry.subject else "")
                self.setItem(row, place, cell)

    def _cells(self, entry: Entry) -> Sequence[str]:
        return (
            entry.moment.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
            self._names.get(entry.person, entry.person),
            act_words(entry.act),
            self._subjects.get(entry.subject, entry.subject[:_SHORT]),
            f"{entry.desk}, {entry.seq}",
        )
