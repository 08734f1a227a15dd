"""What changed since the last visit, once the nurse has said that it is the same person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.review.history.changes import Change, Comparison
from kiosk.review.worklist import Row
from ui.desk.intake.parts import TOP
from ui.desk.intake.trend import trend_row
from ui.desk.labels import Look, button, label

MOST = 12  # visits that are looked at
_SOFT: Look = "soft"
_STRONG: Look = "strong"


class HistoryCard(QFrame):
    """First the question whether it is the same person; then scores over time and changes."""

    confirmed = Signal(object)  # ids of the earlier intakes, the latest first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(16, 12, 16, 14)
        self._shown = QWidget()
        self._outer.addWidget(self._shown)
        self._asked: tuple[Row, ...] = ()
        self.hide()

    def ask(self, earlier: Sequence[Row]) -> None:
        """Ask whether these earlier visits are the patient's; ask nothing twice."""
        if tuple(earlier) == self._asked:
            return
        self._asked = tuple(earlier)
        self.setVisible(bool(earlier))
        if earlier:
            self._show(self._question(earlier))

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what changed."""
        self._show(self._compared(comparison))
        self.show()

    def say(self, words: str) -> None:
        """Show why nothing can be compared."""
        page = QWidget()
        QVBoxLayout(page).addWidget(label(words))
        self._show(page)
        self.show()

    @Slot()
    def _same(self) -> None:
        self.confirmed.emit(tuple(row.id for row in self._asked[:MOST]))

    @Slot()
    def _another(self) -> None:
        self.hide()

    def _question(self, earlier: Sequence[Row]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(self.tr("Possible earlier visit"), "heading"))
        days = ", ".join(f"{row.finished_at.astimezone():%Y-%m-%d}" for row in earlier[:MOST])
        words = self.tr(
            "Same name and birth date on {0}. Two people may share both: confirm that it is the "
            "same person before anything is compared."
        )
        column.addWidget(label(words.format(days)))
        line = QHBoxLayout()
        self.same = button(self.tr("It is the same person"))
        self.another = button(self.tr("Somebody else"))
        self.same.clicked.connect(self._same)
        self.another.clicked.connect(self._another)
        line.addWidget(self.same)
        line.addWidget(self.another)
        line.addStretch()
        column.addLayout(line)
        return page

    def _compared(self, comparison: Comparison) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = self.tr("Changed since {0}").format(comparison.since)
        column.addWidget(label(title, "heading"))
        for trend in comparison.trends:
            column.addWidget(trend_row(trend))
        if comparison.changes:
            column.addLayout(self._grid(comparison.changes))
        else:
            column.addWidget(label(self.tr("Every question asked at both visits: same answer.")))
        for words, forms in (
            (self.tr("Not asked then: {0}"), comparison.newly_asked),
            (self.tr("Asked then, and not now: {0}"), comparison.no_longer_asked),
        ):
            if forms:
                column.addWidget(label(words.format(", ".join(forms)), "soft"))
        return page

    def _grid(self, changes: Sequence[Change]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for place, stretch in enumerate((3, 2, 3)):
            grid.setColumnStretch(place, stretch)
        for place, head in enumerate((self.tr("Question"), self.tr("Then"), self.tr("Now"))):
            grid.addWidget(label(head, "strong"), 0, place)
        for row, change in enumerate(changes, 1):
            for place, words, look in (
                (0, change.question, _SOFT),
                (1, change.before or self.tr("not asked"), _SOFT),
                (2, change.now or self.tr("not asked"), _STRONG),
            ):
                grid.addWidget(label(words, look), row, place, alignment=TOP)
        return grid

    def _show(self, page: QWidget) -> None:
        self._outer.replaceWidget(self._shown, page)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = page
