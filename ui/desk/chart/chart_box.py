"""How one intake stands with the chart: whose it is there, what is filed, what needs a person."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.filing.words import state_words
from kiosk.ports.filing import NO_PATIENT, ChartPatient, Filing
from kiosk.review.opened import OpenedIntake
from ui.desk.chart.filing_work import FilingWork
from ui.desk.chart.patient_dialog import PatientDialog
from ui.desk.chart.patient_words import patient_words
from ui.desk.labels import button, card, label

_BY_HAND = ("addendum", "identity", "withdrawal")


class ChartBox(QFrame):
    """Stands under the sign-off."""

    def __init__(self, intake: OpenedIntake, work: FilingWork) -> None:
        super().__init__()
        self._intake, self._work = intake, work
        self._shown: tuple[object, ...] | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._card: QWidget = QFrame()
        self._outer.addWidget(self._card)
        self.message = label("", "strong")
        self.message.hide()
        self._outer.addWidget(self.message)
        work.changed.connect(self.look)
        work.failed.connect(self._say)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask how it stands."""
        self._work.standing(self, self._intake.id, self._show)

    @Slot()
    def choose(self) -> None:
        """Let the nurse choose the patient in the chart."""
        dialog = PatientDialog(self._intake, self._work, self)
        dialog.chosen.connect(partial(self._work.choose, self._intake.id))
        dialog.open()

    def _show(self, found: tuple[Sequence[Filing], ChartPatient | None]) -> None:
        filings, chosen = found
        if (tuple(filings), chosen) == self._shown:
            return
        self._shown = (tuple(filings), chosen)
        self.message.hide()
        frame, column = card()
        column.setSpacing(8)
        column.addWidget(label(self.tr("Chart"), "heading"))
        missing = chosen is None and self._work.clerk.chart.needs_patient
        column.addWidget(label(self._whose(chosen), "strong" if missing else "plain"))
        if not any(one.parts for one in filings):
            words = self.tr("Choose &another …") if chosen else self.tr("Choose the &patient …")
            self.chooser = button(words)
            self.chooser.clicked.connect(self.choose)
            column.addWidget(self.chooser)
        for filing in filings:
            self._add(column, filing)
        self._outer.replaceWidget(self._card, frame)
        self._card.hide()
        self._card.deleteLater()
        self._card = frame

    def _whose(self, chosen: ChartPatient | None) -> str:
        if chosen is None:
            if self._work.clerk.chart.needs_patient:
                return self.tr("Nothing is filed before somebody chooses the patient in the chart.")
            return self.tr("No record number is given. Name, birth date and code go with it.")
        return patient_words(chosen) or chosen.reference

    def _add(self, column: QVBoxLayout, filing: Filing) -> None:
        if filing.why == NO_PATIENT:
            return  # the box says so above
        needs_person = filing.state == "person"
        column.addWidget(label(state_words(filing), "strong" if needs_person else "plain"))
        if not needs_person:
            return
        if filing.why not in _BY_HAND:
            self.again = button(self.tr("Send a&gain"))
            self.again.clicked.connect(partial(self._work.send_again, filing))
            column.addWidget(self.again)
        self.there = button(self.tr("It &is in the chart"))
        self.there.clicked.connect(partial(self._work.take_as_filed, filing))
        column.addWidget(self.there)

    @Slot(str)
    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()
