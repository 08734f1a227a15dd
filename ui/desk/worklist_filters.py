"""What narrows the worklist: state, flags, day, mine, what is signed off; and a way out of it."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from kiosk.review.choice import Choice
from ui.desk.labels import button, label

_TODAY, _TWO_DAYS, _WEEK = 1, 2, 7


class WorklistFilters(QWidget):
    """Never remembered: a nurse who signs in sees everything that waits."""

    changed = Signal()

    def __init__(self, me: str) -> None:
        super().__init__()
        self._me = me
        self.state, self.flags, self.day = QComboBox(), QComboBox(), QComboBox()
        self.mine = QCheckBox(self.tr("&Mine"))
        self.mine.setToolTip(self.tr("Only what you have begun"))
        self.signed_off = QCheckBox(self.tr("Show &signed off"))
        self.everything = button(self.tr("Show everything &again"))
        self.hidden = label("", "strong", wrap=False)
        self._fill()
        self._lay_out()
        for box in (self.state, self.flags, self.day):
            box.currentIndexChanged.connect(self.changed)
        for check in (self.mine, self.signed_off):
            check.toggled.connect(self.changed)
        self.everything.clicked.connect(self.clear)

    def choice(self, words: str) -> Choice:
        """Return what is shown, with the words of the search."""
        return Choice(
            words=words,
            done=self.signed_off.isChecked(),
            state=self.state.currentData(),
            level=self.flags.currentData(),
            mine=self._me if self.mine.isChecked() else "",
            days=self.day.currentData(),
        )

    def tell_hidden(self, waiting: int, red: int) -> None:
        """Say how much that waits is not shown, and how much of it is red."""
        words = self.tr("Not shown: {0} waiting, {1} of them red").format(waiting, red)
        self.hidden.setText(words if waiting else "")
        self.everything.setVisible(bool(waiting))

    @Slot()
    def clear(self) -> None:
        """Show everything that waits."""
        for box in (self.state, self.flags, self.day):
            box.setCurrentIndex(0)
        self.mine.setChecked(False)

    def _fill(self) -> None:
        boxes: tuple[tuple[QComboBox, str, tuple[tuple[str, Any], ...]], ...] = (
            (
                self.state,
                self.tr("State"),
                (
                    (self.tr("Any state"), ""),
                    (self.tr("Nobody is on it"), "free"),
                    (self.tr("Somebody is on it"), "taken"),
                    (self.tr("Waits for a clinician"), "clinician"),
                ),
            ),
            (
                self.flags,
                self.tr("Flags"),
                (
                    (self.tr("Any flags"), None),
                    (self.tr("Red"), "red"),
                    (self.tr("Amber"), "amber"),
                    (self.tr("Info"), "info"),
                ),
            ),
            (
                self.day,
                self.tr("Finished"),
                (
                    (self.tr("Any day"), None),
                    (self.tr("Today"), _TODAY),
                    (self.tr("Since yesterday"), _TWO_DAYS),
                    (self.tr("In seven days"), _WEEK),
                ),
            ),
        )
        for box, name, choices in boxes:
            box.setAccessibleName(name)
            for words, value in choices:
                box.addItem(words, value)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for part in (self.state, self.flags, self.day, self.mine, self.signed_off):
            line.addWidget(part)
        line.addStretch()
