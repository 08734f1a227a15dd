"""What was set aside: damaged or forged envelopes, each with the reason, and gaps."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.review.sequence import Gap
from kiosk.review.worklist import Aside
from ui.desk import theme
from ui.desk.labels import label
from ui.desk.words import exact

_WIDTHS = (128, 70, 150, 60)


class AsideDialog(QDialog):
    """A list to read out to IT: nothing in it is taken for a patient's record."""

    def __init__(
        self, aside: Sequence[Aside], gaps: Sequence[Gap], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set aside"))
        self.resize(900, 420)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(label(self._explanation(aside, gaps)))
        if aside:
            column.addWidget(self._table(aside), 1)
        else:
            column.addStretch()
        for gap in gaps:
            column.addWidget(label(self._gap(gap), "strong"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _explanation(self, aside: Sequence[Aside], gaps: Sequence[Gap]) -> str:
        if not aside and not gaps:
            return self.tr("Nothing is set aside, and nothing is missing.")
        return self.tr(
            "These envelopes are not what they say they are, or cannot be opened here. They are "
            "kept, and never mixed with patients' records. Tell IT, and ask the patient again on "
            "paper where one of them may have been an intake."
        )

    def _table(self, aside: Sequence[Aside]) -> QTableWidget:
        heads = [
            self.tr("Received"),
            self.tr("Kind"),
            self.tr("Tablet or desk"),
            self.tr("Number"),
            self.tr("Why"),
        ]
        table = QTableWidget(len(aside), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(theme.ROW)
        for number, one in enumerate(aside):
            cells = (exact(one.received_at), one.kind, one.device, str(one.seq), one.why)
            for place, words in enumerate(cells):
                table.setItem(number, place, QTableWidgetItem(words))
        for place, width in enumerate(_WIDTHS):
            table.setColumnWidth(place, width)
        table.horizontalHeader().setStretchLastSection(True)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _gap(self, gap: Gap) -> str:
        if gap.broken:
            words = self.tr("{0}: number {1} does not follow the one before it.")
            return words.format(gap.device, gap.last)
        if gap.first == gap.last:
            return self.tr("{0}: number {1} has not arrived.").format(gap.device, gap.first)
        words = self.tr("{0}: numbers {1} to {2} have not arrived.")
        return words.format(gap.device, gap.first, gap.last)
