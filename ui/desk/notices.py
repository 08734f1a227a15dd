"""The strip on top: calls for help and urgent answers, until somebody says that they go."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kiosk.content.rules import Level
from kiosk.review.opened import OpenedNotice
from kiosk.review.worklist import is_late
from ui.desk.intake.flag_frame import bar, quotation
from ui.desk.labels import button, label
from ui.desk.words import ago, exact

_MOST = 3  # calls at once: the worklist stays in sight
_LEVELS: dict[str, Level] = {
    "urgent-answer": "red",
    "help-wanted": "red",
    "paper-wanted": "amber",
    "visit-left": "amber",
}


class NoticeStrip(QWidget):
    """Every call that nobody has acknowledged; acknowledging tells the patient's tablet.

    Who has no clinical role sees that somebody calls, not what was answered: they fetch a nurse.
    """

    acknowledged = Signal(object)  # OpenedNotice

    def __init__(self, parent: QWidget | None = None, *, clinical: bool = True) -> None:
        super().__init__(parent)
        self._clinical = clinical
        self._shown: tuple[OpenedNotice, ...] = ()
        self._times: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(4)
        self.setVisible(False)

    def show_notices(self, notices: Sequence[OpenedNotice], now: datetime) -> None:
        """Show the open calls, in the order given."""
        if tuple(notices) == self._shown:
            for notice, when in zip(notices, self._times, strict=False):
                when.setText(self._when(notice, now))
            return
        self._shown = tuple(notices)
        self._times.clear()
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for notice in notices[:_MOST]:
            self._column.addWidget(self._frame(notice, now))
        if more := len(notices[_MOST:]):
            words = self.tr("More calls are waiting: {0}. Acknowledge these first.").format(more)
            self._column.addWidget(label(words, "strong"))
        self.setVisible(bool(notices))

    def _frame(self, notice: OpenedNotice, now: datetime) -> QFrame:
        frame, column = bar(_LEVELS[notice.reason])
        line = QHBoxLayout()
        column.addLayout(line)
        words = QVBoxLayout()
        words.setSpacing(2)
        line.addLayout(words, 1)
        words.addWidget(label(self._heading(notice), "strong"))
        for quote in notice.quotes if self._clinical else ():
            words.addWidget(label(quotation(quote)))
        when = label(self._when(notice, now), "strong" if is_late(notice) else "soft")
        when.setToolTip(exact(notice.sealed_at))
        self._times.append(when)
        words.addWidget(when)
        line.addWidget(self._answer(notice) if self._clinical else label(self.tr("Fetch a nurse.")))
        return frame

    def _answer(self, notice: OpenedNotice) -> QPushButton:
        acknowledge = button(self.tr("Acknowledge: I am going"), main=True)
        acknowledge.setAccessibleDescription(self._heading(notice))
        acknowledge.clicked.connect(lambda: self.acknowledged.emit(notice))
        return acknowledge

    def _heading(self, notice: OpenedNotice) -> str:
        reasons = {
            "urgent-answer": self.tr("Urgent answer"),
            "help-wanted": self.tr("A patient calls for a nurse"),
            "paper-wanted": self.tr("A patient would rather use paper"),
            "visit-left": self.tr("A tablet was left in the middle of a visit"),
        }
        who = notice.identity
        parts = [reasons[notice.reason]]
        if notice.reason == "urgent-answer" and self._clinical:
            parts.append(notice.words)
        if who is not None:
            code = who.code or self.tr("came without a code")
            parts.append(f"{who.full_name}, {who.birth_date}, {code}")
        return " · ".join(part for part in parts if part)

    def _when(self, notice: OpenedNotice, now: datetime) -> str:
        words = self.tr("{0}, from {1}").format(ago(notice.sealed_at, now), notice.device)
        if is_late(notice):
            late = self.tr("LATE: it reached the desk only {0}")
            words = f"{late.format(ago(notice.received_at, now))} · {words}"
        return words
