"""What is not in the chart and needs a person, a sentence each; opening one leads to its intake."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiosk.ports.filing import Filing
from ui.desk.labels import label

_INTAKE = Qt.ItemDataRole.UserRole


class ChartDialog(QDialog):
    """A list of sentences."""

    opened = Signal(str)  # an intake's id

    def __init__(
        self, filings: Sequence[Filing], sentences: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Into the chart"))
        self.resize(720, 360)
        waits = [one for one in filings if one.state == "person"]
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(label(self._explanation(len(waits), len(filings) - len(waits))))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setAccessibleName(self.tr("What needs a person"))
        for filing, words in zip(waits, sentences, strict=True):
            item = QListWidgetItem(words)
            item.setData(_INTAKE, filing.intake_id)
            self.list.addItem(item)
        self.list.itemActivated.connect(self._open)
        self.list.setVisible(bool(waits))
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _explanation(self, people: int, waiting: int) -> str:
        going = self.tr("On the way, without help: {0}.").format(waiting) if waiting else ""
        if not people:
            return going or self.tr("Everything that was signed is in the chart.")
        words = self.tr("These need a person: {0}. Open one to see its intake. {1}")
        return words.format(people, going).strip()

    @Slot(QListWidgetItem)
    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_INTAKE))
        self.accept()
