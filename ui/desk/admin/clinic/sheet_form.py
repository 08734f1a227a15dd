"""The key of the recovery sheet, typed from paper, to be tried with the root in hand."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from kiosk.provision.administration import Administration
from ui.desk.admin.clinic.signing import Act, Form
from ui.desk.admin.sheet_key import SheetKey


class SheetForm(Form):
    """The field alone; which group is wrong is told while it is typed."""

    def __init__(self, office: Administration) -> None:
        super().__init__()
        self._office = office
        self.key = SheetKey()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.key)
        self.key.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether it is a key at all."""
        return self.key.fine

    def act(self) -> Act:
        """Return its trial."""
        return partial(self._office.try_sheet, words=self.key.words)

    def clear(self) -> None:
        """Forget what was typed."""
        self.key.clear()
