"""The worklist as a table."""

from PySide6.QtWidgets import QWidget

from ui.desk.rows_view import RowsView
from ui.desk.worklist_model import NAME, WorklistModel

_WIDTHS = (208, 180, 108, 92, 88, 96, 112, 132, 200)  # px; the name takes what is left


class WorklistView(RowsView):
    """What waits: a coloured bar before the words of the flags."""

    def __init__(self, model: WorklistModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDTHS, NAME, parent)
        self.setAccessibleName(self.tr("Worklist"))
