"""Forms for devices without a network, and for many at once."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
)

from kiosk.errors import KioskError
from kiosk.provision.administration import Administration
from kiosk.record.pairing import in_groups
from ui.desk import theme
from ui.desk.admin.clinic.signing import Act, Form
from ui.desk.labels import button, label

if TYPE_CHECKING:
    from kiosk.record.request import Asked

translate = QCoreApplication.translate

ANSWER_FILE = "manifest.json"
_MOST_DEVICES, _MOST_HOURS, _HOURS = 500, 72, 8


class StickForm(Form):
    """A request on a USB stick: its twenty digits are compared, the answer goes beside it."""

    def __init__(self, office: Administration) -> None:
        super().__init__()
        self._office = office
        self._asked: Asked | None = None
        self.file = QLineEdit()
        self.file.setPlaceholderText(translate("stick", "The request of the device"))
        self.file.setAccessibleName(translate("stick", "Request file"))
        self.digits = label("", "digits")
        self.note = label("")
        self.tick = QCheckBox(translate("stick", "The device shows the same &digits"))
        self._lay_out()
        self.file.textChanged.connect(self._read)
        self.tick.toggled.connect(self.changed)
        self._read()

    @property
    def ready(self) -> bool:
        """Tell whether a request was read and compared."""
        return self._asked is not None and self.tick.isChecked()

    def act(self) -> Act:
        """Return the approval, its answer written beside the request."""
        answer = Path(self.file.text()).parent / ANSWER_FILE
        asked = [self._asked] if self._asked else []
        return partial(self._office.approve, asked=asked, answer_file=answer)

    @Slot()
    def _read(self) -> None:
        self._asked = None
        self.tick.setChecked(False)
        digits = note = ""
        if self.file.text().strip():
            try:
                self._asked = self._office.request_in(Path(self.file.text().strip()))
            except KioskError as error:
                note = error.message
            else:
                digits = in_groups(self._asked.long_code())
                note = translate("stick", "{0} asks. The answer is written beside the request.")
                note = note.format(self._asked.request.device)
        self.digits.setText(digits)
        self.digits.setAccessibleName(" ".join(digits))
        self.note.setText(note)
        self.tick.setEnabled(self._asked is not None)
        self.changed.emit()

    @Slot()
    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, translate("stick", "The request of the device"), self.file.text()
        )
        if chosen:
            self.file.setText(chosen)

    def _lay_out(self) -> None:
        browse = button(translate("stick", "&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        for part in (self.note, self.digits, self.tick):
            column.addWidget(part)


class TokenForm(Form):
    """How many devices a token lets in, and for how long."""

    def __init__(self, office: Administration) -> None:
        super().__init__()
        self._office = office
        self.count, self.hours = QSpinBox(), QSpinBox()
        self.count.setRange(1, _MOST_DEVICES)
        self.hours.setRange(1, _MOST_HOURS)
        self.hours.setValue(_HOURS)
        for number in (self.count, self.hours):
            number.setMinimumHeight(theme.ROW)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(translate("token", "&Tablets, at most"), self.count)
        form.addRow(translate("token", "&Hours that it holds"), self.hours)

    def act(self) -> Act:
        """Return its making."""
        lasts = timedelta(hours=self.hours.value())
        return partial(self._office.new_token, count=self.count.value(), lasts=lasts)


class TokenUsedForm(Form):
    """The token with which devices ask."""

    def __init__(self, office: Administration) -> None:
        super().__init__()
        self._office = office
        self.token = QLineEdit()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(translate("token", "&Token"), self.token)
        self.token.textChanged.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Tell whether one was typed."""
        return bool(self.token.text().strip())

    def act(self) -> Act:
        """Return the approval of whoever asks with it."""
        return partial(self._office.approve_token, secret=self.token.text().strip())

    def clear(self) -> None:
        """Forget the token."""
        self.token.clear()
