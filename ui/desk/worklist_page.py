"""The worklist with its search and its empty state."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from kiosk.ports import Clock
from kiosk.review.choice import level
from kiosk.review.worklist import Worklist
from ui.desk.labels import label
from ui.desk.worklist import WorklistView
from ui.desk.worklist_filters import WorklistFilters
from ui.desk.worklist_model import WorklistModel

_SEARCH_WIDTH = 260  # px


class _Search(QLineEdit):
    """The search; Escape forgets it, where elsewhere it leaves an intake."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the menu."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget what was searched for on Escape."""
        if _is_escape(event):
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


class WorklistPage(QWidget):
    """What waits, and on demand what is signed off; searched by name or code in memory."""

    opened = Signal(str)

    def __init__(self, clock: Clock, me: str = "", parent: QWidget | None = None) -> None:
        """Take the name of who is signed in, as it stands beside what they work on."""
        super().__init__(parent)
        self._worklist, self._clock = Worklist(), clock
        self.model = WorklistModel(clock.now, self)
        self.view = WorklistView(self.model)
        self.view.opened.connect(self.opened)
        self.heading = label("", "title", wrap=False)
        self.search = _Search()
        self.search.setPlaceholderText(self.tr("Find by name or code  ( / )"))
        self.search.setAccessibleName(self.tr("Find by name or code"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.filters = WorklistFilters(me)
        self.signed_off = self.filters.signed_off
        self.empty = label("", "soft")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.go_to_table)
        self.filters.changed.connect(self._show)
        slash = QShortcut(QKeySequence(Qt.Key.Key_Slash), self)
        slash.activated.connect(self.begin_search)
        self.search.left.connect(self.view.setFocus)

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
    def begin_search(self) -> None:
        """Go to the search, with what stands there ready to be typed over."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def go_to_table(self) -> None:
        """Go to what was found; one more Enter opens it."""
        self.view.setFocus()

    @Slot()
    def _show(self) -> None:
        waiting = sum(not row.done for row in self._worklist.rows)
        one, many = self.tr("1 intake waiting"), self.tr("{0} intakes waiting")
        self.heading.setText(one if waiting == 1 else many.format(waiting))
        choice, now = self.filters.choice(self.search.text()), self._clock.now()
        rows = [row for row in self._worklist.rows if choice.fits(row, now)]
        self.view.show_rows(rows)
        shown = {row.id for row in rows}
        hidden = [row for row in self._worklist.rows if not row.done and row.id not in shown]
        self.filters.tell_hidden(len(hidden), sum(level(row) == "red" for row in hidden))
        self.empty.setText(self._nothing(narrowed=bool(hidden)))
        self._shown.setCurrentWidget(self.view if rows else self.empty)

    def _nothing(self, *, narrowed: bool) -> str:
        if self.search.text().strip():
            return self.tr("No name or code like this among the intakes shown.")
        if narrowed:
            return self.tr(
                "Nothing that waits is like this. Show everything again to see the rest."
            )
        return self.tr("No intakes are waiting. New ones appear here by themselves.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.heading, 1)
        line.addWidget(self.filters.hidden)
        line.addWidget(self.filters.everything)
        line.addWidget(self.search)
        column.addLayout(line)
        column.addWidget(self.filters)
        self._shown.addWidget(self.view)
        self._shown.addWidget(self.empty)
        column.addWidget(self._shown, 1)
