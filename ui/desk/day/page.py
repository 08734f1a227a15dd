"""The clinic's day on one page: numbers, what needs somebody, and the tablets."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kiosk.audit.chain import Checked
from kiosk.errors import KioskError
from kiosk.review.arrivals import Arrival
from kiosk.review.audited import check
from kiosk.review.day import Day, TabletSeen, day, tablets
from kiosk.review.desk import Desk
from kiosk.review.worklist import Worklist
from ui.background import Background
from ui.desk.asking import ask
from ui.desk.day.troubles import Trouble, audit_troubles, troubles
from ui.desk.day.words import last_words, wait_words
from ui.desk.intake.flag_frame import bar
from ui.desk.labels import button, card, label
from ui.desk.surroundings import Sentences
from ui.desk.words import ago, exact

LOOK = 10_000  # ms between two looks at the tablets, while the page is shown


class DayPage(QWidget):
    """What a nurse in charge looks at; `sources` say more that needs a person, a sentence each."""

    def __init__(
        self, desk: Desk, background: Background, sources: Sequence[Sentences] = ()
    ) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._worklist, self._arrivals = Worklist(), tuple[Arrival, ...]()
        self._checked: tuple[Checked, ...] | None = None
        self.sources = list(sources)
        self.heading, self.waits = label("", "title", wrap=False), label("", "soft")
        self.numbers = [label("", "digits", wrap=False) for _ in range(6)]
        self.notes = [label("", "soft") for _ in self.numbers]
        self.needs, self.tablets = QVBoxLayout(), QGridLayout()
        self.audit, self.check = label("", "soft"), button(self.tr("&Check the audit"))
        self._lay_out()
        self.check.clicked.connect(self.check_audit)
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._show_audit()

    def show_news(self, worklist: Worklist, found: Sequence[Arrival]) -> None:
        """Show the day as it is now."""
        news = worklist.position != self._worklist.position
        self._worklist, self._arrivals = worklist, tuple(found)
        if self.isVisible():
            self._show()
            if news:
                self.look()

    @Slot()
    def look(self) -> None:
        """Ask the inbox when each tablet was last heard of."""
        work = partial(tablets, self._desk, self._worklist)
        ask(self._background, self, work, self._show_tablets, lambda _error: None)

    @Slot()
    def check_audit(self) -> None:
        """Check the chains of every desk."""
        self.check.setEnabled(False)
        self.audit.setText(self.tr("Checking every entry …"))
        ask(self._background, self, partial(check, self._desk), self._tell, self._not_checked)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._show()
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        self._timer.stop()
        super().hideEvent(event)

    def _show(self) -> None:
        now = self._desk.clock.now()
        today = day(self._worklist, self._arrivals, now)
        self.heading.setText(self.tr("Today, {0}").format(f"{now.astimezone():%Y-%m-%d}"))
        for shown, (number, note) in zip(
            zip(self.numbers, self.notes, strict=True), self._counted(today), strict=True
        ):
            shown[0].setText(str(number))
            shown[1].setText(note)
        self.waits.setText(wait_words(today, now))
        more = [Trouble("amber", words) for source in self.sources for words in source()]
        mine = troubles(self._worklist, today, self._desk.manifest, now)
        self._show_needs([*mine, *audit_troubles(self._checked or ()), *more])

    def _counted(self, today: Day) -> tuple[tuple[int, str], ...]:
        return (
            (today.expected, self.tr("expected")),
            (today.here, self.tr("here now; {0} to look after").format(today.stuck)),
            (today.waiting, self.tr("wait for a nurse; {0} red").format(today.red)),
            (today.for_clinician, self.tr("wait for a clinician’s signature")),
            (today.finished, self.tr("finished today; {0} declined").format(today.declined)),
            (today.signed_off, self.tr("signed off today")),
        )

    def _show_needs(self, found: Sequence[Trouble]) -> None:
        _empty(self.needs)
        for one in found:
            frame, column = bar(one.level)
            column.addWidget(label(one.words))
            self.needs.addWidget(frame)
        if not found:
            self.needs.addWidget(label(self.tr("Nothing needs anybody."), "soft"))

    def _show_tablets(self, seen: tuple[TabletSeen, ...]) -> None:
        _empty(self.tablets)
        now = self._desk.clock.now()
        for row, one in enumerate(seen):
            when = label(ago(one.at, now) if one.at else self.tr("never"), wrap=False)
            when.setToolTip(exact(one.at) if one.at else "")
            for column, words in enumerate(
                (label(one.device, "strong"), when, label(last_words(one)))
            ):
                self.tablets.addWidget(words, row, column)
        if not seen:
            self.tablets.addWidget(label(self.tr("No tablet belongs to the clinic."), "soft"), 0, 0)

    def _tell(self, found: tuple[Checked, ...]) -> None:
        self._checked = found
        self.check.setEnabled(True)
        self._show_audit()
        self._show()

    def _not_checked(self, error: KioskError) -> None:
        self.check.setEnabled(True)
        self.audit.setText(error.message)

    def _show_audit(self) -> None:
        if self._checked is None:
            self.audit.setText(self.tr("Not checked since you signed in."))
            return
        entries = sum(one.entries for one in self._checked)
        at = f"{self._desk.clock.now().astimezone():%H:%M}"
        words = self.tr("{0} entries of {1} desks, checked at {2}.")
        self.audit.setText(words.format(entries, len(self._checked), at))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("look", "paper")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 10, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self._cards())
        column.addWidget(self.waits)
        column.addWidget(label(self.tr("Needs somebody"), "heading"))
        self.needs.setSpacing(4)
        column.addLayout(self.needs)
        column.addWidget(label(self.tr("Tablets, as they were last heard of"), "heading"))
        column.addWidget(self._tablet_card())
        column.addWidget(label(self.tr("Audit"), "heading"))
        line = QHBoxLayout()
        line.addWidget(self.check)
        line.addWidget(self.audit, 1)
        column.addLayout(line)
        column.addStretch()
        scroller = QScrollArea(widgetResizable=True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroller.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def _cards(self) -> QWidget:
        """Return the numbers side by side, all as high as the highest."""
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        for number, note in zip(self.numbers, self.notes, strict=True):
            frame, column = card()
            column.addWidget(number)
            column.addWidget(note)
            column.addStretch()
            line.addWidget(frame, 1)
        return row

    def _tablet_card(self) -> QFrame:
        frame, column = card()
        self.tablets.setHorizontalSpacing(24)
        self.tablets.setColumnStretch(2, 1)
        column.addLayout(self.tablets)
        return frame


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.deleteLater()
