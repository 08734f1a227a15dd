"""The arrivals page: who is expected, here, at a tablet, stuck, finished; live."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.review.arrivals import Arrival
from kiosk.review.expected import Expected
from kiosk.review.front_desk import FrontDesk
from ui.background import Background
from ui.desk.arrivals.expect_dialog import ExpectDialog
from ui.desk.arrivals.model import NAME, ArrivalsModel
from ui.desk.asking import ask
from ui.desk.labels import button, label
from ui.desk.rows_view import RowsView

_WIDTHS = (150, 104, 180, 108, 92, 88, 96, 160, 260)  # px; the name takes what is left


class ArrivalsPage(QWidget):
    """Everybody of the day; what is chosen can be said to be here, printed anew, taken back."""

    opened = Signal(str)  # id of an intake
    changed = Signal()  # something was done: look anew

    def __init__(self, front: FrontDesk, background: Background) -> None:
        super().__init__()
        self._front, self._background = front, background
        self._shown: tuple[Arrival, ...] = ()
        self._dialog: ExpectDialog | None = None
        self.heading, self.counts = label("", "title", wrap=False), label("", "soft")
        self.message = label("", "soft")
        self.model = ArrivalsModel(front.reader.clock.now, self)
        self.view = RowsView(self.model, _WIDTHS, NAME)
        self.view.setAccessibleName(self.tr("Arrivals"))
        self.expect = button(self.tr("&Expect a patient…"), main=True)
        self.here, self.slip = button(self.tr("Is &here")), button(self.tr("Show the &code…"))
        self.forget = button(self.tr("&Take the code back"))
        self.open_it = button(self.tr("&Open the intake"))
        self.empty = label(self.tr("Nobody is expected. Expect a patient to make a code."), "soft")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._tables = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_arrivals(())

    def show_arrivals(self, found: Sequence[Arrival]) -> None:
        """Show where everybody is now."""
        self._shown = tuple(found)
        self.view.show_rows(self._shown)
        self._tables.setCurrentWidget(self.view if found else self.empty)
        counted = Counter(one.state for one in found)
        here = sum(counted[state] for state in ("arrived", "started", "stuck", "paper"))
        one, many = self.tr("1 patient is here"), self.tr("{0} patients are here")
        self.heading.setText(one if here == 1 else many.format(here))
        words = self.tr("{0} expected, {1} at a tablet, {2} to look after, {3} finished")
        stuck = counted["stuck"] + counted["paper"]
        self.counts.setText(
            words.format(counted["expected"], counted["started"], stuck, counted["finished"])
        )
        self.tell_unreadable()
        self._allow()

    def tell_unreadable(self) -> None:
        """Say how many expected patients cannot be read: nobody shall wait for a missing one."""
        if self._front.unreadable:
            words = self.tr("Expected patients that cannot be read here: {0}. Expect them anew.")
            self.message.setText(words.format(self._front.unreadable))

    @Slot()
    def expect_patient(self) -> None:
        """Ask which visit it is, and make a code."""
        self._fresh_dialog().open()

    @Slot()
    def show_code(self) -> None:
        """Show the code of who is chosen, and its slip."""
        if patient := self._patient():
            dialog = self._fresh_dialog()
            dialog.show_patient(patient)
            dialog.open()

    @Slot()
    def say_here(self) -> None:
        """Say that who is chosen is here."""
        if patient := self._patient():
            self._do(partial(self._front.arrived, patient))

    @Slot()
    def take_back(self) -> None:
        """Take the code of who is chosen back."""
        if patient := self._patient():
            self._do(partial(self._front.forget, patient))

    @Slot()
    def act(self) -> None:
        """Do what comes next with who is chosen: say that they are here, or open the intake."""
        for choice in (self.open_it, self.here):
            if choice.isEnabled():
                choice.click()
                return

    def chosen(self) -> Arrival | None:
        """Return who is chosen."""
        key = self.view.current_id()
        return next((one for one in self._shown if self.model.key_of(one) == key), None)

    def _patient(self) -> Expected | None:
        one = self.chosen()
        return one.expected if one else None

    def _fresh_dialog(self) -> ExpectDialog:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = ExpectDialog(self._front, self._background, self)
        self._dialog.finished.connect(self.changed)
        return self._dialog

    @Slot()
    def _open(self) -> None:
        one = self.chosen()
        if one is not None and one.intake_id:
            self.opened.emit(one.intake_id)

    def _do(self, work: partial[None]) -> None:
        self.message.clear()
        ask(self._background, self, work, lambda _done: self.changed.emit(), self._failed)

    def _failed(self, error: KioskError) -> None:
        self.message.setText(error.message)

    @Slot()
    def _allow(self) -> None:
        one = self.chosen()
        waits = one is not None and one.state in ("expected", "arrived", "expired")
        self.here.setEnabled(one is not None and one.state == "expected")
        self.slip.setEnabled(one is not None and one.state in ("expected", "arrived"))
        self.forget.setEnabled(waits)
        may_open = self._front.reader.may_review
        self.open_it.setVisible(may_open)
        self.open_it.setEnabled(may_open and one is not None and bool(one.intake_id))

    def _connect(self) -> None:
        self.expect.clicked.connect(self.expect_patient)
        self.here.clicked.connect(self.say_here)
        self.slip.clicked.connect(self.show_code)
        self.forget.clicked.connect(self.take_back)
        self.open_it.clicked.connect(self._open)
        self.view.opened.connect(self.act)
        self.view.selectionModel().selectionChanged.connect(self._allow)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.heading)
        head.addWidget(self.counts, 1)
        head.addWidget(self.expect)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.message, 1)
        for choice in (self.here, self.slip, self.forget, self.open_it):
            acts.addWidget(choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        self._tables.addWidget(self.view)
        self._tables.addWidget(self.empty)
        column.addWidget(self._tables, 1)
        column.addLayout(acts)
