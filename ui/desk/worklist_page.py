"""The worklist with its search and its empty state."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kiosk.ports import Clock
from kiosk.review.worklist import Row, Worklist
from ui.desk.labels import label
from ui.desk.worklist import WorklistView
from ui.desk.worklist_model import WorklistModel

_SEARCH_WIDTH = 260  # px


class WorklistPage(QWidget):
    """What waits, and on demand what is signed off; searched by name or code in memory."""

    opened = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worklist = Worklist()
        self.model = WorklistModel(clock.now, self)
        self.view = WorklistView(self.model)
        self.view.opened.connect(self.opened)
        self.heading = label("", "title", wrap=False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find by name or code"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.signed_off = QCheckBox(self.tr("Show &signed off"))
        self.empty = label("", "soft")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.signed_off.toggled.connect(self._show)

    def show_worklist(self, worklist: Worklist) -> None:
        """Show what the inbox holds now."""
        self._worklist = worklist
        self._show()

    def neighbour(self, intake_id: str, step: int) -> str:
        """Return the intake that stands so many places below another, or nothing."""
        here = self.model.place(intake_id)
        there = here + step
        known = here >= 0 and 0 <= there < self.model.rowCount()
        return self.model.row(there).id if known else ""

    @Slot()
    def _show(self) -> None:
        waiting = sum(not row.done for row in self._worklist.rows)
        one, many = self.tr("1 intake waiting"), self.tr("{0} intakes waiting")
        self.heading.setText(one if waiting == 1 else many.format(waiting))
        rows = [row for row in self._worklist.rows if self._wanted(row)]
        self.view.show_rows(rows)
        self.empty.setText(self._nothing())
        self._shown.setCurrentWidget(self.view if rows else self.empty)

    def _wanted(self, row: Row) -> bool:
        sought = self.search.text().casefold().split()
        found = f"{row.name} {row.code}".casefold()
        visible = not row.done or self.signed_off.isChecked()
        return visible and all(word in found for word in sought)

    def _nothing(self) -> str:
        if self.search.text().strip():
            return self.tr("No name or code like this among the intakes shown.")
        return self.tr("No intakes are waiting. New ones appear here by themselves.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.heading, 1)
        line.addWidget(self.signed_off)
        line.addWidget(self.search)
        column.addLayout(line)
        self._shown.addWidget(self.view)
        self._shown.addWidget(self.empty)
        column.addWidget(self._shown, 1)
