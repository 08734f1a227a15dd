"""Under a red flag: what was done about it and why; one line to fill in, then one line to read."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from kiosk.review.assessment import ACTIONS, Resolution
from kiosk.review.opened import Flagged
from kiosk.review.signing.findings import action_words
from ui.desk.labels import button, label
from ui.desk.words import exact

_ACTION_WIDTH = 190  # px


class Dealing(QWidget):
    """How one flag is dealt with."""

    resolved = Signal(str, str, str)  # rule, action, reason
    reopened = Signal(str)  # rule

    def __init__(self, flag: Flagged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = flag.rule
        self.action = QComboBox()
        self.action.setFixedWidth(_ACTION_WIDTH)
        self.action.addItem(self.tr("What was done …"), "")
        for action in ACTIONS:
            self.action.addItem(action_words(action), action)
        self.action.setAccessibleName(self.tr("What was done about: {0}").format(flag.words))
        self.reason = QLineEdit()
        self.reason.setMaxLength(1000)
        self.reason.setPlaceholderText(self.tr("Why that is enough, in your words"))
        self.reason.setAccessibleName(self.tr("Reason: {0}").format(flag.words))
        self.done = button(self.tr("Done"))
        self.said = label("", "strong")
        self.change = button(self.tr("Change"))
        self._lay_out()
        self.action.currentIndexChanged.connect(self._allow)
        self.reason.textChanged.connect(self._allow)
        self.reason.returnPressed.connect(self._finish)
        self.done.clicked.connect(self._finish)
        self.change.clicked.connect(self._reopen)
        self.show_resolution(None)

    def show_resolution(self, resolution: Resolution | None, *, may_change: bool = True) -> None:
        """Show how the flag was dealt with, or what has to be filled in."""
        asked: tuple[QWidget, ...] = (self.action, self.reason, self.done)
        for part in asked:
            part.setVisible(resolution is None)
            part.setEnabled(may_change)
        self.said.setVisible(resolution is not None)
        self.change.setVisible(resolution is not None and may_change)
        if resolution is not None:
            words = self.tr("{0}: {1} — {2}, {3}")
            self.said.setText(
                words.format(
                    action_words(resolution.action),
                    resolution.reason,
                    resolution.name,
                    exact(resolution.at),
                )
            )
        self._allow()

    @Slot()
    def _allow(self) -> None:
        filled_in = bool(self.action.currentData() and self.reason.text().strip())
        self.done.setEnabled(filled_in and self.reason.isEnabled())

    @Slot()
    def _finish(self) -> None:
        if self.done.isEnabled():
            self.resolved.emit(self.rule, self.action.currentData(), self.reason.text().strip())

    @Slot()
    def _reopen(self) -> None:
        self.reopened.emit(self.rule)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 2)
        line.setSpacing(8)
        line.addWidget(self.action)
        line.addWidget(self.reason, 1)
        line.addWidget(self.done)
        line.addWidget(self.said, 1)
        line.addWidget(self.change)
